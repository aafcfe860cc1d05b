"""Output: text for people, JSON for programs; results on standard output, everything else on standard error."""

from __future__ import annotations

import json
import re
import sys
from collections import abc
from functools import cached_property
from typing import TYPE_CHECKING, Any, Iterable, List, Mapping, Sequence, cast

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from sync.core.call.events import RetryDetails

    from .errors import Problem

# Columns of what is no terminal, whose lines nobody wraps.
WIDE = 400
_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])|_")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")

Record = Mapping[str, Any]


class Output:
    """Writes results and errors.

    Args:
        json: Whether to write JSON, one object per line.
    """

    def __init__(self, json: bool) -> None:
        self.json = json

    @cached_property
    def results(self) -> Console:
        return _console(stderr=False)

    @cached_property
    def errors(self) -> Console:
        return _console(stderr=True)

    def one(self, record: Record) -> None:
        """Write one result."""
        if self.json:
            _write_line(record)
        else:
            self.results.print(_lines({_label(name): shown(value) for name, value in record.items()}), soft_wrap=True)

    def many(self, records: Iterable[Record], columns: Mapping[str, str]) -> None:
        """Write several results: as JSON, with all fields, as soon as each is available; otherwise as a table.

        Args:
            columns: The fields that the table shows, by column title.
        """
        if self.json:
            for record in records:
                _write_line(record)
            return
        from rich.table import Table

        rows = [[shown(record.get(name), short=True) for name in columns.values()] for record in records]
        if not rows:
            self.note("Nothing found.")
            return
        table = Table(box=None, padding=(0, 1, 0, 0), header_style="bold")
        # What nothing is known of takes no room.
        known = [(title, cells) for title, cells in zip(columns, zip(*rows)) if any(cells)]
        for title, _ in known:
            # What identifies a thing is copied into the next command.
            table.add_column(title, no_wrap=title == "id", overflow="fold")
        for row in zip(*(cells for _, cells in known)):
            table.add_row(*row)
        self.results.print(table)

    def note(self, text: str) -> None:
        """Write a note that is not a result."""
        if self.json:
            _write_line({"note": text}, error=True)
        else:
            self.errors.print(printable(text), soft_wrap=True)

    def tell_retry(self, retry: RetryDetails) -> None:
        """Report a retry, since it explains the delay."""
        self.note(f"{retry.status_code or retry.error}: retrying in {retry.delay:.1f} s.")

    def problem(self, problem: Problem) -> None:
        """Write a problem."""
        from rich.text import Text

        if self.json:
            _write_line(problem.to_record(), error=True)
            return
        self.errors.print(Text.assemble(("Error: ", "bold red"), printable(problem.message)), soft_wrap=True)
        lines = {f"  {label}": printable(value) for label, value in problem.lines()}
        if lines:
            self.errors.print(_lines(lines), soft_wrap=True)


def _console(stderr: bool) -> Console:
    from rich.console import Console

    console = Console(stderr=stderr, markup=False, highlight=False, emoji=False)
    if not console.is_terminal:
        console.width = WIDE
    return console


def _write_line(record: Record, *, error: bool = False) -> None:
    stream = sys.stderr if error else sys.stdout
    # At once: who reads the other end may wait for this line.
    print(json.dumps(record), file=stream, flush=True)


def _lines(values: Mapping[str, str]) -> Text:
    """A line for each value. The terminal wraps long lines, so that URLs and commands can be copied whole."""
    from rich.text import Text

    width = max(map(len, values)) + 2
    lines = [
        Text.assemble((label.ljust(width), "dim"), value.replace("\n", "\n" + " " * width))
        for label, value in values.items()
    ]
    return Text("\n").join(lines)


def _label(name: str) -> str:
    """A name on the wire, such as outputUrl, as words."""
    return _WORD.sub(" ", name).lower()


def printable(text: str) -> str:
    """Text from outside, without the control characters that a terminal would obey."""
    text = text.replace("\t", "  ")
    return "".join(one if one.isprintable() or one == "\n" else "\N{REPLACEMENT CHARACTER}" for one in text)


def shown(value: Any, *, short: bool = False) -> str:
    """A value of a record, for display.

    Args:
        short: Whether to shorten times.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return _local_time(value, short) if _TIME.match(value) else printable(value)
    if isinstance(value, (list, tuple)):
        items: List[Any] = list(cast("Sequence[Any]", value))
        return "\n".join(map(shown, items))
    if isinstance(value, abc.Mapping):
        return "  ".join(f"{name}: {shown(item)}" for name, item in cast(Record, value).items())
    return str(value)


def _local_time(value: str, short: bool) -> str:
    from datetime import datetime

    from sync_client.dates import decode_datetime

    time: object = decode_datetime(value)
    if not isinstance(time, datetime):
        return printable(value)
    form = "%Y-%m-%d %H:%M:%S" if not short else "%m-%d %H:%M" if time.year == datetime.now().year else "%Y-%m-%d"
    return time.astimezone().strftime(form)
