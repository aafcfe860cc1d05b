"""`client.runs`: opens runs."""

from __future__ import annotations

import os
from concurrent.futures import Executor
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, Callable, NoReturn, Optional, Union

from sync_client import checks
from sync_client.errors import show

from .._sync.caller import Caller
from ..core.refusals import run_check
from ..core.settings import max_retries_from, timeout_from
from ..core.validation import check_callback
from ..errors import InvalidRequestError
from .access import Access
from .context import RunContext
from .display import Display, make_display
from .driver import Driver
from .journal import Journal
from .plan import KEY_LIFETIME
from .records import Outcome
from .run import Run
from .schedule import Limits, Schedule
from .tracker import Tracker
from .workers import Workers

if TYPE_CHECKING:
    from .._async.caller import AsyncCaller

# Threads for creates, and for reads.
FURTHER_THREADS = 8


class Runs:
    """Opens runs of many jobs: `client.runs`."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def open(
        self,
        path: Union[str, os.PathLike[str], None] = None,
        *,
        to: Union[str, os.PathLike[str]],
        budget: Optional[float] = None,
        patience: float = 3600.0,
        retries: int = 2,
        executor: Optional[Executor] = None,
        limits: Optional[Limits] = None,
        progress: bool = False,
        on_update: Optional[Callable[[Outcome], object]] = None,
        signatures_count: bool = False,
        key_lifetime: float = KEY_LIFETIME,
    ) -> Run:
        """Open a run: start a new one, or resume one.

            with client.runs.open("campaign.sqlite", to="results/") as run:
                run.add({"model": "lipsync-2", "input": [Path("a.mp4"), Path("a.wav")]}, name="a")
                for outcome in run:
                    print(outcome.name, outcome.path or outcome.error)

        Args:
            path: The journal, a SQLite file. After a crash, the same lines resume the run from it. Only one process at
                a time can open it. None keeps the journal in memory, where it is lost when the process ends.
            to: The folder for the results; it is made if it does not exist.
            budget: US dollars that the jobs of the journal may cost, according to their estimates, or to the API's
                records once `run.cost()` has fetched higher ones. A job that would exceed it, or that has no price, is
                not created. None for no limit.
            patience: Seconds to keep retrying while there is no network, the server fails, or there are too many
                requests.
            retries: How many times to create a job again after a temporary failure. A generation that failed is not
                charged; one that was rejected is never created again.
            executor: Runs the uploads, creates, status requests and downloads. By default, threads of this process;
                `distributed.Client.get_executor()` uses many machines, each with its own `SYNC_API_KEY`.
            limits: How much to do at once and per minute; by default the limits that the API documents.
            progress: Whether to show the progress of the run: a live display in a terminal (`pip install
                'syncsdk[progress]'`), lines elsewhere.
            on_update: Called with an `Outcome` whenever the state of a job changes. An exception of it ends the
                loop or the wait, and the next one goes on from there.
            signatures_count: Whether a URL with a new signature makes a new job.
            key_lifetime: Seconds for which the server is assumed to remember an idempotency key, which the API does not
                document. A create that is older, and whose outcome is unknown, is looked up in the account before it
                is sent again.

        Returns:
            A run. Use it in `with`, or close it.

        Raises:
            InvalidRequestError: An argument is invalid; the folder can't be written; another process has the journal
                open (the message has its process id); or the journal is damaged, or a copy that lacks its newest
                entries.
        """
        given: Any = executor
        if executor is not None and not callable(getattr(given, "submit", None)):
            raise InvalidRequestError(
                f"executor must be a concurrent.futures.Executor, not {show(given)}.", field="executor"
            )
        if limits is not None and not isinstance(limits, Limits):
            raise InvalidRequestError(f"limits must be sync.runs.Limits(...), not {show(limits)}.", field="limits")
        check_callback(on_update, "on_update")
        if not isinstance(progress, bool):
            raise InvalidRequestError(f"progress must be True or False, not {show(progress)}.", field="progress")
        if budget is not None:
            run_check(checks.number(least=0), budget, "budget")
        retries = max_retries_from(retries, "retries")
        patience = _seconds(patience, "patience")
        key_lifetime = _seconds(key_lifetime, "key_lifetime")
        limits = limits or Limits()
        folder = _make_folder(to)
        clock = self._caller.context.clock
        journal = Journal(_read_path(path), clock.time())
        try:
            tracker = Tracker(journal, folder, on_update)
        except BaseException:
            journal.close()
            raise
        threads = limits.uploads_at_once + limits.downloads_at_once + FURTHER_THREADS
        context = RunContext(
            tracker=tracker,
            workers=Workers(executor, threads, clock),
            schedule=Schedule(limits, patience, clock.random),
            clock=clock,
            access=Access(self._caller),
        )
        driver = Driver(context, budget=budget, retries=retries, key_lifetime=key_lifetime)
        display = make_display() if progress else Display()
        return Run(context, driver, display, signatures_count=signatures_count)


class AsyncRuns:
    """Runs need the synchronous client; `client.runs` of an `AsyncSync` raises AttributeError.

    with Sync() as client, client.runs.open("campaign.sqlite", to="results/") as run:
        outcomes = await asyncio.to_thread(run.wait)
    """

    def __init__(self, caller: AsyncCaller) -> None:
        del caller

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> NoReturn:
            raise AttributeError(
                "Runs need the synchronous client: open the run with Sync(), and wait for it in an event loop with"
                " `await asyncio.to_thread(run.wait)`."
            )


def _seconds(value: Any, name: str) -> float:
    seconds = timeout_from(value, name)
    return float("inf") if seconds is None else seconds


def _read_path(path: Union[str, os.PathLike[str], None]) -> Optional[Path]:
    if path is None:
        return None
    try:
        if os.fspath(path):
            return Path(path)
    except TypeError:
        pass
    raise InvalidRequestError(f"path must be a file path or None, not {show(path)}.", field="path")


def _make_folder(to: Union[str, os.PathLike[str]]) -> Path:
    """The folder for the results, made if it does not exist. Raises InvalidRequestError."""
    try:
        folder = Path(to).absolute()
        folder.mkdir(parents=True, exist_ok=True)
        # Before anything is paid for.
        with TemporaryFile(dir=folder):
            pass
    except (OSError, TypeError, ValueError) as error:
        raise InvalidRequestError(f"to must be a folder that can be written: {error}.", field="to") from None
    return folder
