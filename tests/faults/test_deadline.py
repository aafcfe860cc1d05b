"""A server that always has a little more to say does not outlast the time of a call."""

from __future__ import annotations

import asyncio
import io
import socket
import threading
import time
from pathlib import Path
from typing import Any, Callable, Type

import pytest

from sync import Sync
from sync.core.call.clock import Clock
from sync.errors import ApiTimeoutError

from ..facade.support import INPUT, make_client
from ..scripted_server import keep, response
from .api import FaultyApi, generation
from .telltale import KEY, failure

# Seconds of a call, and between two of the server's bytes: no single read takes too long.
TIMEOUT = 0.3
PAUSE = 0.05
# Many times more than the call has.
LONG = 10.0


def dripping(content: bytes) -> Callable[[socket.socket], None]:
    """Sends it part by part, again and again, until the client leaves."""

    def drip(connection: socket.socket) -> None:
        end = time.monotonic() + LONG
        while time.monotonic() < end:
            connection.sendall(content)
            threading.Event().wait(PAUSE)

    return drip


ENDLESS = {
    "a head": [b"HTTP/1.1 200 OK\r\nX-Filler: ", dripping(b"x")],
    "its first line": [b"HTTP/1.1 200 ", dripping(b"x")],
    "early hints": [dripping(b"HTTP/1.1 103 Early Hints\r\n\r\n")],
    "a body": [b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", dripping(b"x")],
    "chunks": [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", dripping(b"1\r\nx\r\n")],
}
KEPT = [response(generation(), close=False), keep]
each_kind = pytest.mark.parametrize("script", ENDLESS.values(), ids=ENDLESS)


@pytest.fixture
def client(colour: Type[Any], loop: asyncio.AbstractEventLoop, server: FaultyApi) -> Sync:
    return make_client(colour, loop, Clock(), api_key=KEY, base_url=server.url, timeout=TIMEOUT)


def ends_in_time(call: Callable[[], Any]) -> None:
    started = time.monotonic()
    error = failure(call)
    assert type(error) is ApiTimeoutError
    assert error.request_sent
    assert time.monotonic() - started < LONG / 2


@each_kind
def test_a_call_ends_in_its_time(client: Sync, server: FaultyApi, script: Any) -> None:
    server.scripts = [script]
    ends_in_time(lambda: client.generations.create(model="lipsync-2", input=INPUT, idempotency_key="mine"))
    server.scripts = ()
    assert client.with_options(timeout=60.0).generations.get("y").id == "y"
    assert server.billed == ["mine"]


@each_kind
def test_so_does_one_over_a_connection_that_is_used_again(client: Sync, server: FaultyApi, script: Any) -> None:
    server.scripts = [KEPT, script]
    client.with_options(timeout=60.0).generations.get("x")
    ends_in_time(lambda: client.generations.get("x"))
    assert len(server.requests) == 2
    assert server.connections == 1


@each_kind
def test_so_does_a_download(client: Sync, server: FaultyApi, script: Any, tmp_path: Path) -> None:
    completed = response(generation("x", "COMPLETED", outputUrl=f"{server.url}/file"))
    # What comes is a download's own measure: bytes that flow give it more time.
    server.scripts = [[completed], script]
    ends_in_time(lambda: client.generations.download("x", tmp_path / "x.mp4"))
    assert list(tmp_path.iterdir()) == []


@each_kind
def test_so_does_an_upload(client: Sync, server: FaultyApi, script: Any) -> None:
    target = response({"uploadUrl": f"{server.url}/put", "url": f"{server.url}/file", "expiresIn": 900}, 201)
    server.scripts = [[target], script]
    ends_in_time(lambda: client.assets.upload(("video.mp4", io.BytesIO(b"video"))))
