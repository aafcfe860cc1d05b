# Derived from sync/_async/generations.py by `make generate`. Do not edit: change that file.
"""Generations: what the contract can't say of them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Callable, Generator, Iterable, Iterator, List, Optional, Union

from sync_client.models import Generation
from sync_client.resources import generations as resources

from .caller import Caller

if TYPE_CHECKING:
    from sync_client.callers import Progress
    from sync_client.types import HasId

    from ..core.jobs.many import Outcome


class Generations(resources.Generations):
    """Create, watch and fetch generations: `client.generations`."""

    def __init__(self, caller: Caller) -> None:
        super().__init__(caller)
        self._flows = caller

    def download(
        self,
        id_or_generation: Union[str, HasId],
        to: Union[str, os.PathLike[str]],
        *,
        on_progress: Optional[Callable[[Progress], object]] = None,
        overwrite: bool = False,
    ) -> Path:
        """Download the result. The file is complete or absent.

            path = client.generations.download("...", "results/")

        Args:
            id_or_generation: Id of a completed generation, or an object that has it: the generation, an `Outcome`.
            to: A file or a folder. A folder exists, or its path ends with a slash. In a folder the file is named after
                the generation's `output_file_name`, or its id, with `.mp4`. `~` is the home folder.
            on_progress: Called with a `Progress` (`bytes_done`, `bytes_total`, `percent`, `elapsed`) as bytes come in.
                `bytes_done` starts again where the download must.
            overwrite: Whether to replace a file that exists.

        Returns:
            The path of the file.

        Raises:
            InvalidRequestError: The file exists, can't be written, or the generation is not completed yet.
            GenerationFailedError: The generation ended as FAILED or REJECTED.
            ApiError: Anything else, a full disk included. A dropped connection is resumed, and a URL that has expired
                renewed. `max_retries` failures in a row without a new byte end it, and less than 32 KiB a second, the
                first seconds of the client's `timeout` aside.
        """
        from ..core.files.download import download

        return self._flows.run(download(self._flows.context, id_or_generation, to, on_progress, overwrite))

    def stream(self, id_or_generation: Union[str, HasId]) -> Generator[bytes, None, None]:
        """Stream the bytes of the result, without a file.

            for part in client.generations.stream("..."):
                sink.write(part)

        Args:
            id_or_generation: Id of a completed generation, or an object that has it: the generation, an `Outcome`.

        Returns:
            An iterator over parts of varying size. `close()` ends it early.

        Raises:
            InvalidRequestError: The generation is not completed yet.
            GenerationFailedError: It ended as FAILED or REJECTED.
            ApiError: As for `download`. What came before an error is the beginning of the file.
        """
        from ..core.files.download import stream

        return self._flows.iterate(stream(self._flows.context, id_or_generation))

    def retry(self, generation: Union[str, HasId], *, idempotency_key: Optional[str] = None) -> Generation:
        """Create a failed generation again, from the same input and under a new key. It is billed like any other.

            again = client.generations.retry(failed)

        Args:
            generation: What ended as FAILED or REJECTED: the generation, its id, or an object that has it, such as the
                `GenerationFailedError` or an `Outcome`.
            idempotency_key: The key of the new create; by default a new one.

        Returns:
            The new generation, with an id of its own.

        Raises:
            InvalidRequestError: It has not failed, or its response has no input; nothing was created.
            ApiError: Anything else, as for `create`.
        """
        from ..core.jobs.retry import retry

        return self._flows.run(retry(self._flows.context, generation, idempotency_key))

    def wait_all(
        self,
        ids: Iterable[Union[str, HasId]],
        *,
        timeout: Optional[float] = None,
        poll_interval: float = 10.0,
        on_update: Optional[Callable[[Generation], object]] = None,
    ) -> List[Outcome]:
        """Wait until many generations have ended. One request asks for 100 of them.

            outcomes = client.generations.wait_all(ids, timeout=3600)

        Args:
            ids: Their ids, or objects that have them: generations, or the outcomes of another wait.
            timeout: Seconds for all of them; None waits for as long as it takes.
            poll_interval: Seconds between rounds.
            on_update: Called with each generation that has changed.

        Returns:
            An `Outcome` for each id, in the same order; an id that comes twice has one. If a job failed, was not found
            or did not end in time, its outcome has the error; the others are not affected. `outcome.result()` returns
            the generation or raises the error.

        Raises:
            InvalidRequestError: An argument is invalid.
        """
        from ..core.jobs.many import Watch, wait_all

        watch = Watch(self._flows.context, ids, timeout, poll_interval, on_update)
        return self._flows.run(wait_all(watch))

    def as_completed(
        self,
        ids: Iterable[Union[str, HasId]],
        *,
        timeout: Optional[float] = None,
        poll_interval: float = 10.0,
        on_update: Optional[Callable[[Generation], object]] = None,
    ) -> Iterator[Outcome]:
        """Iterate over the outcomes of many generations, each as soon as it is known.

            for outcome in client.generations.as_completed(ids):
                print(outcome.id, outcome.error)

        Args:
            ids: Their ids, or objects that have them: generations, or the outcomes of another wait.
            timeout: Seconds for all of them; None waits for as long as it takes.
            poll_interval: Seconds between rounds of requests.
            on_update: Called with each generation that has changed.

        Returns:
            An iterator over an `Outcome` for each id, as for `wait_all`.

        Raises:
            InvalidRequestError: An argument is invalid.
        """
        from ..core.jobs.many import Watch

        watch = Watch(self._flows.context, ids, timeout, poll_interval, on_update)
        while watch.pending:
            for outcome in self._flows.run(watch.tick()):
                yield outcome
