"""When to ask again, and when to stop."""

from __future__ import annotations

from typing import Any, Dict, List, Optional
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.core.call.context import Context
from sync.core.call.retry import choose_pause
from sync.core.call.steps import Flow, Sleep
from sync.core.jobs.job import poll_until_ended
from sync.core.jobs.wait import check_wait, choose_hold, is_tolerable, limit_poll, read_pace
from sync.core.settings import Settings
from sync.errors import (
    ApiConnectionError,
    ApiError,
    BadRequestError,
    InternalServerError,
    InvalidRequestError,
    InvalidResponseError,
    NotFoundError,
    RateLimitError,
    UnauthorizedError,
    WaitTimeoutError,
)
from sync_client.callers import Job, WaitOptions

from ..facade.support import InstantClock

SECONDS = st.floats(0, 1e6)


class State:
    def __init__(self, status: str) -> None:
        self.id = "x"
        self.status = status


def job(hold: bool) -> Job[Any]:
    """How the jobs of these tests are polled."""
    return Job(
        Mock(),
        interval=10.0,
        succeeded=("COMPLETED",),
        failed=("FAILED",),
        running=("PENDING", "PROCESSING"),
        hold={"wait": True, "timeout": None} if hold else None,
        longest_hold=10.0,
    )


def wait(polls: List[Any], clock: Optional[InstantClock] = None, hold: bool = False, **options: Any) -> Any:
    """Wait for a job that answers so, without a server; the last answer comes again and again."""
    clock = clock or InstantClock()
    context = Context(Settings("http://127.0.0.1", 60.0, 0, {}), clock)
    asked: List[Any] = []

    def poll(context: Context, hold: Optional[float]) -> Flow[Any]:
        asked.append((hold, context.settings.timeout))
        answer = polls[min(len(asked), len(polls)) - 1]
        if isinstance(answer, Exception):
            raise answer
        yield from ()
        return State(answer), {}

    flow = poll_until_ended(context, "x", poll, job(hold), WaitOptions(**options))
    try:
        for step in flow:
            assert isinstance(step, Sleep)
            clock.sleep(step.seconds)
    except ApiError as error:
        return error, asked
    raise AssertionError


class TestHoldFor:
    @given(left=st.none() | st.floats(-1e6, 1e6))
    def test_it_is_what_the_api_takes_and_no_more_than_is_left(self, left: Optional[float]) -> None:
        hold = choose_hold(left, 10.0)
        if hold is None:
            assert left is not None
            assert left < 1.0
        else:
            assert 1.0 <= hold <= 10.0
            assert left is None or hold <= left


def pause_after(headers: Dict[str, str], took: float, held: Optional[float], poll_interval: float) -> Optional[float]:
    asked, least = read_pace(headers, 0.0, took, held, poll_interval)
    return choose_pause(lambda: 1.0, failed=0, asked=asked, left=None, least=least, patience=60.0)


class TestPauseAfter:
    @given(took=SECONDS, held=st.none() | st.floats(1, 10), interval=st.floats(0.1, 1e6), asked=st.none() | SECONDS)
    def test_it_is_never_negative_nor_longer_than_was_asked_for(
        self, took: float, held: Optional[float], interval: float, asked: Optional[float]
    ) -> None:
        headers = {} if asked is None else {"retry-after": str(asked)}
        for one in (headers, {**headers, "x-sync-wait-mode": "long_poll"}):
            pause = pause_after(one, took, held, interval)
            assert pause is not None
            assert 0.0 <= pause <= max(interval, min(asked or 0.0, 60.0), 0.5)

    @given(took=SECONDS, interval=st.floats(0.1, 1e6))
    def test_without_a_long_poll_it_is_the_interval(self, took: float, interval: float) -> None:
        assert pause_after({}, took, None, interval) == interval
        assert pause_after({}, took, 10.0, interval) == interval
        assert pause_after({"x-sync-wait-mode": "long_poll"}, took, None, interval) == interval

    @given(held=st.floats(1, 10), took=SECONDS)
    def test_a_poll_that_was_held_is_followed_at_once_and_any_other_is_not(self, held: float, took: float) -> None:
        pause = pause_after({"x-sync-wait-mode": "long_poll", "retry-after": "2"}, took, held, 10.0)
        assert pause == (0.0 if took >= held - 0.5 else 2.0)


@pytest.mark.parametrize(
    ("error", "seen", "tolerable"),
    [
        (ApiConnectionError("lost"), False, True),
        (InvalidResponseError("?", status_code=200), False, True),
        (InternalServerError(status_code=502), False, True),
        (InternalServerError(status_code=501), False, False),
        (NotFoundError(status_code=404), True, True),
        (NotFoundError(status_code=404), False, False),
        (UnauthorizedError(status_code=401), True, False),
        (BadRequestError(status_code=400), True, False),
    ],
)
def test_what_a_wait_survives(error: ApiError, seen: bool, tolerable: bool) -> None:
    assert is_tolerable(error, seen) is tolerable


class TestWait:
    @given(timeout=st.floats(0.01, 1e5), interval=st.floats(0.01, 1e5), fails=st.booleans())
    def test_it_ends_at_its_deadline_and_not_before(self, timeout: float, interval: float, fails: bool) -> None:
        # A very short interval only makes the example long.
        interval = max(interval, timeout / 50)
        clock = InstantClock()
        begin = clock.now
        answer = ApiConnectionError("lost") if fails else "PROCESSING"
        error, _ = wait([answer], clock, timeout=timeout, poll_interval=interval)
        passed = clock.now - begin
        assert error.id == "x"
        assert isinstance(error, WaitTimeoutError)
        assert passed == pytest.approx(timeout)
        assert error.__cause__ is (answer if fails else None)

    @pytest.mark.parametrize("timeout", [None, 3600.0])
    def test_five_answers_in_a_row_that_make_no_sense_end_it(self, timeout: Optional[float]) -> None:
        page, lost = InvalidResponseError("a page"), ApiConnectionError("lost")
        error, asked = wait([page] * 4 + ["PENDING"] + [page] * 4 + [lost] + [page], timeout=timeout)
        assert error is page
        assert error.id == "x"
        assert len(asked) == 15

    def test_without_a_deadline_an_outage_of_a_quarter_of_an_hour_ends_it(self) -> None:
        clock, lost = InstantClock(), ApiConnectionError("lost")
        begin = clock.now
        error, _ = wait([lost], clock)
        assert error is lost
        assert 900.0 <= clock.now - begin < 960.0

    def test_without_a_deadline_five_failures_that_last_for_long_do_not_end_it_sooner(self) -> None:
        clock = InstantClock()
        failures = [ApiConnectionError("lost")] * 20
        error, asked = wait([*failures, "PENDING", UnauthorizedError(status_code=401)], clock)
        assert isinstance(error, UnauthorizedError)
        assert len(asked) == 22

    @pytest.mark.parametrize("asked", [90.0, 3600.0, 86_400.0])
    def test_a_server_that_names_a_time_is_waited_for_without_end(self, asked: float) -> None:
        clock = InstantClock()
        slow_down = RateLimitError(status_code=429, retry_after=asked)
        wait([slow_down] * 7 + [UnauthorizedError(status_code=401)], clock)
        assert clock.slept == [asked] * 7

    def test_a_time_that_no_clock_can_wait_for_is_a_day(self) -> None:
        clock = InstantClock()
        wait([RateLimitError(status_code=429, retry_after=1e300), UnauthorizedError(status_code=401)], clock)
        assert clock.slept == [86_400.0]

    def test_a_time_after_the_deadline_is_not_asked_before_it(self) -> None:
        clock = InstantClock()
        slow_down = RateLimitError(status_code=429, retry_after=90.0)
        error, asked = wait([slow_down], clock, timeout=100.0)
        assert isinstance(error, WaitTimeoutError)
        assert (clock.slept, len(asked)) == ([90.0, 10.0], 2)

    def test_a_poll_has_the_time_that_the_server_holds_it_and_that_is_left(self) -> None:
        error, asked = wait(["PROCESSING"], timeout=25.0, hold=True)
        assert isinstance(error, WaitTimeoutError)
        assert asked == [(10.0, 25.5), (10.0, 15.5), (5.0, 5.5), (None, 1.0)]

    def test_without_a_deadline_a_poll_has_the_time_of_a_call_and_of_its_hold(self) -> None:
        _, asked = wait([ApiConnectionError("lost"), UnauthorizedError(status_code=401)], hold=True)
        assert asked == [(10.0, 70.0)] * 2

    @pytest.mark.parametrize("interval", [0, -1, None, "10", float("nan")])
    def test_an_interval_that_is_none_is_refused(self, interval: Any) -> None:
        with pytest.raises(InvalidRequestError, match="poll_interval"):
            check_wait(None, interval)


@pytest.mark.parametrize(
    ("left", "held"), [(None, 10.0), (60.0, 10.0), (10.0, 10.0), (4.5, 4.5), (1.0, 1.0), (0.99, None), (-1.0, None)]
)
def test_a_poll_is_held_for_what_is_left_up_to_ten_seconds(left: Optional[float], held: Optional[float]) -> None:
    assert choose_hold(left, 10.0) == held


HELD = {"x-sync-wait-mode": "long"}


@pytest.mark.parametrize(
    ("headers", "took", "held", "pause"),
    [
        ({}, 0.0, None, 5.0),
        (HELD, 0.0, None, 5.0),
        ({}, 0.0, 10.0, 5.0),
        ({"retry-after": "7"}, 0.0, None, 7.0),
        ({"retry-after": "70"}, 0.0, None, 60.0),
        (HELD, 10.0, 10.0, 0.0),
        (HELD, 9.5, 10.0, 0.0),
        (HELD, 9.4, 10.0, 0.5),
        ({**HELD, "retry-after": "3"}, 1.0, 10.0, 3.0),
        ({**HELD, "retry-after": "30"}, 1.0, 10.0, 5.0),
    ],
)
def test_the_pause_is_the_longest_that_somebody_asks_for_and_none_where_the_server_waits(
    headers: Dict[str, str], took: float, held: Optional[float], pause: float
) -> None:
    assert pause_after(headers, took, held, 5.0) == pause


@pytest.mark.parametrize(
    ("timeout", "held", "left", "expected"),
    [
        (60.0, None, None, 60.0),
        (60.0, 10.0, None, 70.0),
        (None, 10.0, None, None),
        (None, None, 30.0, 30.5),
        (None, None, 0.0, 1.0),
        (60.0, 10.0, 30.0, 30.5),
        (60.0, None, 0.1, 1.0),
        (60.0, None, 600.0, 60.0),
    ],
)
def test_a_poll_takes_as_long_as_a_call_and_no_longer_than_the_wait(
    timeout: Optional[float], held: Optional[float], left: Optional[float], expected: Optional[float]
) -> None:
    clock = InstantClock()
    context = Context(Settings("http://127.0.0.1", timeout, 3, {}), clock)
    changed = limit_poll(context, held, left)
    assert changed == context._replace(settings=context.settings._replace(timeout=expected, max_retries=0))


def test_an_interval_is_a_time() -> None:
    message = r"^poll_interval must be a number of seconds above 0, not None\.$"
    with pytest.raises(InvalidRequestError, match=message) as caught:
        check_wait(None, None)
    assert caught.value.field == "poll_interval"
    assert check_wait(None, 5) == (None, 5.0)
    assert check_wait(7, 5) == (7.0, 5.0)


@pytest.mark.parametrize(
    ("steps", "held", "expected"),
    [
        ({}, 10.0, {}),
        ({"read": 5.0, "connect": 2.0}, 10.0, {"read": 15.0, "connect": 2.0}),
        ({"read": 5.0}, None, {"read": 5.0}),
        ({"read": None, "connect": 2.0}, 10.0, {"read": None, "connect": 2.0}),
    ],
)
def test_a_read_may_take_longer_by_what_the_server_holds_it(steps: Any, held: Optional[float], expected: Any) -> None:
    settings = Settings("http://127.0.0.1", None, 3, {}, step_timeouts=steps)
    changed = limit_poll(Context(settings, InstantClock()), held, None)
    assert changed.settings.step_timeouts == expected


@pytest.mark.parametrize(("chance", "slept"), [(1.0, [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0]), (0.0, [0.5] * 8)])
def test_after_polls_that_failed_the_pause_grows_and_is_never_none(chance: float, slept: List[float]) -> None:
    clock = InstantClock()
    clock.chance = chance
    wait([InternalServerError("down", status_code=503)] * 8 + [UnauthorizedError(status_code=401)], clock)
    assert clock.slept == slept
