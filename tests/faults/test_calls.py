"""Each row of the table, as a call that reads and as one that costs money, in both colours."""

from __future__ import annotations

import socket
from typing import Any, Optional, Sequence, Type

import pytest

from sync.errors import ApiConnectionError, ApiError, ApiTimeoutError

from ..facade.support import INPUT, InstantClock
from ..scripted_server import Script, chunked, keep, response
from .api import FaultyApi, generation
from .conftest import MakeClient
from .rows import ROWS, Row
from .telltale import failure

MEBIBYTE = 1024 * 1024


def scripts_of(row: Row, server: FaultyApi, other: FaultyApi) -> Sequence[Optional[Script]]:
    """Those of a row, with the URLs that they speak of."""
    names = {b"ORIGIN": server.url, b"PORT": str(server.port), b"HOST": other.url[7:], b"OTHER": other.url}

    def filled(action: Any) -> Any:
        if isinstance(action, bytes):
            for name, value in names.items():
                action = action.replace(name, value.encode())
        return action

    return [script and [filled(action) for action in script] for script in row.scripts]


def check(server: FaultyApi, error: Optional[ApiError], kind: Optional[Type[ApiError]], requests: int) -> None:
    assert (error and type(error)) is kind, error
    # A machine that is busy may not get each request out in the time of a row that stalls.
    fewer = isinstance(error, ApiTimeoutError)
    assert len(server.requests) <= requests if fewer else len(server.requests) == requests


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name[:60])
def test_each_row(row: Row, make: MakeClient, server: FaultyApi, other: FaultyApi, clock: InstantClock) -> None:
    client = make(timeout=row.timeout)
    scripts = scripts_of(row, server, other)

    server.scripts = scripts
    error = failure(lambda: client.generations.get("x"))
    check(server, error, row.error, row.requests)
    assert [pause for pause in clock.slept if pause] == [pause for pause in row.slept if pause]
    server.scripts = ()
    assert client.generations.get("y").id == "y"

    server.requests.clear()
    server.scripts = scripts
    error = failure(lambda: client.generations.create(model="lipsync-2", input=INPUT, idempotency_key="mine"))
    check(server, error, row.create_error or row.error, row.create_requests or row.requests)
    assert len({request.body for request in server.requests}) <= 1
    server.scripts = ()
    if error is not None:
        assert error.idempotency_key == "mine"
        again = client.generations.create(model="lipsync-2", input=INPUT, idempotency_key=error.idempotency_key)
        assert again.id == "mine"
    assert server.billed == ["mine"]
    assert other.connections == 0


@pytest.mark.parametrize("more", [b"!", b"\r\n\r\n"])
def test_bytes_after_an_answer_are_no_answer_to_the_next_request(
    make: MakeClient, server: FaultyApi, more: bytes
) -> None:
    client = make()
    kept = response(generation("x"), close=False)
    server.scripts = [[kept + more, keep], None]
    assert [client.generations.get(id).id for id in ("x", "y", "z")] == ["x", "y", "z"]


def test_an_answer_without_end_is_given_up(make: MakeClient, server: FaultyApi) -> None:
    def pour(connection: socket.socket) -> None:
        while True:
            connection.sendall(b"%x\r\n%s\r\n" % (MEBIBYTE, bytes(MEBIBYTE)))

    server.scripts = [[chunked(), pour]]
    client = make(max_retries=0)
    error = failure(lambda: client.generations.get("x"))
    assert type(error) is ApiConnectionError
    assert "larger than" in str(error)
    server.scripts = ()
    assert client.generations.get("y").id == "y"


def test_nobody_there(make: MakeClient) -> None:
    with FaultyApi() as gone:
        client = make(base_url=gone.url)
    error = failure(lambda: client.generations.create(model="lipsync-2", input=INPUT))
    assert type(error) is ApiConnectionError
    assert not error.request_sent
    assert gone.billed == []
