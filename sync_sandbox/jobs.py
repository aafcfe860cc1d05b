"""What all jobs have in common: they are created, and then time passes."""

from __future__ import annotations

import math
import time
from collections import defaultdict, deque
from typing import Deque, Dict, Optional

import attrs

from .error_catalog import CATALOG, check_code
from .identity import new_id
from .settings import Settings
from .suggestion import check_known, closest, unknown
from .timeline import STATUSES, Outcome, Timeline

_ERRORS = {
    "FAILED": ("The job failed.", "generation_pipeline_failed"),
    "REJECTED": ("The job was rejected.", "generation_input_validation_failed"),
}


@attrs.define(eq=False, kw_only=True)
class Job:
    """Something that takes time. `created_at` is in Unix seconds."""

    id: str = attrs.field(factory=new_id)
    created_at: float
    outcome: Outcome

    @property
    def ends_at(self) -> float:
        return self.created_at + self.outcome.duration

    def status_at(self, now: float) -> str:
        return self.outcome.status_at(now - self.created_at)

    def is_terminal_at(self, now: float) -> bool:
        return self.outcome.is_terminal_at(now - self.created_at)

    def next_change_after(self, now: float) -> float:
        return self.created_at + self.outcome.next_change_after(now - self.created_at)

    def progress_at(self, now: float) -> float:
        return self.outcome.progress_at(now - self.created_at)


class Schedule:
    """Decides what becomes of jobs, and waits for it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._scripted: Dict[str, Deque[Outcome]] = defaultdict(deque)
        #: A status that jobs pass through on the usual way, halfway to their end.
        self.detour: Optional[str] = None

    def outcome(
        self,
        status: str,
        *,
        timeline: Optional[Timeline] = None,
        error: Optional[str] = None,
        error_code: Optional[str] = None,
    ) -> Outcome:
        """The usual way to `status`: queued, worked on, ended. A rejected job is never worked on.

        A `timeline` replaces it. A bad end always has an error and a code.
        """
        if timeline is None:
            pending = self._settings.pending_seconds
            worked_on = [] if status == "REJECTED" else [(pending, "PROCESSING")]
            end = pending if status == "REJECTED" else pending + self._settings.processing_seconds
            detour = [] if self.detour is None else [((pending + end) / 2, self.detour)]
            timeline = [(0.0, "PENDING"), *worked_on, *detour, (end, status)]
        if not timeline or any(later[0] < earlier[0] for earlier, later in zip(timeline, timeline[1:])):
            raise ValueError(f"timeline must be (seconds, status) pairs in order of time, got {timeline!r}.")
        default_error, default_code = _ERRORS.get(timeline[-1][1], (None, None))
        if error is None and error_code is not None:
            error = CATALOG[error_code].message
        return Outcome(timeline, error or default_error, error_code or default_code)

    def scripted(
        self, kind: str, status: Optional[str], timeline: Optional[Timeline], error: Optional[str], code: Optional[str]
    ) -> Outcome:
        """An outcome that a person has written down; ValueError where a name in it is not known.

        A timeline may have statuses that nobody knows, but no misspelt ones.
        """
        check_known("kind of job", kind, STATUSES)
        known = STATUSES[kind]
        if code is not None:
            check_code(code)
        if status is None:
            status = known[2] if error is None and code is None else "FAILED"
        check_known(f"status of a {kind}", status, known)
        for _, name in timeline or ():
            if name not in known and closest(name, known):
                raise ValueError(unknown(f"status of a {kind}", name, known))
        return self.outcome(status, timeline=timeline, error=error, error_code=code)

    def script(self, kind: str, scripted: Outcome, times: int) -> None:
        """Give the next `times` jobs of this kind this outcome."""
        self._scripted[kind].extend([scripted] * times)

    def next(self, kind: str, status: str = "COMPLETED") -> Outcome:
        """The outcome of a new job: what was scripted, or the usual way to `status`."""
        queue = self._scripted[kind]
        return queue.popleft() if queue else self.outcome(status)

    async def wait(self, job: Job, timeout: float = math.inf) -> None:
        """Until the job has ended, or `timeout` seconds are over, on the sandbox's clock or in reality.

        timeout: for how long a request is held; infinite where none is.
        """
        clock = self._settings.clock
        deadline = clock.now() + timeout
        real_deadline = time.monotonic() + timeout
        while not job.is_terminal_at(clock.now()):
            left = min(deadline - clock.now(), real_deadline - time.monotonic())
            if left <= 0:
                return
            change = job.next_change_after(clock.now())
            await clock.changed(
                min(left, clock.real_seconds_until(change)),
                held_until=None if math.isinf(timeout) else min(deadline, change),
            )
