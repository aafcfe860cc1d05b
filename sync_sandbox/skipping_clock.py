"""Time that nobody has to wait for."""

from __future__ import annotations

import asyncio
import time
from bisect import insort
from contextlib import contextmanager
from typing import Callable, Iterator, List, Optional

from .clock import Clock

#: Real seconds for everyone who is about to wait to say so, before time is skipped.
GRACE_SECONDS = 0.0002
#: Real seconds for which time stands still for a request. One that does not end holds it up no longer.
PATIENCE_SECONDS = 1.0


class SkippingClock(Clock):
    """Real time that skips to the next moment that somebody waits for.

    A request that is held waits, and so does a client that sleeps by this clock. While another request is carried out,
    no time is skipped, and the earliest moment comes first: what runs side by side keeps its order.

    clock = SkippingClock()
    with Sandbox(clock=clock, processing_seconds=60) as sandbox, sync.testing.use_clock(clock):
        Sync(base_url=sandbox.url, api_key="test").generations.create_and_wait(...)  # a minute, in milliseconds
    """

    def __init__(self) -> None:
        super().__init__()
        self._moments: List[float] = []
        self._at_work = 0

    def sleep(self, seconds: float) -> None:
        """Return when `seconds` are over by this clock."""
        with self._waiting(self.now() + seconds) as is_over:
            while not is_over():
                time.sleep(GRACE_SECONDS)

    async def asleep(self, seconds: float) -> None:
        """The same in an event loop."""
        with self._waiting(self.now() + seconds) as is_over:
            # An event would have to be set from other threads and loops, for no gain.
            while not is_over():  # noqa: ASYNC110
                await asyncio.sleep(GRACE_SECONDS)

    @contextmanager
    def working(self) -> Iterator[None]:
        self._count_work(1)
        try:
            yield
        finally:
            self._count_work(-1)

    async def changed(self, timeout: float, *, held_until: Optional[float] = None) -> None:
        if held_until is None:
            await super().changed(timeout)
            return
        self._count_work(-1)
        try:
            with self._waiting(held_until) as is_over:
                while not is_over() and not await self._woken(GRACE_SECONDS):
                    pass
        finally:
            self._count_work(1)

    def _count_work(self, change: int) -> None:
        with self._lock:
            self._at_work += change

    @contextmanager
    def _waiting(self, moment: float) -> Iterator[Callable[[], bool]]:
        """Gives what tells whether `moment` has come, and skips to it where it is the next."""
        begun = time.monotonic()
        with self._lock:
            insort(self._moments, moment)

        def is_over() -> bool:
            waited = time.monotonic() - begun
            with self._lock:
                left = moment - self.now()
                if left <= 0:
                    return True
                is_next = self._moments[0] == moment
                if waited < GRACE_SECONDS or not is_next or (self._at_work and waited < PATIENCE_SECONDS):
                    return False
                self._skipped += left
            self.wake()
            return True

        try:
            yield is_over
        finally:
            with self._lock:
                self._moments.remove(moment)
