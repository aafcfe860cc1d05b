"""The progress of a transfer, as its callback receives it."""

from __future__ import annotations

from typing import Any, Awaitable, Callable, List, Optional, Sequence, cast

from sync_client.callers import Progress
from sync_client.types import File

from ..call.clock import Clock
from .media import SteadyFile, Stream


def measure_transfer(
    phase: str, elapsed: float, done: int, total: Optional[int], file: Optional[str] = None
) -> Progress:
    """Progress by bytes."""
    return Progress(phase, elapsed, 100.0 * done / total if total else None, done, total, file)


class UploadProgress:
    """Reports how much of each file has been sent.

    Args:
        files: The files, from `open_file`.
        on_progress: Called with a `Progress` for each file of which more was sent; may return an awaitable.
    """

    def __init__(self, files: Sequence[File], on_progress: Callable[[Progress], Any], clock: Clock) -> None:
        self._files = files
        self._reported = [0] * len(files)
        self._on_progress = on_progress
        self._clock = clock
        self._started = clock.monotonic()

    def report(self, _: int) -> Any:
        """Report what has been sent of the files since the last time, not counting the rest of the request."""
        elapsed = self._clock.monotonic() - self._started
        waiting: List[Awaitable[Any]] = []
        for index, file in enumerate(self._files):
            content = cast(Stream, file.content)
            if content.passed != self._reported[index]:
                self._reported[index] = content.passed
                size = content.size if isinstance(content, SteadyFile) else None
                result = self._on_progress(measure_transfer("upload", elapsed, content.tell(), size, file.name))
                if hasattr(result, "__await__"):
                    waiting.append(result)
        return _wait_for(waiting) if waiting else None


async def _wait_for(results: List[Awaitable[Any]]) -> None:
    for result in results:
        await result
