"""An HTTP client of the caller's own: it is sent with as it is, and stays the caller's."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, Callable, Iterator, Type, Union, cast

import pytest

from sync import AsyncSync, Sync
from sync.errors import ApiStatusError, ApiTimeoutError, InvalidRequestError, InvalidResponseError
from sync_sandbox import Sandbox

from ..scripted_server import ScriptedServer, response
from .conftest import MakeClient
from .support import INPUT

ASSET = {"id": "a", "createdAt": "2026-01-01T00:00:00Z", "type": "VIDEO", "visibility": "USER", "url": "https://x"}
TARGET = {"uploadUrl": "https://cdn.example.com/put", "url": "https://cdn.example.com/x"}
MakeHttp = Callable[..., Any]
STALL = 5.0
COMPLETED = b"""{"id": "x", "createdAt": "2026-01-01T00:00:00Z", "status": "COMPLETED", "model": "m", "input": []}"""


@pytest.fixture
def library(http_library: str) -> Any:
    """httpx, or httpx2."""
    return import_module(http_library)


@pytest.fixture
def make_http(colour: Type[Union[Sync, AsyncSync]], library: Any) -> MakeHttp:
    """Makes HTTP clients of the colour; the arguments are those of the library."""
    return cast(MakeHttp, library.Client if colour is Sync else library.AsyncClient)


def close(http: Any, loop: asyncio.AbstractEventLoop) -> None:
    if hasattr(http, "close"):
        http.close()
    else:
        loop.run_until_complete(http.aclose())


def test_one_that_was_closed_is_refused_before_anything_is_sent(
    make: MakeClient, make_http: MakeHttp, sandbox: Sandbox, loop: asyncio.AbstractEventLoop
) -> None:
    http = make_http()
    client = make(http_client=http)
    client.generations.list()
    close(http, loop)
    for call in (client.generations.list, lambda: client.generations.create(model="lipsync-2", input=INPUT)):
        with pytest.raises(InvalidRequestError, match="http_client was closed") as info:
            call()
        assert info.value.field == "http_client"
    assert len(sandbox.requests) == 1


class TestItsTimeouts:
    def test_they_hold_for_each_step(
        self, make: MakeClient, make_http: MakeHttp, library: Any, loop: asyncio.AbstractEventLoop
    ) -> None:
        http = make_http(timeout=library.Timeout(60.0, read=0.1))
        with ScriptedServer([STALL]) as server:
            client = make(base_url=server.url, http_client=http, timeout=None, max_retries=0)
            with pytest.raises(ApiTimeoutError):
                client.generations.list()
        close(http, loop)

    def test_and_the_timeout_of_the_client_for_the_whole_call(
        self, make: MakeClient, make_http: MakeHttp, loop: asyncio.AbstractEventLoop
    ) -> None:
        http = make_http(timeout=None)
        with ScriptedServer([STALL]) as server:
            client = make(base_url=server.url, http_client=http, timeout=0.1, max_retries=0)
            with pytest.raises(ApiTimeoutError):
                client.generations.list()
        close(http, loop)

    def test_a_poll_that_the_server_holds_is_given_the_time_of_that(
        self, make: MakeClient, make_http: MakeHttp, library: Any, loop: asyncio.AbstractEventLoop
    ) -> None:
        http = make_http(timeout=library.Timeout(60.0, read=0.2))
        with ScriptedServer([0.5, response(COMPLETED)]) as server:
            client = make(base_url=server.url, http_client=http, max_retries=0)
            assert client.generations.wait("x").status == "COMPLETED"
            assert len(server.requests) == 1
        close(http, loop)


class TestOneThatFollowsRedirects:
    def test_takes_no_call_to_another_place(
        self, make: MakeClient, make_http: MakeHttp, loop: asyncio.AbstractEventLoop
    ) -> None:
        http = make_http(follow_redirects=True)
        with ScriptedServer([response(b"[]")]) as other:
            moved = response(b"", 302, f"Location: {other.url}/")
            with ScriptedServer([moved]) as server, pytest.raises(ApiStatusError) as info:
                make(base_url=server.url, http_client=http).generations.list()
        assert info.value.status_code == 302
        assert other.requests == []
        close(http, loop)

    def test_takes_no_download_to_a_place_that_is_not_allowed(
        self, make: MakeClient, make_http: MakeHttp, loop: asyncio.AbstractEventLoop, tmp_path: Path
    ) -> None:
        http = make_http(follow_redirects=True)
        with ScriptedServer() as server:
            file = f"{server.url}/file"
            server.scripts = [
                [response(COMPLETED.replace(b'"input"', f'"outputUrl": "{file}", "input"'.encode()))],
                [response(b"", 302, f"Location: {server.url.replace('//', '//someone@')}/file")],
                [response(b"not to be had")],
            ]
            with pytest.raises(InvalidResponseError, match="a user name in it"):
                make(base_url=server.url, http_client=http).generations.download("x", tmp_path / "x.mp4")
            assert len(server.requests) == 2
        assert list(tmp_path.iterdir()) == []
        close(http, loop)


class TestMocks:
    """People test their programs with `MockTransport`, whose responses were never on a wire."""

    @pytest.fixture
    def mocked(
        self, make: MakeClient, make_http: MakeHttp, library: Any, loop: asyncio.AbstractEventLoop
    ) -> Iterator[Sync]:
        def answer(request: Any) -> Any:
            path = request.url.path
            if request.method == "PUT":
                return library.Response(200)
            if path == "/o.mp4":
                return library.Response(200, content=b"a video")
            if path.endswith("/upload"):
                return library.Response(201, json=TARGET)
            if request.method == "POST":
                return library.Response(201, json=ASSET)
            result = b'"outputUrl": "https://cdn.example.com/o.mp4", "input"'
            return library.Response(200, content=COMPLETED.replace(b'"input"', result))

        http = make_http(transport=library.MockTransport(answer))
        yield make(base_url="https://api.example.com", http_client=http)
        close(http, loop)

    def test_a_download(self, mocked: Sync, tmp_path: Path) -> None:
        assert mocked.generations.download("x", tmp_path / "x.mp4").read_bytes() == b"a video"

    def test_a_stream(self, mocked: Sync) -> None:
        assert b"".join(mocked.generations.stream("x")) == b"a video"

    def test_an_upload(self, mocked: Sync) -> None:
        assert mocked.assets.upload(("x.mp4", b"a video")).id == "a"


def test_its_hooks_see_the_request_as_it_is_sent(
    make: MakeClient, make_http: MakeHttp, library: Any, loop: asyncio.AbstractEventLoop
) -> None:
    seen = []

    def hook(request: Any) -> None:
        seen.append((request.content, sorted(name.decode() for name, _ in request.headers.raw)))

    async def asynchronous(request: Any) -> None:
        hook(request)

    with ScriptedServer([response(COMPLETED)], [response(COMPLETED)]) as server:
        http = make_http(event_hooks={"request": [hook if make_http is library.Client else asynchronous]})
        client = make(http_client=http, base_url=server.url)
        client.generations.create(model="lipsync-2", input=INPUT)
        client.generations.get("x")
        close(http, loop)
    create, get = server.requests
    assert seen == [(request.body, sorted(request.names)) for request in (create, get)]
    assert create.headers["host"] == get.headers["host"] == server.url.partition("//")[2]
    assert create.headers["content-length"] == str(len(create.body))
    assert "content-length" not in get.headers


class Broken(Exception):
    """What a caller's own code raises."""


def test_what_its_hooks_raise_comes_out_as_it_is(
    make: MakeClient, make_http: MakeHttp, sandbox: Sandbox, loop: asyncio.AbstractEventLoop
) -> None:
    def hook(request: Any) -> None:
        raise Broken

    async def asynchronous(request: Any) -> None:
        raise Broken

    http = make_http(event_hooks={"request": [hook if make_http.__name__ == "Client" else asynchronous]})
    with pytest.raises(Broken):
        make(http_client=http).generations.list()
    assert sandbox.requests == []
    close(http, loop)


def test_so_does_what_its_authentication_raises(
    make: MakeClient, make_http: MakeHttp, sandbox: Sandbox, loop: asyncio.AbstractEventLoop
) -> None:
    def auth(request: Any) -> Any:
        raise Broken

    http = make_http(auth=auth)
    with pytest.raises(Broken):
        make(http_client=http).generations.list()
    assert sandbox.requests == []
    close(http, loop)


ALIASED = """
import httpx2
httpx2.alias_httpx()
from sync import Sync
with Sync(api_key="test", base_url={url!r}) as client:
    print(client.generations.list(), type(client._caller.transport.open().http).__module__)
with httpx2.Client() as http:
    print(Sync(api_key="test", base_url={url!r}, http_client=http).generations.list())
"""


def test_a_program_that_calls_httpx2_by_the_name_of_httpx_has_one_library(sandbox: Sandbox, http_library: str) -> None:
    if http_library == "httpx":
        return
    code = ALIASED.format(url=sandbox.url)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("[] httpx2\n[]\n", "")
    assert len(sandbox.requests) == 2
