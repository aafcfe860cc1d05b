"""Files to send: their names and content types, and whether they can be sent at all."""

from __future__ import annotations

import io
import mimetypes
import os
from contextlib import ExitStack
from typing import IO, Any, Callable, Optional, Tuple

from sync_client.errors import read_attribute
from sync_client.types import File, FileContent, FileInput, SupportsRead

from ...errors import InvalidRequestError

HEAD_SIZE = 64
# Signatures of the formats that the API accepts: (offset, bytes, content type).
SIGNATURES = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (8, b"WEBP", "image/webp"),
    (8, b"WAVE", "audio/wav"),
    (8, b"AVI ", "video/x-msvideo"),
    (4, b"ftypqt", "video/quicktime"),
    (4, b"ftypM4A", "audio/mp4"),
    (4, b"ftyp", "video/mp4"),
    (0, b"\x1aE\xdf\xa3", "video/webm"),
    (0, b"OggS", "audio/ogg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"\xff\xf3", "audio/mpeg"),
    (0, b"\xff\xf2", "audio/mpeg"),
    (0, b"\xff\xf1", "audio/aac"),
    (0, b"\xff\xf9", "audio/aac"),
)


def guess_content_type(head: bytes, name: str) -> str:
    """The content type, from the first bytes of a file, otherwise from its name.

    Args:
        head: The first 64 bytes, or fewer.
    """
    for offset, signature, content_type in SIGNATURES:
        if head[offset : offset + len(signature)] == signature:
            return content_type
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def open_file(field: str, value: FileInput, opened: ExitStack) -> File:
    """Open a file to send, which must be binary and not empty. Its content is a `SteadyFile` or a `Stream`.

    Args:
        field: The argument that it was passed as.
        value: A path, bytes, a binary file, or a tuple of a name, one of those, and optionally a content type.
        opened: Closes what was opened here.
    """
    name, content, content_type = _split(field, value)
    if isinstance(content, (str, os.PathLike)):
        path = os.path.expanduser(os.fsdecode(content))
        return _check_content(field, name or path, opened.enter_context(_open(field, path)), content_type)
    if isinstance(content, (bytes, bytearray, memoryview)):
        content = io.BytesIO(content)
    return _check_content(field, name, content, content_type)


def _split(field: str, value: FileInput) -> Tuple[Optional[str], FileContent, Optional[str]]:
    if not isinstance(value, tuple):
        return None, value, None
    if len(value) == 2:
        return (*value, None)
    if len(value) == 3:
        return value
    raise InvalidRequestError(f"{field} must be (name, content) or (name, content, type).", field=field)


def _open(field: str, path: str) -> IO[bytes]:
    try:
        return open(path, "rb")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
    raise InvalidRequestError(f"{field}: {path!r} can't be read: {reason}.", field=field)


def _check_content(field: str, name: Any, content: Any, content_type: Any) -> File:
    if callable(read_attribute(content, "read")) and read_attribute(content, "seekable") is None:
        content = _OldFile(content) if read_attribute(content, "seek") else Stream(content, "it", field)
    head = _read_head(field, content)
    if name is None:
        # The name of a file that was opened by its descriptor is a number.
        name = read_attribute(content, "name")
        name = name if isinstance(name, str) else field
    name = _check_name(field, name)
    content_type = _check_content_type(field, content_type) or guess_content_type(head, name)
    sent: Any = (SteadyFile if content.seekable() else Stream)(content, name, field)
    return File(sent, name, content_type)


def _read_head(field: str, content: Any) -> bytes:
    if not callable(read_attribute(content, "read")):
        raise InvalidRequestError(
            f"{field} must be a path, bytes or a file opened with 'rb', not {type(content).__name__}.", field=field
        )
    if read_attribute(content, "closed"):
        raise InvalidRequestError(f"{field} is a closed file: open it again.", field=field)
    if isinstance(content, io.TextIOBase) or isinstance(content.read(0), str):
        raise InvalidRequestError(f"{field} is open as text: open it with 'rb'.", field=field)
    if not content.seekable():
        return b""
    content.seek(0)
    head: bytes = content.read(HEAD_SIZE)
    content.seek(0)
    if not head:
        raise InvalidRequestError(f"{field} is empty: nothing to send.", field=field)
    return head


class _OldFile:
    """A file without `seekable`, such as SpooledTemporaryFile before Python 3.11, whose `seek` returns no position."""

    def __init__(self, content: Any) -> None:
        self.read: Callable[..., bytes] = content.read
        self.tell: Callable[[], int] = content.tell
        self._seek = content.seek

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        self._seek(offset, whence)
        return self.tell()


class Stream:
    """A stream that can't be rewound. Hides its descriptor, since the size of a pipe would be read as 0.

    Attributes:
        passed: Bytes read from it, over all attempts to send it.
    """

    def __init__(self, content: SupportsRead, name: str, field: str) -> None:
        self.passed: int = 0
        self._content = content
        self._name = name
        self._field = field

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        return self.passed

    def read(self, size: int = -1) -> bytes:
        """Read up to `size` bytes. Raises InvalidRequestError if that fails."""
        try:
            part = self._content.read(size)
            self.passed += len(part)
            return part
        except (OSError, ValueError) as error:
            reason = error
        raise InvalidRequestError(f"{self._name} can't be read any more: {reason}.", field=self._field)


class SteadyFile(Stream):
    """A file that returns the same bytes each time it is read from its start, or raises an error.

    Attributes:
        size: Its size in bytes.
    """

    def __init__(self, content: IO[bytes], name: str, field: str) -> None:
        super().__init__(content, name, field)
        self._file = content
        self._first = self._state()
        self.size: int = self._first[0]
        self._left = self.size

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.size - self._left

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Raises InvalidRequestError if the file has changed."""
        self._check()
        position = offset if whence == os.SEEK_SET else self.size
        self._file.seek(position)
        self._left = self.size - position
        return position

    def read(self, size: int = -1) -> bytes:
        """The next part. Raises InvalidRequestError instead of the last one if the file has changed."""
        wanted = self._left if size < 0 else min(size, self._left)
        part = super().read(wanted)
        self._left -= len(part)
        if not self._left or not part:
            self._check()
        if wanted and not part:
            raise self._make_error()
        return part

    def _check(self) -> None:
        try:
            same = self._state() == self._first
        except (OSError, ValueError):
            same = False
        if not same:
            raise self._make_error()

    def _make_error(self) -> InvalidRequestError:
        return InvalidRequestError(f"{self._name} changed while it was sent.", field=self._field)

    def _state(self) -> Tuple[int, ...]:
        position = self._file.tell()
        size = self._file.seek(0, os.SEEK_END)
        self._file.seek(position)
        try:
            status = os.fstat(self._file.fileno())
        except (OSError, AttributeError):
            return (size,)
        return size, status.st_mtime_ns, bool(status.st_nlink)


def _check_name(field: str, name: Any) -> str:
    if not isinstance(name, str) or any(ord(character) < 32 for character in name):
        raise InvalidRequestError(f"{field} has a file name that can't be sent: {name!r}.", field=field)
    # A name on disk may not be valid text.
    return os.path.basename(name).encode("utf-8", "replace").decode() or field


def _check_content_type(field: str, content_type: Any) -> Optional[str]:
    if content_type is None:
        return None
    if not isinstance(content_type, str) or not content_type.isascii() or not content_type.isprintable():
        raise InvalidRequestError(f"{field} has a content type that can't be sent: {content_type!r}.", field=field)
    return content_type
