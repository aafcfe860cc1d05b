"""Decides when a run requests the status of its running generations. Pure: the time is passed in."""

from __future__ import annotations

import math
from collections import deque
from typing import Deque, Dict

from ..core.jobs.pages import MOST_IDS

# Seconds between two status requests, at least and at most.
SHORTEST_PAUSE = 0.5
LONGEST_PAUSE = 10.0
# The pause as a share of how long recent generations took: on average, an ended one holds its slot for half of it.
SHARE = 1 / 50
# Until one has ended, the pause as a share of how long the oldest has been running.
FIRST_SHARE = 1 / 10
# How many of the last generations count as recent.
RECENT = 32
# The next generation may be a little faster than all recent ones.
EARLIEST = 0.9


class PollTimer:
    """Decides when to request the status of the running generations: rarely as long as none is likely to have ended,
    and then so often that an ended one holds up the next by about a hundredth of its length.

    Args:
        seconds_per_request: The shortest average time between requests, which keeps them within the rate limit.

    Attributes:
        due: When the next request is due.
    """

    def __init__(self, seconds_per_request: float) -> None:
        self.due: float = -math.inf
        self._seconds_per_request = seconds_per_request
        # The oldest comes first.
        self._started: Dict[str, float] = {}
        self._recent: Deque[float] = deque(maxlen=RECENT)

    def start(self, id: str, now: float) -> None:
        """Note that a generation was created, or is known to be running."""
        self._started[id] = now

    def age(self, id: str, now: float) -> float:
        """Seconds since `start`."""
        return now - self._started[id]

    def end(self, id: str, now: float) -> None:
        """Note that a generation has ended."""
        self._recent.append(self.age(id, now))
        del self._started[id]

    def note_poll(self, now: float) -> None:
        """Note that the status of all running generations is known, and choose when to request it again."""
        requests = math.ceil(len(self._started) / MOST_IDS)
        self.due = now + max(requests * self._seconds_per_request, self._choose_pause(now))

    def _choose_pause(self, now: float) -> float:
        oldest = now - next(iter(self._started.values()), now)
        if self._recent:
            typical = sum(self._recent) / len(self._recent)
            pause = max(typical * SHARE, min(self._recent) * EARLIEST - oldest)
        else:
            pause = oldest * FIRST_SHARE
        return min(LONGEST_PAUSE, max(SHORTEST_PAUSE, pause))
