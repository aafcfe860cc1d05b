"""A sandbox, and a client of each colour whose time is the sandbox's."""

from __future__ import annotations

import asyncio
from importlib.util import find_spec
from typing import Any, Callable, Iterator, List, Type, Union, cast

import pytest

from sync import AsyncSync, Sync
from sync_sandbox import ManualClock, Sandbox

from .support import COLOURS, InstantClock, make_client

MakeClient = Callable[..., Sync]

# httpx2 is installed on the newest Python alone; where it is not, the header of the test run says so.
HTTP_LIBRARIES = [name for name in ("httpx", "httpx2") if find_spec(name)]


@pytest.fixture
def clock() -> InstantClock:
    return InstantClock()


@pytest.fixture
def sandbox(clock: InstantClock) -> Iterator[Sandbox]:
    """Without a long poll; its time passes only while the client sleeps."""
    with Sandbox(clock=ManualClock(), pending_seconds=15.0, processing_seconds=30.0, long_poll=False) as sandbox:
        clock.on_sleep = sandbox.advance
        yield sandbox


@pytest.fixture(params=COLOURS, ids=lambda colour: colour.__name__)
def colour(request: pytest.FixtureRequest) -> Type[Union[Sync, AsyncSync]]:
    return cast("Type[Union[Sync, AsyncSync]]", request.param)


@pytest.fixture
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    """The event loop of the asynchronous colour."""
    loop = asyncio.new_event_loop()
    yield loop
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()


@pytest.fixture(params=HTTP_LIBRARIES)
def http_library(request: pytest.FixtureRequest) -> str:
    """What the requests are sent with: the client's own httpx, or a client of httpx2 that the test gives it."""
    return cast(str, request.param)


@pytest.fixture
def make(
    colour: Type[Union[Sync, AsyncSync]],
    loop: asyncio.AbstractEventLoop,
    clock: InstantClock,
    sandbox: Sandbox,
    http_library: str,
) -> Iterator[MakeClient]:
    """Makes clients for the sandbox; the arguments are those of `Sync`."""
    given: List[Any] = []

    def make(**settings: Any) -> Sync:
        if http_library == "httpx2" and not {"http_client", "httpx_client"} & set(settings):
            import httpx2

            given.append(httpx2.Client() if colour is Sync else httpx2.AsyncClient())
            settings["http_client"] = given[-1]
        return make_client(colour, loop, clock, **{"api_key": "test", "base_url": sandbox.url, **settings})

    yield make
    for http in given:
        if colour is Sync:
            http.close()
        else:
            loop.run_until_complete(http.aclose())


@pytest.fixture
def client(make: MakeClient) -> Sync:
    return make()
