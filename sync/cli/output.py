"""Output: text for people, JSON for programs; results on standard output, everything else on standard error."""

from __future__ import annotations

import json
import re
import sys
import textwrap
from collections import abc
from functools import cached_property
from typing import TYPE_CHECKING, Any, Iterable, List, Mapping, Sequence, cast

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from sync.core.call.events import RetryDetails

    from .errors import Problem

# Columns if the output is not a terminal: no line is wrapped.
WIDE = 10_000
# In fewer columns than this, text is not wrapped.
NARROW = 20
# Never wrapped, since users copy them.
COMMANDS = ("resume", "resume with")
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
        self._blocks = 0

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
            self._block({_label(name): shown(value) for name, value in record.items()})

    def many(self, records: Iterable[Record], columns: Mapping[str, str]) -> None:
        """Write several results: as JSON, with all fields, as soon as each is available; otherwise as a table, or one
        below the other where the table has no room.

        Args:
            columns: The fields that are shown, by column title.
        """
        if self.json:
            for record in records:
                _write_line(record)
            return
        from rich.cells import cell_len
        from rich.table import Table

        rows = [[shown(record.get(name), short=True) for name in columns.values()] for record in records]
        if not rows:
            self.note("Nothing found.")
            return
        # Empty columns are left out.
        known = [(title, cells) for title, cells in zip(columns, zip(*rows)) if any(cells)]
        widths = [max(map(cell_len, " ".join((title, *cells)).split())) for title, cells in known]
        room = self.results.width - sum(width + 1 for width in widths)
        if room < 0:
            # An id that is broken over two lines can't be copied.
            for row in rows:
                self._block(dict(zip(columns, row)))
            return
        table = Table(box=None, padding=(0, 1, 0, 0), header_style="bold")
        for (title, cells), width in zip(known, widths):
            wanted = max(map(cell_len, "\n".join((title, *cells)).split("\n")))
            wider = min(room, wanted - width)
            room -= wider
            table.add_column(title, width=width + wider)
        for cells in zip(*(cells for _, cells in known)):
            table.add_row(*cells)
        self.results.print(table)

    def _block(self, values: Mapping[str, str]) -> None:
        """Write the values that there are, one below the other."""
        if self._blocks:
            self.results.print()
        self._blocks += 1
        known = {label: value for label, value in values.items() if value}
        self.results.print(_lines(known, self.results.width), soft_wrap=True)

    def note(self, text: str) -> None:
        """Write a note that is not a result."""
        if self.json:
            _write_line({"note": text}, error=True)
        else:
            self.errors.print(_wrap(printable(text), self.errors.width), soft_wrap=True)

    def tell_retry(self, retry: RetryDetails) -> None:
        """Report a retry, since it explains the delay."""
        self.note(f"{retry.status_code or retry.error}: retrying in {retry.delay:.1f} s.")

    def problem(self, problem: Problem) -> None:
        """Write a problem."""
        from rich.text import Text

        if self.json:
            _write_line(problem.to_record(), error=True)
            return
        message = Text(_wrap(f"Error: {printable(problem.message)}", self.errors.width))
        message.stylize("bold red", 0, len("Error:"))
        self.errors.print(message, soft_wrap=True)
        lines = {label: printable(value) for label, value in problem.lines()}
        if lines:
            self.errors.print(_lines(lines, self.errors.width, indent="  "), soft_wrap=True)


def _console(stderr: bool) -> Console:
    from rich.console import Console

    console = Console(stderr=stderr, markup=False, highlight=False, emoji=False)
    if not console.is_terminal:
        console.width = WIDE
    return console


def _write_line(record: Record, *, error: bool = False) -> None:
    stream = sys.stderr if error else sys.stdout
    # Flushed, since a reader may be waiting for this line.
    print(json.dumps(record), file=stream, flush=True)


def _lines(values: Mapping[str, str], width: int, indent: str = "") -> Text:
    """A line for each value; longer ones are wrapped."""
    from rich.text import Text

    margin = len(indent) + max(map(len, values), default=0) + 2
    lines = [
        Text.assemble(
            (f"{indent}{label}".ljust(margin), "dim"),
            value if label in COMMANDS else _wrap(value, width - margin).replace("\n", "\n" + " " * margin),
        )
        for label, value in values.items()
    ]
    return Text("\n").join(lines)


def _wrap(text: str, width: int) -> str:
    """Text wrapped between words. Those that are too long, such as URLs, are left to the terminal, so that they can be
    copied whole."""
    if width < NARROW:
        return text
    lines = (
        textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""] for line in text.split("\n")
    )
    return "\n".join(line for wrapped in lines for line in wrapped)


def _label(name: str) -> str:
    """A name on the wire, such as outputUrl, as words."""
    return _WORD.sub(" ", name).lower()


def printable(text: str) -> str:
    """Text from outside, without the control characters that a terminal would obey."""
    text = text.replace("\t", "  ")
    return "".join(one if one.isprintable() or one == "\n" else "\ufffd" for one in text)


def shown(value: Any, *, short: bool = False) -> str:
    """A value of a record, for display.

    Args:
        short: Whether to shorten times.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(round(value, 4))
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
