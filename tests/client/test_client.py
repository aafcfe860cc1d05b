"""The generated client by itself: what it is told, and what it raises."""

from __future__ import annotations

import asyncio
import pickle
from typing import Any, Dict, List, Optional

import pytest

from sync_client.client import AsyncClient, Client
from sync_client.errors import ArgumentError, RequestFailed

from ..scripted_server import ScriptedServer, reset

SETTINGS: List[Any] = [
    ({"api_key": None}, "api_key", "api_key must be a string, not NoneType."),
    ({"api_key": ""}, "api_key", "api_key is empty: set it to a key of your account."),
    ({"api_key": "key\n"}, "api_key", "api_key has white space around it: remove it."),
    ({"base_url": "api.sync.so"}, "base_url", "base_url must be a URL such as https://api.sync.so, not 'api.sync.so'."),
    ({"base_url": None}, "base_url", "base_url must be a URL such as https://api.sync.so, not None."),
    ({"timeout": "5"}, "timeout", "timeout must be a number of seconds above 0, or None, not '5'."),
    ({"timeout": 0}, "timeout", "timeout must be a number of seconds above 0, or None, not 0."),
    ({"headers": ["a"]}, "headers", "headers must be a dict, not list."),
    ({"headers": {"a": "b\r\nc: d"}}, "headers", "headers['a'] has a control character: remove it."),
]


@pytest.mark.parametrize("cls", [Client, AsyncClient])
@pytest.mark.parametrize(("given", "field", "message"), SETTINGS)
def test_a_setting_that_can_not_be_used_is_named(cls: Any, given: Dict[str, Any], field: str, message: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        cls(**{"api_key": "key", **given})
    assert (str(caught.value), caught.value.field) == (message, field)


def list_voices(cls: Any, url: str, timeout: Optional[float] = 5.0) -> Any:
    if cls is Client:
        with Client(api_key="secret-key", base_url=url, timeout=timeout) as client:
            return client.voices.list()

    async def call() -> Any:
        async with AsyncClient(api_key="secret-key", base_url=url, timeout=timeout) as client:
            return await client.voices.list()

    return asyncio.run(call())


@pytest.mark.parametrize("cls", [Client, AsyncClient])
@pytest.mark.parametrize(("script", "timed_out"), [([reset], False), ([b"HTTP/1.1 200", 60.0], True)])
def test_no_response_is_an_error_that_names_the_server_and_holds_no_request(
    cls: Any, script: Any, timed_out: bool
) -> None:
    with ScriptedServer(script) as server, pytest.raises(RequestFailed) as caught:
        list_voices(cls, server.url, 0.2 if timed_out else 5.0)
    error = caught.value
    assert str(error).startswith(f"GET /v2/voices at {server.url} got no response: ")
    assert error.timed_out is timed_out
    assert not hasattr(error, "request")
    assert (error.__context__, error.__cause__) == (None, None)
    copy = pickle.loads(pickle.dumps(error))
    assert (str(copy), copy.timed_out) == (str(error), timed_out)
