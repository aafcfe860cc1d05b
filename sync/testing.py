"""For the tests of a program that uses this library.

from sync.testing import use_clock
from sync_sandbox import Sandbox, SkippingClock

clock = SkippingClock()
with Sandbox(clock=clock) as sandbox, use_clock(clock), Sync(base_url=sandbox.url, api_key="test") as client:
    client.generations.create_and_wait(model="lipsync-2", input=[...])
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Generator

if TYPE_CHECKING:
    from .core.call.clock import Time

__all__ = ["use_clock"]


@contextmanager
def use_clock(time: Time) -> Generator[None, None, None]:
    """Have every client that is made meanwhile, in any thread, live by the time of a test.

        with use_clock(SkippingClock()):
            client = Sync()

    Its pauses are slept by that time, and its timeouts end by it.

    Args:
        time: A `sync_sandbox.SkippingClock`, or anything else with `now()`, which gives seconds since the epoch that
            only go up, `sleep(seconds)`, and `asleep(seconds)`, which is awaited.

    Returns:
        A context manager. Clients that were made in it keep the time.

    Raises:
        AttributeError: `time` lacks one of these; raised where a client needs it.
    """
    from .core.call.clock import HeldClock, makers

    makers.append(lambda: HeldClock(time))
    try:
        yield
    finally:
        makers.pop()
