"""Flows, as the caller of each colour performs them."""

from __future__ import annotations

import asyncio
from typing import Any, List, Optional

import httpx
import pytest

from sync._async.caller import AsyncCaller
from sync._sync.caller import Caller
from sync.core.call import steps as steps_module
from sync.core.call.context import Context
from sync.core.call.http import HTTPX
from sync.core.call.request import Request
from sync.core.call.steps import Flow, Notify, Send, Sleep
from sync.core.call.transport import AsyncTransport, Transport
from sync.core.settings import Settings
from sync.errors import InvalidRequestError

from ..facade.support import InstantClock
from ..scripted_server import ScriptedServer, response

SETTINGS = Settings("http://127.0.0.1", 60.0, 0, {})


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
    """The result of a flow in either colour."""
    caller = AsyncCaller if isinstance(transport, AsyncTransport) else Caller
    result = caller(transport, Context(SETTINGS, transport.clock)).run(flow)
    return asyncio.run(result) if asyncio.iscoroutine(result) else result


@pytest.mark.parametrize("colour", [Transport, AsyncTransport])
def test_each_step_is_performed_and_its_failure_is_the_flows(colour: Any) -> None:
    clock, told = InstantClock(), []  # type: ignore[var-annotated]
    assert run(colour(None, clock), steps(told)) == "done"
    assert clock.slept == [3.0]
    assert told == [None, "told", None]


def sent(transport: Any, url: str, deadline: Optional[float] = None) -> Any:
    """The answer to a request."""

    def flow() -> Flow[Any]:
        return (yield Send(Request(HTTPX, "GET", httpx.URL(url), deadline=deadline)))

    return run(transport, flow())


@pytest.mark.parametrize("colour", [Transport, AsyncTransport])
def test_an_answer_of_the_largest_size_is_taken_and_a_larger_one_given_up_before_its_end(
    colour: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    largest = 300_000  # More than comes in one part.
    monkeypatch.setattr(steps_module, "LARGEST_RESPONSE", largest)
    cut = response(bytes(2 * largest))[: -largest + 1000]
    with ScriptedServer([response(bytes(largest))], [cut]) as server:
        assert sent(colour(None, InstantClock()), server.url).content == bytes(largest)
        too_large = sent(colour(None, InstantClock()), server.url)
        assert (too_large.content, too_large.problem) == (b"", f"it is larger than {largest} bytes")


@pytest.mark.parametrize(("colour", "http"), [(Transport, httpx.Client), (AsyncTransport, httpx.AsyncClient)])
def test_an_answer_may_come_until_the_deadline_and_no_longer(colour: Any, http: Any) -> None:
    clock = InstantClock()

    def answer(_: httpx.Request) -> httpx.Response:
        clock.now += 1.0
        return httpx.Response(200, content=b"[]")

    transport = colour(http(transport=httpx.MockTransport(answer)), clock)
    assert sent(transport, "http://a/", deadline=clock.now + 1.0).content == b"[]"
    with pytest.raises(httpx.ReadTimeout, match=r"^the response came too slowly$"):
        sent(transport, "http://a/", deadline=clock.now + 0.999)


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
    http = transport.open().http
    assert transport.open().http is http
    transport.close()
    assert http.is_closed
    with pytest.raises(InvalidRequestError, match=r"^This client is closed: create a new one\.$"):
        transport.open()


def test_the_asynchronous_one_stays_the_same_in_its_loop() -> None:
    async def main() -> None:
        transport = AsyncTransport(None, InstantClock())
        http = (await transport.open()).http
        assert (await transport.open()).http is http
        await transport.aclose()
        assert http.is_closed
        with pytest.raises(InvalidRequestError, match=r"^This client is closed: create a new one\.$"):
            await transport.open()

    asyncio.run(main())


def test_a_client_that_was_given_is_used_and_left_open() -> None:
    with httpx.Client() as http:
        transport = Transport(http, InstantClock())
        assert transport.open().http is http
        transport.close()
        assert not http.is_closed
