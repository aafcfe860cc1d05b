"""Waiting for many while the server is out of order, and for what was created a moment ago."""

from __future__ import annotations

import asyncio
import gc
import time
from typing import Any, Callable, List, Type

import pytest

from sync import Sync
from sync.errors import NotFoundError, WaitTimeoutError
from sync_sandbox import Sandbox

from ..faults.api import generation
from ..scripted_server import Request, Script, ScriptedServer, keep, response
from .conftest import MakeClient
from .support import INPUT, InstantClock, as_sync, make_client


class Listing(ScriptedServer):
    """Knows every generation that it is asked for, and answers a list as it is told.

    Attributes:
        on_list: Gives the script for the ids of a list, or None for the list itself.
    """

    on_list: Callable[[List[str]], Any] = staticmethod(lambda ids: None)

    def respond(self, request: Request) -> Script:
        if not request.target.startswith("/v2/generations?"):
            return [response({"message": "Not found"}, 404, close=False), keep]
        ids = request.target.partition("ids=")[2].partition("&")[0].split(",")
        script: Any = self.on_list(ids)
        done = [generation(id, "COMPLETED", outputUrl="https://example.com/v") for id in ids]
        return [response(done, close=False), keep] if script is None else script


def names(count: int) -> List[str]:
    return [f"job-{number}" for number in range(count)]


def test_503_for_five_minutes_loses_none_of_ten_thousand(
    colour: Type[Any], loop: asyncio.AbstractEventLoop, clock: InstantClock
) -> None:
    begin = clock.now

    def out_of_order(ids: List[str]) -> Any:
        return [response(status=503, close=False), keep] if clock.now - begin < 300.0 else None

    with Listing() as server:
        server.on_list = out_of_order
        client = make_client(colour, loop, clock, api_key="test", base_url=server.url)
        outcomes = client.generations.wait_all(names(10_000))
        assert [outcome.id for outcome in outcomes if outcome.error is None] == names(10_000)
        # Eleven requests for each hundred, not one each ten seconds with its retries.
        assert len(server.requests) <= 100 * 11


@pytest.mark.parametrize("status", [401, 429, 503])
def test_one_part_that_fails_touches_no_other(
    colour: Type[Any], loop: asyncio.AbstractEventLoop, clock: InstantClock, status: int
) -> None:
    begin = clock.now

    def refuse(ids: List[str]) -> Any:
        return [response(b"", status, "Retry-After: 3600", close=False), keep] if "job-150" in ids else None

    with Listing() as server:
        server.on_list = refuse
        client = make_client(colour, loop, clock, api_key="test", base_url=server.url)
        ended = {
            outcome.id
            for outcome in client.generations.as_completed(names(300), timeout=7000.0)
            if outcome.error is None and clock.now == begin
        }
        assert ended == set(names(100)) | set(names(300)[200:])
        # Told to come back in an hour, and again: never before.
        assert len(server.requests) == (3 if status == 401 else 4)
        assert clock.now - begin == (0.0 if status == 401 else 7000.0)


@pytest.mark.parametrize("count", [1, 250, 3000])
@pytest.mark.parametrize("server_does", ["hangs", "lags", "trickles"])
def test_the_end_of_the_time_is_kept_by_a_server_that_does_not(
    colour: Type[Any], loop: asyncio.AbstractEventLoop, count: int, server_does: str
) -> None:
    def answer(ids: List[str]) -> Any:
        running = response([generation(id) for id in ids], close=False)
        if server_does == "hangs":
            return [30.0]
        if server_does == "lags":
            return [0.2, running, keep]
        return [part for byte in running[:300] for part in (bytes([byte]), 0.05)]

    with Listing() as server:
        server.on_list = answer
        client = as_sync(colour(api_key="test", base_url=server.url), loop)
        # What the tests before this one have left must not be gone through by the collector meanwhile.
        gc.collect()
        gc.freeze()
        begin = time.monotonic()
        outcomes = client.generations.wait_all(names(count), timeout=1.0, poll_interval=0.1)
        took = time.monotonic() - begin
        gc.unfreeze()
        assert took < 1.5
    assert [type(outcome.error) for outcome in outcomes] == [WaitTimeoutError] * count


class TestAMomentAfterItsCreate:
    @pytest.fixture
    def hidden(self, sandbox: Sandbox, clock: InstantClock) -> float:
        """Nothing is found for most of a minute after this."""
        begin = clock.now

        def advance(seconds: float) -> None:
            sandbox.advance(seconds)
            if clock.now - begin > 55.0:
                for fault in faults:
                    fault.times = max(fault.hits, 1)
                faults.clear()

        faults = [
            sandbox.fault(method="GET", path="/v2/generations", status=200, body=[], times=None),
            sandbox.fault(method="GET", path="/v2/generate/{id}", status=404, times=None),
        ]
        clock.on_sleep = advance
        return begin

    @pytest.mark.parametrize("way", ["wait", "wait_all", "as_completed", "create_and_wait"])
    def test_it_may_not_be_found(self, client: Sync, hidden: float, way: str) -> None:
        if way == "create_and_wait":
            assert client.generations.create_and_wait(model="lipsync-2", input=INPUT).status == "COMPLETED"
            return
        id = client.generations.create(model="lipsync-2", input=INPUT).id
        if way == "wait":
            assert client.generations.wait(id).status == "COMPLETED"
        else:
            (outcome,) = getattr(client.generations, way)([id])
            assert outcome.result().status == "COMPLETED"

    @pytest.mark.parametrize("way", ["wait", "wait_all"])
    def test_what_another_client_has_made_is_told_at_once(self, make: MakeClient, hidden: float, way: str) -> None:
        id = make().generations.create(model="lipsync-2", input=INPUT).id
        other = make().generations
        wait: Any = other.wait if way == "wait" else lambda id: other.wait_all([id])[0].result()
        with pytest.raises(NotFoundError):
            wait(id)

    def test_after_a_minute_it_is_gone(self, client: Sync, sandbox: Sandbox, clock: InstantClock) -> None:
        id = client.generations.create(model="lipsync-2", input=INPUT).id
        sandbox.fault(method="GET", status=404, times=None)
        begin = clock.now
        with pytest.raises(NotFoundError):
            client.generations.wait(id)
        assert 60.0 < clock.now - begin < 120.0

    def test_with_options_is_the_same_client(self, client: Sync, hidden: float) -> None:
        id = client.with_options(timeout=5.0).generations.create(model="lipsync-2", input=INPUT).id
        assert client.with_options(max_retries=0).generations.wait(id).status == "COMPLETED"
