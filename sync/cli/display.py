"""The live display of a job: a line for each phase, with its time and size."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Optional, Tuple, Type, Union

from rich.console import Console, RenderableType
from rich.filesize import decimal
from rich.progress import BarColumn, SpinnerColumn, Task, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars
from rich.text import Text

from .output import printable

if TYPE_CHECKING:
    from sync_client.callers import Progress
    from sync_client.models import Generation, SpeechJob

# The phases that the statuses of a job are shown as.
PHASES = {"PENDING": "queue", "PROCESSING": "processing"}
SUCCEEDED = frozenset(("COMPLETED", "SUCCESS"))
ENDED = SUCCEEDED | {"FAILED", "REJECTED"}
JOB_PHASES = [(phase, "") for phase in PHASES.values()]


class Mark(SpinnerColumn):
    """Spins during a phase, then shows how it ended."""

    def __init__(self, console: Console) -> None:
        super().__init__("line" if console.options.ascii_only else "dots")
        done, failed, left = "=x-" if console.options.ascii_only else "✓✗…"
        self._ends = {"done": Text(done, "green"), "failed": Text(failed, "red"), "left": Text(left, "yellow")}

    def render(self, task: Task) -> RenderableType:
        end = task.fields["end"]
        return self._ends[end] if end else super().render(task)


class Display:
    """Shows uploads, the create, queue, processing and downloads: a line for each, redrawn as it goes on; on a terminal
    that can't redraw, such as that of Emacs (TERM=dumb), a line when each begins.

        with Display(console) as display:
            client.generations.wait(id, on_update=display.on_update)

    Args:
        console: The console to draw on. Nothing is shown if it is not a terminal.

    Attributes:
        shown: Whether the lines are redrawn.
    """

    def __init__(self, console: Console) -> None:
        self.shown = console.is_terminal and not console.is_dumb_terminal
        self._plain = console if console.is_dumb_terminal else None
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
        # The create and the wait may both report it.
        self._ended = False

    def on_progress(self, progress: Progress) -> None:
        """Show the progress of an upload, a download or the processing."""
        if progress.bytes_done is not None:
            task = self.enter(progress.phase, progress.file or "")
            size = decimal(progress.bytes_total or progress.bytes_done)
            self._bars.update(task, total=progress.bytes_total, completed=progress.bytes_done, size=size)
            if progress.bytes_done == progress.bytes_total:
                self._leave("done")
        elif self._task is not None and progress.percent:
            self._bars.update(self._task, total=100.0, completed=progress.percent)

    def on_update(self, job: Union[Generation, SpeechJob]) -> None:
        """Show the status of a job."""
        if job.status in PHASES:
            self.enter(PHASES[job.status])
        elif job.status in ENDED and not self._ended:
            self._ended = True
            if self._phase not in JOB_PHASES:
                # It ended before any phase was reported.
                self.enter(job.status.lower())
            self._leave("done" if job.status in SUCCEEDED else "failed")

    def enter(self, phase: str, file: str = "") -> TaskID:
        """Start the line of a phase, or name its file, and end the phase before."""
        name = printable(f"{phase} {file}").strip()
        if self._task is None or self._phase not in ((phase, file), (phase, "")):
            self._leave("done")
            self._task = self._bars.add_task(name, total=None, size="", end="")
            if self._plain is not None:
                self._plain.print(name)
        elif self._phase != (phase, file):
            self._bars.update(self._task, description=name)
        self._phase = (phase, file)
        return self._task

    def _leave(self, end: str) -> None:
        if self._task is not None:
            self._bars.update(self._task, end=end)
            if end == "done":
                self._bars.update(self._task, total=1.0, completed=1.0)
            elif self._bars.tasks[-1].total is None:
                # Its bar would stand still in the middle of a pulse.
                self._bars.update(self._task, total=1.0)
            self._bars.stop_task(self._task)
        self._task = self._phase = None

    def __enter__(self) -> Display:
        self._bars.start()
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], traceback: Optional[TracebackType]
    ) -> None:
        from sync.errors import WaitTimeoutError

        stopped = isinstance(error, (KeyboardInterrupt, WaitTimeoutError))
        self._leave("left" if stopped else "failed" if error else "done")
        self._bars.stop()
