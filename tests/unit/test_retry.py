"""Whether to try again, and after how long."""

from __future__ import annotations

import math
import time
from datetime import datetime, timezone
from email.utils import format_datetime, formatdate
from typing import Any, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.core.call import retry
from sync.errors import ApiConnectionError, ApiError, ApiStatusError

NOW = 1_700_000_000.0
FRACTIONS = st.floats(0, 1)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def failed(status: int = 503, retry_after: Any = None) -> ApiStatusError:
    return ApiStatusError(status_code=status, retry_after=retry_after)


def in_progress() -> ApiStatusError:
    return ApiStatusError("A request with this key is in progress.", status_code=409)


class TestRetryAfter:
    @given(header=st.text(), value=JSON, now=st.floats(0, 1e11))
    def test_whatever_stands_there_it_is_a_time_or_nothing(self, header: str, value: Any, now: float) -> None:
        bodies: Any = ({}, {"retryAfterSeconds": value})
        headers: Any = ({}, {"retry-after": header})
        for one in headers:
            for body in bodies:
                seconds = retry.read_retry_after(one, body, now)
                assert seconds is None or (seconds >= 0 and math.isfinite(seconds))

    @given(seconds=st.integers(0, 10**6) | st.floats(0, 1e6))
    def test_seconds_are_themselves(self, seconds: float) -> None:
        assert retry.read_retry_after({"retry-after": str(seconds)}, {}, NOW) == float(seconds)
        assert retry.read_retry_after({}, {"retryAfterSeconds": seconds}, NOW) == float(seconds)

    @given(seconds=st.integers(-(10**6), 10**6))
    def test_a_date_is_the_time_until_it_and_never_negative(self, seconds: int) -> None:
        date = formatdate(NOW + seconds, usegmt=True)
        assert retry.read_retry_after({"retry-after": date}, {}, NOW) == max(0.0, float(seconds))

    @given(seconds=st.integers(0, 10**6), wrong=st.integers(-(10**7), 10**7))
    def test_a_date_is_read_against_the_date_of_its_response(self, seconds: int, wrong: int) -> None:
        headers = {"retry-after": formatdate(NOW + seconds, usegmt=True), "date": formatdate(NOW, usegmt=True)}
        assert retry.read_retry_after(headers, {}, NOW + wrong) == float(seconds)
        assert retry.read_retry_after({**headers, "date": "today"}, {}, NOW) == float(seconds)

    @pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system's time zone can't be changed")
    def test_a_date_without_a_zone_is_in_utc_wherever_the_program_runs(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TZ", "America/New_York")
        time.tzset()
        try:
            assert retry.read_retry_after({"retry-after": "Tue Nov 14 22:13:27 2023"}, {}, NOW) == 7.0
            zoned = format_datetime(datetime.fromtimestamp(NOW + 9, timezone.utc))
            assert retry.read_retry_after({"retry-after": zoned}, {}, NOW) == 9.0
        finally:
            monkeypatch.undo()
            time.tzset()

    @pytest.mark.parametrize(
        ("headers", "body", "seconds"),
        [
            ({"retry-after": "2"}, {"retryAfterSeconds": 5}, 2.0),
            ({"retry-after": "nan"}, {"retryAfterSeconds": 5}, 5.0),
            ({"retry-after": "-1"}, {"retryAfterSeconds": 5}, 5.0),
            ({}, {"retryAfterSeconds": True}, None),
            ({}, {"retryAfterSeconds": "5"}, 5.0),
            ({}, {"retryAfterSeconds": 10**400}, None),
            ({}, {}, None),
        ],
    )
    def test_the_header_comes_first_where_it_is_a_time(
        self, headers: Mapping[str, str], body: Mapping[str, Any], seconds: Any
    ) -> None:
        assert retry.read_retry_after(headers, body, NOW) == seconds


def pause_of(failed: int = 1, asked: Any = None, left: Any = None, chance: float = 1.0, **named: Any) -> Any:
    return retry.choose_pause(lambda: chance, failed=failed, asked=asked, left=left, **named)


class TestChoosePause:
    @given(failed=st.integers(1, 10**9), chance=FRACTIONS)
    def test_the_back_off_is_never_longer_than_eight_seconds(self, failed: int, chance: float) -> None:
        assert 0 <= pause_of(failed, chance=chance) <= 8.0

    @given(failed=st.integers(1, 100))
    def test_its_limit_doubles_from_half_a_second(self, failed: int) -> None:
        limit = pause_of(failed)
        assert limit == min(8.0, 0.5 * 2 ** (failed - 1))
        assert pause_of(failed, chance=0.0) == 0.0
        assert pause_of(failed, chance=0.5) == limit / 2

    @given(asked=st.none() | st.floats(0, 60), failed=st.integers(0, 50), chance=FRACTIONS, least=st.floats(0, 1e3))
    def test_it_is_no_shorter_than_what_anybody_asks(
        self, asked: Any, failed: int, chance: float, least: float
    ) -> None:
        pause = pause_of(failed, asked, chance=chance, least=least)
        assert max(asked or 0.0, least) <= pause <= max(60.0, least)

    @given(asked=st.floats(60, exclude_min=True, allow_infinity=False), failed=st.integers(0, 50))
    def test_more_than_a_minute_is_a_minute_for_who_is_patient_and_too_long_for_anybody_else(
        self, asked: float, failed: int
    ) -> None:
        assert pause_of(failed, asked) is None
        assert pause_of(failed, asked, patience=60.0) == 60.0

    @given(failed=st.integers(1, 50), asked=st.floats(0, 60), left=st.floats(-100, 100))
    def test_a_failure_is_final_where_the_deadline_comes_before_the_next_attempt(
        self, failed: int, asked: float, left: float
    ) -> None:
        pause = pause_of(failed, asked)
        assert pause_of(failed, asked, left) == (pause if pause < left else None)

    @pytest.mark.parametrize(
        ("left", "pause"), [(None, 5.0), (6.0, 5.0), (5.0, 5.0), (4.0, 4.0), (0.0, None), (-1.0, None)]
    )
    def test_what_goes_on_is_looked_at_once_more_at_the_deadline(self, left: Any, pause: Any) -> None:
        assert pause_of(0, None, left, least=5.0, patience=60.0) == pause
        assert pause_of(0, 5.0, left, patience=60.0) == pause
        assert pause_of(1, 5.0, left, patience=60.0) == pause

    def test_at_the_deadline_itself_nothing_is_left(self) -> None:
        assert pause_of(0, None, 0.0, patience=60.0) is None
        assert pause_of(1, None, 0.5) is None
        assert pause_of(1, None, 0.51) == 0.5


def attempts(max_retries: int) -> retry.Attempts:
    """Of a request that carries a key."""
    return retry.Attempts(idempotent=True, keyed=True, max_retries=max_retries)


def goes_on(attempts: retry.Attempts, error: ApiError) -> bool:
    return attempts.choose_pause(error, lambda: 1.0, None) is not None


class TestAttempts:
    @pytest.mark.parametrize("max_retries", [0, 1, 3])
    def test_as_many_failures_as_there_are_retries_are_followed_by_another_attempt(self, max_retries: int) -> None:
        one = attempts(max_retries)
        assert [goes_on(one, failed()) for _ in range(max_retries + 1)] == [True] * max_retries + [False]

    def test_a_request_that_the_server_still_works_on_costs_no_retry(self) -> None:
        one = attempts(1)
        assert all(goes_on(one, in_progress()) for _ in range(5))
        assert goes_on(one, failed())
        assert not goes_on(one, failed())

    def test_without_retries_it_is_not_waited_for_either(self) -> None:
        assert not goes_on(attempts(0), in_progress())

    def test_what_an_earlier_attempt_may_have_done_is_not_undone_by_a_later_refusal(self) -> None:
        refused = failed(429)
        assert goes_on(attempts(2), refused)
        assert not refused.outcome_unknown
        one, lost, refused = attempts(2), ApiConnectionError("reset"), failed(429)
        lost.request_sent = True
        assert goes_on(one, lost)
        assert goes_on(one, refused)
        assert refused.outcome_unknown

    def test_the_back_off_grows_with_each_failure(self) -> None:
        one = attempts(3)
        assert [one.choose_pause(failed(), lambda: 1.0, None) for _ in range(3)] == [0.5, 1.0, 2.0]


class TestMayRetry:
    @given(status=st.integers(300, 599), attempt=st.integers(0, 5))
    def test_what_is_not_safe_to_repeat_is_repeated_only_when_it_was_refused_for_its_pace(
        self, status: int, attempt: int
    ) -> None:
        again = retry.may_retry(failed(status), idempotent=False, attempt=attempt, keyed=False)
        assert again is (status == 429)

    @given(status=st.integers(300, 599), attempt=st.integers(0, 5))
    def test_what_is_safe_is_repeated_where_it_may_help(self, status: int, attempt: int) -> None:
        again = retry.may_retry(failed(status), idempotent=True, attempt=attempt, keyed=False)
        assert again is (status in (408, 429, 500, 502, 503, 504))
        assert retry.is_transient(failed(status)) is again

    @pytest.mark.parametrize(("attempt", "keyed", "again"), [(0, True, False), (1, True, True), (1, False, False)])
    def test_a_conflict_may_be_with_ones_own_first_attempt(self, attempt: int, keyed: bool, again: bool) -> None:
        assert retry.may_retry(failed(409), idempotent=True, attempt=attempt, keyed=keyed) is again

    @pytest.mark.parametrize(
        ("sent", "idempotent", "again"), [(True, True, True), (True, False, False), (False, False, True)]
    )
    def test_a_request_that_never_arrived_is_always_safe(self, sent: bool, idempotent: bool, again: bool) -> None:
        error = ApiConnectionError("lost")
        error.request_sent = sent
        assert retry.may_retry(error, idempotent=idempotent, attempt=0, keyed=False) is again
        assert retry.is_transient(error)

    def test_an_error_without_a_status_is_final(self) -> None:
        assert not retry.may_retry(ApiError("?"), idempotent=True, attempt=0, keyed=True)
