"""What a wait decides: how long the server may hold a poll, how long the poll may take, when the next one comes, and
which failures it outlasts. Pure."""

from __future__ import annotations

from typing import Any, Callable, Mapping, Optional, Tuple

from ...errors import ApiError, InvalidRequestError, InvalidResponseError, NotFoundError
from ..call.context import Context
from ..call.retry import LONGEST_DELAY, choose_pause, is_in_progress, is_transient, read_retry_after
from ..settings import timeout_from

# The least that the API takes for `timeout` of a long poll, in seconds.
SHORTEST_HOLD = 1.0
# Failures in a row that do not say that they will pass.
MOST_ODD_POLLS = 5
# Seconds that a wait without a deadline outlasts a server that can't be reached or is out of order.
LONGEST_OUTAGE = 900.0
FIRST_PAUSE = 1.0
LEAST_PAUSE = 0.5
# Seconds between polls of a server that is out of order, at most.
LONGEST_PAUSE = 60.0
# A pause that no clock can overflow; who is told to wait for longer looks once a day.
LONGEST_ASKED = 86_400.0


def choose_hold(left: Optional[float], longest: float) -> Optional[float]:
    """Seconds to let the server hold a long poll; None where less time is left than it takes.

    Args:
        left: Seconds until the wait ends; None for no end.
        longest: The most that the API takes.
    """
    if left is None:
        return longest
    return None if left < SHORTEST_HOLD else min(longest, left)


def read_pace(
    headers: Mapping[str, str], now: float, took: float, held: Optional[float], poll_interval: float
) -> Tuple[float, float]:
    """Seconds between a poll and the next: what the server asks for, and the least.

    Args:
        headers: Header fields of the poll's response.
        now: Seconds since the epoch.
        took: How long the poll took.
        held: How long the server was allowed to hold it; None where it was not.
        poll_interval: What the caller wants where the server does not hold polls.
    """
    asked = read_retry_after(headers, {}, now) or 0.0
    if held is None or "x-sync-wait-mode" not in headers:
        return asked, poll_interval
    # The server has held the request for its time: ask again at once.
    return (0.0, 0.0) if took >= held - LEAST_PAUSE else (min(asked, poll_interval), LEAST_PAUSE)


def check_wait(timeout: Any, poll_interval: Any) -> Tuple[Optional[float], float]:
    """Both in seconds. Raises InvalidRequestError."""
    interval = timeout_from(poll_interval, "poll_interval")
    if interval is None:
        raise InvalidRequestError("poll_interval must be a number of seconds above 0, not None.", field="poll_interval")
    return timeout_from(timeout), interval


def limit_poll(context: Context, held: Optional[float], left: Optional[float]) -> Context:
    """The context of one poll: it may take longer by what the server holds it, and no longer than the wait."""
    # A last poll at the deadline still gets the time that a response takes.
    limit = None if left is None else max(left, LEAST_PAUSE) + LEAST_PAUSE
    settings = context.settings
    timeout, steps = settings.timeout, settings.step_timeouts
    read = steps.get("read")
    if read is not None:
        steps = {**steps, "read": read + (held or 0.0)}
    timeout = None if timeout is None else timeout + (held or 0.0)
    return limit_call(context._replace(settings=settings._replace(timeout=timeout, step_timeouts=steps)), limit)


def limit_call(context: Context, limit: Optional[float]) -> Context:
    """The context of one request of a wait. It has no retries of its own: the next poll is one.

    Args:
        limit: Seconds that it may take at most; None for those of any call.
    """
    timeout = context.settings.timeout
    if limit is not None:
        timeout = limit if timeout is None else min(timeout, limit)
    return context._replace(settings=context.settings._replace(timeout=timeout, max_retries=0))


def _will_pass(error: ApiError) -> bool:
    return is_transient(error) or is_in_progress(error)


def is_tolerable(error: ApiError, seen: bool) -> bool:
    """Whether a wait may go on after a poll that failed.

    Args:
        seen: Whether the job is known to exist: one that is new may not be found everywhere yet.
    """
    return _will_pass(error) or isinstance(error, InvalidResponseError) or (seen and isinstance(error, NotFoundError))


class Patience:
    """Counts the failures of one wait, or of one part of it.

    A failure that will pass (no connection, 408, 429, 500, 502, 503, 504) never ends a wait that has a deadline. One
    without a deadline ends after 15 minutes of them, those aside for which the server named a time. What does not say
    that it will pass, such as a page in place of the job, ends either after five in a row.

    Attributes:
        failed: How many polls have failed in a row.
    """

    def __init__(self, bounded: bool) -> None:
        self.failed: int = 0
        self._bounded = bounded
        self._odd = 0
        self._down_since: Optional[float] = None

    def succeed(self) -> None:
        self.failed = self._odd = 0
        self._down_since = None

    def outlasts(self, error: ApiError, now: float, *, seen: bool, new: bool) -> bool:
        """Note a failure. Gives whether the wait goes on.

        Args:
            now: Seconds by the monotonic clock.
            seen: Whether the job is known to exist.
            new: Whether it was created a moment ago.
        """
        self.failed += 1
        if new and isinstance(error, NotFoundError):
            return True
        if not is_tolerable(error, seen):
            return False
        if not _will_pass(error):
            self._odd += 1
            return self._odd < MOST_ODD_POLLS
        self._odd = 0
        if self._bounded or error.retry_after is not None:
            # Who names a time is not gone.
            self._down_since = None
            return True
        if self._down_since is None:
            self._down_since = now
        return self.failed < MOST_ODD_POLLS or now - self._down_since < LONGEST_OUTAGE

    def choose_pause(self, random: Callable[[], float], error: ApiError, left: Optional[float]) -> Optional[float]:
        """Seconds until the next poll after one that failed; None where the time is over.

        The back-off doubles from one second, to a minute where the server is out of order.

        Args:
            random: Gives a number from 0 to 1.
            left: Seconds until the deadline; None without one.
        """
        return choose_pause(
            random,
            failed=self.failed,
            asked=error.retry_after,
            left=left,
            least=LEAST_PAUSE,
            first=FIRST_PAUSE,
            longest=LONGEST_PAUSE if _will_pass(error) else LONGEST_DELAY,
            patience=LONGEST_ASKED,
        )
