"""Progress of uploads, waits and downloads, shown in a terminal.

    from sync.progress import ProgressBar

    with ProgressBar() as bar:
        asset = client.assets.upload("video.mp4", on_progress=bar)

Needs `rich`: pip install 'syncsdk[progress]'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional, TypeVar

from sync_client.callers import Progress

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import TaskID

__all__ = ["Progress", "ProgressBar"]

B = TypeVar("B", bound="ProgressBar")


class ProgressBar:
    """A line in the terminal for each operation that it is given to as `on_progress`, one after the other.

        with ProgressBar() as bar:
            client.generations.download("...", "result.mp4", on_progress=bar)

    Args:
        console: A `rich` console to draw on; by default standard error.

    Raises:
        ImportError: `rich` is not installed.
    """

    def __init__(self, console: Optional[Console] = None) -> None:
        try:
            from rich.console import Console
            from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn
            from rich.progress import Progress as Display
        except ImportError as error:
            raise ImportError("sync.progress needs rich: pip install 'syncsdk[progress]'.") from error
        self._display = Display(
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[size]}"),
            TimeElapsedColumn(),
            console=console or Console(stderr=True),
        )
        self._task: Optional[TaskID] = None
        self._last: Optional[Progress] = None

    def __call__(self, progress: Progress) -> None:
        """Show one report."""
        last, self._last = self._last, progress
        # Each operation counts its own time: less of it is another operation.
        same = last is not None and (progress.phase, progress.file) == (last.phase, last.file)
        if self._task is None or last is None or not same or progress.elapsed < last.elapsed:
            self._task = self._display.add_task(f"{progress.phase} {progress.file or ''}".rstrip(), total=None, size="")
        self._display.update(
            self._task,
            total=None if progress.percent is None else 100.0,
            completed=progress.percent or 0.0,
            size=_size(progress),
        )

    def __enter__(self: B) -> B:
        self._display.start()
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._display.stop()


def _size(progress: Progress) -> str:
    """Such as `12.5/240.0 MB`; nothing in a wait."""
    if progress.bytes_done is None:
        return ""
    sizes = (progress.bytes_done, progress.bytes_total)
    return "/".join(f"{size / 1e6:.1f}" for size in sizes if size is not None) + " MB"
