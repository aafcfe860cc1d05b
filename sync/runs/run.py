"""A run: many jobs, each done once, whatever happens in between."""

from __future__ import annotations

import os
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Iterable, Iterator, List, Mapping, Optional, Type, Union

from sync_client.types import HasId

from ..core.settings import timeout_from
from ..errors import InvalidRequestError
from .display import Display
from .driver import Driver
from .figures import Pace
from .identity import Request
from .intake import Intake
from .pairs import read_pairs
from .parts import Parts
from .reconcile import Reconciliation, fetch_cost, reconcile
from .records import Cost, Estimate, Job, Outcome
from .report import Report
from .rows import Defaults, Row
from .table import read_table

if TYPE_CHECKING:
    from ..webhooks import Notification


class Run:
    """Many jobs, each created, downloaded and paid once: `client.runs.open` gives one.

        with client.runs.open("campaign.sqlite", to="results/") as run:
            run.add({"model": "lipsync-2", "input": [Path("a.mp4"), Path("a.wav")]}, name="a")
            for outcome in run:
                print(outcome.name, outcome.path or outcome.error)

    It goes on while it is iterated over or waited for, in that thread; other threads and processes only do the work.
    The same lines, run again after a crash, go on where it stopped.
    """

    def __init__(self, parts: Parts, driver: Driver, display: Display, *, signatures_count: bool) -> None:
        self._parts = parts
        self._book = parts.book
        self._journal = parts.book.journal
        self._driver = driver
        self._display = display
        self._pace = Pace(parts.clock.monotonic())
        self._intake = Intake(parts.book, signatures_count)
        self._lock = RLock()
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
        with self._lock:
            self._check_open()
            entry = self._intake.take(request, name, timeout_from(seconds, "seconds"), replace)
            self._driver.add(entry.number, entry.state)
            return entry.job

    def add_pairs(
        self,
        folder: Union[str, os.PathLike[str]],
        *,
        model: Optional[str] = None,
        voice_id: Union[str, HasId, None] = None,
        options: Optional[Mapping[str, Any]] = None,
        replace: bool = False,
    ) -> List[Job]:
        """Add a job for each pair of files of the same name in a folder: a video or an image, and a sound or a text.

            run.add_pairs("in/")  # a.mp4 and a.wav, b.png and b.mp3, c.mp4 and c.txt

        Args:
            folder: The folder. Folders in it and hidden files are not looked at.
            model: Name of the model; by default `lipsync-2`, and `sync-3` for an image.
            voice_id: The voice that speaks the texts, of ElevenLabs.
            options: How the model works, as for `generations.create`.
            replace: As for `add`.

        Returns:
            The jobs, each of which is called like its files.

        Raises:
            InvalidRequestError: A file has no partner or several, can't be read, or `add` refuses the job.
        """
        return self._add_rows(read_pairs(folder, Defaults(model, voice_id, options=options or {})), replace)

    def add_table(
        self,
        path: Union[str, os.PathLike[str]],
        *,
        model: Optional[str] = None,
        voice_id: Union[str, HasId, None] = None,
        options: Optional[Mapping[str, Any]] = None,
        replace: bool = False,
    ) -> List[Job]:
        """Add a job for each row of a table, CSV or JSON Lines.

            run.add_table("jobs.csv")

        The columns are `name`, `video` or `image`, `audio` or `text`, `voice_id`, `seconds`, `model`, and one for each
        option, such as `options.sync_mode`. A medium is a URL, the id of an asset, or a path, relative to the table.

        Args:
            path: The table: `.csv`, `.tsv`, `.jsonl` or `.ndjson`.
            model: Name of the model where a row has none; by default `lipsync-2`, and `sync-3` for an image.
            voice_id: The voice that speaks the texts of rows that have none, of ElevenLabs.
            options: How the model works, as for `generations.create`; those of a row come before them.
            replace: As for `add`.

        Returns:
            The jobs, in the order of the rows.

        Raises:
            InvalidRequestError: The table can't be read, or a row is not right: the message has its line.
        """
        return self._add_rows(read_table(path, Defaults(model, voice_id, options=options or {})), replace)

    def _add_rows(self, rows: Iterable[Row], replace: bool) -> List[Job]:
        jobs: List[Job] = []
        for row in rows:
            try:
                jobs.append(self.add(row.request, name=row.name, seconds=row.seconds, replace=replace))
            except InvalidRequestError as error:
                row.refuse(error)
        return jobs

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
        self._driver.tell(notification)

    def estimate(self) -> Estimate:
        """Find out what the jobs will cost, before any of them is created. Nothing is uploaded for it.

            print(run.estimate())

        The price of a job goes by its `seconds`, else by the length of its local files, if PyAV is there to tell it
        (`pip install 'syncsdk[media]'`), else by what the API says of its media.

        Returns:
            US dollars for all of them and for each, and the jobs that have no price, with the reason.

        Raises:
            ApiError: The API can't be asked.
        """
        with self._lock:
            self._begin()
            return self._driver.estimate(entry for entry in self._journal.entries() if entry.present)

    def cost(self) -> Cost:
        """Ask what the generations of this run have cost, by the records of the API, which may lag behind.

            print(run.cost())

        Returns:
            US dollars for all of them and for each job, and the jobs whose cost is not recorded yet.

        Raises:
            ApiError: The API can't be asked.
        """
        with self._lock:
            self._check_open()
            return fetch_cost(self._parts.access, self._journal, self._parts.clock.time())

    def reconcile(self) -> Reconciliation:
        """Compare the journal with the account: its list of generations and its usage export.

            print(run.reconcile())

        Returns:
            What one of the two alone knows, or tells differently.

        Raises:
            ApiError: The account can't be read.
        """
        with self._lock:
            self._check_open()
            return reconcile(self._parts.access, self._journal, self._parts.clock.time())

    def report(self) -> Report:
        """What is known of each job: rows, which also go out as CSV, as JSON Lines, or as a page to look at.

            run.report().save("report.html")

        Returns:
            A row for each job of the journal; one whose line is gone is not `present`.

        Raises:
            InvalidRequestError: The run is closed.
        """
        with self._lock:
            self._check_open()
            return Report((self._book.outcome(entry), entry.present) for entry in self._journal.entries())

    def save_report(self, path: Union[str, os.PathLike[str]], *, overwrite: bool = False) -> Path:
        """Write the report to a file: CSV, JSON Lines or HTML, by the end of its name.

            run.save_report("report.html")

        Args:
            path: A file that ends with `.csv`, `.jsonl` or `.html`.
            overwrite: Whether to replace a file that exists. One that this run has saved is replaced in any case, also
                by a later process with the same journal.

        Returns:
            The path of the file.

        Raises:
            InvalidRequestError: The file exists, its name ends otherwise, it can't be written, or the run is closed.
        """
        with self._lock:
            report, file = self.report(), os.path.abspath(str(path))
            saved = report.save(path, overwrite=overwrite or self._journal.has_report(file))
            self._journal.note_report(file)
            self._journal.commit()
            return saved

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
                self._show()
            finally:
                self._display.close()
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
            self._begin()
            # While there is something to tell, more goes out all the same: who listens may take their time.
            while not self._driver.idle and not (self._book.ended and self._book.problem):
                self._show()
                self._driver.step()
                if self._book.ended:
                    break
            return self._book.ended.popleft() if self._book.ended else None

    def _show(self) -> None:
        now = self._parts.clock.monotonic()
        self._display.show(self._pace.figures(self._book.counts, self._driver.total, self._book.spent, now), now)

    def _begin(self) -> None:
        self._check_open()
        self._driver.begin()

    def _check_open(self) -> None:
        if self._closed:
            raise InvalidRequestError("This run is closed: open it again.")
