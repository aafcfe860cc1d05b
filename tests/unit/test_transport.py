"""The two drivers."""

from __future__ import annotations

import asyncio
from typing import Any, List, Optional

import httpx
import pytest

from sync.core.transport import AsyncTransport, Flow, Notify, Sleep, Transport
from sync.errors import InvalidRequestError

from ..facade.support import InstantClock


def steps(told: List[Any]) -> Flow[str]:
    """A flow that waits, tells, and goes on after a failure."""
    yield Sleep(3.0)
    try:
        yield Notify(lambda value: 1 // value, 0)
    except ZeroDivisionError as error:
        told.append(error.__context__)
    told.append((yield Notify(told.append, "told")))
    return "done"


def run(transport: Any, flow: Flow[Any]) -> Any:
    result = transport.run(flow)
    return asyncio.run(result) if asyncio.iscoroutine(result) else result


@pytest.mark.parametrize("colour", [Transport, AsyncTransport])
def test_each_step_is_performed_and_its_failure_is_the_flows(colour: Any) -> None:
    clock, told = InstantClock(), []  # type: ignore[var-annotated]
    assert run(colour(None, clock), steps(told)) == "done"
    assert clock.slept == [3.0]
    assert told == [None, "told", None]


@pytest.mark.parametrize("colour", [Transport, AsyncTransport])
def test_a_flow_that_is_left_is_closed(colour: Any) -> None:
    closed: List[Optional[str]] = []

    def flow() -> Flow[None]:
        try:
            yield Notify(lambda value: 1 // value, 0)
        finally:
            closed.append("closed")

    with pytest.raises(ZeroDivisionError):
        run(colour(None, InstantClock()), flow())
    assert closed == ["closed"]


def test_the_http_client_stays_the_same_until_it_is_closed() -> None:
    transport = Transport(None, InstantClock())
    http = transport.http
    assert transport.http is http
    transport.close()
    assert http.is_closed
    with pytest.raises(InvalidRequestError, match=r"^This client is closed: make a new one\.$"):
        transport.http  # noqa: B018


def test_the_asynchronous_one_stays_the_same_in_its_loop() -> None:
    async def main() -> None:
        transport = AsyncTransport(None, InstantClock())
        http = await transport.http()
        assert await transport.http() is http
        await transport.aclose()
        assert http.is_closed
        with pytest.raises(InvalidRequestError, match=r"^This client is closed: make a new one\.$"):
            await transport.http()

    asyncio.run(main())


def test_a_client_that_was_given_is_used_and_left_open() -> None:
    with httpx.Client() as http:
        transport = Transport(http, InstantClock())
        assert transport.http is http
        transport.close()
        assert not http.is_closed
