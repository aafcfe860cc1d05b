"""Files that go out: what they are, and whether they can be sent at all."""

from __future__ import annotations

import io
import mimetypes
import os
from contextlib import ExitStack
from typing import IO, Any, Optional, Tuple, Union

from sync_client.types import File

from ..errors import InvalidRequestError

FileContent = Union[str, "os.PathLike[str]", bytes, IO[bytes]]
FileInput = Union[FileContent, Tuple[Optional[str], FileContent], Tuple[Optional[str], FileContent, Optional[str]]]

HEAD_SIZE = 64
# The first bytes of the formats that the API takes: (offset, bytes, content type).
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


def content_type_of(head: bytes, name: str) -> str:
    """The media type, from the first bytes of a file, else from its name.

    Args:
        head: The first 64 bytes, or fewer.
    """
    for offset, signature, content_type in SIGNATURES:
        if head[offset : offset + len(signature)] == signature:
            return content_type
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def open_file(field: str, value: Any, opened: ExitStack) -> File:
    """A file that is ready to be sent: it exists, is binary and not empty.

    Args:
        field: The argument it was given for.
        value: A path, bytes, a binary file, or a tuple of name, one of those, and perhaps a content type.
        opened: Gets what was opened here, to be closed after the call.
    """
    name: Optional[str] = None
    content_type: Optional[str] = None
    if isinstance(value, tuple):
        if len(value) not in (2, 3):
            raise InvalidRequestError(f"{field} must be (name, content) or (name, content, type).", field=field)
        name, value = value[0], value[1:]
        value, content_type = value[0], value[1] if len(value) > 1 else None
    if isinstance(value, (str, os.PathLike)):
        path = os.fspath(value)
        name = name or os.path.basename(path)
        value = opened.enter_context(_open(field, path))
    elif isinstance(value, (bytearray, memoryview)):
        value = bytes(value)
    head = _head(field, value)
    name = _safe_name(field, name or os.path.basename(str(getattr(value, "name", ""))) or field)
    return File(value, name, content_type or content_type_of(head, name))


def _open(field: str, path: str) -> IO[bytes]:
    try:
        return open(path, "rb")
    except OSError as error:
        raise InvalidRequestError(f"{field}: {path!r} can't be read: {error.strerror}.", field=field) from None


def _head(field: str, content: Any) -> bytes:
    if isinstance(content, bytes):
        head = content[:HEAD_SIZE]
    elif not callable(getattr(content, "read", None)):
        raise InvalidRequestError(
            f"{field} must be a path, bytes or a file opened with 'rb', not {type(content).__name__}.", field=field
        )
    elif isinstance(content, io.TextIOBase) or isinstance(content.read(0), str):
        raise InvalidRequestError(f"{field} is open as text: open it with 'rb'.", field=field)
    elif getattr(content, "closed", False):
        raise InvalidRequestError(f"{field} is a closed file: open it again.", field=field)
    elif not content.seekable():
        return b""
    else:
        content.seek(0)
        head = content.read(HEAD_SIZE)
        content.seek(0)
    if not head:
        raise InvalidRequestError(f"{field} is empty: nothing to send.", field=field)
    return head


def _safe_name(field: str, name: Any) -> str:
    if not isinstance(name, str) or any(ord(character) < 32 for character in name):
        raise InvalidRequestError(f"{field} has a file name that can't be sent: {name!r}.", field=field)
    return os.path.basename(name) or field
