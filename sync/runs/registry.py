"""Takes the jobs that are added to a run: checks them, finds known ones, and writes new ones to the journal."""

from __future__ import annotations

import math
import os
from contextlib import contextmanager
from typing import Generator, Optional

from sync_client.errors import shown

from ..core.files.names import fold
from ..core.settings import timeout_from
from ..errors import InvalidRequestError
from .identity import Identities, LocalFiles, Request, read_content
from .records import Entry, Job
from .tracker import Tracker


class Registry:
    """Takes the jobs that are added to a run.

    Args:
        signatures_count: Whether a URL with a new signature makes a new job.
    """

    def __init__(self, tracker: Tracker, signatures_count: bool) -> None:
        self._tracker = tracker
        self._journal = tracker.journal
        self._signatures_count = signatures_count
        self._identities = Identities()
        self._files = LocalFiles()

    @contextmanager
    def all_or_none(self) -> Generator[None, None, None]:
        """Forget the jobs that were taken in this block where it raises."""
        before = self._identities.copy()
        try:
            with self._journal.all_or_none():
                yield
        except BaseException:
            self._identities = before
            raise

    def register(self, request: Request, name: Optional[str], seconds: Optional[float], replace: bool) -> Entry:
        """Write a job to the journal, or find its entry there. Raises InvalidRequestError.

        Args:
            request: The arguments of its create.
            name: Its name; None for a name made from its content.
            seconds: Length of its output; None if unknown.
            replace: Whether the name may be reused for a different request.
        """
        if seconds == math.inf:
            raise InvalidRequestError("seconds must be a finite number, not inf.", field="seconds")
        length = timeout_from(seconds, "seconds")
        content = read_content(request, self._files, signatures_count=self._signatures_count)
        given, identity = self._identities.identify(content, name)
        job = Job(
            name=given,
            identity=identity,
            content=content.digest,
            request=content.request,
            files=content.files,
            seconds=length,
        )
        try:
            return self._write(job, replace)
        except BaseException:
            self._identities.forget(content, name)
            raise

    def _write(self, job: Job, replace: bool) -> Entry:
        entry = self._journal.find(job.identity)
        if entry is None:
            return self._journal.add(job, self._check_free(job.name))
        if entry.job.content == job.content:
            self._journal.add_again(entry, job)
            return entry
        if replace:
            if entry.number in self._tracker.driven:
                raise InvalidRequestError(
                    f"name: {job.name} is being worked on: wait for it before you replace it, or choose another name.",
                    field="name",
                )
            self._journal.replace(entry, job)
            return self._journal.get(entry.number)
        raise InvalidRequestError(
            f"name: {job.name} belongs to a different request: choose another name, or pass replace=True.", field="name"
        )

    def _check_free(self, name: str) -> str:
        """The name of a new job as file systems compare it. Raises InvalidRequestError if such a file exists."""
        folded = fold(name)
        other = self._journal.find_folded(folded)
        if other is not None:
            raise InvalidRequestError(
                f"name: {shown(name)} and {shown(other)} would be the same file on some systems: choose another name.",
                field="name",
            )
        path = self._tracker.path(name)
        if os.path.lexists(path):
            raise InvalidRequestError(
                f"name: {path} exists, but is not a result of this run: move it, or choose another name.", field="name"
            )
        return folded
