"""The target of a download: a file that is either complete or absent."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Generator, List, Optional, Union, cast

from sync_client.errors import show

from ...errors import ApiError, InvalidRequestError
from .byte_range import ByteRange
from .part import Part


class Target:
    """A file that is written under a temporary name beside it and renamed when it is complete.

    Args:
        to: A file, or a folder: an existing one, or a path with a final slash.
        overwrite: Whether to replace an existing file.
    """

    def __init__(self, to: Union[str, os.PathLike[str]], overwrite: bool) -> None:
        text = _read_path(to)
        if not text or "\0" in text:
            raise InvalidRequestError(f"to must be the path of a file or a folder, not {show(to)}.", field="to")
        if not isinstance(overwrite, bool):
            raise InvalidRequestError(f"overwrite must be True or False, not {show(overwrite)}.", field="overwrite")
        self.path: Path = Path(text)
        self.overwrite = overwrite
        self._in_folder = text.endswith(("/", os.sep)) or os.path.isdir(text)
        self._part: Optional[Part] = None
        folder = self.path
        if not self._in_folder:
            folder = self.path.parent
            if not os.path.isdir(folder):
                raise InvalidRequestError(f"to: the folder {folder} does not exist.", field="to")
            self._check_free()
        while not os.path.lexists(folder):
            folder = folder.parent
        if not os.access(folder, os.W_OK | os.X_OK):
            raise InvalidRequestError(
                f"to: {self.path} can't be written: {folder} is not a writable folder.", field="to"
            )

    def open(self, id: str, name: str) -> None:
        """Open the temporary file. Raises InvalidRequestError if it can't be written.

        Args:
            id: The id of the job.
            name: The name of the file if the target is a folder.
        """
        try:
            if self._in_folder:
                self.path.mkdir(parents=True, exist_ok=True)
                self.path = self.path / name
                self._check_free()
            self._part = Part(self.path, id)
        except OSError as error:
            raise InvalidRequestError(f"to: {self.path} can't be written: {error.strerror}.", field="to") from error

    @property
    def resumed(self) -> Optional[ByteRange]:
        """How far an earlier process has got with the same download; None if it starts anew."""
        return None if self._part is None else self._part.resumed

    def write(self, parts: List[bytes], etag: Optional[str] = None, total: Optional[int] = None) -> None:
        """Write bytes of this version of the file."""
        with self._writing() as part:
            part.write(parts, etag, total)

    def restart(self) -> None:
        """Discard what was written."""
        with self._writing() as part:
            part.restart()

    def publish(self) -> None:
        """Give the complete file its name, atomically."""
        with self._writing() as part:
            part.finish()
            if self.overwrite:
                os.replace(part.path, self.path)
            else:
                _take(part.path, self.path)

    def discard(self) -> None:
        """Remove the temporary file, if there still is one."""
        if self._part is not None:
            self._part.close()

    @contextmanager
    def _writing(self) -> Generator[Part, None, None]:
        """The open part. An OSError in it is raised as an error of the library."""
        assert self._part is not None
        try:
            yield self._part
        except FileExistsError:
            raise self._make_error() from None
        except OSError as error:
            raise ApiError(f"{self.path} can't be written: {error.strerror}.", field="to") from error

    def _check_free(self) -> None:
        try:
            os.lstat(self.path)
        except FileNotFoundError:
            return
        except OSError as error:
            raise InvalidRequestError(f"to: {self.path} can't be written: {error.strerror}.", field="to") from error
        if not self.overwrite:
            raise self._make_error()

    def _make_error(self) -> InvalidRequestError:
        return InvalidRequestError(f"to: {self.path} exists. Pass overwrite=True, or another name.", field="to")


def _read_path(to: Any) -> str:
    """A path as text; empty if it is not a path, or can't be one on this system."""
    try:
        text: str = os.fspath(cast("os.PathLike[str]", to)) if isinstance(to, (str, os.PathLike)) else ""
        os.fsencode(text)
    except (UnicodeError, TypeError):
        return ""
    return os.path.expanduser(os.fsdecode(text))


def _take(part: Path, path: Path) -> None:
    """Rename a file without replacing another. Raises FileExistsError, even if the other appeared just now."""
    try:
        os.link(part, path)
    except (FileExistsError, FileNotFoundError):
        raise
    except OSError:
        # Without hard links, only Windows has a rename that never replaces: on POSIX another program may still take the
        # name after this check. An empty file that reserves the name would be worse: a kill would leave it there.
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        os.rename(part, path)
