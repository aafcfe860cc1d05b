"""The timeline, scripted outcomes and the long poll."""

from __future__ import annotations

import time
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Iterator

import httpx
import pytest

from sync_sandbox import ManualClock, Sandbox

from .payloads import CREATE

KEY = {"x-api-key": "test"}


def create(client: httpx.Client, **fields: Any) -> str:
    id: str = client.post("/v2/generate", json={**CREATE, **fields}).json()["id"]
    return id


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor() as pool:
        yield pool


def start_poll(
    pool: ThreadPoolExecutor, client: httpx.Client, sandbox: Sandbox, id: str, timeout: float = 10
) -> Future[httpx.Response]:
    """A long poll that has reached the sandbox."""
    arrived = len(sandbox.requests) + 1
    future = pool.submit(client.get, f"/v2/generate/{id}", params={"wait": "true", "timeout": timeout})
    sandbox.wait_until(lambda: len(sandbox.requests) == arrived)
    return future


class TestLongPoll:
    def test_it_returns_when_the_clock_reaches_the_end(
        self, client: httpx.Client, sandbox: Sandbox, pool: ThreadPoolExecutor
    ) -> None:
        poll = start_poll(pool, client, sandbox, create(client))
        sandbox.advance(1.0)
        assert not poll.done()
        sandbox.advance(2.0)
        answer = poll.result(timeout=5)
        assert answer.json()["status"] == "COMPLETED"
        assert answer.headers["retry-after"] == "2"
        assert answer.headers["x-sync-wait-mode"] == "long_poll"
        assert answer.headers["x-sync-wait-timeout-seconds"] == "10"

    def test_it_gives_the_state_so_far_when_its_timeout_is_over(
        self, client: httpx.Client, sandbox: Sandbox, pool: ThreadPoolExecutor
    ) -> None:
        sandbox.processing_seconds = 60.0
        poll = start_poll(pool, client, sandbox, create(client), timeout=1.5)
        sandbox.advance(1.5)
        answer = poll.result(timeout=5)
        assert (answer.status_code, answer.json()["status"]) == (200, "PROCESSING")
        assert answer.headers["x-sync-wait-timeout-seconds"] == "1.5"

    def test_it_ends_in_real_time_too_when_nobody_moves_the_clock(self, client: httpx.Client) -> None:
        begin = time.monotonic()
        answer = client.get(f"/v2/generate/{create(client)}", params={"wait": "true", "timeout": 1})
        assert (answer.status_code, answer.json()["status"]) == (200, "PENDING")
        assert 1.0 <= time.monotonic() - begin < 5.0

    def test_a_finished_generation_is_not_waited_for(self, client: httpx.Client, sandbox: Sandbox) -> None:
        id = create(client)
        sandbox.advance(3.0)
        answer = client.get(f"/v2/generate/{id}", params={"wait": "true"})
        assert answer.json()["status"] == "COMPLETED"

    @pytest.mark.parametrize(
        ("query", "complaint"),
        [
            ("wait=true&timeout=0.5", "timeout should be greater than or equal to 1"),
            ("wait=true&timeout=10.1", "timeout should be less than or equal to 10"),
            ("wait=true&include=progress", "wait cannot be combined with include=progress"),
            ("wait=perhaps", "wait should be a valid boolean, unable to interpret input"),
        ],
    )
    def test_it_refuses_what_it_cannot_do(self, client: httpx.Client, query: str, complaint: str) -> None:
        answer = client.get(f"/v2/generate/{create(client)}?{query}")
        assert (answer.status_code, answer.json()["message"]) == (400, [complaint])

    def test_an_older_server_ignores_it(self, client: httpx.Client, sandbox: Sandbox) -> None:
        sandbox.long_poll = False
        answer = client.get(f"/v2/generate/{create(client)}", params={"wait": "true", "timeout": "10"})
        assert answer.json()["status"] == "PENDING"
        assert not {"retry-after", "x-sync-wait-mode"} & set(answer.headers)

    def test_other_requests_are_answered_meanwhile(
        self, client: httpx.Client, sandbox: Sandbox, pool: ThreadPoolExecutor
    ) -> None:
        id = create(client)
        polls = [start_poll(pool, client, sandbox, id) for _ in range(4)]
        assert client.get("/v2/models").status_code == 200
        sandbox.advance(3.0)
        assert {poll.result(timeout=5).json()["status"] for poll in polls} == {"COMPLETED"}


def test_with_the_real_clock_a_job_ends_by_itself() -> None:
    quick = Sandbox(pending_seconds=0.01, processing_seconds=0.02)
    with quick as sandbox, httpx.Client(base_url=sandbox.url, headers=KEY) as client:
        id = create(client)
        answer = client.get(f"/v2/generate/{id}", params={"wait": "true"})
    assert answer.json()["status"] == "COMPLETED"


def test_advancing_the_real_clock_skips_time() -> None:
    slow = Sandbox(pending_seconds=100.0, processing_seconds=100.0)
    with slow as sandbox, httpx.Client(base_url=sandbox.url, headers=KEY) as client:
        id = create(client)
        sandbox.advance(150.0)
        assert client.get(f"/v2/generate/{id}").json()["status"] == "PROCESSING"


@pytest.mark.parametrize("seconds", [-1.0, float("inf"), float("nan")])
def test_time_moves_forward_only(sandbox: Sandbox, seconds: float) -> None:
    with pytest.raises(ValueError, match="advance"):
        sandbox.advance(seconds)


class TestOutcomes:
    def test_a_scripted_failure_has_its_error_and_the_next_job_is_fine(
        self, client: httpx.Client, sandbox: Sandbox
    ) -> None:
        sandbox.outcome("FAILED", error="No face.", error_code="generation_input_face_selection_invalid")
        failed, fine = create(client), create(client)
        assert client.get(f"/v2/generate/{failed}").json()["error"] is None
        sandbox.advance(3.0)
        body = client.get(f"/v2/generate/{failed}").json()
        assert (body["status"], body["error"]) == ("FAILED", "No face.")
        assert body["errorCode"] == "generation_input_face_selection_invalid"
        assert body["outputUrl"] is None
        assert client.get(f"/v2/generate/{fine}").json()["status"] == "COMPLETED"

    @pytest.mark.parametrize(("name", "moment"), [("FAILED", 3.0), ("rejected", 1.0)])
    def test_the_output_file_name_can_ask_for_a_bad_end(
        self, client: httpx.Client, sandbox: Sandbox, name: str, moment: float
    ) -> None:
        id = create(client, outputFileName=name)
        sandbox.advance(moment)
        body = client.get(f"/v2/generate/{id}").json()
        assert body["status"] == name.upper()
        assert body["error"]
        assert body["errorCode"]

    def test_outcomes_queue_up(self, client: httpx.Client, sandbox: Sandbox) -> None:
        sandbox.outcome("FAILED", times=2)
        sandbox.outcome("REJECTED")
        ids = [create(client) for _ in range(4)]
        sandbox.advance(3.0)
        statuses = [client.get(f"/v2/generate/{id}").json()["status"] for id in ids]
        assert statuses == ["FAILED", "FAILED", "REJECTED", "COMPLETED"]

    def test_a_running_job_can_be_ended_and_a_waiting_poll_hears_of_it(
        self, client: httpx.Client, sandbox: Sandbox, pool: ThreadPoolExecutor
    ) -> None:
        id = create(client)
        poll = start_poll(pool, client, sandbox, id)
        sandbox.outcome(id=id, timeline=[(0, "FAILED")])
        assert poll.result(timeout=5).json()["status"] == "FAILED"

    def test_a_timeline_out_of_order_is_refused(self, sandbox: Sandbox) -> None:
        with pytest.raises(ValueError, match="order of time"):
            sandbox.outcome(timeline=[(2, "PROCESSING"), (1, "COMPLETED")])


class TestUnknownStatuses:
    """The contract lists the statuses, so these sandboxes are not held to it."""

    def test_a_timeline_of_its_own_with_a_status_nobody_knows(self) -> None:
        with Sandbox(clock=ManualClock()) as sandbox, httpx.Client(base_url=sandbox.url, headers=KEY) as client:
            sandbox.outcome(timeline=[(0, "PENDING"), (1, "TRANSCODING"), (5, "COMPLETED")])
            create(client)
            statuses = []
            for seconds in (0, 1, 3, 1):
                sandbox.advance(seconds)
                statuses.append(client.get("/v2/generations").json()[0]["status"])
        assert statuses == ["PENDING", "TRANSCODING", "TRANSCODING", "COMPLETED"]

    def test_a_status_that_never_ends_never_ends(self, pool: ThreadPoolExecutor) -> None:
        with Sandbox(clock=ManualClock()) as sandbox, httpx.Client(base_url=sandbox.url, headers=KEY) as client:
            sandbox.outcome(timeline=[(0.0, "PENDING"), (1.0, "PAUSED")])
            id = create(client)
            sandbox.advance(10_000.0)
            poll = start_poll(pool, client, sandbox, id)
            sandbox.advance(9.9)
            assert not poll.done()
            sandbox.advance(0.1)
            assert poll.result(timeout=5).json()["status"] == "PAUSED"
