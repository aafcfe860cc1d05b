"""Makes outputs when somebody asks for them, in a thread of its own."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Dict, Union

from ..files import Files, StoredFile
from .montage import Montage

Output = Union[StoredFile, Montage]


class Renderer:
    """Makes one output at a time, so that the sandbox answers meanwhile."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._thread = ThreadPoolExecutor(1, "sync-sandbox-renderer")
        self._outputs: Dict[Montage, Future[StoredFile]] = {}
        self._stop = threading.Event()

    async def output(self, output: Output) -> StoredFile:
        """The file, made if it is not yet."""
        if isinstance(output, StoredFile):
            return output
        if output not in self._outputs:
            self._outputs[output] = self._thread.submit(self._make, output)
        # Whoever goes away does not take it from the others.
        return await asyncio.shield(asyncio.wrap_future(self._outputs[output]))

    def close(self) -> None:
        """Give up what is not finished."""
        self._stop.set()
        self._thread.shutdown()

    def _make(self, montage: Montage) -> StoredFile:
        from .encode import write

        path = self._files.new_path()
        write(montage, path, self._stop.is_set)
        return self._files.add(path, "output.mp4", "video/mp4")
