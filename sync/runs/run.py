"""A run: many jobs, each done once, even across crashes and outages."""

from __future__ import annotations

import os
from types import TracebackType
from typing import TYPE_CHECKING, Any, Iterable, Iterator, List, Mapping, Optional, Type, Union

from sync_client.types import HasId

from .accounting import Accounting
from .context import RunContext
from .display import Display
from .driver import Driver
from .figures import Pace
from .identity import Request
from .pairs import read_pairs
from .records import Job, Outcome
from .registry import Registry
from .rows import Defaults, Row
from .table import read_table

if TYPE_CHECKING:
    from ..webhooks import Notification


class Run(Accounting):
    """Many jobs, each created, billed and downloaded once. Open one with `client.runs.open`.

        with client.runs.open("campaign.sqlite", to="results/") as run:
            run.add({"model": "lipsync-2", "input": [Path("a.mp4"), Path("a.wav")]}, name="a")
            for outcome in run:
                print(outcome.name, outcome.path or outcome.error)

    It makes progress while you iterate over it or wait for it, and is controlled in that thread; other threads and
    processes only do the work. After a crash, run the same lines again to resume it.
    """

    def __init__(self, context: RunContext, driver: Driver, display: Display, *, signatures_count: bool) -> None:
        super().__init__(context, driver)
        self._display = display
        self._pace = Pace(context.clock.monotonic())
        self._registry = Registry(context.tracker, signatures_count)

    def add(
        self, request: Request, *, name: Optional[str] = None, seconds: Optional[float] = None, replace: bool = False
    ) -> Job:
        """Add a job. Nothing is sent yet.

            run.add({"model": "lipsync-2", "input": [Path("a.mp4"), Path("a.wav")]}, name="a")

        Args:
            request: The arguments of `generations.create`, as a dict or a `CreateGenerationRequest`. A local file is a
                `pathlib.Path`, or an item with a `path` instead of a `url`; it is read now and uploaded later.
            name: Name of the job; its result is `<name>.mp4`. Each name can be given once; when the same lines run
                again, it refers to the same job. By default, the name is made from the content.
            seconds: Length of the output in seconds, used to price the job; by default that of its media.
            replace: Whether a name of an earlier session may be reused for a different request. What was created for
                the old one is still billed.

        Returns:
            The job, with its name.

        Raises:
            InvalidRequestError: The request is invalid, a file can't be read, the name is taken or belongs to another
                request, or a file that is not a result of this run already exists under that name.
        """
        (job,) = self._add_rows([Row(name, request, seconds)], replace)
        return job

    def add_pairs(
        self,
        folder: Union[str, os.PathLike[str]],
        *,
        model: Optional[str] = None,
        voice_id: Union[str, HasId, None] = None,
        options: Optional[Mapping[str, Any]] = None,
        replace: bool = False,
    ) -> List[Job]:
        """Add a job for each pair of files with the same name in a folder: a video or image, and an audio or text file.

            run.add_pairs("in/")  # a.mp4 and a.wav, b.png and b.mp3, c.mp4 and c.txt

        Args:
            folder: The folder. Subfolders and hidden files are ignored.
            model: Name of the model; by default `lipsync-2`, or `sync-3` for an image.
            voice_id: The ElevenLabs voice that speaks the texts.
            options: Options of the model, as for `generations.create`.
            replace: As for `add`.

        Returns:
            The jobs, each named after its files.

        Raises:
            InvalidRequestError: A file has no partner or more than one, can't be read, or `add` refuses the job. No job
                of the folder is added then.
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
        """Add a job for each row of a CSV or JSON Lines table.

            run.add_table("jobs.csv")

        The columns are `name`, `video` or `image`, `audio` or `text`, `voice_id`, `seconds`, `model`, and one for each
        option, such as `options.sync_mode`. Media are URLs, asset ids, or paths relative to the table's folder.

        Args:
            path: The table: `.csv`, `.tsv`, `.jsonl` or `.ndjson`.
            model: Name of the model for rows that have none; by default `lipsync-2`, or `sync-3` for an image.
            voice_id: The ElevenLabs voice for rows with a text and no voice.
            options: Options of the model, as for `generations.create`; a row's own options take precedence.
            replace: As for `add`.

        Returns:
            The jobs, in the order of the rows.

        Raises:
            InvalidRequestError: The table can't be read, or a row is invalid; the message has its line. No job of the
                table is added then.
        """
        return self._add_rows(read_table(path, Defaults(model, voice_id, options=options or {})), replace)

    def _add_rows(self, rows: Iterable[Row], replace: bool) -> List[Job]:
        """Add all jobs, or none if one is refused."""
        with self._guard.use():
            registered = self._registry.register(rows, replace)
            for number, state in registered.states.items():
                self._driver.add(number, state)
            return registered.jobs

    def __iter__(self) -> Iterator[Outcome]:
        """Yield the outcome of each job as it ends. Raises ApiError if the run can't go on; open it again to resume."""
        while True:
            outcome = self._find_next()
            if outcome is None:
                return
            yield outcome

    def wait(self) -> List[Outcome]:
        """Wait until all jobs have ended.

            outcomes = run.wait()

        Returns:
            The outcomes of all jobs that the run has not returned yet.

        Raises:
            ApiError: The run can't go on: the API key is invalid, payment is required, the results can't be written, or
                the API has failed for longer than `patience`. Fix the problem and run the same lines again.
        """
        outcomes: List[Outcome] = []
        try:
            for outcome in self:
                with self._guard.use():
                    outcomes += [outcome, *self._tracker.ended]
                    self._tracker.ended.clear()
        except BaseException:
            # The next call returns them.
            self._tracker.ended.extendleft(reversed(outcomes))
            raise
        return outcomes

    def notify(self, notification: Notification) -> None:
        """Pass on a webhook notification, so that the result is fetched at once. Call it from any thread.

            run.notify(webhooks.unwrap(body, headers, secret))

        Args:
            notification: The return value of `webhooks.unwrap`. Notifications about other jobs are ignored.

        Raises:
            InvalidRequestError: The argument is not a notification.
        """
        self._driver.notify(notification)

    def close(self) -> None:
        """Wait for requests in flight, record their results, and release the journal. No new requests are sent.

        run.close()
        """
        with self._guard.close() as first:
            if not first:
                return
            try:
                self._driver.close()
                self._show()
            finally:
                self._display.close()
                self._context.access.release()
                self._journal.close()

    def __enter__(self) -> Run:
        return self

    def __exit__(
        self, exc_type: Optional[Type[BaseException]], exc: Optional[BaseException], traceback: Optional[TracebackType]
    ) -> None:
        self.close()

    def _find_next(self) -> Optional[Outcome]:
        with self._guard.use():
            self._driver.begin()
            # Make a step before each outcome, even if one is ready: the caller may work on it for long.
            while not self._driver.idle and not (self._tracker.ended and self._tracker.problem):
                self._show()
                self._driver.step()
                # A callback may have closed the run.
                self._guard.check()
                if self._tracker.ended:
                    break
            return self._tracker.ended.popleft() if self._tracker.ended else None

    def _show(self) -> None:
        now = self._context.clock.monotonic()
        self._display.show(self._pace.figures(self._tracker.counts, self._driver.total, self._tracker.spent, now), now)
