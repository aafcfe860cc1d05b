"""The steps of an upload and of a download."""

from __future__ import annotations

import asyncio
import threading
from typing import Iterable, Iterator, List, Mapping

import httpx
import pytest

from sync._async.perform import AsyncPerformer
from sync._sync.perform import Performer
from sync.core.call.context import Context
from sync.core.call.deadline import TimeLeft
from sync.core.call.http import Opened
from sync.core.call.transport import AsyncTransport, Transport
from sync.core.files.transfer import (
    LARGEST_ERROR,
    LARGEST_PART,
    LONGEST_PART,
    OpenResponse,
    Receive,
    read_rest,
    receive_parts,
)
from sync.core.files.work import Work
from sync.core.settings import Settings

from ..facade.support import InstantClock
from .test_transport import run


def stream_of(parts: Iterable[bytes], timeouts: Mapping[str, float] = {}) -> OpenResponse:
    request = httpx.Request("GET", "https://files.example.com/x", extensions={"timeout": timeouts})
    return OpenResponse(Opened(None), httpx.Response(500, request=request), iter(parts))


def within(timeout: float, clock: InstantClock) -> Context:
    return Context(Settings("https://api.example.com", timeout, 0, {}), clock)


class TestReceive:
    @pytest.mark.parametrize(
        ("parts", "first"),
        [
            ([b"a", b"b"], [b"a", b"b"]),
            ([bytes(LARGEST_PART - 1), b"b", b"c"], [bytes(LARGEST_PART - 1), b"b"]),
        ],
        ids=["few bytes", "many bytes"],
    )
    def test_gives_what_comes_together_up_to_a_mebibyte(self, parts: List[bytes], first: List[bytes]) -> None:
        clock = InstantClock()
        assert Performer(Transport(None, clock)).receive(Receive(stream_of(parts), clock)) == first

    def test_waits_no_longer_than_a_moment_for_more(self) -> None:
        clock = InstantClock()

        def slow() -> Iterator[bytes]:
            yield b"a"
            clock.now += LONGEST_PART
            yield b"b"
            yield b"c"

        stream = stream_of(slow())
        for wanted in ([b"a", b"b"], [b"c"], []):
            assert Performer(Transport(None, clock)).receive(Receive(stream, clock)) == wanted

    def test_has_the_time_of_its_context_from_now_on(self) -> None:
        clock = InstantClock()
        timeouts = TimeLeft(clock.now + 30.0, clock, {})
        stream = stream_of([b"a"], timeouts)
        clock.now += 1000.0  # The reader has taken its time.
        receive_parts(within(20.0, clock), stream)
        assert timeouts["read"] == 20.0


class TestTheReasonOfARefusal:
    def test_is_put_together_from_its_parts(self) -> None:
        clock = InstantClock()

        def slow() -> Iterator[bytes]:
            for part in (b"the key ", b"is not ", b"the right one"):
                clock.now += LONGEST_PART
                yield part

        answer = run(Transport(None, clock), read_rest(within(30.0, clock), stream_of(slow())))
        assert answer.content == b"the key is not the right one"

    def test_is_read_as_far_as_it_explains_anything(self) -> None:
        clock, parts = InstantClock(), iter([bytes(LARGEST_ERROR), b"more"])

        def slow() -> Iterator[bytes]:
            for part in parts:
                clock.now += LONGEST_PART
                yield part

        answer = run(Transport(None, clock), read_rest(within(30.0, clock), stream_of(slow())))
        assert answer.content == bytes(LARGEST_ERROR)
        assert list(parts) == [b"more"]


def test_a_thread_that_works_is_waited_for_when_its_task_is_cancelled() -> None:
    begun, go_on = threading.Event(), threading.Event()
    done: List[str] = []

    def write() -> None:
        begun.set()
        go_on.wait(10)
        done.append("written")

    async def main() -> None:
        task = asyncio.ensure_future(AsyncPerformer(AsyncTransport(None, InstantClock())).work(Work(write)))
        await asyncio.get_running_loop().run_in_executor(None, begun.wait, 10)
        task.cancel()
        await asyncio.wait([task], timeout=0.01)
        ended_at_once = task.done()
        go_on.set()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert (ended_at_once, done) == (False, ["written"])

    asyncio.run(main())
