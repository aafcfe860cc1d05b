"""A server that goes wrong, another origin, and a client of each colour whose time stands still."""

from __future__ import annotations

import asyncio
from typing import Any, Callable, Iterator, Type, Union

import pytest

from sync import AsyncSync, Sync

from ..facade.conftest import clock, colour, loop
from ..facade.support import InstantClock, make_client
from .api import FaultyApi
from .telltale import KEY

__all__ = ["clock", "colour", "loop"]

MakeClient = Callable[..., Sync]


@pytest.fixture
def server() -> Iterator[FaultyApi]:
    with FaultyApi() as server:
        yield server


@pytest.fixture
def other() -> Iterator[FaultyApi]:
    """Another origin, which has no business with the key."""
    with FaultyApi() as other:
        yield other
        assert not [request for request in other.requests if KEY in str(request)]


@pytest.fixture
def make(
    colour: Type[Union[Sync, AsyncSync]], loop: asyncio.AbstractEventLoop, clock: InstantClock, server: FaultyApi
) -> MakeClient:
    """Makes clients for the server; the arguments are those of `Sync`."""
    # No pause but what a server asks for.
    clock.chance = 0.0

    def make(**settings: Any) -> Sync:
        return make_client(colour, loop, clock, **{"api_key": KEY, "base_url": server.url, **settings})

    return make
