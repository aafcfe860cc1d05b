"""The clock that tests replace."""

from __future__ import annotations

import asyncio
import time

from sync.core.call.clock import Clock


def test_its_time_is_the_time_of_this_machine() -> None:
    clock = Clock()
    assert abs(clock.time() - time.time()) < 60
    assert abs(clock.monotonic() - time.monotonic()) < 60
    assert 0 <= clock.random() < 1


def test_it_waits_in_both_colours() -> None:
    before = time.monotonic()
    Clock().sleep(0.01)
    asyncio.run(Clock().asleep(0.01))
    assert time.monotonic() - before > 0.01


def test_the_time_left_is_that_until_the_deadline_if_there_is_one() -> None:
    clock = Clock()
    assert clock.time_left(None) is None
    left = clock.time_left(clock.monotonic() + 100.0)
    assert left is not None
    assert 90.0 < left <= 100.0
