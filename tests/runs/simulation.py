"""Runs in virtual time, against an API that knows nothing of their schedule: it has its own slots, its own limits, its
own time for each request, and counts whatever it was asked.

Each run goes in a thread of its own, and one thread at a time: what happens next is the earliest event, whoever waits
for it. Nothing sleeps, and the same seed gives the same run.
"""

from __future__ import annotations

import heapq
import itertools
import random
import threading
from collections import Counter, deque
from concurrent.futures import Executor, Future
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Callable, Deque, Dict, List, Optional, Sequence, Tuple
from typing import Counter as Counts

from sync.core.call.clock import Clock
from sync.errors import ApiConnectionError, ApiError, ConcurrencyLimitError, RateLimitError
from sync.runs import tasks
from sync.runs.context import RunContext
from sync.runs.display import Display
from sync.runs.driver import Driver
from sync.runs.journal import Journal
from sync.runs.results import Saved
from sync.runs.run import Run
from sync.runs.schedule import Limits, Schedule
from sync.runs.tracker import Tracker
from sync.runs.workers import Workers
from sync_client.models import Generation

EPOCH = 1_800_000_000.0
# Seconds that a request, a download and an upload take, at least and at most.
REQUEST = (0.08, 0.3)
DOWNLOAD = (0.5, 3.0)


class World:
    """The time, and what is to happen when: an event gives the process whose turn it is then, or None."""

    def __init__(self) -> None:
        self.now = 0.0
        self._events: List[Tuple[float, int, Callable[[], Optional[Process]]]] = []
        self._count = itertools.count()
        self._over = threading.Semaphore(0)

    def at(self, time: float, event: Callable[[], Optional[Process]]) -> None:
        heapq.heappush(self._events, (max(time, self.now), next(self._count), event))

    def run(self, processes: Sequence[Process]) -> None:
        """Let the processes go until each has ended."""
        for process in processes:
            self.at(process.begins, process.start)
        self.go_on(None)
        self._over.acquire()
        for process in processes:
            if process.error is not None:
                raise process.error

    def go_on(self, process: Optional[Process]) -> None:
        """Let happen what is next, until it is the turn of this process, which waits."""
        while self._events:
            self.now, _, event = heapq.heappop(self._events)
            other = event()
            if other is not None:
                if other is not process:
                    other.turn.release()
                    if process is not None:
                        process.turn.acquire()
                return
        self._over.release()
        assert process is None, "a process waits for what never happens"


class Process:
    """A program in the world: it goes on where it is its turn.

    Args:
        begins: When.
        target: What it does.
    """

    def __init__(self, world: World, begins: float, target: Callable[[], None]) -> None:
        self.begins = begins
        self.ended = 0.0
        self.error: Optional[BaseException] = None
        self.turn = threading.Semaphore(0)
        self._world = world
        self._target = target
        self._waits = 0

    def start(self) -> Process:
        threading.Thread(target=self._go, daemon=True).start()
        return self

    def _go(self) -> None:
        self.turn.acquire()
        try:
            self._target()
        except BaseException as error:
            self.error = error
        self._waits = -1
        self.ended = self._world.now
        self._world.go_on(None)

    def wait(self, until: float) -> None:
        """Let the others go on until then, or until it is woken."""
        self._waits += 1
        this = self._waits
        if until < float("inf"):
            self._world.at(until, lambda: self._resume(this))
        self._world.go_on(self)

    def wake(self) -> Optional[Process]:
        return self._resume(self._waits)

    def _resume(self, wait: int) -> Optional[Process]:
        # A wait that has ended meanwhile is over for good, and so is a process.
        if wait != self._waits or self._waits < 0:
            return None
        self._waits += 1
        return self


class VirtualClock(Clock):
    def __init__(self, world: World, seed: int) -> None:
        self._world = world
        self._random = random.Random(seed)
        self.process: Optional[Process] = None

    def monotonic(self) -> float:
        return self._world.now

    def time(self) -> float:
        return EPOCH + self._world.now

    def random(self) -> float:
        return self._random.random()

    def sleep(self, seconds: float) -> None:
        assert self.process is not None
        self.process.wait(self._world.now + seconds)


class Api:
    """What the server does, by the documentation alone: a sliding minute for creates and for reads, and slots.

    Args:
        slots: How many generations may run, by the time.
        lengths: Seconds that a generation takes, by the number of its job.
        rates: Creates and reads a minute.
        lost: Of so many creates, the response of one is lost.
    """

    def __init__(
        self,
        world: World,
        slots: Callable[[float], int],
        lengths: Sequence[float],
        *,
        rates: Tuple[int, int] = (60, 600),
        lost: int = 0,
        seed: int = 1,
    ) -> None:
        self.world = world
        self.ends: Dict[str, float] = {}
        self.jobs: Counts[int] = Counter()
        self.refused: Counts[str] = Counter()
        self.random = random.Random(seed)
        self.most_running = 0
        self.polls = 0
        self._slots = slots
        self._rates = rates
        self._lengths = lengths
        self._lost = lost
        self._keys: Dict[str, str] = {}
        self._creates: Deque[float] = deque()
        self._reads: Deque[float] = deque()
        self._running: List[float] = []

    def _limit(self, minute: Deque[float], most: int) -> None:
        now = self.world.now
        while minute and minute[0] <= now - 60.0:
            minute.popleft()
        if len(minute) >= most:
            self.refused["rate"] += 1
            raise RateLimitError(status_code=429)
        minute.append(now)

    def _count_running(self) -> int:
        while self._running and self._running[0] <= self.world.now:
            heapq.heappop(self._running)
        return len(self._running)

    def create(self, body: Dict[str, Any], key: str) -> Generation:
        self._limit(self._creates, self._rates[0])
        if key not in self._keys:
            running = self._count_running()
            if running >= self._slots(self.world.now):
                self.refused["slots"] += 1
                raise ConcurrencyLimitError(status_code=429)
            number = int(body["input"][0]["url"].rpartition("/")[2].partition(".")[0])
            self._keys[key] = id = f"generation-{len(self._keys)}"
            self.jobs[number] += 1
            self.ends[id] = self.world.now + self._lengths[number]
            heapq.heappush(self._running, self.ends[id])
            self.most_running = max(self.most_running, running + 1)
        if self._lost and self.random.random() < 1 / self._lost:
            self.refused["lost"] += 1
            error = ApiConnectionError("the connection was lost")
            error.outcome_unknown = True
            raise error
        return self._show(self._keys[key])

    def poll(self, ids: List[str], new: List[str]) -> tasks.Polled:
        self._limit(self._reads, self._rates[1])
        self.polls += 1
        return tasks.Polled([self._show(id) for id in ids], {})

    def download(self, generation: Any, path: str, overwrite: bool) -> Tuple[Saved, Tuple[str, ...]]:
        return Saved(1, 0, ""), ()

    def _show(self, id: str) -> Generation:
        status = "PROCESSING" if self.ends[id] > self.world.now else "COMPLETED"
        created = datetime.fromtimestamp(EPOCH, timezone.utc).isoformat()
        return Generation.from_dict(
            {"id": id, "status": status, "createdAt": created, "model": "lipsync-2", "input": []}
        )


class VirtualExecutor(Executor):
    """Does the tasks of a run at the API: a request arrives after half of its time, and its response after the rest."""

    def __init__(self, api: Api, process: Callable[[], Process]) -> None:
        self._api = api
        self._process = process

    def submit(self, task: Callable[..., Any], *args: Any, **options: Any) -> Future[Any]:  # type: ignore[override]
        future: Future[Any] = Future()
        future.set_running_or_notify_cancel()
        world = self._api.world
        takes = self._api.random.uniform(*(DOWNLOAD if task is tasks.download else REQUEST))

        def arrive() -> None:
            try:
                result, error = getattr(self._api, task.__name__)(*args[1:]), None
            except ApiError as problem:
                result, error = None, problem
            world.at(world.now + takes / 2, lambda: respond(result, error))

        def respond(result: Any, error: Optional[ApiError]) -> Optional[Process]:
            if error is None:
                future.set_result(result)
            else:
                future.set_exception(error)
            return self._process().wake()

        world.at(world.now + takes / 2, arrive)
        return future


class AtOnce(Executor):
    """Does each task as it comes: what a run takes beside it is its own work."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def submit(self, task: Callable[..., Any], *args: Any, **options: Any) -> Future[Any]:  # type: ignore[override]
        future: Future[Any] = Future()
        # The first argument is how a task gets to the API.
        future.set_result(getattr(self._api, task.__name__)(*args[1:]))
        return future


class VirtualWorkers(Workers):
    """Waits in the world's time."""

    def __init__(self, executor: Executor, clock: VirtualClock) -> None:
        super().__init__(executor, 1, clock)
        self._virtual = clock

    def wait(self, seconds: float) -> None:
        if self._inbox.empty():
            self._virtual.sleep(seconds)
        while not self._inbox.empty():
            self._events.append(self._inbox.get())

    def close(self) -> None:
        self._prepared.clear()
        while not all(future.done() for future in self._sent):
            self.wait(float("inf"))


def make_process(
    world: World,
    api: Api,
    numbers: Sequence[int],
    *,
    begins: float = 0.0,
    seed: int = 1,
    limits: Optional[Limits] = None,
) -> Process:
    """A run of the jobs with these numbers."""
    clock = VirtualClock(world, seed)
    executor = VirtualExecutor(api, lambda: process)

    def target() -> None:
        access: Any = _NoAccess()
        context = RunContext(
            tracker=Tracker(Journal(None, clock.time()), Path("results"), None),
            workers=VirtualWorkers(executor, clock),
            schedule=Schedule(limits or Limits(), 3600.0, clock.random),
            clock=clock,
            access=access,
        )
        driver = Driver(context, budget=None, retries=2, key_lifetime=3600.0)
        with Run(context, driver, Display(), signatures_count=False) as run:
            for number in numbers:
                url = f"https://example.com/{number}.mp4"
                audio = {"type": "audio", "url": "https://example.com/audio.wav"}
                run.add({"model": "lipsync-2", "input": [{"type": "video", "url": url}, audio]})
            outcomes = run.wait()
        assert [outcome.error for outcome in outcomes] == [None] * len(numbers)

    process = clock.process = Process(world, begins, target)
    return process


class _NoAccess:
    def release(self) -> None:
        pass


def ideal_makespan(lengths: Sequence[float], slots: int) -> float:
    """When the last job ends where each begins as soon as one before it has ended, in their order."""
    ends = [0.0] * slots
    for length in lengths:
        heapq.heappush(ends, heapq.heappop(ends) + length)
    return max(ends)
