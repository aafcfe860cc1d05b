"""The accounting of a run: what its jobs cost, what has become of them, and whether the account agrees."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Union

from .context import RunContext
from .driver import Driver
from .guard import Guard
from .reconcile import Reconciliation, fetch_cost, reconcile
from .records import Cost, Estimate
from .report import Report


class Accounting:
    """The methods of a run that account for its jobs. They create and download nothing."""

    def __init__(self, context: RunContext, driver: Driver) -> None:
        self._context = context
        self._tracker = context.tracker
        self._journal = context.tracker.journal
        self._driver = driver
        self._guard = Guard()

    def estimate(self) -> Estimate:
        """Estimate the cost of all jobs before any of them is created. Nothing is uploaded.

            print(run.estimate())

        The price of a job is based on its `seconds`; otherwise on the length of its local files, if PyAV is installed
        (`pip install 'syncsdk[media]'`); otherwise on the API's estimate for its media.

        Returns:
            US dollars in total and for each job, and the jobs without a price, with the reason.

        Raises:
            ApiError: The request to the API failed.
        """
        with self._guard.use():
            self._driver.begin()
            return self._driver.estimate(entry for entry in self._journal.entries() if entry.present)

    def cost(self) -> Cost:
        """Get the cost of this run's generations from the API's records, which may lag behind.

            print(run.cost())

        Returns:
            US dollars in total and for each job, and the jobs whose cost is not recorded yet.

        Raises:
            ApiError: The request to the API failed.
        """
        with self._guard.use():
            cost = fetch_cost(self._context.access, self._journal, self._context.clock.time())
            self._tracker.spent = self._journal.spent()
            return cost

    def reconcile(self) -> Reconciliation:
        """Compare the journal with the account: its list of generations and its usage export.

            print(run.reconcile())

        Returns:
            The generations that only one of the two has, and those whose costs differ.

        Raises:
            ApiError: The account can't be read.
        """
        with self._guard.use():
            return reconcile(self._context.access, self._journal, self._context.clock.time())

    def report(self) -> Report:
        """Report on each job: rows, which you can save as CSV, JSON Lines or an HTML page.

            run.report().save("report.html")

        Returns:
            A row for each job of the journal. A job that was not added this time is not `present`.

        Raises:
            InvalidRequestError: The run is closed.
        """
        with self._guard.use():
            return Report((self._tracker.outcome(entry), entry.present) for entry in self._journal.entries())

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
        with self._guard.use():
            known = isinstance(path, (str, os.PathLike)) and self._journal.has_report(_describe(path))
            saved = self.report().save(path, overwrite=overwrite or known)
            self._journal.note_report(_describe(saved))
            self._journal.commit()
            return saved


def _describe(path: Union[str, os.PathLike[str]]) -> str:
    """The absolute path of a file, as text that the journal can hold: names on a disk need not be UTF-8."""
    return os.path.abspath(os.fsdecode(path)).encode("utf-8", "backslashreplace").decode()
