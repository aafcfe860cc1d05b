"""When the next request may go. The time is a number that the tests set."""

from __future__ import annotations

import math
from typing import Any, Optional

import pytest

from sync.errors import ApiConnectionError, ConcurrencyLimitError, InvalidRequestError, RateLimitError
from sync.runs.schedule import LONGEST_PROBE, MINUTE, Limits, Slots, Throttle

DOWN = ApiConnectionError("refused")


def half() -> float:
    return 0.5


def full(retry_after: float = 0.0) -> ConcurrencyLimitError:
    return ConcurrencyLimitError(status_code=429, retry_after=retry_after or None)


def free_throttle() -> Throttle:
    return Throttle(100, math.inf, 3600.0)


def test_a_minute_has_no_more_requests_than_it_may() -> None:
    throttle = Throttle(100, 60, 3600.0)
    for second in range(60):
        assert throttle.due(float(second)) <= second
        throttle.begin(float(second))
        throttle.end()
    assert throttle.due(59.0) == MINUTE
    assert throttle.due(MINUTE) <= MINUTE


def test_no_more_are_on_their_way_than_may() -> None:
    throttle = Throttle(2, 60, 3600.0)
    throttle.begin(0.0)
    throttle.begin(0.0)
    assert throttle.due(0.0) == math.inf
    throttle.end()
    assert throttle.due(0.0) <= 0.0


def test_pauses_grow_while_a_server_is_down_and_one_request_finds_out_whether_it_is_back() -> None:
    throttle = Throttle(4, 60, 3600.0)
    now, pauses = 0.0, []
    for _ in range(8):
        throttle.begin(now)
        assert throttle.due(now) == math.inf or not throttle.failing
        throttle.end()
        assert throttle.fail(DOWN, now, lambda: 1.0)
        pauses.append(throttle.due(now) - now)
        now = throttle.due(now)
    assert pauses == [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0]
    throttle.succeed()
    throttle.begin(now)
    assert throttle.due(now) <= now


def test_requests_that_fail_together_count_as_one_failure() -> None:
    throttle = Throttle(4, 60, 3600.0)
    for _ in range(4):
        assert throttle.fail(DOWN, 0.0, lambda: 1.0)
    assert throttle.due(0.0) == 1.0


def test_what_the_server_asks_for_is_obeyed() -> None:
    throttle = Throttle(4, 60, 3600.0)
    throttle.fail(RateLimitError(status_code=429, retry_after=120.0), 0.0, half)
    assert throttle.due(0.0) == 120.0


def test_patience_ends_when_trouble_has_lasted_as_long_as_it_says() -> None:
    throttle = Throttle(4, 60, 300.0)
    now = 0.0
    while throttle.fail(DOWN, now, half):
        assert throttle.due(now) > now
        now = throttle.due(now)
    assert now == pytest.approx(300.0)


def test_patience_begins_anew_after_a_success() -> None:
    throttle = Throttle(4, 60, 300.0)
    assert throttle.fail(DOWN, 0.0, half)
    throttle.succeed()
    assert throttle.fail(DOWN, 400.0, half)


def test_slots_are_taken_until_one_is_refused_and_then_as_they_become_free() -> None:
    slots, throttle = Slots(None, 3600.0), free_throttle()
    for _ in range(3):
        assert slots.due(0.0, 0, throttle) <= 0.0
        slots.take()
    assert slots.refuse(full(), 0.0, half)
    assert slots.due(0.0, 0, throttle) > 0.0
    slots.free()
    assert slots.due(0.0, 0, throttle) <= 0.0
    # No second one while it is not known what has become of the first.
    assert slots.due(0.0, 1, throttle) == math.inf
    slots.take()
    assert slots.due(0.0, 0, throttle) > 0.0


def test_a_limit_that_has_risen_is_found_out_within_seconds() -> None:
    slots, throttle = Slots(None, 3600.0), free_throttle()
    slots.take()
    now = 0.0
    for _ in range(20):
        slots.refuse(full(), now, lambda: 1.0)
        pause = slots.due(now, 0, throttle) - now
        assert pause <= LONGEST_PROBE * 1.5
        now += pause
    slots.take()
    assert all(slots.due(now, asked, throttle) <= now for asked in range(4))


def test_a_process_without_a_slot_tries_more_often_than_one_that_has_many() -> None:
    pauses = []
    for running in (0, 1, 5):
        slots = Slots(None, 3600.0)
        for _ in range(running):
            slots.take()
        slots.refuse(full(), 0.0, half)
        pauses.append(slots.due(0.0, 0, free_throttle()))
    assert pauses == sorted(pauses)
    assert pauses[0] < pauses[2]


@pytest.mark.parametrize(("active", "pause"), [(1, 25.0), (2, LONGEST_PROBE), (None, LONGEST_PROBE)])
def test_the_server_says_when_a_slot_will_be_free_where_no_other_process_has_one(
    active: Optional[int], pause: float
) -> None:
    slots, error = Slots(None, 3600.0), full(25.0)
    slots.take()
    error.active_generations = active
    slots.refuse(error, 0.0, half)
    assert slots.due(0.0, 0, free_throttle()) == pause


def test_tries_that_are_refused_leave_room_for_creates_that_are_not() -> None:
    slots, throttle = Slots(None, 3600.0), Throttle(4, 60, 3600.0)
    slots.take()
    for _ in range(31):
        throttle.begin(0.0)
        throttle.end()
    slots.refuse(full(), 0.0, half)
    assert slots.due(20.0, 0, throttle) > 20.0
    slots.free()
    assert slots.due(20.0, 0, throttle) <= 20.0


def test_a_run_without_a_slot_has_no_more_patience_than_it_was_given() -> None:
    slots = Slots(None, 300.0)
    assert slots.refuse(full(), 0.0, half)
    assert slots.refuse(full(), 299.0, half)
    assert not slots.refuse(full(), 300.0, half)


def test_jobs_that_run_are_no_trouble_however_long_they_hold_the_slots() -> None:
    slots = Slots(None, 300.0)
    slots.take()
    assert all(slots.refuse(full(), float(now), half) for now in range(0, 10_000, 100))


def test_the_caller_may_have_fewer_slots_than_the_plan() -> None:
    slots = Slots(2, 3600.0)
    slots.take()
    assert slots.due(0.0, 0, free_throttle()) <= 0.0
    assert slots.due(0.0, 1, free_throttle()) == math.inf


@pytest.mark.parametrize("limits", [{"creates": 0}, {"reads": "60"}, {"concurrency": 0}])
def test_limits_are_whole_numbers_above_zero(limits: Any) -> None:
    with pytest.raises(InvalidRequestError) as refused:
        Limits(**limits)
    assert refused.value.field in limits
