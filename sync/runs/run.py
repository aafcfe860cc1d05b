"""A run: many jobs, each done once, whatever happens in between."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Iterator, List, Mapping, Optional, Type, Union

from sync_client.errors import shown
from sync_client.models import Batch, CreateGenerationRequest, Generation, GenerationNotification
from sync_client.types import UnknownObject

from ..core.settings import timeout_from
from ..errors import InvalidRequestError
from .driver import Driver
from .identity import Identities, LocalFiles, read_content
from .parts import Parts
from .records import Job, Outcome

if TYPE_CHECKING:
    from ..webhooks import Notification

Request = Union[Mapping[str, Any], CreateGenerationRequest]


class Run:
    """Many jobs, each created, downloaded and paid once: `client.runs.open` gives one.

        with client.runs.open("campaign.sqlite", to="results/") as run:
            run.add({"model": "lipsync-2", "input": [Path("a.mp4"), Path("a.wav")]}, name="a")
            for outcome in run:
                print(outcome.name, outcome.path or outcome.error)

    It goes on while it is iterated over or waited for, in that thread; other threads and processes only do the work.
    The same lines, run again after a crash, go on where it stopped.
    """

    def __init__(self, parts: Parts, driver: Driver, *, signatures_count: bool) -> None:
        self._parts = parts
        self._book = parts.book
        self._journal = parts.book.journal
        self._driver = driver
        self._signatures_count = signatures_count
        self._identities = Identities()
        self._files = LocalFiles()
        self._lock = RLock()
        self._started = False
        self._closed = False

    def add(
        self, request: Request, *, name: Optional[str] = None, seconds: Optional[float] = None, replace: bool = False
    ) -> Job:
        """Add a job. Nothing is sent yet.

            run.add({"model": "lipsync-2", "input": [Path("a.mp4"), Path("a.wav")]}, name="a")

        Args:
            request: What `generations.create` takes, as a dict or a `CreateGenerationRequest`. A local file is a
                `pathlib.Path`, or an item with a `path` in place of its `url`; it is read now, and uploaded when its
                turn has come.
            name: What the job is called: its result is `<name>.mp4`, and it is the same job when the same name is added
                again. By default it is made of the content.
            seconds: Length of the output in seconds, which prices the job; by default that of its media.
            replace: Whether the name may be given to another request than before. What was created for that stays paid.

        Returns:
            The job, with its name.

        Raises:
            InvalidRequestError: The request would be refused, a file can't be read, the name is taken or belongs to
                another request, or there is a file in the place of the result that is not of this run.
        """
        length = timeout_from(seconds, "seconds")
        with self._lock:
            self._check_open()
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
            entry = self._journal.find(identity)
            if entry is None:
                entry = self._journal.add(job, self._check_free(given))
            elif entry.job.content == job.content:
                self._journal.add_again(entry, job)
            elif replace:
                self._journal.replace(entry, job)
                entry = self._journal.get(entry.number)
            else:
                raise InvalidRequestError(
                    f"name: {given} was another request before: give this one another name, or pass replace=True.",
                    field="name",
                )
            self._started = True
            self._driver.add(entry)
            return job

    def __iter__(self) -> Iterator[Outcome]:
        """Give what becomes of each job, as they end. Raises ApiError where the run can't go on; its journal can."""
        while True:
            outcome = self._find_next()
            if outcome is None:
                return
            yield outcome

    def wait(self) -> List[Outcome]:
        """Wait until all jobs have ended.

            outcomes = run.wait()

        Returns:
            What became of each that was not told yet.

        Raises:
            ApiError: The run can't go on: the API key is not valid, the account does not cover more, the results can't
                be written, or the API is out of order for longer than the run has patience. Run the same lines again.
        """
        return list(self)

    def notify(self, notification: Notification) -> None:
        """Take what a webhook has told, so that a result is fetched at once. From any thread.

            run.notify(webhooks.unwrap(body, headers, secret))

        Args:
            notification: What `webhooks.unwrap` gives. What is not about a job of this run is passed over.

        Raises:
            InvalidRequestError: It is no notification.
        """
        if not isinstance(notification, (GenerationNotification, Batch, UnknownObject)):
            raise InvalidRequestError(
                f"notification must be what webhooks.unwrap gives, not {shown(notification)}.", field="notification"
            )
        if isinstance(notification, GenerationNotification):
            self._driver.tell(Generation.from_dict(notification.to_dict()))

    def close(self) -> None:
        """Wait for what is on its way, write it down, and let another process have the journal. Nothing new goes out.

        run.close()
        """
        with self._lock:
            if self._closed:
                return
            self._closed = True
            try:
                self._driver.close()
            finally:
                self._parts.access.release()
                self._journal.close()

    def __enter__(self) -> Run:
        return self

    def __exit__(
        self, exc_type: Optional[Type[BaseException]], exc: Optional[BaseException], traceback: Optional[TracebackType]
    ) -> None:
        self.close()

    def _find_next(self) -> Optional[Outcome]:
        with self._lock:
            self._check_open()
            if not self._started:
                # Nobody has said which: all of them.
                self._started = True
                self._driver.add_all(self._journal.add_all_again())
            while not self._book.ended:
                if self._driver.idle:
                    return None
                self._driver.step()
            return self._book.ended.popleft()

    def _check_open(self) -> None:
        if self._closed:
            raise InvalidRequestError("This run is closed: open it again.")

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


def make_folder(to: Union[str, os.PathLike[str]]) -> Path:
    """The folder of the results, which is made where there is none. Raises InvalidRequestError."""
    try:
        folder = Path(to).absolute()
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, TypeError, ValueError) as error:
        raise InvalidRequestError(f"to must be a folder that can be written: {error}.", field="to") from None
    return folder
