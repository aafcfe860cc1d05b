"""How far the files of a form are."""

from __future__ import annotations

import io
from typing import IO, Any, Callable, List, Optional, cast

from attr import evolve

from sync_client.callers import Progress
from sync_client.types import File

from ..call.clock import Clock
from .progress import measure_transfer


class FormProgress:
    """Tells how much of each file of a form has gone.

    Args:
        on_progress: Called with a `Progress` for each file that has moved; what it gives may be awaitable.
    """

    def __init__(self, on_progress: Callable[[Progress], Any], clock: Clock) -> None:
        self._on_progress = on_progress
        self._clock = clock
        self._started = clock.monotonic()
        self._files: List[_CountedStream] = []

    def watch(self, file: File) -> File:
        """The same file, whose reads are counted."""
        content = io.BytesIO(file.content) if isinstance(file.content, bytes) else file.content
        counted = (_CountedFile if content.seekable() else _CountedStream)(content, file)
        self._files.append(counted)
        return evolve(file, content=cast("IO[bytes]", counted))

    def sent(self, _: int) -> Any:
        """Tell what has moved since the last time, whatever the form has besides its files."""
        elapsed = self._clock.monotonic() - self._started
        results: List[Any] = []
        for file in self._files:
            if file.done != file.told:
                file.told = file.done
                results.append(self._on_progress(measure_transfer("upload", elapsed, file.done, file.size, file.name)))
        waiting = [result for result in results if hasattr(result, "__await__")]
        return _wait_for(waiting) if waiting else None


async def _wait_for(results: List[Any]) -> None:
    for result in results:
        await result


class _CountedStream:
    """What is read of a file, counted."""

    def __init__(self, content: Any, file: File) -> None:
        self.name: str = file.name
        # A stream that can't be rewound has no size that could be told.
        self.size: Optional[int] = len(file.content) if isinstance(file.content, bytes) else _size(content)
        self.done: int = 0
        self.told: int = 0
        self._content = content

    def seekable(self) -> bool:
        return False

    def read(self, size: int = -1) -> bytes:
        part: bytes = self._content.read(size)
        self.done += len(part)
        return part


class _CountedFile(_CountedStream):
    """The same of a file that can be sent again."""

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return int(self._content.tell())

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        position = int(self._content.seek(offset, whence))
        if not position:
            # Another attempt begins.
            self.done = self.told = 0
        return position

    def read(self, size: int = -1) -> bytes:
        part: bytes = self._content.read(size)
        self.done = self.tell()
        return part


def _size(content: Any) -> Optional[int]:
    size: Optional[int] = getattr(content, "size", None)
    return size
