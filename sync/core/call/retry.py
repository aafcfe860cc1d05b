"""Whether to try again, and after how long: decided here for calls, uploads, downloads and polls. Pure: time and chance
are passed in."""

from __future__ import annotations

import math
import re
from typing import Any, Callable, Mapping, Optional

from ...errors import ApiConnectionError, ApiError

FIRST_DELAY = 0.5
LONGEST_DELAY = 8.0
LONGEST_RETRY_AFTER = 60.0
_GOES_ON = "in progress|in flight|process(ing|ed)|pending|concurrent|in use"
_OTHER_REQUEST = "different|another (request|payload|body)|mismatch|payload|reuse"
TRANSIENT = frozenset((408, 429, 500, 502, 503, 504))


def read_retry_after(headers: Mapping[str, str], body: Mapping[str, Any], now: float) -> Optional[float]:
    """Seconds that a response asks to wait: `Retry-After` as seconds or a date (RFC 9110, section 10.2.3), else
    `retryAfterSeconds` of the body. None where it does not say, or says something that is not a time.

    Args:
        headers: Header fields, names in lower case.
        body: The parsed body.
        now: Seconds since the epoch, for a date of a server that does not say what time it has.
    """
    value = headers.get("retry-after")
    if value is not None:
        seconds = _read_seconds(value)
        if seconds is None:
            moment = _read_date(value)
            if moment is not None:
                # By the server's own clock: this one may be wrong by hours.
                sent = _read_date(headers.get("date", ""))
                seconds = max(0.0, moment - (now if sent is None else sent))
        if seconds is not None:
            return seconds
    return _read_seconds(body.get("retryAfterSeconds"))


def _read_seconds(value: Any) -> Optional[float]:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        seconds = float(value)
    except (ValueError, OverflowError):
        return None
    return seconds if math.isfinite(seconds) and seconds >= 0 else None


def _read_date(date: str) -> Optional[float]:
    """Seconds since the epoch."""
    from datetime import timezone
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(date)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=timezone.utc)
        return moment.timestamp()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def is_transient(error: ApiError) -> bool:
    """Whether the same request may succeed later."""
    return isinstance(error, ApiConnectionError) or error.status_code in TRANSIENT


def is_in_progress(error: ApiError) -> bool:
    """Whether a conflict is with a request of the same key that the server still works on. The name of its code is not
    documented: it is known by its words."""
    if error.status_code != 409:
        return False
    words = re.sub(r"[^a-z]+", " ", f"{error.code or ''} {error.message or ''}".lower())
    return re.search(_GOES_ON, words) is not None and re.search(_OTHER_REQUEST, words) is None


def may_retry(error: ApiError, *, idempotent: bool, attempt: int, keyed: bool) -> bool:
    """Whether the request can be sent again without doing its work twice.

    Args:
        idempotent: Whether doing the work twice is the same as doing it once.
        attempt: 0 for the first.
        keyed: Whether it carries an idempotency key.
    """
    if isinstance(error, ApiConnectionError):
        return idempotent or not error.request_sent
    if error.status_code == 429:
        return True
    # A first attempt whose response was lost may still be in progress when its twin arrives.
    if error.status_code == 409 and keyed:
        return attempt > 0 or is_in_progress(error)
    return idempotent and error.status_code in TRANSIENT


class Attempts:
    """Decides after each failed attempt of one call whether another follows.

    Args:
        idempotent: Whether doing its work twice has the same effect as doing it once.
        keyed: Whether it carries an idempotency key.
        max_retries: Further attempts after the first.
    """

    def __init__(self, *, idempotent: bool, keyed: bool, max_retries: int) -> None:
        self._idempotent = idempotent
        self._keyed = keyed
        self._max_retries = max_retries
        self._failed = 0
        self._refused = 0
        self._unsure = False

    def choose_pause(self, error: ApiError, random: Callable[[], float], left: Optional[float]) -> Optional[float]:
        """Seconds until the next attempt; None where there is to be none. Notes on the error whether the outcome is
        unknown.

        Args:
            error: What the attempt has failed with.
            random: Gives a number from 0 to 1.
            left: Seconds until the deadline; None without one.
        """
        attempt = self._failed
        self._failed += 1
        # What an earlier attempt has done is not undone by the refusal of a later one.
        in_progress = self._keyed and is_in_progress(error)
        if self._unsure or in_progress:
            error.outcome_unknown = True
        self._unsure = error.outcome_unknown
        # A request that the server still works on is waited for: that is no failure of this one.
        self._refused += not in_progress
        if self._max_retries == 0 or self._refused > self._max_retries:
            return None
        if not may_retry(error, idempotent=self._idempotent, attempt=attempt, keyed=self._keyed):
            return None
        return choose_pause(random, failed=self._failed, asked=error.retry_after, left=left)


def choose_pause(
    random: Callable[[], float],
    *,
    failed: int,
    asked: Optional[float],
    left: Optional[float],
    least: float = 0.0,
    first: float = FIRST_DELAY,
    longest: float = LONGEST_DELAY,
    patience: Optional[float] = None,
) -> Optional[float]:
    """Seconds until the next attempt of a call, an upload or a download, or until the next poll of a job; None where
    there is to be none.

    It is the longest of what the server asks for, the least, and, after a failure, the back-off with full jitter: a
    random part of a delay that doubles from the first to the longest. Where the deadline comes first, the failure of a
    call is final, and a job is looked at once more at the deadline.

    Args:
        random: Gives a number from 0 to 1.
        failed: How many attempts have failed in a row; 0 after one that has not.
        asked: Seconds that the server asks for, if it does.
        left: Seconds until the deadline; None without one.
        least: Seconds that it takes in any case, such as the interval of polls.
        first: The delay after the first failure, in seconds.
        longest: The longest delay.
        patience: Seconds to pause at most where the server asks for more than 60 s; None gives up, as a call does.
    """
    asked = asked or 0.0
    if patience is None and asked > LONGEST_RETRY_AFTER:
        return None
    pause = max(least, asked if patience is None else min(asked, patience))
    if failed:
        pause = max(pause, random() * min(longest, first * 2.0 ** min(failed - 1, 10)))
    if left is None or pause < left:
        return pause
    return None if patience is None or left <= 0 else left
