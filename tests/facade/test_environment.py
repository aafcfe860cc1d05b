"""What a client of syncsdk 0.3.0 could be made with: a server by its name, an HTTP client, redirects or none."""

from __future__ import annotations

import asyncio
from typing import Any, Type

import httpx
import pytest

from sync import Sync, SyncEnvironment
from sync.errors import ApiStatusError, InvalidRequestError
from sync_sandbox import Sandbox

from ..scripted_server import ScriptedServer, response
from .conftest import MakeClient

REDIRECT = response(b"", 302, "Location: /elsewhere")


def base_url(client: Any) -> str:
    return str(client._caller.context.settings.base_url)


def test_the_environment_names_the_server(colour: Type[Sync], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYNC_BASE_URL", "https://other.example.com")
    assert base_url(colour("key", environment=SyncEnvironment.DEV)) == "https://dev-api.sync.so"
    assert base_url(colour("key", environment=SyncEnvironment.DEFAULT)) == "https://api.sync.so"
    assert base_url(colour("key", environment=None)) == "https://other.example.com"


def test_a_base_url_wins_over_the_environment(colour: Type[Sync]) -> None:
    client = colour("key", base_url="http://127.0.0.1:1/", environment=SyncEnvironment.DEV)
    assert base_url(client) == "http://127.0.0.1:1"


def test_a_url_or_a_name_is_no_environment(colour: Type[Any]) -> None:
    with pytest.raises(InvalidRequestError, match="environment must be a SyncEnvironment") as info:
        colour("key", environment="dev")
    assert info.value.field == "environment"


def test_an_http_client_under_its_old_name_is_used(
    colour: Type[Sync], make: MakeClient, sandbox: Sandbox, loop: asyncio.AbstractEventLoop
) -> None:
    headers = {"x-own": "1"}
    if colour is Sync:
        with httpx.Client(headers=headers) as other:
            make(httpx_client=other).generations.list()
    else:
        another = httpx.AsyncClient(headers=headers)
        make(httpx_client=another).generations.list()
        loop.run_until_complete(another.aclose())
    assert [request.headers["x-own"] for request in sandbox.requests] == ["1"]


def test_two_http_clients_are_refused(colour: Type[Any]) -> None:
    other = httpx.Client() if colour is Sync else httpx.AsyncClient()
    with pytest.raises(InvalidRequestError, match="pass one") as info:
        colour("key", http_client=other, httpx_client=other)
    assert info.value.field == "httpx_client"


@pytest.mark.parametrize("follow_redirects", [False, None])
def test_a_redirect_that_is_not_followed_is_an_error(make: MakeClient, follow_redirects: Any) -> None:
    with ScriptedServer([REDIRECT], [response(b"[]")]) as server:
        client = make(base_url=server.url, follow_redirects=follow_redirects)
        with pytest.raises(ApiStatusError) as info:
            client.generations.list()
    assert info.value.status_code == 302
    assert len(server.requests) == 1
