"""Runs the tasks of a run: those waiting for the journal, in flight, and finished."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Executor, Future, ThreadPoolExecutor, wait
from queue import Empty, SimpleQueue
from typing import Any, Callable, Deque, Dict, List, NamedTuple, Optional

from ..core.call.clock import Clock
from ..errors import ApiError
from .schedule import Throttle

# Gets the result of a task, or else what it has failed with.
Then = Callable[[Any, Optional[ApiError]], None]

# Seconds that a run sleeps at once where nothing is on its way: it may be told something meanwhile.
NAP = 0.25


def _wake() -> None:
    """End `wait`: a task has finished."""


class _Sent(NamedTuple):
    throttle: Throttle
    then: Then


class Workers:
    """Gives tasks to an executor, and their results to the callers, in the thread that calls `collect`.

    Args:
        executor: Runs the tasks; None for internal threads.
        threads: The number of internal threads.
        clock: The clock to wait by.
    """

    def __init__(self, executor: Optional[Executor], threads: int, clock: Clock) -> None:
        self._executor: Executor = ThreadPoolExecutor(threads, "sync-run") if executor is None else executor
        self._is_own = executor is None
        self._clock = clock
        self._prepared: List[Callable[[], None]] = []
        self._sent: Dict[Future[Any], _Sent] = {}
        self._back: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._events: Deque[Callable[[], None]] = deque()

    @property
    def busy(self) -> bool:
        """Whether any task is in flight."""
        return bool(self._sent)

    def prepare(self, throttle: Throttle, then: Then, task: Callable[..., Any], *args: Any) -> None:
        """Queue a task, to start once it is in the journal."""
        throttle.begin(self._clock.monotonic())

        def send() -> None:
            future = self._executor.submit(task, *args)
            self._sent[future] = _Sent(throttle, then)
            future.add_done_callback(lambda done: self._back.put(_wake))

        self._prepared.append(send)

    def send(self) -> None:
        """Start the queued tasks, which are in the journal now."""
        prepared, self._prepared = self._prepared, []
        for send in prepared:
            send()

    def call(self, event: Callable[[], None]) -> None:
        """Let `collect` call a function. Call it from any thread."""
        self._back.put(event)

    def wait(self, seconds: float) -> None:
        """Wait for the first task to finish, or for an event.

        Args:
            seconds: The longest time to wait.
        """
        if seconds > 0 and self._back.empty() and not self._sent:
            # By the client's clock, which a test may turn.
            self._clock.sleep(min(seconds, NAP))
            seconds = 0.0
        try:
            # Not `timeout=0`: with it, Python 3.8 to 3.10 may wait for ever.
            self._events.append(self._back.get(seconds > 0, max(seconds, 0.001)))
            while True:
                self._events.append(self._back.get_nowait())
        except Empty:
            pass

    def collect(self) -> None:
        """Handle all events and finished tasks."""
        while self._events:
            self._events.popleft()()
        # Not by what came through the queue: Ctrl-C may have come between taking it and heeding it.
        for future in [future for future in self._sent if future.done()]:
            self._finish(future)

    def _finish(self, future: Future[Any]) -> None:
        throttle, then = self._sent.pop(future)
        throttle.end()
        try:
            result, problem = future.result(), None
        except ApiError as error:
            result, problem = None, error
        then(result, problem)

    def close(self) -> None:
        """Cancel tasks that have not started, and wait for the others: `collect` handles their results."""
        self._prepared.clear()
        for future in list(self._sent):
            future.cancel()
        wait(self._sent)
        for future in [future for future in self._sent if future.cancelled()]:
            del self._sent[future]
        if self._is_own:
            self._executor.shutdown()
