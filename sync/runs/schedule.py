"""When the next request may be sent: slots for jobs, requests per minute, and back-off after failures. Pure: time and
chance are passed in."""

from __future__ import annotations

import math
from collections import deque
from typing import Any, Callable, Deque, Optional

from attr import define, field
from attr.validators import optional

from sync_client.errors import shown

from ..core.jobs.patience import Patience
from ..errors import ApiError, ConcurrencyLimitError, InvalidRequestError
from .poll_timer import PollTimer

# Seconds. A server counts by its own clock, and some requests take longer to get there than others.
MINUTE = 61.0
# Seconds between tries to get a slot that was refused, at most: the limit may have risen, or others may have ended.
LONGEST_PROBE = 10.0

Random = Callable[[], float]


def _check(limits: object, attribute: Any, value: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        name = attribute.name
        raise InvalidRequestError(f"{name} must be a whole number above 0, not {shown(value)}.", field=name)


@define(frozen=True, kw_only=True)
class Limits:
    """How much a run does at once and per minute. The defaults are the limits that the API documents.

        client.runs.open("campaign.sqlite", to="results/", limits=Limits(creates=100))

    Args:
        creates: Creates per minute.
        reads: Reads per minute.
        uploads: Uploads per minute.
        uploads_at_once: Files uploaded at the same time.
        downloads_at_once: Results downloaded at the same time.
        concurrency: Generations that may run at once; None for as many as the API allows.

    Raises:
        InvalidRequestError: One of them is not a whole number above 0.
    """

    creates: int = field(default=60, validator=_check)
    reads: int = field(default=600, validator=_check)
    uploads: int = field(default=120, validator=_check)
    uploads_at_once: int = field(default=4, validator=_check)
    downloads_at_once: int = field(default=4, validator=_check)
    concurrency: Optional[int] = field(default=None, validator=optional(_check))


class Throttle:
    """One kind of request. While it fails, one request at a time finds out whether it still does.

    Args:
        at_once: How many may be on their way.
        a_minute: How many may begin in a minute.
        patience: Seconds of failures in a row that are waited out.
    """

    def __init__(self, at_once: int, a_minute: float, patience: float) -> None:
        self.in_flight: int = 0
        self._at_once = at_once
        self._a_minute = a_minute
        self._began: Deque[float] = deque()
        self._patience = patience
        self._outage = Patience(bounded=True)
        self._failing_since: Optional[float] = None
        self._not_before = -math.inf

    @property
    def failing(self) -> bool:
        return self._failing_since is not None

    def due(self, now: float) -> float:
        """When the next may begin; infinite where one must end first."""
        if self.in_flight >= (1 if self.failing else self._at_once):
            return math.inf
        while self._began and self._began[0] <= now - MINUTE:
            self._began.popleft()
        rate = self._began[0] + MINUTE if len(self._began) >= self._a_minute else -math.inf
        return max(rate, self._not_before)

    def spare(self, now: float) -> bool:
        """Whether it has begun less than half of what it may."""
        return self.due(now) <= now and len(self._began) < self._a_minute / 2

    def begin(self, now: float) -> None:
        self.in_flight += 1
        if self._a_minute < math.inf:
            self._began.append(now)

    def end(self) -> None:
        """One has its answer, or never will: `succeed` or `fail` says which."""
        self.in_flight -= 1

    def succeed(self) -> None:
        self._outage.succeed()
        self._failing_since = None

    def fail(self, error: ApiError, now: float, random: Random) -> bool:
        """Note a failure that will pass, and pause. Gives whether there is patience left."""
        if self._failing_since is None:
            self._failing_since = now
        if now < self._not_before:
            # It was on its way when another failed: the same trouble.
            asked = now + (error.retry_after or 0.0)
            self._not_before = max(self._not_before, asked)
            return True
        left = self._failing_since + self._patience - now
        outlasts = self._outage.outlasts(error, now, seen=True, new=False)
        pause = self._outage.choose_pause(random, error, left) if outlasts else None
        if pause is None:
            return False
        self._not_before = now + pause
        return True


class Slots:
    """How many generations may run at once. What the API refuses is learned, and unlearned when it lets more in.

    Several processes of one organization come to share evenly: whoever has less tries more often, and each has to find
    out that one of its own has ended before it takes the place again.

    Args:
        most: How many in any case; None for no such limit.
        patience: Seconds without a single slot that are waited out.
    """

    def __init__(self, most: Optional[int], patience: float) -> None:
        self.running: int = 0
        self._most: float = math.inf if most is None else most
        self._patience = patience
        self._learned: Optional[int] = None
        self._probe_at = -math.inf
        self._starved_since: Optional[float] = None

    def due(self, now: float, asked: int, creates: Throttle) -> float:
        """When the next create has a chance; infinite where one must end first.

        Args:
            asked: Creates whose outcome is not known.
        """
        taken = self.running + asked
        if taken >= self._most:
            return math.inf
        if self._learned is None or taken < self._learned:
            return -math.inf
        if asked:
            return math.inf
        # Creates that are refused must leave room for those that are not.
        return self._probe_at if creates.spare(max(now, self._probe_at)) else max(self._probe_at, now + LONGEST_PROBE)

    def take(self) -> None:
        """A generation was created."""
        self.running += 1
        self._starved_since = None
        if self._learned is not None and self.running > self._learned:
            self._learned = None

    def free(self) -> None:
        """One has ended."""
        self.running -= 1

    def refuse(self, error: ConcurrencyLimitError, now: float, random: Random) -> bool:
        """A create found no slot. Gives whether there is patience left."""
        self._learned = self.running
        asked = error.retry_after or 0.0
        if "retry-after" not in error.headers:
            # Its guess of when one ends.
            asked = min(asked, LONGEST_PROBE)
        pause = min(LONGEST_PROBE, 1.0 + 2.0 * self.running) * (0.5 + random())
        self._probe_at = now + max(asked, pause)
        if self.running:
            self._starved_since = None
            return True
        if self._starved_since is None:
            self._starved_since = now
        return now - self._starved_since < self._patience


class Schedule:
    """When what may begin.

    Args:
        limits: How much at once and in a minute.
        patience: Seconds of trouble that are waited out.
        random: Gives a number from 0 to 1.
    """

    def __init__(self, limits: Limits, patience: float, random: Random) -> None:
        self.random: Random = random
        self.uploads: Throttle = Throttle(limits.uploads_at_once, limits.uploads, patience)
        self.creates: Throttle = Throttle(4, limits.creates, patience)
        self.reads: Throttle = Throttle(4, limits.reads, patience)
        # Status requests take half of the reads at most, price requests the other half.
        self.prices: Throttle = Throttle(4, limits.reads / 2, patience)
        self.downloads: Throttle = Throttle(limits.downloads_at_once, math.inf, patience)
        self.slots: Slots = Slots(limits.concurrency, patience)
        self.polls: PollTimer = PollTimer(2 * MINUTE / limits.reads)

    def create_due(self, now: float) -> float:
        return max(self.creates.due(now), self.slots.due(now, self.creates.in_flight, self.creates))
