"""Each row of the table, as a call that reads and as one that costs money, in both colours."""

from __future__ import annotations

import socket
from typing import Any, Optional, Sequence, Type

import pytest

from sync.errors import ApiConnectionError, ApiError, ApiTimeoutError, InvalidResponseError

from ..facade.support import INPUT, InstantClock
from ..scripted_server import Script, chunked, keep, response
from .api import FaultyApi, generation
from .conftest import MakeClient
from .rows import ROWS, Row
from .telltale import KEY, failure

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
    assert type(error) is InvalidResponseError
    assert error.status_code == 200
    assert "larger than" in str(error)
    server.scripts = ()
    assert client.generations.get("y").id == "y"


def test_a_create_whose_response_can_not_be_decompressed_tells_how_to_find_the_job(
    make: MakeClient, server: FaultyApi
) -> None:
    server.scripts = [[response(b"no gzip", 201, "Content-Encoding: gzip", "X-Request-Id: r", f"X-Quote: {KEY}")]]
    error: Any = failure(lambda: make().generations.create(model="lipsync-2", input=INPUT, idempotency_key="mine"))
    assert (type(error), error.status_code, error.request_id) == (InvalidResponseError, 201, "r")
    assert error.outcome_unknown
    assert "repeat the call with idempotency_key='mine'" in str(error)
    assert len(server.requests) == 1


@pytest.mark.parametrize(("status", "unknown"), [(301, True), (302, True), (303, True), (307, False), (308, False)])
def test_a_redirected_create_tells_whether_the_job_may_exist(
    make: MakeClient, server: FaultyApi, status: int, unknown: bool
) -> None:
    server.scripts = [[response(b"", status, "Location: /v2/generate/done")]]
    error: Any = failure(lambda: make().generations.create(model="lipsync-2", input=INPUT, idempotency_key="mine"))
    assert error.outcome_unknown is unknown
    assert ("The job may exist: repeat the call with idempotency_key='mine'" in str(error)) is unknown


def test_nobody_there(make: MakeClient) -> None:
    with FaultyApi() as gone:
        client = make(base_url=gone.url)
    error = failure(lambda: client.generations.create(model="lipsync-2", input=INPUT))
    assert type(error) is ApiConnectionError
    assert not error.request_sent
    assert gone.billed == []
