"""Runs the tasks of a run in an executor, and hands their results back to the thread of the run."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Executor, Future, ThreadPoolExecutor, wait
from queue import Empty, SimpleQueue
from typing import Any, Callable, Deque, Dict, List, NamedTuple, Optional

from ..core.call.clock import Clock
from ..errors import ApiError
from .schedule import Throttle

# Called with the result of a task, or with its error.
Callback = Callable[[Any, Optional[ApiError]], None]

# Seconds. With no task in flight, a run sleeps by the client's clock, which no event interrupts: so it sleeps this long
# at most.
NAP = 0.25
# Seconds. On some systems, Ctrl-C does not interrupt a wait without a limit.
LONGEST_WAIT = 3600.0


def _wake() -> None:
    """End `wait`: a task has finished."""


class _Sent(NamedTuple):
    throttle: Throttle
    callback: Callback


class Workers:
    """Submits tasks to an executor, and calls back with their results in the thread that calls `collect`.

    Args:
        executor: Runs the tasks; None for threads of its own.
        threads: The number of those threads.
        clock: The client's clock.
    """

    def __init__(self, executor: Optional[Executor], threads: int, clock: Clock) -> None:
        self._executor: Executor = ThreadPoolExecutor(threads, "sync-run") if executor is None else executor
        self._is_own = executor is None
        self._clock = clock
        self._prepared: List[Callable[[], None]] = []
        self._sent: Dict[Future[Any], _Sent] = {}
        self._inbox: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._events: Deque[Callable[[], None]] = deque()

    @property
    def busy(self) -> bool:
        """Whether any task is in flight."""
        return bool(self._sent)

    def prepare(self, throttle: Throttle, callback: Callback, task: Callable[..., Any], *args: Any) -> None:
        """Queue a task until `send`.

        Args:
            throttle: The limits that the task counts towards.
            callback: Called with its result.
        """
        throttle.begin(self._clock.monotonic())

        def send() -> None:
            future = self._executor.submit(task, *args)
            self._sent[future] = _Sent(throttle, callback)
            future.add_done_callback(lambda done: self._inbox.put(_wake))

        self._prepared.append(send)

    def send(self) -> None:
        """Start the queued tasks. Commit the journal first, so that it knows of them."""
        prepared, self._prepared = self._prepared, []
        for send in prepared:
            send()

    def call(self, event: Callable[[], None]) -> None:
        """Schedule a function to be called by `collect`. May be called from any thread."""
        self._inbox.put(event)

    def wait(self, seconds: float) -> None:
        """Wait until a task has finished or an event is scheduled.

        Args:
            seconds: The longest time to wait; 0 or less to only look.
        """
        if seconds > 0 and self._inbox.empty() and not self._sent:
            # By the client's clock, since a test may set that forward.
            self._clock.sleep(min(seconds, NAP))
            seconds = 0.0
        try:
            # Never a timeout of 0, with which Python 3.8 to 3.10 may wait for ever.
            self._events.append(self._inbox.get(seconds > 0, min(max(seconds, 0.001), LONGEST_WAIT)))
            while True:
                self._events.append(self._inbox.get_nowait())
        except Empty:
            pass

    def collect(self) -> None:
        """Handle all events and finished tasks."""
        while self._events:
            self._events.popleft()()
        # Ask the futures, not the inbox: Ctrl-C may have interrupted `wait` between taking a message and storing it.
        for future in [future for future in self._sent if future.done()]:
            self._finish(future)

    def _finish(self, future: Future[Any]) -> None:
        throttle, callback = self._sent.pop(future)
        throttle.end()
        try:
            result, problem = future.result(), None
        except ApiError as error:
            result, problem = None, error
        callback(result, problem)

    def close(self) -> None:
        """Cancel the tasks that have not started, and wait for the others, whose results `collect` then handles."""
        self._prepared.clear()
        for future in list(self._sent):
            future.cancel()
        wait(self._sent)
        for future in [future for future in self._sent if future.cancelled()]:
            del self._sent[future]
        if self._is_own:
            self._executor.shutdown()
