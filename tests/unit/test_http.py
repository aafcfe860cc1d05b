"""What is asked of an HTTP client, whichever library it is of."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any, Dict, List

import httpx
import pytest

from sync.core.call import http
from sync.core.call.http import HTTPX, Library, aiter_raw, find_errors, find_library, iter_raw
from sync.core.call.steps import translate_error
from sync.errors import ApiConnectionError, ApiTimeoutError, InvalidRequestError

LIBRARIES = [name for name in ("httpx", "httpx2") if find_spec(name)]
REQUEST = httpx.Request("GET", "https://api.example/v2/models")


@pytest.fixture(params=LIBRARIES)
def library(request: pytest.FixtureRequest) -> Any:
    return import_module(request.param)


def test_a_client_is_known_by_its_library_and_its_colour(library: Any) -> None:
    with library.Client() as client:
        found = find_library(client, "Client")
        assert found is not None
        assert found.Request is library.Request
        assert (found is HTTPX) == (library is httpx)
        assert find_library(client, "AsyncClient") is None
    assert find_library(object(), "Client") is None


@pytest.mark.parametrize(
    ("name", "cls", "sent"),
    [
        ("ConnectError", ApiConnectionError, False),
        ("ConnectTimeout", ApiTimeoutError, False),
        ("PoolTimeout", ApiTimeoutError, False),
        ("ReadTimeout", ApiTimeoutError, True),
        ("RemoteProtocolError", ApiConnectionError, True),
        ("LocalProtocolError", InvalidRequestError, None),
        ("UnsupportedProtocol", InvalidRequestError, None),
    ],
)
def test_its_exceptions_are_known(library: Any, name: str, cls: Any, sent: Any) -> None:
    problem: Any = translate_error(REQUEST, getattr(library, name)("so it is"))
    assert type(problem) is cls
    assert sent is None or problem.request_sent is sent


def test_its_limits_are_known(library: Any) -> None:
    with library.Client(timeout=library.Timeout(30, connect=2)) as client, library.Client() as untold:
        limits: Dict[str, Any] = dict(Library(library).step_timeouts(client))
        assert limits == {"connect": 2, "read": 30, "write": 30, "pool": 30}
        assert Library(library).step_timeouts(untold) == {}


def test_a_library_that_is_not_there_costs_nothing_and_one_half_imported_is_not_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(sys.modules, "httpx2", raising=False)
    assert find_errors("ReadTimeout", also=(OSError,)) == (httpx.ReadTimeout, OSError)
    assert "httpx2" not in sys.modules
    monkeypatch.setitem(sys.modules, "httpx2", ModuleType("httpx2"))
    assert find_errors("ReadTimeout") == (httpx.ReadTimeout,)
    # By its other name (httpx2.alias_httpx), it is one library.
    monkeypatch.setitem(sys.modules, "httpx2", httpx)
    assert find_errors("ReadTimeout") == (http.httpx.ReadTimeout,)


async def _gather(parts: Any) -> List[bytes]:
    return [part async for part in parts]


def test_the_parts_of_a_mock_are_its_content(library: Any) -> None:
    import asyncio

    response = library.Response(200, content=b"whole")
    assert list(iter_raw(response)) == [b"whole"]
    assert asyncio.run(_gather(aiter_raw(response))) == [b"whole"]
    streamed = library.Response(200, content=iter([b"in", b"parts"]))
    assert b"".join(iter_raw(streamed)) == b"inparts"
