"""What can become of a file while a create sends it. The same bytes go out in each attempt, or nothing does."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any, Callable, List, NamedTuple, Optional, Type

import pytest

from sync.errors import ApiError, InternalServerError, InvalidRequestError

from ..scripted_server import reset, response
from .api import FaultyApi
from .conftest import MakeClient
from .telltale import failure

CONTENT = b"\0\0\0\x18ftypisom" + bytes(300_000)
SOUND = b"RIFF\0\0\0\0WAVEfmt " + bytes(100)


class Pipe(io.BytesIO):
    """A stream that can't be rewound."""

    def seekable(self) -> bool:
        return False


class Torn(Pipe):
    """One that breaks in the middle."""

    def read(self, size: Optional[int] = -1) -> bytes:
        if self.tell():
            raise OSError("the tape is torn")
        return super().read(size)


def grow(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"more")


def rewrite(path: Path) -> None:
    path.write_bytes(b"x" * len(CONTENT))
    os.utime(path, (1, 1))


class Row(NamedTuple):
    """What is sent, what becomes of it, and what a create with two retries makes of it.

    Attributes:
        file: Makes it from the path of a file.
        change: Done to the path once, when the hook is called.
        hook: `on_request`, as a request goes out, or `on_retry`, between the first attempt and the second.
        error: The class that is raised, exactly; None where the call succeeds.
        requests: How many reach the server whole.
    """

    name: str
    file: Callable[[Path], Any]
    error: Optional[Type[ApiError]]
    requests: int
    change: Optional[Callable[[Path], object]] = None
    hook: str = "on_request"


CHANGES = [
    ("grows", grow),
    ("shrinks", lambda path: os.truncate(path, 10)),
    ("is emptied", lambda path: os.truncate(path, 0)),
    ("is written again", rewrite),
    ("vanishes", os.unlink),
]
ROWS = [
    Row("bytes", lambda path: path.read_bytes(), None, 3),
    Row("a path", str, None, 3),
    Row("an open file", lambda path: path.open("rb"), None, 3),
    Row("a file in memory", lambda path: io.BytesIO(path.read_bytes()), None, 3),
    Row("a stream", lambda path: Pipe(path.read_bytes()), InternalServerError, 1),
    Row("a stream that breaks", lambda path: Torn(path.read_bytes()), InvalidRequestError, 0),
    Row("no bytes", lambda path: b"", InvalidRequestError, 0),
    Row("an empty file in memory", lambda path: io.BytesIO(), InvalidRequestError, 0),
    Row("an empty file", lambda path: os.truncate(path, 0) or path, InvalidRequestError, 0),
    Row("no file", lambda path: path.with_name("other"), InvalidRequestError, 0),
    Row("a folder", lambda path: path.parent, InvalidRequestError, 0),
    *(
        Row(f"a path that {name}{when}", str, InvalidRequestError, requests, change, hook)
        for name, change in CHANGES
        for hook, when, requests in [("on_request", "", 0), ("on_retry", " between two attempts", 1)]
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_each_row(row: Row, make: MakeClient, server: FaultyApi, tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    path.write_bytes(CONTENT)
    changes: List[Callable[[Path], object]] = [] if row.change is None else [row.change]
    client = make(**{row.hook: lambda details: changes and changes.pop()(path)})
    server.scripts = [[response(status=503)], [reset], None]
    file = row.file(path)
    options: Any = {"model": "lipsync-2", "video": file, "audio": SOUND, "idempotency_key": "mine"}

    error = failure(lambda: client.generations.create_with_files(**options))

    assert (error and type(error)) is row.error, error
    assert not changes
    assert len(server.requests) == row.requests
    assert len({request.body for request in server.requests}) <= 1
    assert server.billed == (["mine"] if row.requests else [])
    if isinstance(error, InvalidRequestError):
        assert error.field == "video"
        assert error.idempotency_key == ("mine" if changes or row.change or isinstance(file, Torn) else None)
    server.scripts = ()
    assert client.generations.get("y").id == "y"
    if hasattr(file, "close"):
        file.close()


@pytest.mark.parametrize("hook", ["on_request", "on_retry"])
def test_a_file_that_its_owner_closes(make: MakeClient, server: FaultyApi, tmp_path: Path, hook: str) -> None:
    path = tmp_path / "clip.mp4"
    path.write_bytes(CONTENT)
    server.scripts = [[response(status=503)], None]
    with path.open("rb") as file:
        client = make(**{hook: lambda details: file.close()})
        error = failure(
            lambda: client.generations.create_with_files(
                model="lipsync-2", video=file, audio=SOUND, idempotency_key="mine"
            )
        )
    assert type(error) is InvalidRequestError
    assert error.idempotency_key == "mine"
    assert len(server.requests) == (hook == "on_retry")
