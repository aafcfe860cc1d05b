"""The live display of a job: a line for each phase, with its time and size."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Optional, Tuple, Type

from rich.console import Console, RenderableType
from rich.filesize import decimal
from rich.progress import BarColumn, SpinnerColumn, Task, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars
from rich.text import Text

if TYPE_CHECKING:
    from sync_client.callers import Progress
    from sync_client.models import Generation

# What a status of a generation looks like from outside.
PHASES = {"PENDING": "queue", "PROCESSING": "processing"}
ENDED = frozenset(("COMPLETED", "FAILED", "REJECTED"))


class Mark(SpinnerColumn):
    """Spins during a phase, then shows how it ended."""

    def __init__(self, console: Console) -> None:
        super().__init__("line" if console.options.ascii_only else "dots")
        done, failed, left = "=x-" if console.options.ascii_only else "✓✗…"
        self._ends = {"done": Text(done, "green"), "failed": Text(failed, "red"), "left": Text(left, "yellow")}

    def render(self, task: Task) -> RenderableType:
        return self._ends[task.fields["end"]] if task.finished else super().render(task)


class Display:
    """Shows uploads, queue, processing and downloads, one line each.

        with Display(console) as display:
            client.generations.wait(id, on_update=display.on_update)

    Args:
        console: The console to draw on. Nothing is shown if it is not a terminal.

    Attributes:
        shown: Whether the display is visible.
    """

    def __init__(self, console: Console) -> None:
        self.shown = console.is_terminal
        self._bars = Bars(
            Mark(console),
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=24),
            TimeElapsedColumn(),
            TextColumn("{task.fields[size]}", markup=False),
            console=console,
            disable=not self.shown,
        )
        self._phase: Optional[Tuple[str, str]] = None
        self._task: Optional[TaskID] = None

    def on_progress(self, progress: Progress) -> None:
        """Show the progress of an upload, a download or the processing."""
        if progress.bytes_done is not None:
            task = self._enter(progress.phase, progress.file or "")
            size = decimal(progress.bytes_total or progress.bytes_done)
            self._bars.update(task, total=progress.bytes_total, completed=progress.bytes_done, size=size)
        elif self._task is not None and progress.percent:
            self._bars.update(self._task, total=100.0, completed=progress.percent)

    def on_update(self, generation: Generation) -> None:
        """Show the status of a generation."""
        if generation.status in PHASES:
            self._enter(PHASES[generation.status])
        elif generation.status in ENDED:
            self._leave("done" if generation.status == "COMPLETED" else "failed")

    def _enter(self, phase: str, file: str = "") -> TaskID:
        """Start the line of a phase and end the one before."""
        if self._task is None or self._phase != (phase, file):
            self._leave()
            self._phase = (phase, file)
            self._task = self._bars.add_task(f"{phase} {file}".strip(), total=None, size="", end="done")
        return self._task

    def _leave(self, end: str = "done") -> None:
        if self._task is not None:
            self._bars.update(self._task, total=1.0, completed=1.0, end=end)
        self._task = self._phase = None

    def __enter__(self) -> Display:
        self._bars.start()
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], traceback: Optional[TracebackType]
    ) -> None:
        self._leave("done" if error is None else "left")
        self._bars.stop()
