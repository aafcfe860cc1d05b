"""Decides when the next request can be sent: slots for jobs, rate limits, and back-off after failures. Pure: the time
and random numbers are passed in."""

from __future__ import annotations

import math
from collections import deque
from typing import Any, Callable, Deque, Optional

from attr import define, field
from attr.validators import optional

from sync_client.errors import show

from ..core.jobs.wait import Patience
from ..errors import ApiError, ConcurrencyLimitError, InvalidRequestError
from .poll_timer import PollTimer

# Seconds that a minute of a rate limit is taken for. The extra second allows for clocks that differ and for requests
# that take longer to arrive than others.
MINUTE = 61.0
# The longest pause, in seconds, before another create tests whether a slot is free: the limit may have risen, or a job
# of another process may have ended.
LONGEST_PROBE = 10.0
# The same while all running generations are the run's own, so that only the limit could have changed.
LONGEST_PROBE_ALONE = 30.0

Random = Callable[[], float]


def _check(limits: object, attribute: Any, value: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        name = attribute.name
        raise InvalidRequestError(f"{name} must be a whole number above 0, not {show(value)}.", field=name)


@define(frozen=True, kw_only=True)
class Limits:
    """How much a run does at once and per minute. The defaults are the limits that the API documents.

        client.runs.open("campaign.sqlite", to="results/", limits=Limits(creates=100))

    Attributes:
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
    """Limits one kind of request: how many are in flight, and how many start per minute. After a failure, it pauses,
    and then lets one request through at a time until one succeeds.

    Args:
        at_once: How many requests may be in flight.
        per_minute: How many requests may start per minute.
        patience: Seconds of uninterrupted failures after which it gives up.

    Attributes:
        in_flight: How many requests are in flight.
    """

    def __init__(self, at_once: int, per_minute: float, patience: float) -> None:
        self.in_flight: int = 0
        self._at_once = at_once
        self._per_minute = per_minute
        self._started: Deque[float] = deque()
        self._patience = patience
        self._outage = Patience(bounded=True)
        self._failing_since: Optional[float] = None
        self._not_before = -math.inf

    @property
    def failing(self) -> bool:
        return self._failing_since is not None

    def due(self, now: float) -> float:
        """When the next request can start; infinite if another must end first."""
        if self.in_flight >= (1 if self.failing else self._at_once):
            return math.inf
        while self._started and self._started[0] <= now - MINUTE:
            self._started.popleft()
        rate = self._started[0] + MINUTE if len(self._started) >= self._per_minute else -math.inf
        return max(rate, self._not_before)

    def has_room(self, now: float) -> bool:
        """Whether a request can start now, and less than half of the rate limit is used."""
        return self.due(now) <= now and len(self._started) < self._per_minute / 2

    def begin(self, now: float) -> None:
        """Note that a request starts."""
        self.in_flight += 1
        if self._per_minute < math.inf:
            self._started.append(now)

    def end(self) -> None:
        """Note that a request has ended. Call `succeed` or `fail` as well, once its result is known."""
        self.in_flight -= 1

    def succeed(self) -> None:
        """Note a success: the back-off is over."""
        self._outage.succeed()
        self._failing_since = None

    def fail(self, error: ApiError, now: float, random: Random) -> bool:
        """Note a temporary failure, and pause. Returns False when patience has run out."""
        if self._failing_since is None:
            self._failing_since = now
        if now < self._not_before:
            # It was in flight when another request failed, so this is the same outage.
            self._not_before = max(self._not_before, now + (error.retry_after or 0.0))
            return True
        left = self._failing_since + self._patience - now
        outlasts = self._outage.outlasts(error, now, seen=True, new=False)
        pause = self._outage.choose_pause(random, error, left) if outlasts else None
        if pause is None:
            return False
        self._not_before = now + pause
        return True


class Slots:
    """Counts the running generations, and learns how many the API allows: from a create that it refuses, and from one
    that it accepts beyond that.

    Processes of one organization end up with about the same number of slots each: a process with fewer slots probes
    more often, and every process notices only after a while that one of its own slots is free.

    Args:
        most: How many generations the caller allows; None for no limit.
        patience: Seconds without any slot after which it gives up.

    Attributes:
        running: How many generations are running.
    """

    def __init__(self, most: Optional[int], patience: float) -> None:
        self.running: int = 0
        self._most: float = math.inf if most is None else most
        self._patience = patience
        self._learned: Optional[int] = None
        self._probe_at = -math.inf
        self._starved_since: Optional[float] = None

    def due(self, now: float, pending: int, creates: Throttle) -> float:
        """When to send the next create; infinite if a generation or another create must end first.

        Args:
            pending: Creates in flight.
            creates: The throttle of the creates.
        """
        taken = self.running + pending
        if taken >= self._most:
            return math.inf
        if self._learned is None or taken < self._learned:
            return -math.inf
        if pending:
            return math.inf
        # Probes are refused most of the time. They must leave most of the rate limit to creates that fill free slots.
        if creates.has_room(max(now, self._probe_at)):
            return self._probe_at
        return max(self._probe_at, now + LONGEST_PROBE)

    def take(self) -> None:
        """Note that a generation is running."""
        self.running += 1
        self._starved_since = None
        if self._learned is not None and self.running > self._learned:
            self._learned = None

    def free(self) -> None:
        """Note that a generation has ended."""
        self.running -= 1

    def refuse(self, error: ConcurrencyLimitError, now: float, random: Random) -> bool:
        """Note that a create was refused for lack of a slot. Returns False when patience has run out."""
        self._learned = self.running
        asked = error.retry_after or 0.0
        if "retry-after" not in error.headers:
            # Without the header, this is only the server's guess of when a generation will end.
            asked = min(asked, LONGEST_PROBE_ALONE if error.active_generations == self.running else LONGEST_PROBE)
        pause = min(LONGEST_PROBE, 1.0 + 2.0 * self.running) * (0.5 + random())
        self._probe_at = now + max(asked, pause)
        if self.running:
            self._starved_since = None
            return True
        if self._starved_since is None:
            self._starved_since = now
        return now - self._starved_since < self._patience


class Schedule:
    """The limits and timers of a run.

    Args:
        limits: How much the run does at once and per minute.
        patience: Seconds of uninterrupted failures after which the run stops.
        random: Returns a number from 0 to 1.
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
        """When the next create can be sent; infinite if a generation or another create must end first."""
        return max(self.creates.due(now), self.slots.due(now, self.creates.in_flight, self.creates))
