"""Guards a run: one thread at a time uses it, in the process that opened it, until it is closed."""

from __future__ import annotations

import os
from contextlib import contextmanager
from threading import RLock
from typing import Generator

from ..errors import InvalidRequestError


class Guard:
    """Keeps all other threads out while one uses the run, and everyone once it is closed."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._closed = False
        self._process = os.getpid()

    @contextmanager
    def use(self) -> Generator[None, None, None]:
        """Use the run. Raises InvalidRequestError if it is closed, or was opened by another process."""
        with self._lock:
            self.check()
            yield

    def check(self) -> None:
        """Raise InvalidRequestError if the run is closed, or was opened by another process."""
        if self._closed:
            raise InvalidRequestError("This run is closed: open it again.")
        if os.getpid() != self._process:
            raise InvalidRequestError("This run belongs to the process that opened it: a fork can't use it.")

    @contextmanager
    def close(self) -> Generator[bool, None, None]:
        """Close the run. Yields whether there is anything to release: not a second time, and not in a fork, whose
        parent still uses it."""
        with self._lock:
            first = not self._closed and os.getpid() == self._process
            self._closed = self._closed or first
            yield first
