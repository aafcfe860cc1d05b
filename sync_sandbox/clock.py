"""The sandbox's time."""

from __future__ import annotations

import asyncio
import math
import threading
import time
from contextlib import contextmanager
from typing import Iterator, Optional, Set


class Clock:
    """Real time, plus whatever `advance` has skipped."""

    def __init__(self) -> None:
        self._wall = time.time()
        self._monotonic = time.monotonic()
        self._skipped = 0.0
        self._lock = threading.Lock()
        self._waiters: Set[asyncio.Future[None]] = set()

    def now(self) -> float:
        """Seconds since the Unix epoch."""
        return self._wall + self._skipped + (time.monotonic() - self._monotonic)

    def advance(self, seconds: float) -> None:
        """Move forward by `seconds` and wake whoever waits. Any thread may do it."""
        if not 0 <= seconds < math.inf:
            raise ValueError(f"advance: seconds must be zero or more, got {seconds!r}. Time does not run backwards.")
        with self._lock:
            self._skipped += seconds
        self.wake()

    def wake(self) -> None:
        """Let everyone who waits look again, because something other than the time has changed."""
        for waiter in list(self._waiters):
            waiter.get_loop().call_soon_threadsafe(_settle, waiter)

    def real_seconds_until(self, moment: float) -> float:
        """Real seconds until `moment` comes by itself; infinite when it never does."""
        return max(0.0, moment - self.now())

    @contextmanager
    def working(self) -> Iterator[None]:
        """For as long as a request is carried out."""
        yield

    async def changed(self, timeout: float, *, held_until: Optional[float] = None) -> None:
        """Wait until the clock is moved or woken, for at most `timeout` real seconds (which may be infinite).

        held_until: the moment that a request is held for; None where no client waits.
        """
        await self._woken(timeout)

    async def _woken(self, timeout: float) -> bool:
        waiter = asyncio.get_running_loop().create_future()
        self._waiters.add(waiter)
        try:
            await asyncio.wait({waiter}, timeout=None if math.isinf(timeout) else timeout)
            return waiter.done()
        finally:
            self._waiters.discard(waiter)


class ManualClock(Clock):
    """A clock that stands still until it is told to advance.

    with Sandbox(clock=ManualClock()) as sandbox:
        sandbox.advance(3.0)
    """

    def now(self) -> float:
        return self._wall + self._skipped

    def real_seconds_until(self, moment: float) -> float:
        return 0.0 if moment <= self.now() else math.inf


def _settle(waiter: asyncio.Future[None]) -> None:
    if not waiter.done():
        waiter.set_result(None)
