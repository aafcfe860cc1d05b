"""generations.wait and create_and_wait."""

from __future__ import annotations

import asyncio
import copy
import os
import pickle
import signal
import subprocess
import sys
import time
from typing import Any, Dict, Iterator, List

import pytest

from sync import AsyncSync, Sync
from sync.common import Generation
from sync.errors import (
    ApiConnectionError,
    ApiError,
    GenerationFailedError,
    InvalidRequestError,
    InvalidResponseError,
    NotFoundError,
    UnauthorizedError,
    WaitTimeoutError,
)
from sync_sandbox import Sandbox

from .conftest import MakeClient
from .support import INPUT, InstantClock, with_clock

ABSENT = "550e8400-e29b-41d4-a716-446655440000"
OTHER = {"id": ABSENT, "createdAt": "2026-01-01T00:00:00Z", "status": "COMPLETED", "model": "m", "input": []}


def create(client: Sync) -> str:
    return client.generations.create(model="lipsync-2", input=INPUT).id


def queries(sandbox: Sandbox) -> List[str]:
    return [request.query for request in sandbox.requests if request.method == "GET"]


class TestTheAnswerForAnotherJob:
    def test_is_no_news_about_this_one(self, client: Sync, sandbox: Sandbox) -> None:
        id = create(client)
        sandbox.fault(method="GET", path="/v2/generate/{id}", status=200, body=OTHER, times=2)
        assert client.generations.wait(id).id == id

    def test_ends_the_wait_where_nothing_else_comes(self, client: Sync, sandbox: Sandbox) -> None:
        id = create(client)
        sandbox.fault(method="GET", path="/v2/generate/{id}", status=200, body=OTHER, times=None)
        with pytest.raises(InvalidResponseError, match=f"it is about {ABSENT}, not about {id}$"):
            client.generations.wait(id)

    def test_is_not_what_writes_the_id_in_other_letters(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.fault(method="GET", path="/v2/generate/{id}", status=200, body=OTHER, times=1)
        assert client.generations.wait(ABSENT.upper()).id == ABSENT


class TestWithoutALongPoll:
    def test_it_sleeps_between_polls_until_the_end(self, client: Sync, sandbox: Sandbox, clock: InstantClock) -> None:
        generation = client.generations.wait(create(client))
        assert generation.status == "COMPLETED"
        assert generation.output_url is not None
        assert clock.slept == [10.0] * 5
        assert queries(sandbox) == ["wait=true&timeout=10.0"] * 6

    def test_poll_interval_is_the_pause(self, client: Sync, clock: InstantClock) -> None:
        client.generations.wait(create(client), poll_interval=22.5)
        assert clock.slept == [22.5, 22.5]

    def test_a_server_that_refuses_the_long_poll_is_asked_without(
        self, client: Sync, sandbox: Sandbox, clock: InstantClock
    ) -> None:
        id = create(client)
        sandbox.fault(method="GET", status=400)
        assert client.generations.wait(id).status == "COMPLETED"
        assert queries(sandbox) == ["wait=true&timeout=10.0"] + [""] * 6
        assert clock.slept == [10.0] * 5

    def test_a_longer_pause_that_the_server_asks_for_is_kept(
        self, client: Sync, sandbox: Sandbox, clock: InstantClock
    ) -> None:
        known = sandbox.add_generation(status="PROCESSING")
        for header in ("25", "1", "3600", "Tue, 14 Nov 2023 22:13:50 GMT"):
            sandbox.fault(status=200, body=known, headers={"Retry-After": header})
        sandbox.outcome(id=known["id"], timeline=[(0, "COMPLETED")])
        client.generations.wait(known["id"])
        assert clock.slept == [25.0, 10.0, 60.0, 30.0]


class TestLongPoll:
    @pytest.fixture
    def sandbox(self) -> Iterator[Sandbox]:
        with Sandbox(pending_seconds=0.02, processing_seconds=0.04) as sandbox:
            yield sandbox

    def test_the_server_holds_the_poll_until_the_end(self, client: Sync, sandbox: Sandbox, clock: InstantClock) -> None:
        generation = client.generations.wait(create(client))
        assert generation.status == "COMPLETED"
        assert queries(sandbox) == ["wait=true&timeout=10.0"]
        assert clock.slept == []

    @pytest.mark.parametrize(
        ("took", "pauses"),
        [(10.0, []), (9.6, []), (9.0, [2.0]), (0.0, [2.0])],
        ids=["held", "almost", "early", "at once"],
    )
    def test_after_a_poll_that_was_held_the_next_follows_at_once(
        self,
        client: Sync,
        sandbox: Sandbox,
        clock: InstantClock,
        monkeypatch: pytest.MonkeyPatch,
        took: float,
        pauses: List[float],
    ) -> None:
        known = sandbox.add_generation()
        held = {**known, "status": "PROCESSING"}
        sandbox.fault(status=200, body=held, headers={"X-Sync-Wait-Mode": "long_poll", "Retry-After": "2"})
        passing = [took]

        def pass_time() -> float:
            # The second reading is the one after the first poll.
            clock.now += passing.pop() if sandbox.requests and passing else 0.0
            return clock.now

        monkeypatch.setattr(clock, "monotonic", pass_time)
        assert client.generations.wait(known["id"]).status == "COMPLETED"
        assert clock.slept == pauses

    def test_a_poll_that_comes_back_at_once_does_not_become_a_tight_loop(
        self, client: Sync, sandbox: Sandbox, clock: InstantClock
    ) -> None:
        known = sandbox.add_generation()
        held = {**known, "status": "PROCESSING"}
        sandbox.fault(status=200, body=held, headers={"X-Sync-Wait-Mode": "long_poll"}, times=5)
        client.generations.wait(known["id"])
        assert clock.slept == [0.5] * 5

    def test_less_than_a_second_is_left_to_the_server_no_more(
        self, client: Sync, sandbox: Sandbox, clock: InstantClock
    ) -> None:
        known = sandbox.add_generation(status="PROCESSING")
        sandbox.fault(status=200, body=known, headers={"X-Sync-Wait-Mode": "long_poll"}, times=None)
        with pytest.raises(WaitTimeoutError):
            client.generations.wait(known["id"], timeout=2.2)
        assert [query != "" for query in queries(sandbox)] == [True, True, True, False, False]
        assert sum(clock.slept) == pytest.approx(2.2)

    def test_a_wait_of_both_colours_knows_the_end_within_a_moment(self, client: Sync) -> None:
        id = create(client)
        begin = time.monotonic()
        client.generations.wait(id)
        assert time.monotonic() - begin < 2.0


class TestHowItEnds:
    @pytest.mark.parametrize("status", ["FAILED", "REJECTED"])
    def test_a_bad_end_is_an_error_with_the_generation(self, client: Sync, sandbox: Sandbox, status: str) -> None:
        sandbox.outcome(status, error="No face.", error_code="generation_input_face_selection_invalid")
        id = create(client)
        with pytest.raises(GenerationFailedError) as info:
            client.generations.wait(id)
        error = info.value
        assert isinstance(error, ApiError)
        assert (error.id, error.code) == (id, "generation_input_face_selection_invalid")
        assert error.generation is not None
        assert (error.generation.status, error.generation.error) == (status, "No face.")
        assert str(error).endswith(f"Generation {id} ended as {status}: No face.")
        for twin in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):
            assert twin.generation == error.generation

    def test_a_deadline_is_an_error_with_the_id_and_the_last_state(
        self, client: Sync, sandbox: Sandbox, clock: InstantClock
    ) -> None:
        id = create(client)
        with pytest.raises(WaitTimeoutError) as info:
            client.generations.wait(id, timeout=25)
        error = info.value
        assert error.id == id
        assert error.generation is not None
        assert error.generation.status == "PROCESSING"
        assert sum(clock.slept) == 25.0
        assert str(error) == f"Job {id} is still PROCESSING after 25 s. Wait for its id again."
        assert client.generations.wait(error.id).status == "COMPLETED"

    def test_what_ends_with_the_deadline_is_still_seen(self, client: Sync, clock: InstantClock) -> None:
        id = create(client)
        assert client.generations.wait(id, timeout=45.0).status == "COMPLETED"
        assert clock.slept == [10.0, 10.0, 10.0, 10.0, 5.0]

    def test_a_deadline_that_passes_before_any_poll_succeeds(
        self, client: Sync, sandbox: Sandbox, clock: InstantClock
    ) -> None:
        sandbox.fault(status=503, times=None)
        with pytest.raises(WaitTimeoutError) as info:
            client.generations.wait(ABSENT, timeout=3)
        assert info.value.generation is None
        assert info.value.id == ABSENT
        assert "of unknown status" in str(info.value)
        assert sum(clock.slept) <= 3.0

    def test_an_unknown_status_keeps_polling_and_warns_once(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.outcome(timeline=[(0, "PENDING"), (10, "POLISHING"), (40, "COMPLETED")])
        id = create(client)
        with pytest.warns(RuntimeWarning, match="unknown status 'POLISHING'") as warned:
            assert client.generations.wait(id).status == "COMPLETED"
        assert len(warned) == 1

    def test_one_that_had_ended_already_is_asked_for_once(self, client: Sync, sandbox: Sandbox) -> None:
        known = sandbox.add_generation()
        assert client.generations.wait(known["id"]).id == known["id"]
        assert len(sandbox.requests) == 1

    def test_a_status_that_goes_backwards_does_not_confuse_it(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.outcome(timeline=[(0, "PROCESSING"), (15, "PENDING"), (25, "COMPLETED")])
        seen: List[str] = []
        client.generations.wait(create(client), on_update=lambda generation: seen.append(generation.status))
        assert seen == ["PROCESSING", "PENDING", "COMPLETED"]

    @pytest.mark.parametrize(
        ("options", "field"),
        [
            ({"timeout": 0}, "timeout"),
            ({"timeout": -1}, "timeout"),
            ({"timeout": "5"}, "timeout"),
            ({"poll_interval": 0}, "poll_interval"),
            ({"poll_interval": None}, "poll_interval"),
            ({"poll_interval": float("inf")}, "poll_interval"),
        ],
    )
    def test_times_that_are_none_are_refused_before_anything_is_created(
        self, client: Sync, sandbox: Sandbox, options: Any, field: str
    ) -> None:
        calls: List[Any] = [
            lambda: client.generations.wait("id", **options),
            lambda: client.generations.create_and_wait(model="lipsync-2", input=INPUT, **options),
        ]
        for call in calls:
            with pytest.raises(InvalidRequestError) as info:
                call()
            assert info.value.field == field
        assert sandbox.requests == []


class TestFailedPolls:
    @pytest.mark.parametrize(
        "fault", [{"status": 502}, {"kind": "disconnect"}, {"status": 200, "body": "<html>"}, {"status": 429}]
    )
    def test_a_poll_that_fails_does_not_end_the_wait(
        self, make: MakeClient, sandbox: Sandbox, fault: Dict[str, Any]
    ) -> None:
        client = make(max_retries=0)
        id = create(client)
        sandbox.fault(method="GET", times=4, **fault)
        assert client.generations.wait(id).status == "COMPLETED"

    def test_five_that_make_no_sense_do_and_the_error_has_the_id_and_the_last_state(
        self, client: Sync, sandbox: Sandbox
    ) -> None:
        known = sandbox.add_generation(status="PROCESSING")
        sandbox.fault(status=200, body=known)
        sandbox.fault(status=200, body="<html>", times=None)
        with pytest.raises(InvalidResponseError) as info:
            client.generations.wait(known["id"])
        assert len(sandbox.requests) == 6
        assert info.value.id == known["id"]
        assert info.value.generation is not None
        assert info.value.generation.status == "PROCESSING"
        assert known["id"] in str(info.value)

    def test_one_that_fails_for_good_does_at_once(self, make: MakeClient, sandbox: Sandbox) -> None:
        sandbox.fault(status=401)
        with pytest.raises(UnauthorizedError) as info:
            make().generations.wait(ABSENT)
        assert info.value.id == ABSENT
        assert len(sandbox.requests) == 1

    def test_a_pause_that_the_server_asks_for_is_kept_however_long_it_is(
        self, make: MakeClient, sandbox: Sandbox, clock: InstantClock
    ) -> None:
        known = sandbox.add_generation()
        sandbox.fault(status=503, headers={"Retry-After": "3600"})
        sandbox.fault(status=429, headers={"Retry-After": "90"}, times=7)
        make().generations.wait(known["id"])
        assert clock.slept == [3600.0] + [90.0] * 7
        assert len(sandbox.requests) == 9

    def test_an_outage_costs_one_request_a_poll_and_a_poll_a_minute(
        self, client: Sync, sandbox: Sandbox, clock: InstantClock
    ) -> None:
        known = sandbox.add_generation()
        sandbox.fault(status=503, times=10)
        assert client.generations.wait(known["id"]).status == "COMPLETED"
        assert clock.slept == [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0, 60.0, 60.0]
        assert len(sandbox.requests) == 11

    def test_what_was_never_there_is_told_at_once(self, client: Sync, sandbox: Sandbox) -> None:
        with pytest.raises(NotFoundError) as info:
            client.generations.wait(ABSENT)
        assert info.value.id == ABSENT
        assert len(sandbox.requests) == 1

    def test_what_was_just_created_may_not_be_found_yet(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.fault(method="GET", status=404, times=2)
        assert client.generations.create_and_wait(model="lipsync-2", input=INPUT).status == "COMPLETED"


class TestCreateAndWait:
    def test_it_gives_the_finished_generation(self, client: Sync, sandbox: Sandbox) -> None:
        generation = client.generations.create_and_wait(
            model="lipsync-2", input=INPUT, output_file_name="done", idempotency_key="mine", timeout=100
        )
        assert (generation.status, generation.output_file_name) == ("COMPLETED", "done")
        assert sandbox.billed == [generation.id]
        assert sandbox.requests[0].headers["idempotency-key"] == "mine"

    def test_every_change_is_told(self, client: Sync, sandbox: Sandbox) -> None:
        seen: List[Generation] = []
        generation = client.generations.create_and_wait(model="lipsync-2", input=INPUT, on_update=seen.append)
        assert [update.status for update in seen] == ["PENDING", "PROCESSING", "COMPLETED"]
        assert seen[-1] == generation

    def test_a_deadline_counts_from_the_create(self, client: Sync, sandbox: Sandbox, clock: InstantClock) -> None:
        with pytest.raises(WaitTimeoutError) as info:
            client.generations.create_and_wait(model="lipsync-2", input=INPUT, timeout=20)
        assert sandbox.billed == [info.value.id]
        assert sum(clock.slept) == 20.0

    def test_what_on_update_raises_ends_the_wait_as_it_is(self, client: Sync, sandbox: Sandbox) -> None:
        def complain(generation: Generation) -> None:
            raise KeyError(generation.status)

        id = create(client)
        with pytest.raises(KeyError) as info:
            client.generations.wait(id, on_update=complain)
        if sys.version_info >= (3, 11):
            assert info.value.__notes__ == [f"Job {id} is still running: wait for its id again."]
        assert client.generations.get(id).id == id

    def test_a_create_that_fails_is_not_waited_for(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.fault(method="POST", kind="disconnect", times=None)
        with pytest.raises(ApiConnectionError):
            client.generations.create_and_wait(model="lipsync-2", input=INPUT)
        assert queries(sandbox) == []


def test_on_update_may_be_a_coroutine_function(sandbox: Sandbox, clock: InstantClock) -> None:
    seen: List[str] = []

    async def note(generation: Generation) -> None:
        await asyncio.sleep(0)
        seen.append(generation.status)

    async def main() -> None:
        client = with_clock(AsyncSync(api_key="test", base_url=sandbox.url), clock)
        await client.generations.create_and_wait(model="lipsync-2", input=INPUT, on_update=note)

    asyncio.run(main())
    assert seen == ["PENDING", "PROCESSING", "COMPLETED"]


# Each prints when the wait has ended, and that the client is still good for a call.
SYNC_PROGRAM = """
import sys, time
from sync import Sync

url, method, id = sys.argv[1:]
client = Sync(api_key="test", base_url=url)
new = {"model": "lipsync-2", "input": [{"type": "video", "url": "https://x"}, {"type": "audio", "url": "https://x"}]}
try:
    client.generations.wait(id) if method == "wait" else client.generations.create_and_wait(**new)
except KeyboardInterrupt:
    print(time.time(), client.generations.get(id).status)
"""
ASYNC_PROGRAM = """
import asyncio, sys, time
from sync import AsyncSync

url, method, id = sys.argv[1:]
client = AsyncSync(api_key="test", base_url=url)
new = {"model": "lipsync-2", "input": [{"type": "video", "url": "https://x"}, {"type": "audio", "url": "https://x"}]}
wait = client.generations.wait(id) if method == "wait" else client.generations.create_and_wait(**new)

async def main():
    await wait

async def status():
    return (await client.generations.get(id)).status

try:
    asyncio.run(main())
except KeyboardInterrupt:
    print(time.time(), asyncio.run(status()))
"""


class TestInterruption:
    def test_ctrl_c_while_it_sleeps_ends_it_and_leaves_the_client_usable(
        self, client: Sync, sandbox: Sandbox, clock: InstantClock
    ) -> None:
        def interrupt(_: float) -> None:
            raise KeyboardInterrupt

        id = create(client)
        clock.on_sleep = interrupt
        with pytest.raises(KeyboardInterrupt):
            client.generations.wait(id)
        assert client.generations.get(id).id == id

    @pytest.mark.parametrize("long_poll", [True, False])
    @pytest.mark.parametrize("method", ["wait", "create_and_wait"])
    @pytest.mark.parametrize("script", [SYNC_PROGRAM, ASYNC_PROGRAM], ids=["Sync", "AsyncSync"])
    def test_ctrl_c_ends_a_real_wait_within_a_second(
        self, sandbox: Sandbox, script: str, method: str, long_poll: bool
    ) -> None:
        sandbox.long_poll = long_poll
        known = sandbox.add_generation(status="PROCESSING")
        polling = {"wait": 1, "create_and_wait": 2}[method]
        command = [sys.executable, "-c", script, sandbox.url, method, known["id"]]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            while len(sandbox.requests) < polling:
                assert process.poll() is None
                time.sleep(0.005)
            begin = time.time()
            os.kill(process.pid, signal.SIGINT)
            output, _ = process.communicate(timeout=8)
        ended, status = output.split()
        assert status == "PROCESSING"
        assert float(ended) - begin < 1.0

    @pytest.mark.parametrize("long_poll", [True, False])
    def test_cancelling_a_task_ends_its_wait_at_once_and_no_other(self, long_poll: bool) -> None:
        async def main(sandbox: Sandbox) -> None:
            client = AsyncSync(api_key="test", base_url=sandbox.url)
            ids = [sandbox.add_generation(status="PROCESSING")["id"] for _ in range(2)]
            first, second = (asyncio.ensure_future(client.generations.wait(id, poll_interval=0.01)) for id in ids)
            while len(sandbox.requests) < 2:  # noqa: ASYNC110 - the sandbox has no event for it
                await asyncio.sleep(0.005)
            first.cancel()
            with pytest.raises(asyncio.CancelledError):
                await first
            assert not second.done()
            sandbox.outcome(id=ids[1], timeline=[(0, "COMPLETED")])
            assert (await second).status == "COMPLETED"
            assert (await client.generations.get(ids[0])).status == "PROCESSING"

        with Sandbox(long_poll=long_poll) as sandbox:
            asyncio.run(asyncio.wait_for(main(sandbox), 5))
