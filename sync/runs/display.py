"""Shows the progress of a run: a live display in a terminal, occasional lines elsewhere."""

from __future__ import annotations

import math
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Optional, TextIO

from .figures import Figures, format_time

if TYPE_CHECKING:
    from rich.progress import Progress

# Seconds between two lines of output that is not a terminal.
LINES_EVERY = 10.0
# Columns of a terminal that is wide enough for the bar beside the figures.
ROOM_FOR_BAR = 80
NO_RICH = "The live display needs rich: pip install 'syncsdk[progress]'."


def make_display(stream: Optional[TextIO] = None) -> Display:
    """Make the display of a run's figures, by default on standard error."""
    stream = sys.stderr if stream is None else stream
    # A program without a console has none.
    if stream is None:  # pyright: ignore[reportUnnecessaryComparison]
        return Display()
    if stream.isatty():
        try:
            return LiveDisplay(stream)
        except ImportError:
            stream.write(f"{NO_RICH}\n")
    return LineDisplay(stream)


class Display:
    """Shows the figures of a run."""

    def show(self, figures: Figures, now: float) -> None:
        """Show the current figures."""

    def close(self) -> None:
        """End the display; the last figures stay visible."""


class LineDisplay(Display):
    """Writes a line when something has changed, at most every ten seconds, and the last one at the end."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._written_at = -math.inf
        self._written = ""
        self._latest = ""

    def show(self, figures: Figures, now: float) -> None:
        self._latest = str(figures)
        if now - self._written_at >= LINES_EVERY and self._latest != self._written:
            self._written_at = now
            self._write()

    def close(self) -> None:
        if self._latest != self._written:
            self._write()

    def _write(self) -> None:
        self._written = self._latest
        # A stream that nobody reads any more is no reason to stop.
        with suppress(OSError, ValueError):
            self._stream.write(f"{self._written}\n")
            self._stream.flush()


class LiveDisplay(Display):
    """Draws a bar and the figures, and updates them in place.

    Raises:
        ImportError: `rich` is not installed.
    """

    def __init__(self, stream: TextIO) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        console = Console(file=stream)
        self._bar: Progress = Progress(
            MofNCompleteColumn(),
            *([BarColumn()] if console.width >= ROOM_FOR_BAR else []),
            TextColumn("[green]{task.fields[done]} done[/] [red]{task.fields[failed]} failed[/]"),
            TextColumn("{task.fields[running]} running, {task.fields[uploaded]} uploaded"),
            TextColumn("{task.fields[rest]}"),
            console=console,
        )
        self._task: Any = None

    def show(self, figures: Figures, now: float) -> None:
        fields = figures._asdict()
        rest = [
            f"{figures.stopped} stopped" if figures.stopped else "",
            f"US$ {figures.spent:.2f}" if figures.spent else "",
            "" if figures.left is None else f"{format_time(figures.left)} left",
        ]
        fields["rest"] = " ".join(filter(None, rest))
        fields["completed"] = figures.done + figures.failed + figures.stopped
        if self._task is None:
            self._bar.start()
            self._task = self._bar.add_task("", **fields)
        else:
            self._bar.update(self._task, **fields)

    def close(self) -> None:
        if self._task is not None:
            self._bar.stop()
