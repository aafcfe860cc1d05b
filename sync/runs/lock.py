"""A lock file beside a file: one process holds it at a time, and releases it when it ends, even when killed."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, Optional, Set

from ..errors import InvalidRequestError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

SUFFIX = ".lock"
# POSIX locks keep out other processes, but not this one.
_HELD: Set[str] = set()


class Lock:
    """Holds the lock of a file until `release`. The lock file contains the holder's process id.

    Raises:
        InvalidRequestError: This or another process already holds the lock, or the lock file can't be written.
    """

    def __init__(self, path: Path, field: str) -> None:
        # Beside the file itself, not beside a link to it, so that all processes use the same lock.
        self._name = os.path.realpath(path) + SUFFIX
        self._file: Optional[IO[str]] = None
        if self._name in _HELD:
            raise InvalidRequestError(f"{field}: {path} is already open in this process: close it first.", field=field)
        try:
            self._file = open(self._name, "a+", encoding="ascii")  # noqa: SIM115
        except OSError as error:
            raise InvalidRequestError(f"{field}: {path} can't be written: {error}.", field=field) from None
        try:
            if not _lock(self._file):
                self._file.seek(0)
                holder = self._file.read().strip() or "unknown"
                raise InvalidRequestError(
                    f"{field}: {path} is in use by the process with the id {holder}: wait for it, or stop it.",
                    field=field,
                )
            self._file.truncate(0)
            self._file.write(str(os.getpid()))
            self._file.flush()
        except BaseException as error:
            # Closing the file writes what is not written yet, or fails again.
            with suppress(OSError):
                self._file.close()
            if isinstance(error, OSError):
                raise InvalidRequestError(f"{field}: {path} can't be locked: {error}.", field=field) from None
            raise
        _HELD.add(self._name)

    def release(self) -> None:
        if self._file is not None:
            # The file is not deleted, since other processes may have it open.
            with suppress(OSError):
                self._file.truncate(0)
            self._file.close()
            self._file = None
            _HELD.discard(self._name)


def _lock(file: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            # Bytes beyond the end can be locked, and those before it still be read.
            file.seek(1 << 30)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            # Not flock, which the children of a process would inherit and keep.
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    except (BlockingIOError, PermissionError):
        return False
