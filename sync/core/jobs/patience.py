"""What a wait outlasts: which failed polls do not end it, and how long it pauses after one. Pure."""

from __future__ import annotations

from typing import Callable, Optional

from ...errors import ApiError, InvalidResponseError, NotFoundError
from ..call.retry import LONGEST_DELAY, is_in_progress, is_transient

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

        It is what the server asks for, or the back-off with full jitter, which doubles from one second, to a minute
        where the server is out of order.

        Args:
            random: Gives a number from 0 to 1.
            left: Seconds until the deadline; None without one.
        """
        longest = LONGEST_PAUSE if _will_pass(error) else LONGEST_DELAY
        delay = random() * min(longest, FIRST_PAUSE * 2.0 ** min(self.failed - 1, 10))
        pause = max(LEAST_PAUSE, delay, min(error.retry_after or 0.0, LONGEST_ASKED))
        if left is None or pause < left:
            return pause
        return left if left > 0 else None
