"""A client after calls that were cancelled at any of their steps, at some of which httpx loses a connection."""

from __future__ import annotations

import asyncio
import gc
import random
import threading
from typing import Any, List, Optional

import httpx
import pytest

from sync import AsyncSync, Sync
from sync.core.call.http import MOST_INTERRUPTED

from ..scripted_server import Request, Script, ScriptedServer, keep, response

# Connections of a pool of httpx.
POOL = 100


class Crowd(ScriptedServer):
    """Can hold its answers until so many have asked.

    Attributes:
        gate: Where those who have asked meet; None to answer at once.
    """

    gate: Optional[threading.Barrier] = None

    def respond(self, request: Request) -> Script:
        # What was cut off may arrive late.
        if self.gate is not None and "x-crowd" in request.headers:
            self.gate.wait(10)
        return [response(b"[]", close=False), keep]


async def cancel_many(client: AsyncSync, count: int) -> int:
    """How many of so many calls were cut off, each after another number of steps."""
    chance = random.Random(1)

    async def cut(steps: int) -> bool:
        task = asyncio.ensure_future(client.generations.list())
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        (result,) = await asyncio.gather(task, return_exceptions=True)
        return isinstance(result, asyncio.CancelledError)

    cancelled = 0
    for _ in range(0, count, 20):
        cancelled += sum(await asyncio.gather(*[cut(chance.randrange(3, 16)) for _ in range(20)]))
    return cancelled


# A socket whose connect was cancelled is left to the garbage collector, by httpcore.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore:unclosed:ResourceWarning")
def test_a_client_whose_calls_are_cancelled_keeps_its_connections() -> None:
    async def main(server: Crowd) -> None:
        async with AsyncSync(api_key="test", base_url=server.url, timeout=10.0, max_retries=0) as client:
            assert await cancel_many(client, 600) > 200
            # All at once: none is answered before the last has its connection.
            most = POOL - MOST_INTERRUPTED
            server.gate = threading.Barrier(most)
            crowd = client.with_options(headers={"x-crowd": "yes"})
            assert await asyncio.gather(*[crowd.generations.list() for _ in range(most)]) == [[]] * most

    with Crowd() as server:
        asyncio.run(main(server))
    gc.collect()


# httpcore leaves the socket of a connect that was cancelled to the garbage collector, or the transport of it.
@pytest.mark.filterwarnings(
    "ignore:Exception ignored in. <(socket|function _SelectorTransport):pytest.PytestUnraisableExceptionWarning"
)
def test_calls_that_go_on_meanwhile_are_not_cut_off() -> None:
    async def main(server: ScriptedServer) -> None:
        async with AsyncSync(api_key="test", base_url=server.url) as client:
            held = asyncio.ensure_future(client.generations.list())
            while not server.requests:  # noqa: ASYNC110 - the server has no event for it
                await asyncio.sleep(0.001)
            before = (await client._caller.transport.open()).http
            for _ in range(MOST_INTERRUPTED):
                task = asyncio.ensure_future(client.generations.list())
                await asyncio.sleep(0)
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
            after = (await client._caller.transport.open()).http
            assert after is not before
            assert not before.is_closed
            release.set()
            assert await held == []
            # The loop closes it, once the last call and its task are gone.
            del held, task
            for _ in range(500):
                gc.collect()
                if closed := before.is_closed:
                    break
                await asyncio.sleep(0.001)
            assert closed
            assert await client.generations.list() == []

    release = threading.Event()
    with ScriptedServer([lambda _: release.wait(5), response(b"[]")]) as server:
        asyncio.run(main(server))


class Torn(BaseException):
    """What ends a program, such as Ctrl-C."""


def test_the_synchronous_client_is_no_worse(monkeypatch: pytest.MonkeyPatch) -> None:
    def tear(*_: Any, **__: Any) -> Any:
        raise Torn

    with ScriptedServer([response(b"[]")]) as server, Sync(api_key="test", base_url=server.url) as client:
        seen: List[httpx.Client] = []
        for _ in range(2 * MOST_INTERRUPTED):
            seen.append(client._caller.transport.open().http)
            with monkeypatch.context() as patch:
                patch.setattr(httpx.Client, "send", tear)
                with pytest.raises(Torn):
                    client.generations.list()
        assert len({id(http) for http in seen}) == 2
        assert client.generations.list() == []


def test_a_client_of_the_callers_is_never_replaced() -> None:
    async def main(server: ScriptedServer) -> None:
        async with httpx.AsyncClient() as http:
            client = AsyncSync(api_key="test", base_url=server.url, http_client=http)
            for _ in range(2 * MOST_INTERRUPTED):
                task = asyncio.ensure_future(client.generations.list())
                await asyncio.sleep(0)
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
            assert (await client._caller.transport.open()).http is http
            assert await client.generations.list() == []

    with ScriptedServer([response(b"[]")]) as server:
        asyncio.run(main(server))
