"""Result files: what was saved, and whether it still exists unchanged."""

from __future__ import annotations

import hashlib
import os
from typing import NamedTuple, Optional

PART = 1 << 20


class Saved(NamedTuple):
    """A result as it was saved.

    Attributes:
        size: The size of the file in bytes.
        modified: Its modification time, in nanoseconds since the epoch.
        digest: The SHA-256 of its content, in hexadecimal.
    """

    size: int
    modified: int
    digest: str


def look_at(path: str) -> Saved:
    """Describe a file as it is now. Raises OSError."""
    status = os.stat(path)
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        for part in iter(lambda: file.read(PART), b""):
            digest.update(part)
    return Saved(status.st_size, status.st_mtime_ns, digest.hexdigest())


def look_again(path: str, saved: Saved) -> Saved:
    """Describe a file that was saved before. It is read only if its modification time has changed, but not its size.

    Raises OSError.
    """
    status = os.stat(path)
    if status.st_size != saved.size:
        return Saved(status.st_size, status.st_mtime_ns, "")
    return saved if status.st_mtime_ns == saved.modified else look_at(path)


def is_same(path: str, saved: Optional[Saved]) -> bool:
    """Whether a file exists and has the content that was saved."""
    try:
        return saved is not None and look_again(path, saved).digest == saved.digest
    except OSError:
        return False
