"""Registers the jobs of a run: checks them, finds known ones in the journal, and adds new ones to it."""

from __future__ import annotations

import math
import os
from itertools import islice
from typing import Dict, Iterable, List, NamedTuple, Optional, Sequence, Tuple

from sync_client.errors import show

from ..core.settings import timeout_from
from ..errors import InvalidRequestError
from .identity import Identities, Reader
from .journal import Known
from .names import fold
from .records import Job, State
from .results import is_same
from .rows import Place, Row
from .tracker import Tracker

# How many jobs are written to the journal together.
AT_ONCE = 256


class Registered(NamedTuple):
    """The jobs that were registered by one call.

    Attributes:
        jobs: The jobs, in the order of their rows.
        states: Their states, in the same order, by their positions in the journal.
    """

    jobs: List[Job]
    states: Dict[int, State]


class Registry:
    """Registers the jobs of a run.

    Args:
        signatures_count: Whether a URL with a new signature makes a new job.
    """

    def __init__(self, tracker: Tracker, signatures_count: bool) -> None:
        self._tracker = tracker
        self._journal = tracker.journal
        self._identities = Identities()
        self._reader = Reader(signatures_count)

    def register(self, rows: Iterable[Row], replace: bool) -> Registered:
        """Find jobs in the journal, or add them: all of them, or none if one is refused.

        Args:
            rows: The jobs.
            replace: Whether a name may be reused for a different request.

        Raises:
            InvalidRequestError: A job is refused; the message has its place.
        """
        registered = Registered([], {})
        remaining = iter(rows)
        with self._journal.all_or_none(), self._identities.all_or_none():
            while True:
                # Drop the requests at once: objects that live long cost the garbage collector time.
                some = [(row.place, self._read(row)) for row in islice(remaining, AT_ONCE)]
                if not some:
                    return registered
                for known in self._write(some, replace):
                    registered.states[known.number] = known.state
                registered.jobs.extend(job for _, job in some)

    def _read(self, row: Row) -> Job:
        try:
            if row.seconds == math.inf:
                raise InvalidRequestError("seconds must be a finite number, not inf.", field="seconds")
            seconds = timeout_from(row.seconds, "seconds")
            content = self._reader.read(row.request)
            name, identity = self._identities.identify(content, row.name)
        except InvalidRequestError as error:
            row.place.refuse(error)
        return Job(
            name=name,
            identity=identity,
            content=content.digest,
            request_json=content.request_json,
            files=content.files,
            seconds=seconds,
        )

    def _write(self, read: Sequence[Tuple[Place, Job]], replace: bool) -> List[Known]:
        known = self._journal.find([job.identity for _, job in read])
        names = self._journal.find_folded([fold(job.name) for _, job in read if job.identity not in known])
        new: List[Tuple[Job, str]] = []
        again: List[Tuple[Job, int]] = []
        changed: List[Tuple[Job, int]] = []
        for place, job in read:
            before = known.get(job.identity)
            problem = self._find_problem(job, before, names, replace)
            if problem is not None:
                place.refuse(InvalidRequestError(f"name: {problem}", field="name"))
            if before is None:
                folded = fold(job.name)
                names[folded] = job.name
                new.append((job, folded))
            elif before.content == job.content:
                again.append((job, before.number))
            else:
                changed.append((job, before.number))
                known[job.identity] = before._replace(state=State.ADDED)
        self._journal.add_again(again)
        self._journal.replace(changed)
        known.update(self._journal.add(new))
        return [known[job.identity] for _, job in read]

    def _find_problem(self, job: Job, known: Optional[Known], names: Dict[str, str], replace: bool) -> Optional[str]:
        """Why a job can't have its name; None if it can.

        Args:
            known: The job with this identity in the journal, if any.
            names: The names of other jobs, by the name as file systems that ignore case compare it.
        """
        if known is not None:
            if known.content == job.content:
                return None
            if not replace:
                return f"{job.name} belongs to a different request: choose another name, or pass replace=True."
            if known.number in self._tracker.driven:
                return f"{job.name} is being worked on: wait for it before you replace it, or choose another name."
            path = self._tracker.path(job.name)
            if os.path.lexists(path) and not is_same(path, self._journal.get(known.number).saved):
                return f"{path} is not what this run has saved there: move it, or choose another name."
            return None
        other = names.get(fold(job.name))
        if other is not None:
            return f"{show(job.name)} and {show(other)} would be the same file on some systems: choose another name."
        path = self._tracker.path(job.name)
        if os.path.lexists(path):
            return f"{path} exists, but is not a result of this run: move it, or choose another name."
        return None
