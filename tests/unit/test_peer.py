"""Names that look public and lead inside: a server can't have us look around in our own network."""

from __future__ import annotations

import asyncio
import socket
from typing import Any, Callable, Dict, List, Optional

import pytest

from sync._async.caller import AsyncCaller
from sync._sync.caller import Caller
from sync.core.call.clock import Clock
from sync.core.call.context import Context
from sync.core.call.transport import AsyncTransport, Transport
from sync.core.files.transfer import Source, get, put, read_rest
from sync.core.settings import Settings
from sync.errors import ApiConnectionError, InvalidResponseError

from ..scripted_server import ScriptedServer, response

Run = Callable[[Any], Any]
PUBLIC = "93.184.216.34"
CONTEXT = Context(Settings("http://127.0.0.1", 60.0, 0, {}), Clock())
REFUSED = r"was not followed: its name leads to an address that is not public\.$"


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Dict[str, str]:
    """The addresses that names have, besides those that they have without this."""
    known: Dict[str, str] = {}
    getaddrinfo = socket.getaddrinfo

    def resolve(host: Any, *arguments: Any, **options: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and not name[:1].isdigit() and name not in known:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return getaddrinfo(known.get(name, host), *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return known


@pytest.fixture(params=["sync", "async"])
def run(request: pytest.FixtureRequest) -> Run:
    """Runs a flow in one of the colours. The HTTP client, which reads the proxies of the environment, is made then."""

    def run(flow: Any) -> Any:
        transport = Transport(None, Clock())
        try:
            return Caller(transport, CONTEXT).run(flow)
        finally:
            transport.close()

    async def arun(flow: Any) -> Any:
        transport = AsyncTransport(None, Clock())
        try:
            return await AsyncCaller(transport, CONTEXT).run(flow)
        finally:
            await transport.aclose()

    return run if request.param == "sync" else lambda flow: asyncio.run(arun(flow))


def context(base_url: str, timeout: Optional[float] = 5.0) -> Context:
    return Context(Settings(base_url, timeout, 0, {}), Clock())


def fetch(url: str, base_url: str, timeout: Optional[float] = 5.0) -> Any:
    stream = yield from get(context(base_url, timeout), url, {}, 1)
    return (yield from read_rest(context(base_url, timeout), stream)).content


@pytest.mark.parametrize("timeout", [5.0, None])
def test_a_name_that_leads_to_this_machine_is_refused_and_gets_no_byte(
    run: Run, names: Dict[str, str], timeout: Optional[float]
) -> None:
    names.update({"files.example.com": "127.0.0.1", "api.example.com": PUBLIC})
    with ScriptedServer([response(b"inside")]) as server:
        url = server.url.replace("127.0.0.1", "files.example.com")
        with pytest.raises(InvalidResponseError, match=REFUSED):
            run(fetch(url, "http://api.example.com", timeout))
        assert server.requests == []


def test_so_is_one_that_a_redirect_leads_to(run: Run, names: Dict[str, str]) -> None:
    names.update({"files.example.com": "127.0.0.1", "api.example.com": PUBLIC, "proxied.example.com": PUBLIC})
    with ScriptedServer([response(b"inside")]) as server:
        url = server.url.replace("127.0.0.1", "files.example.com")
        with ScriptedServer([response(b"", 302, f"Location: {url}")]) as proxy, pytest.MonkeyPatch.context() as patch:
            patch.setenv("HTTP_PROXY", proxy.url)
            patch.setenv("NO_PROXY", "files.example.com")
            with pytest.raises(InvalidResponseError, match=REFUSED):
                run(fetch("http://proxied.example.com/x", "http://api.example.com"))
        assert server.requests == []


def test_so_is_one_that_an_upload_goes_to(run: Run, names: Dict[str, str]) -> None:
    names.update({"files.example.com": "127.0.0.1", "api.example.com": PUBLIC})
    parts: List[bytes] = [b"content", b""]
    with ScriptedServer([response(b"")]) as server:
        url = server.url.replace("127.0.0.1", "files.example.com")
        headers = {"content-type": "video/mp4", "content-length": "7"}
        flow = put(context("http://api.example.com"), url, headers, Source(lambda: parts.pop(0)), 1)
        with pytest.raises(InvalidResponseError, match=REFUSED):
            run(flow)
        assert server.requests == []
    assert parts == [b"content", b""]


@pytest.mark.parametrize("api", ["127.0.0.1", "10.1.2.3"])
def test_an_api_that_is_inside_itself_may_lead_inside(run: Run, names: Dict[str, str], api: str) -> None:
    names.update({"files.example.com": "127.0.0.1", "api.example.com": api})
    with ScriptedServer([response(b"inside")]) as server:
        url = server.url.replace("127.0.0.1", "files.example.com")
        assert run(fetch(url, "http://api.example.com")) == b"inside"


def test_an_api_that_can_not_be_looked_up_is_not_inside(run: Run, names: Dict[str, str]) -> None:
    names["files.example.com"] = "127.0.0.1"
    with ScriptedServer([response(b"inside")]) as server:
        url = server.url.replace("127.0.0.1", "files.example.com")
        with pytest.raises(InvalidResponseError, match=REFUSED):
            run(fetch(url, "http://api.example.com"))


def test_a_proxy_may_be_inside_and_looks_names_up_itself(
    run: Run, names: Dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with ScriptedServer([response(b"through the proxy")]) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        assert run(fetch("http://files.example.com/x", "http://api.example.com")) == b"through the proxy"


def test_a_name_that_does_not_exist_is_a_failed_connection(run: Run, names: Dict[str, str]) -> None:
    with pytest.raises(ApiConnectionError):
        run(fetch("http://files.example.com/x", "http://api.example.com"))
