"""What drives the facade in its tests: a clock that does not wait, and one face for both colours."""

from __future__ import annotations

import asyncio
import gc
import inspect
from typing import Any, AsyncGenerator, Callable, Iterator, List, Optional, Type, TypeVar, Union, cast

import pytest

from sync import AsyncSync, Sync
from sync.core.call.clock import Clock

COLOURS = (Sync, AsyncSync)

VIDEO = {"type": "video", "url": "https://example.com/video.mp4"}
AUDIO = {"type": "audio", "url": "https://example.com/audio.wav"}
INPUT = [VIDEO, AUDIO]

C = TypeVar("C", bound=Union[Sync, AsyncSync])


class InstantClock(Clock):
    """A clock that stands still. What would be slept is noted, and moves it.

    Attributes:
        slept: The pauses, in seconds.
        chance: What `random` gives.
        on_sleep: Called with the seconds of each pause.
    """

    def __init__(self) -> None:
        self.now = 1000.0
        self.epoch = 1_700_000_000.0
        self.slept: List[float] = []
        self.chance = 1.0
        self.on_sleep: Optional[Callable[[float], None]] = None

    def monotonic(self) -> float:
        return self.now

    def time(self) -> float:
        return self.epoch

    def random(self) -> float:
        return self.chance

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        if self.on_sleep is not None:
            self.on_sleep(seconds)

    async def asleep(self, seconds: float) -> None:
        self.sleep(seconds)


def with_clock(client: C, clock: Clock) -> C:
    """The client, with its time held by the test."""
    client._caller.transport.clock = clock
    client._caller.context = client._caller.context._replace(clock=clock)
    return client


class Blocking:
    """An asynchronous client, or a resource of it, called without `await`."""

    def __init__(self, target: Any, loop: asyncio.AbstractEventLoop) -> None:
        self._target = target
        self._loop = loop

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._target, name)
        if type(value).__name__.startswith("Async"):
            return Blocking(value, self._loop)
        if not callable(value):
            return value

        def call(*args: Any, **kwargs: Any) -> Any:
            result = value(*args, **kwargs)
            if isinstance(result, AsyncGenerator):
                return _each(result, self._loop)
            if isinstance(result, AsyncSync):
                return Blocking(result, self._loop)
            return self._loop.run_until_complete(result) if inspect.isawaitable(result) else result

        return call


def _each(items: AsyncGenerator[Any, None], loop: asyncio.AbstractEventLoop) -> Iterator[Any]:
    try:
        while True:
            try:
                item = loop.run_until_complete(items.__anext__())
            except StopAsyncIteration:
                return
            yield item
    finally:
        loop.run_until_complete(items.aclose())


def as_sync(client: Union[Sync, AsyncSync], loop: asyncio.AbstractEventLoop) -> Sync:
    """The client of either colour, to be called as if it were the synchronous one."""
    return client if isinstance(client, Sync) else cast(Sync, Blocking(client, loop))


def make_client(colour: Type[Any], loop: asyncio.AbstractEventLoop, clock: Clock, **settings: Any) -> Sync:
    """A client of this colour for the tests, with its time held by them."""
    return as_sync(with_clock(colour(**settings), clock), loop)


async def assert_all_are_closed(count: Callable[[], int], before: int) -> None:
    """That no more files or sockets are open than before, once what nobody holds is gone.

    An asynchronous client that is dropped is closed by its loop, a moment later.
    """
    gc.collect()
    for _ in range(500):
        if count() <= before:
            return
        await asyncio.sleep(0.01)
    pytest.fail(f"{count() - before} are still open")
