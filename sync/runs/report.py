"""The report of a run: its jobs' outcomes as rows, CSV, JSON Lines or a page."""

from __future__ import annotations

import csv
import io
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any, Dict, Iterable, Iterator, List, Mapping, Optional, Tuple, Union

from sync_client.errors import show

from ..errors import InvalidRequestError
from .page import render_page
from .records import Outcome

COLUMNS = ("name", "state", "id", "path", "cost", "attempts", "flags", "error", "code", "present")

# A cell that starts with one of these is a formula to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Report:
    """The outcomes of a run's jobs: `run.report()`.

        report = run.report()
        report.save("report.html")

    Args:
        outcomes: The outcome of each job, in the order in which the jobs were added, and whether the job was added
            since the run was opened.

    Attributes:
        rows: A dict for each job: `name`, `state`, `id`, `path`, `cost` in US dollars, `attempts`, `flags`, `error` and
            its `code`, and `present`: whether the job was added since the run was opened.

    Raises:
        AttributeError: One of the outcomes is not an `Outcome`.
    """

    def __init__(self, outcomes: Iterable[Tuple[Outcome, bool]]) -> None:
        self.rows: List[Dict[str, Any]] = [_row(outcome, present) for outcome, present in outcomes]

    def __iter__(self) -> Iterator[Dict[str, Any]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __str__(self) -> str:
        counts = [f"{count} {state}" for state, count in self.states.items()]
        # If no cost is known, a total of 0 would be wrong.
        costs = [row["cost"] for row in self.rows if row["cost"] is not None]
        return ", ".join([*counts, f"US$ {sum(costs):.2f}"] if costs else counts)

    @property
    def states(self) -> Mapping[str, int]:
        """The number of jobs in each state."""
        return Counter(row["state"] for row in self.rows)

    def to_csv(self) -> str:
        """The rows as CSV. A text that a spreadsheet would read as a formula gets a leading `'`.

            text = run.report().to_csv()

        Returns:
            The text, with the column names in the first line.
        """
        file = io.StringIO(newline="")
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for row in self.rows:
            cells = {**row, "flags": "; ".join(row["flags"])}
            writer.writerow([_cell(cells[name]) for name in COLUMNS])
        return file.getvalue()

    def to_jsonl(self) -> str:
        """The rows as JSON Lines.

            text = run.report().to_jsonl()

        Returns:
            The text, with an object in each line.
        """
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in self.rows)

    def to_html(self, folder: Union[str, os.PathLike[str]] = ".") -> str:
        """An HTML page with the videos, states, costs and errors. It needs no network and runs no scripts.

            text = run.report().to_html("results/")

        Args:
            folder: The folder that the page will be in; the paths of the videos are relative to it.

        Returns:
            The text of the page.

        Raises:
            TypeError: `folder` is not a path.
        """
        return render_page(str(self), self.rows, os.path.abspath(os.fspath(folder)))

    def save(self, path: Union[str, os.PathLike[str]], *, overwrite: bool = True) -> Path:
        """Save the report as CSV, JSON Lines or HTML, depending on the file extension.

            run.report().save("report.html")

        Args:
            path: A file that ends with `.csv`, `.jsonl` or `.html`.
            overwrite: Whether to replace an existing file.

        Returns:
            The path of the file.

        Raises:
            InvalidRequestError: The file exists, has another extension, or can't be written.
        """
        text: Optional[str] = None
        try:
            target = Path(path)
            end = target.suffix.lower()
            if end in (".csv", ".jsonl"):
                text = self.to_csv() if end == ".csv" else self.to_jsonl()
            elif end in (".html", ".htm"):
                text = self.to_html(target.parent)
            if text is None:
                problem = "must end with .csv, .jsonl or .html"
            elif not overwrite and os.path.lexists(target):
                problem = "exists: pass overwrite=True, or another name"
            else:
                whole = target.with_name(target.name + ".part")
                whole.write_bytes(text.encode("utf-8", "replace"))
                os.replace(whole, target)
                return target
        except (OSError, TypeError, ValueError) as error:
            problem = f"can't be written: {getattr(error, 'strerror', None) or error}"
        raise InvalidRequestError(f"path {show(str(path))} {problem}.", field="path")


def _row(outcome: Outcome, present: bool) -> Dict[str, Any]:
    error = outcome.error
    return {
        "name": outcome.name,
        "state": outcome.state.value,
        "id": outcome.id,
        "path": None if outcome.path is None else str(outcome.path),
        "cost": outcome.cost,
        "attempts": outcome.attempts,
        "flags": list(outcome.flags),
        "error": None if error is None else str(error),
        "code": None if error is None else error.code,
        "present": present,
    }


def _cell(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
