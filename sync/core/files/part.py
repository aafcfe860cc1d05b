"""The temporary file of a download, and the one that a killed process has left."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import uuid
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import IO, Any, Dict, List, Optional

from .byte_range import ByteRange

if sys.platform != "win32":
    import fcntl

SUFFIX = ".part"
STATE_SUFFIX = ".state"
BOOT_ID = "/proc/sys/kernel/random/boot_id"


class Part:
    """A hidden file beside its target, locked while it is in use. A state file beside it names the version of the
    download: without one, a part is never resumed.

    Args:
        target: The file that it becomes.
        id: The id of the job.
    """

    def __init__(self, target: Path, id: str) -> None:
        self._folder = target.parent
        self._prefix = "." + hashlib.sha256(f"{target.name}\0{id}".encode("utf-8", "replace")).hexdigest()[:16]
        self._noted: Any = None
        self.path: Path = self._new_path()
        self.resumed: Optional[ByteRange] = None
        file: Optional[IO[bytes]] = None
        for left in sorted(self._folder.glob(f"{self._prefix}.*{SUFFIX}")):
            file = self._take_up(left, file is None) or file
        self._file = file or self._create()

    def _new_path(self) -> Path:
        return self._folder / f"{self._prefix}.{uuid.uuid4().hex}{SUFFIX}"

    @property
    def _state(self) -> Path:
        return self.path.with_suffix(STATE_SUFFIX)

    def _create(self) -> IO[bytes]:
        while True:
            file = open(self.path, "xb")  # noqa: SIM115
            # Until it is locked, another process may take it for one that was left.
            if _lock(file) and _is_same(file, self.path):
                return file
            file.close()
            self.path.unlink(missing_ok=True)
            self.path = self._new_path()

    def _take_up(self, left: Path, wanted: bool) -> Optional[IO[bytes]]:
        """Continue what an ended process has left, or remove it."""
        with suppress(OSError), ExitStack() as unwanted:
            if sys.platform == "win32":
                # What another process has open can't be renamed there.
                left = left.rename(left.with_name(self._new_path().name))
            file = unwanted.enter_context(open(left, "r+b"))
            if not _lock(file) or not _is_same(file, left):
                return None
            resumed = _read_state(left.with_suffix(STATE_SUFFIX), file) if wanted else None
            if resumed is not None:
                file.seek(resumed.position)
                file.truncate()
                self.path, self.resumed = left, resumed
                self._noted = (resumed.etag, resumed.total)
                unwanted.pop_all()
                return file
            left.with_suffix(STATE_SUFFIX).unlink(missing_ok=True)
            if sys.platform == "win32":
                file.close()
            left.unlink(missing_ok=True)
        return None

    def write(self, parts: List[bytes], etag: Optional[str] = None, total: Optional[int] = None) -> None:
        """Write bytes of this version of the file."""
        if self._noted != (etag, total):
            # Before the bytes: a kill must not leave those of one version with the state of another.
            self._note(etag, total)
        for part in parts:
            self._file.write(part)

    def restart(self) -> None:
        """Discard what was written: what follows may be of another version."""
        self._forget()
        self._file.seek(0)
        self._file.truncate()

    def finish(self) -> None:
        """Flush all bytes to the disk."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._forget()
        if sys.platform == "win32":
            # An open file can't be renamed there. Elsewhere it stays open, and so locked.
            self._file.close()

    def _note(self, etag: Optional[str], total: Optional[int]) -> None:
        self._forget()
        boot = _read_boot_id()
        if etag is not None and boot is not None:
            self._state.write_text(json.dumps({"etag": etag, "total": total, "boot": boot}), encoding="utf-8")
        self._noted = (etag, total)

    def _forget(self) -> None:
        self._noted = None
        self._state.unlink(missing_ok=True)

    def close(self) -> None:
        """Remove it, unless it has become the target."""
        with suppress(OSError):
            self._forget()
        if sys.platform != "win32":
            # Before the lock is released: no other process may take it up in between.
            self.path.unlink(missing_ok=True)
        with suppress(OSError):
            self._file.close()  # Its unwritten bytes are not wanted.
        self.path.unlink(missing_ok=True)


def _lock(file: IO[bytes]) -> bool:
    """Lock a file, unless another process has. The lock ends with the process, however that ends."""
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    except OSError:
        return False


def _is_same(file: IO[bytes], path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), os.stat(path))
    except OSError:
        return False


def _read_state(path: Path, file: IO[bytes]) -> Optional[ByteRange]:
    """Where to resume a part; None if it can't be. Not after a reboot: its bytes may not have reached the disk."""
    try:
        state: Dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        etag, total, boot = state["etag"], state["total"], state["boot"]
    except (OSError, ValueError, LookupError, TypeError):
        return None
    size = os.fstat(file.fileno()).st_size
    if not isinstance(etag, str) or not (total is None or isinstance(total, int)) or boot != _read_boot_id():
        return None
    if not size or (total is not None and size > total):
        return None
    # The last byte is requested again: no server can confirm the version of an empty range.
    return ByteRange(size - 1, total, etag) if size > 1 else None


def _read_boot_id() -> Optional[str]:
    try:
        return Path(BOOT_ID).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return None
