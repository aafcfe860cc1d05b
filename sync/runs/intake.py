"""What is added to a run: it is looked at, told from what is known, and written down."""

from __future__ import annotations

import os
import unicodedata
from typing import Optional

from sync_client.errors import shown

from ..errors import InvalidRequestError
from .book import Book
from .identity import Identities, LocalFiles, Request, read_content
from .records import Entry, Job


class Intake:
    """Takes the jobs of a run.

    Args:
        signatures_count: Whether a URL that was signed again is another.
    """

    def __init__(self, book: Book, signatures_count: bool) -> None:
        self._book = book
        self._journal = book.journal
        self._signatures_count = signatures_count
        self._identities = Identities()
        self._files = LocalFiles()

    def take(self, request: Request, name: Optional[str], seconds: Optional[float], replace: bool) -> Entry:
        """Write a job down, or find what is known of it. Raises InvalidRequestError.

        Args:
            request: The arguments of its create.
            name: What it is called; None for a name made of its content.
            seconds: Length of its output; None where that is not known.
            replace: Whether its name may have belonged to another request.
        """
        content = read_content(request, self._files, signatures_count=self._signatures_count)
        given, identity = self._identities.identify(content, name)
        job = Job(
            name=given,
            identity=identity,
            content=content.digest,
            request=content.request,
            files=content.files,
            seconds=seconds,
        )
        entry = self._journal.find(identity)
        if entry is None:
            return self._journal.add(job, self._check_free(given))
        if entry.job.content == job.content:
            self._journal.add_again(entry, job)
            return entry
        if replace:
            self._journal.replace(entry, job)
            return self._journal.get(entry.number)
        raise InvalidRequestError(
            f"name: {given} was another request before: give this one another name, or pass replace=True.", field="name"
        )

    def _check_free(self, name: str) -> str:
        """The name of a new job as file systems compare it. Raises InvalidRequestError where there is such a file."""
        folded = unicodedata.normalize("NFC", name).casefold()
        other = self._journal.find_folded(folded)
        if other is not None:
            raise InvalidRequestError(
                f"name: {shown(name)} and {shown(other)} would be the same file on some systems: give another.",
                field="name",
            )
        path = self._book.path(name)
        if os.path.lexists(path):
            raise InvalidRequestError(
                f"name: {path} exists, and is no result of this run: move it, or give another name.", field="name"
            )
        return folded
