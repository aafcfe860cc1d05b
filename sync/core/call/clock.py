"""Time and randomness, in one place, so that tests can control both."""

from __future__ import annotations

import random
import time
from typing import Callable, List, Optional, Protocol


class Clock:
    """The clock of a client. Tests give theirs a subclass that does not wait."""

    def monotonic(self) -> float:
        """Seconds that only go up, for deadlines."""
        return time.monotonic()

    def time(self) -> float:
        """Seconds since the epoch, for dates."""
        return time.time()

    def time_left(self, deadline: Optional[float]) -> Optional[float]:
        """Seconds until a deadline; None where there is none."""
        return None if deadline is None else deadline - self.monotonic()

    def random(self) -> float:
        """A number from 0 to 1."""
        return random.random()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    async def asleep(self, seconds: float) -> None:
        import asyncio

        await asyncio.sleep(seconds)


class Time(Protocol):
    """The time of a test."""

    def now(self) -> float:
        """Seconds since the epoch, which only go up."""
        ...

    def sleep(self, seconds: float) -> object:
        """Return when `seconds` have passed by this time."""
        ...

    async def asleep(self, seconds: float) -> object:
        """The same, in an event loop."""
        ...


class HeldClock(Clock):
    """A clock that goes by the time of a test."""

    def __init__(self, time: Time) -> None:
        self._time = time

    def monotonic(self) -> float:
        return self._time.now()

    def time(self) -> float:
        return self._time.now()

    def sleep(self, seconds: float) -> None:
        self._time.sleep(seconds)

    async def asleep(self, seconds: float) -> None:
        await self._time.asleep(seconds)


# The last makes the clocks of new clients; tests put theirs on top.
makers: List[Callable[[], Clock]] = [Clock]


def make_clock() -> Clock:
    """A clock for a new client."""
    return makers[-1]()
