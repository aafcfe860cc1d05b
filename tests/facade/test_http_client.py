"""An HTTP client of the caller's own: it is sent with as it is, and stays the caller's."""

from __future__ import annotations

import asyncio
from typing import Any, Callable, Type, Union

import httpx
import pytest

from sync import AsyncSync, Sync
from sync.errors import InvalidRequestError
from sync_sandbox import Sandbox

from .conftest import MakeClient
from .support import INPUT

MakeHttp = Callable[..., Any]


@pytest.fixture
def make_http(colour: Type[Union[Sync, AsyncSync]]) -> MakeHttp:
    """Makes HTTP clients of the colour; the arguments are those of httpx."""
    return httpx.Client if colour is Sync else httpx.AsyncClient


def close(http: Any, loop: asyncio.AbstractEventLoop) -> None:
    if isinstance(http, httpx.Client):
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


class Broken(Exception):
    """What a caller's own code raises."""


def test_what_its_hooks_raise_comes_out_as_it_is(
    make: MakeClient, make_http: MakeHttp, sandbox: Sandbox, loop: asyncio.AbstractEventLoop
) -> None:
    def hook(request: httpx.Request) -> None:
        raise Broken

    async def asynchronous(request: httpx.Request) -> None:
        raise Broken

    http = make_http(event_hooks={"request": [hook if make_http is httpx.Client else asynchronous]})
    with pytest.raises(Broken):
        make(http_client=http).generations.list()
    assert sandbox.requests == []
    close(http, loop)


def test_so_does_what_its_authentication_raises(
    make: MakeClient, make_http: MakeHttp, sandbox: Sandbox, loop: asyncio.AbstractEventLoop
) -> None:
    def auth(request: httpx.Request) -> httpx.Request:
        raise Broken

    http = make_http(auth=auth)
    with pytest.raises(Broken):
        make(http_client=http).generations.list()
    assert sandbox.requests == []
    close(http, loop)
