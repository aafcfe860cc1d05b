"""The progress of a run, in figures."""

from __future__ import annotations

from typing import Mapping, NamedTuple, Optional

from .records import State


class Figures(NamedTuple):
    """The progress of a run.

    Attributes:
        total: The number of jobs.
        uploaded: Jobs whose files are uploaded.
        running: Jobs with a running generation.
        done: Jobs that have a result.
        failed: Jobs that ended without a result.
        spent: The estimated cost of everything created, in US dollars.
        left: Estimated seconds until the last job ends; None if unknown.
    """

    total: int
    uploaded: int
    running: int
    done: int
    failed: int
    spent: float
    left: Optional[float]

    def __str__(self) -> str:
        left = "" if self.left is None else f", about {tell_time(self.left)} left"
        return (
            f"{self.done} of {self.total} done: {self.uploaded} uploaded, {self.running} running, {self.failed} failed,"
            f" US$ {self.spent:.2f} spent{left}"
        )


class Pace:
    """Estimates the remaining time of a run from the number of jobs that have ended since it was opened.

    Args:
        began: When the run was opened.
    """

    def __init__(self, began: float) -> None:
        self._began = began
        self._first: Optional[int] = None

    def figures(self, counts: Mapping[State, int], total: int, spent: float, now: float) -> Figures:
        """The current figures.

        Args:
            counts: The number of jobs in each state.
            total: The number of jobs.
        """
        done = counts.get(State.DONE, 0)
        failed = counts.get(State.FAILED, 0) + counts.get(State.STOPPED, 0)
        running = counts.get(State.RUNNING, 0)
        uploaded = counts.get(State.CREATING, 0) + running + counts.get(State.DOWNLOADING, 0) + done
        # What had ended before says nothing of the pace.
        if self._first is None:
            self._first = done + failed
        ended = done + failed - self._first
        rest = total - done - failed
        left = 0.0 if not rest else rest * (now - self._began) / ended if ended > 0 else None
        return Figures(total, uploaded, running, done, failed, spent, left)


def tell_time(seconds: float) -> str:
    """A duration in short form: `45 s`, `12 min`, `3 h 05 min`."""
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return f"{rest} s"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min"
