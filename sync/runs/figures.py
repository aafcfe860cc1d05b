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
        stopped: Jobs that the budget did not cover, or that were left when the run stopped.
        spent: The estimated cost of everything created, in US dollars; 0 if nothing was priced.
        left: Estimated seconds until the last job ends; None if unknown.
    """

    total: int
    uploaded: int
    running: int
    done: int
    failed: int
    stopped: int
    spent: float
    left: Optional[float]

    def __str__(self) -> str:
        parts = [f"{self.uploaded} uploaded", f"{self.running} running", f"{self.failed} failed"]
        if self.stopped:
            parts.append(f"{self.stopped} stopped")
        if self.spent:
            parts.append(f"US$ {self.spent:.2f} spent")
        if self.left is not None:
            parts.append(f"about {format_time(self.left)} left")
        return f"{self.done} of {self.total} done: {', '.join(parts)}"


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
        failed, stopped = counts.get(State.FAILED, 0), counts.get(State.STOPPED, 0)
        running = counts.get(State.RUNNING, 0)
        uploaded = counts.get(State.CREATING, 0) + running + counts.get(State.DOWNLOADING, 0) + done
        # Jobs that ended in an earlier session say nothing about the pace of this one.
        completed = done + failed + stopped
        if self._first is None:
            self._first = completed
        ended = completed - self._first
        rest = total - completed
        left = 0.0 if not rest else rest * (now - self._began) / ended if ended > 0 else None
        return Figures(total, uploaded, running, done, failed, stopped, spent, left)


def format_time(seconds: float) -> str:
    """A duration in short form: `45 s`, `12 min`, `3 h 05 min`."""
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return f"{rest} s"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min"
