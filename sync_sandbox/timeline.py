"""What becomes of a job, and when."""

from __future__ import annotations

import math
from typing import Dict, Optional, Sequence, Tuple

import attrs

TERMINAL = frozenset({"COMPLETED", "COMPLETED_PARTIAL", "FAILED", "REJECTED", "SUCCESS"})

#: The statuses of each kind of job; the third is the usual end.
STATUSES: Dict[str, Sequence[str]] = {
    "generation": ("PENDING", "PROCESSING", "COMPLETED", "FAILED", "REJECTED"),
    "speech": ("PENDING", "PROCESSING", "SUCCESS", "FAILED"),
    "transcription": ("PENDING", "PROCESSING", "COMPLETED", "FAILED"),
    "dialogue_edit": ("PENDING", "PROCESSING", "COMPLETED", "COMPLETED_PARTIAL", "FAILED"),
}

Timeline = Sequence[Tuple[float, str]]


@attrs.frozen
class Outcome:
    """A status for every moment after creation, and the error that comes with a bad end."""

    timeline: Timeline
    error: Optional[str] = None
    error_code: Optional[str] = None

    def status_at(self, age: float) -> str:
        status = "PENDING"
        for start, name in self.timeline:
            if age >= start:
                status = name
        return status

    def is_terminal_at(self, age: float) -> bool:
        return self.status_at(age) in TERMINAL

    def next_change_after(self, age: float) -> float:
        """The age at which the status changes next, infinite when it stays."""
        return next((start for start, _ in self.timeline if start > age), math.inf)

    @property
    def duration(self) -> float:
        """Seconds from creation to the last status."""
        return self.timeline[-1][0]

    def progress_at(self, age: float) -> float:
        """Percent of the way to the end, 0 to 100."""
        return 100.0 if age >= self.duration else round(100.0 * age / self.duration, 1)
