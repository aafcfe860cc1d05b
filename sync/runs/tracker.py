"""Tracks the states of a run's jobs: writes them to the journal, counts them, and passes them on to the caller."""

from __future__ import annotations

import os
from collections import Counter, deque
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Callable, Deque, Generator, Optional, Set, Tuple
from typing import Counter as Counts

from ..core.files.names import EXTENSION
from ..core.jobs.wait import MOST_ODD_POLLS
from ..errors import ApiError
from .journal import Journal
from .plan import explain_stop
from .records import Entry, Outcome, State

INTERRUPTED = "This run was interrupted in the middle of a step: close it, and run the same lines again to resume."


class Tracker:
    """Tracks the states of the jobs of a run.

    Args:
        journal: The journal that the states are written to.
        to: The folder for the results.
        on_update: Called with an Outcome when the state of a job changes.

    Attributes:
        counts: The number of jobs in each state, among those read from the journal so far.
        ended: The outcomes of jobs that have ended, and that the caller has not seen yet.
        spent: US dollars that count against the budget.
        problem: The error that stops the run, or None.
        driven: The numbers of the jobs that the run is working on.
        interruption: The error of a step that was interrupted, or None.
    """

    def __init__(self, journal: Journal, to: Path, on_update: Optional[Callable[[Outcome], object]]) -> None:
        self.journal = journal
        self.counts: Counts[State] = Counter()
        self.ended: Deque[Outcome] = deque()
        self.spent: float = journal.spent()
        self.problem: Optional[ApiError] = None
        self.driven: Set[int] = set()
        self.interruption: Optional[ApiError] = None
        self._odd: Counts[Tuple[int, State]] = Counter()
        self._folder = os.path.join(to, "")
        self._on_update = on_update
        self._updates: Deque[Outcome] = deque()

    @contextmanager
    def step(self) -> Generator[None, None, None]:
        """Make a step of the run all or nothing. If it is interrupted, for example by Ctrl-C, it counts as if the
        process had been killed before it: this session can't continue, and the next one repeats the step."""
        self.check_whole()
        self.interruption = ApiError(INTERRUPTED)
        try:
            yield
        except BaseException as error:
            if isinstance(error, ApiError):
                self.interruption = error
            with suppress(ApiError):
                self.journal.roll_back()
            raise
        self.interruption = None

    def check_whole(self) -> None:
        """Raise an error if a step was interrupted."""
        if self.interruption is not None:
            raise self.interruption

    def path(self, name: str) -> str:
        """The path of the result of the job with this name."""
        return f"{self._folder}{name}{EXTENSION}"

    def count(self, entry: Entry) -> None:
        """Count a job."""
        self.counts[entry.state] += 1

    def save(self, entry: Entry, state: State) -> None:
        """Record the new state of a job."""
        changed = state is not entry.state
        if changed:
            self.counts[entry.state] -= 1
            self.counts[state] += 1
            entry.state = state
        self.journal.save(entry)
        if changed:
            if state.ended:
                self.end(entry)
            if self._on_update is not None:
                self._updates.append(self.outcome(entry))

    def end(self, entry: Entry) -> None:
        """Queue the outcome of a job for the caller."""
        self.driven.discard(entry.number)
        self.ended.append(self.outcome(entry))

    def call_on_update(self) -> None:
        """Call `on_update` for each change. The changes are in the journal already, so the callback may raise."""
        while self._updates and self._on_update is not None:
            self._on_update(self._updates.popleft())

    def fail(self, entry: Entry, error: ApiError, state: State = State.FAILED) -> None:
        """Record that a job ended without a result."""
        entry.error = error
        self.save(entry, state)

    def note_odd(self, entry: Entry) -> bool:
        """Note a response about a job that can't be read. Returns whether to give the job up until the next session,
        so that it does not hold up the others."""
        self._odd[entry.number, entry.state] += 1
        return self._odd[entry.number, entry.state] >= MOST_ODD_POLLS

    def stop(self, error: ApiError) -> None:
        """Stop the run: no more requests are sent."""
        if self.problem is None:
            advice = explain_stop(error)
            error.suggestion = f"{error.suggestion} {advice}" if error.suggestion else advice
            self.problem = error

    def outcome(self, entry: Entry) -> Outcome:
        """The outcome of a job so far."""
        create = entry.create
        cost = None
        if create is not None and not create.failed:
            cost = create.price if create.cost is None else create.cost
        return Outcome(
            name=entry.job.name,
            state=entry.state,
            id=None if create is None else create.id,
            path=Path(self.path(entry.job.name)) if entry.state is State.DONE else None,
            error=entry.error,
            cost=cost,
            attempts=entry.attempts,
            flags=entry.flags,
        )
