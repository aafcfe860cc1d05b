"""Time and chance, in one place, so that a test can hold both."""

from __future__ import annotations

import random
import time
from typing import Optional


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
