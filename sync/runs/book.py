"""What a run tells of its jobs: it is written in the journal, counted, and passed on to who asked."""

from __future__ import annotations

from collections import Counter, deque
from pathlib import Path
from typing import Callable, Deque, Optional
from typing import Counter as Counts

from ..core.files.target import EXTENSION
from ..errors import ApiError
from .journal import Journal
from .plan import explain_stop
from .records import Entry, Outcome, State


class Book:
    """Keeps the states of the jobs of a run.

    Args:
        journal: Where they are written.
        to: The folder of the results.
        on_update: Called with an Outcome when the state of a job has changed.

    Attributes:
        counts: How many of the jobs that were looked at are in which state.
        ended: What became of those that have ended, until somebody takes it.
        spent: What all that was created is expected to cost, in US dollars.
        problem: What stops the run; None while nothing does.
    """

    def __init__(self, journal: Journal, to: Path, on_update: Optional[Callable[[Outcome], object]]) -> None:
        self.journal = journal
        self.counts: Counts[State] = Counter()
        self.ended: Deque[Outcome] = deque()
        self.spent: float = journal.spent()
        self.problem: Optional[ApiError] = None
        self._to = to
        self._on_update = on_update
        self._updates: Deque[Outcome] = deque()

    def path(self, name: str) -> Path:
        """Where the result of the job of this name goes."""
        return self._to / (name + EXTENSION)

    def meet(self, entry: Entry) -> None:
        """Count a job."""
        self.counts[entry.state] += 1

    def save(self, entry: Entry, state: State) -> None:
        """A job has come so far."""
        changed = state is not entry.state
        if changed:
            self.counts[entry.state] -= 1
            self.counts[state] += 1
            entry.state = state
        self.journal.save(entry)
        if changed:
            if state.ended:
                self.ended.append(self.outcome(entry))
            if self._on_update is not None:
                self._updates.append(self.outcome(entry))

    def tell(self) -> None:
        """Call who wants to know what has changed. All of it is written down: they may raise what they like."""
        while self._updates and self._on_update is not None:
            self._on_update(self._updates.popleft())

    def fail(self, entry: Entry, error: ApiError, state: State = State.FAILED) -> None:
        """A job has come to its end without a result."""
        entry.error = error
        self.save(entry, state)

    def stop(self, error: ApiError) -> None:
        """Nothing goes out any more."""
        if self.problem is None:
            advice = explain_stop(error)
            error.suggestion = f"{error.suggestion} {advice}" if error.suggestion else advice
            self.problem = error

    def outcome(self, entry: Entry) -> Outcome:
        """What is known of a job."""
        create = entry.create
        cost = None
        if create is not None and not create.failed:
            cost = create.price if create.cost is None else create.cost
        return Outcome(
            name=entry.job.name,
            state=entry.state,
            id=None if create is None else create.id,
            path=self.path(entry.job.name) if entry.state is State.DONE else None,
            error=entry.error,
            cost=cost,
            attempts=entry.attempts,
            flags=entry.flags,
        )
