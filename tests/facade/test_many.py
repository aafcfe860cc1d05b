"""Many jobs: wait_all, as_completed and create_all."""

from __future__ import annotations

import copy
import hashlib
import pickle
from typing import Any, Dict, List

import pytest

from sync import Sync
from sync.common import CreateGenerationRequest, Generation
from sync.errors import (
    BadRequestError,
    ForbiddenError,
    GenerationFailedError,
    InternalServerError,
    InvalidRequestError,
    NotFoundError,
    WaitTimeoutError,
)
from sync_sandbox import Sandbox

from .conftest import MakeClient
from .support import INPUT, InstantClock

ABSENT = "550e8400-e29b-41d4-a716-446655440000"


def requests(count: int) -> List[Dict[str, Any]]:
    return [{"model": "lipsync-2", "input": INPUT, "output_file_name": f"take_{number}"} for number in range(count)]


def create(client: Sync, count: int, **fields: Any) -> List[str]:
    return [client.generations.create(model="lipsync-2", input=INPUT, **fields).id for _ in range(count)]


def lists(sandbox: Sandbox) -> int:
    return sum(request.method == "GET" and request.path == "/v2/generations" for request in sandbox.requests)


def gets(sandbox: Sandbox) -> int:
    return sum(request.method == "GET" and request.path.startswith("/v2/generate/") for request in sandbox.requests)


class TestWaitAll:
    def test_the_outcomes_come_in_the_order_of_the_ids(self, client: Sync, sandbox: Sandbox) -> None:
        ids = create(client, 3)
        outcomes = client.generations.wait_all(reversed(ids))
        assert [outcome.id for outcome in outcomes] == ids[::-1]
        assert [outcome.result().status for outcome in outcomes] == ["COMPLETED"] * 3

    def test_a_round_is_one_request_for_each_hundred_jobs(
        self, client: Sync, sandbox: Sandbox, clock: InstantClock
    ) -> None:
        ids = [sandbox.add_generation(status="PENDING")["id"] for _ in range(1000)]
        client.generations.wait_all(ids, timeout=25.0)
        assert clock.slept == [10.0, 10.0, 5.0]
        assert lists(sandbox) == 4 * 10
        assert gets(sandbox) == 0

    def test_the_failure_of_one_stays_its_own(self, client: Sync, sandbox: Sandbox) -> None:
        good, bad = create(client, 1)[0], create(client, 1, output_file_name="FAILED")[0]
        fine, failed, lost = client.generations.wait_all([good, bad, ABSENT])
        assert fine.error is None
        assert isinstance(failed.error, GenerationFailedError)
        assert failed.generation is failed.error.generation
        assert isinstance(lost.error, NotFoundError)
        assert (lost.id, lost.generation, lost.error.id) == (ABSENT, None, ABSENT)
        with pytest.raises(NotFoundError):
            lost.result()

    def test_what_a_list_leaves_out_is_asked_for_by_itself(self, client: Sync, sandbox: Sandbox) -> None:
        ids = create(client, 2)
        sandbox.fault(method="GET", path="/v2/generations", status=200, body=[], times=None)
        assert [outcome.result().id for outcome in client.generations.wait_all(ids)] == ids
        assert gets(sandbox) > 2

    def test_the_end_of_the_time_loses_no_job(self, client: Sync) -> None:
        ids = create(client, 2)
        outcomes = client.generations.wait_all(ids, timeout=20.0)
        for outcome, id in zip(outcomes, ids):
            assert isinstance(outcome.error, WaitTimeoutError)
            assert outcome.error.id == outcome.id == id
            assert outcome.generation is not None
            assert outcome.generation.status == "PROCESSING"
            assert outcome.error.job is outcome.generation
            assert "still PROCESSING after 20 s" in str(outcome.error)
        assert [outcome.error for outcome in client.generations.wait_all(ids)] == [None, None]

    def test_the_last_pause_is_no_longer_than_what_is_left(self, client: Sync, clock: InstantClock) -> None:
        client.generations.wait_all(create(client, 1), timeout=10.5)
        assert clock.slept == [10.0, 0.5]

    def test_a_round_asks_for_its_jobs_and_no_more(self, client: Sync, sandbox: Sandbox) -> None:
        first, second = create(client, 2)
        client.generations.wait_all([first, second])
        assert f"ids={first},{second}&limit=2" in sandbox.requests[-1].query

    @pytest.mark.parametrize("status", [404, 503])
    def test_one_that_can_not_be_asked_for_at_times_is_waited_for(
        self, client: Sync, sandbox: Sandbox, status: int
    ) -> None:
        def vanish(generation: Generation) -> None:
            sandbox.fault(method="GET", path="/v2/generations", status=200, body=[], times=2)
            sandbox.fault(method="GET", path="/v2/generate/{id}", status=status, times=1)

        (outcome,) = client.generations.wait_all(create(client, 1), on_update=vanish)
        assert outcome.result().status == "COMPLETED"

    @pytest.mark.parametrize("odd", [None, {}, {"id": 5, "status": "PENDING"}, {"status": "PENDING"}])
    def test_a_neighbour_that_can_not_be_read_ends_no_wait(self, client: Sync, sandbox: Sandbox, odd: Any) -> None:
        ids = create(client, 2)
        whole = {"id": ids[0], "createdAt": "2026-01-01T00:00:00Z", "status": "COMPLETED", "model": "m", "input": []}
        sandbox.fault(method="GET", path="/v2/generations", status=200, body=[whole, odd], times=1)
        with pytest.warns(RuntimeWarning, match=r"list_generations\[1\] is kept as it came"):
            outcomes = client.generations.wait_all(ids)
        assert [outcome.id for outcome in outcomes] == ids
        assert [outcome.result().status for outcome in outcomes] == ["COMPLETED"] * 2

    def test_one_that_was_never_seen_may_come_late(self, make: MakeClient, sandbox: Sandbox) -> None:
        ids = create(make(), 1)
        sandbox.fault(method="GET", path="/v2/generations", status=200, body=[], times=1)
        sandbox.fault(method="GET", path="/v2/generate/{id}", status=503, times=1)
        (outcome,) = make(max_retries=0).generations.wait_all(ids)
        assert outcome.result().status == "COMPLETED"

    def test_one_that_may_not_be_asked_for_ends_with_what_was_last_known(self, client: Sync, sandbox: Sandbox) -> None:
        def forbid(generation: Generation) -> None:
            sandbox.fault(method="GET", path="/v2/generations", status=200, body=[])
            sandbox.fault(method="GET", path="/v2/generate/{id}", status=403, body={"requestId": "r"})

        (outcome,) = client.generations.wait_all(create(client, 1), on_update=forbid)
        assert isinstance(outcome.error, ForbiddenError)
        assert outcome.generation is not None
        assert outcome.error.job == outcome.generation
        assert (outcome.error.id, outcome.error.request_id) == (outcome.id, "r")

    def test_one_failed_round_does_not_end_the_wait(self, client: Sync, sandbox: Sandbox) -> None:
        ids = create(client, 1)
        sandbox.fault(method="GET", path="/v2/generations", status=502, times=4)
        (outcome,) = client.generations.wait_all(ids)
        assert outcome.result().status == "COMPLETED"

    def test_without_a_deadline_a_server_that_is_out_of_order_for_long_ends_the_wait(
        self, client: Sync, sandbox: Sandbox, clock: InstantClock
    ) -> None:
        sandbox.fault(method="GET", path="/v2/generations", status=502, times=None)
        (outcome,) = client.generations.wait_all(create(client, 1))
        assert isinstance(outcome.error, InternalServerError)
        assert 900.0 <= sum(clock.slept) < 960.0

    def test_with_one_it_does_not(self, client: Sync, sandbox: Sandbox, clock: InstantClock) -> None:
        sandbox.fault(method="GET", path="/v2/generations", status=502, times=None)
        (outcome,) = client.generations.wait_all(create(client, 1), timeout=3600.0)
        assert isinstance(outcome.error, WaitTimeoutError)
        assert isinstance(outcome.error.__cause__, InternalServerError)
        assert sum(clock.slept) == 3600.0

    def test_a_round_that_succeeds_starts_the_count_anew(self, make: MakeClient, sandbox: Sandbox) -> None:
        client = make(max_retries=0)
        ids = create(client, 1)

        def fail_again(generation: Generation) -> None:
            sandbox.fault(method="GET", path="/v2/generations", status=502, times=4)

        fail_again(client.generations.get(ids[0]))
        (outcome,) = client.generations.wait_all(ids, on_update=fail_again)
        assert outcome.result().status == "COMPLETED"

    def test_a_round_that_fails_in_part_still_asks_for_the_rest(self, make: MakeClient, sandbox: Sandbox) -> None:
        ids = [sandbox.add_generation(status="COMPLETED")["id"] for _ in range(150)]
        sandbox.fault(method="GET", path="/v2/generations", status=502, times=1)
        rounds = make(max_retries=0).generations.as_completed(ids)
        assert next(iter(rounds)).id == ids[100]

    def test_a_list_that_is_not_there_ends_the_wait(self, client: Sync, sandbox: Sandbox) -> None:
        fault = sandbox.fault(method="GET", path="/v2/generations", status=404, times=None)
        (outcome,) = client.generations.wait_all(create(client, 1))
        assert isinstance(outcome.error, NotFoundError)
        assert fault.hits == 1

    def test_a_server_that_stays_away_ends_it_with_every_id(self, client: Sync, sandbox: Sandbox) -> None:
        def stay_away(generation: Generation) -> None:
            sandbox.fault(method="GET", path="/v2/generations", status=503, body={"requestId": "r"}, times=None)

        ids = create(client, 2)
        outcomes = client.generations.wait_all(ids, on_update=stay_away)
        assert [outcome.id for outcome in outcomes] == ids
        for outcome in outcomes:
            assert isinstance(outcome.error, InternalServerError)
            assert (outcome.error.id, outcome.error.job) == (outcome.id, outcome.generation)
            assert outcome.generation is not None
            assert outcome.error.request_id == "r"
            assert copy.deepcopy(outcome).id == pickle.loads(pickle.dumps(outcome)).id == outcome.id
        assert outcomes[0].error is not outcomes[1].error

    def test_updates_are_told_once_each(self, client: Sync) -> None:
        ids = create(client, 2)
        told: List[str] = []
        client.generations.wait_all(ids, on_update=lambda generation: told.append(generation.status))
        assert told == ["PENDING"] * 2 + ["PROCESSING"] * 2 + ["COMPLETED"] * 2

    def test_the_same_id_counts_once_and_none_is_no_wait(self, client: Sync, sandbox: Sandbox) -> None:
        (id,) = create(client, 1)
        assert len(client.generations.wait_all([id, id])) == 1
        seen = len(sandbox.requests)
        assert client.generations.wait_all([]) == []
        assert len(sandbox.requests) == seen

    @pytest.mark.parametrize("ids", ["one string", ["../x"], [""], [None]])
    def test_ids_that_are_none_are_refused(self, client: Sync, sandbox: Sandbox, ids: Any) -> None:
        with pytest.raises(InvalidRequestError, match=r"^ids(\[0\])? must be ") as caught:
            client.generations.wait_all(ids)
        assert caught.value.field == ("ids" if isinstance(ids, str) else "ids[0]")
        assert sandbox.requests == []


class TestAsCompleted:
    def test_each_comes_as_soon_as_it_has_ended(self, client: Sync, sandbox: Sandbox) -> None:
        slow, quick = create(client, 1)[0], None
        sandbox.advance(40)
        sandbox.pending_seconds = sandbox.processing_seconds = 60.0
        quick = slow
        slow = create(client, 1)[0]
        assert [outcome.id for outcome in client.generations.as_completed([slow, quick])] == [quick, slow]

    def test_it_can_be_left_early(self, client: Sync) -> None:
        ids = create(client, 3)
        first = next(iter(client.generations.as_completed(ids)))
        assert first.result().status == "COMPLETED"
        assert client.generations.get(ids[0]).id == ids[0]


class TestCreateAll:
    def test_the_plan_is_kept_full_and_never_hammered(
        self, client: Sync, sandbox: Sandbox, clock: InstantClock
    ) -> None:
        sandbox.concurrency_limit = 3
        outcomes = client.generations.create_all(requests(10))
        assert [outcome.error for outcome in outcomes] == [None] * 10
        assert len(sandbox.billed) == 10
        refused = [request for request in sandbox.requests if request.response.status == 429]
        # The first refusal tells the limit; after that nobody knocks before there is room.
        assert len(refused) <= 2
        assert all(pause >= 10.0 for pause in clock.slept)

    def test_a_limit_of_ones_own_is_kept_without_a_refusal(self, client: Sync, sandbox: Sandbox) -> None:
        most = []
        sandbox.on_request = lambda request: most.append(
            sum(generation["status"] in ("PENDING", "PROCESSING") for generation in sandbox.generations)
        )
        client.generations.create_all(requests(6), concurrency=2)
        assert max(most) == 2
        assert not any(request.response.status == 429 for request in sandbox.requests)

    def test_one_at_a_time_is_the_least(self, client: Sync, sandbox: Sandbox) -> None:
        told: List[str] = []
        outcomes = client.generations.create_all(
            requests(3), concurrency=1, on_update=lambda generation: told.append(generation.status)
        )
        assert told == ["PENDING", "PROCESSING", "COMPLETED"] * 2 + ["PENDING"]
        assert [outcome.result().status for outcome in outcomes] == ["COMPLETED", "COMPLETED", "PENDING"]
        assert [outcome.id for outcome in outcomes] == sandbox.billed

    def test_a_plan_of_one_is_learned_from_one_refusal(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.concurrency_limit = 1
        client.generations.create_all(requests(4))
        assert [request.response.status for request in sandbox.requests].count(429) == 1

    @pytest.mark.parametrize("told", [{}, {"concurrencyLimit": 0}, {"concurrencyLimit": "many"}])
    def test_a_refusal_that_names_no_limit_is_waited_out(
        self, client: Sync, sandbox: Sandbox, clock: InstantClock, told: Dict[str, Any]
    ) -> None:
        body = {"errorCode": "concurrency_limit_reached", **told}
        sandbox.fault(method="POST", path="/v2/generate", status=429, body=body)
        (outcome,) = client.generations.create_all(requests(1), poll_interval=7.0)
        assert outcome.id in sandbox.billed
        assert clock.slept == [7.0]

    def test_places_that_others_hold_are_waited_for(self, client: Sync, sandbox: Sandbox) -> None:
        create(client, 2)
        sandbox.concurrency_limit = 2
        (outcome,) = client.generations.create_all(requests(1))
        assert outcome.result().id in sandbox.billed

    def test_a_restarted_run_submits_nothing_twice(self, client: Sync, sandbox: Sandbox, make: Any) -> None:
        first = client.generations.create_all(requests(4)[:2], run_id="monday")
        again = make().generations.create_all(requests(4), run_id="monday")
        assert [outcome.id for outcome in again[:2]] == [outcome.id for outcome in first]
        assert len(sandbox.billed) == 4

    def test_a_run_that_a_newer_version_restarts_has_the_same_keys(self, client: Sync, sandbox: Sandbox) -> None:
        video = {"url": "https://example.com/v", "type": "video", "x": {"b": 1, "a": 2}}
        client.generations.create_all([{"model": "lipsync-2", "input": [video, INPUT[1]]}], run_id="monday")
        (request,) = sandbox.requests
        content = (
            '["monday",0,{"input":[{"type":"video","url":"https://example.com/v","x":{"a":2,"b":1}},'
            '{"type":"audio","url":"https://example.com/audio.wav"}],"model":"lipsync-2"}]'
        )
        assert request.headers["idempotency-key"] == hashlib.sha256(content.encode()).hexdigest()

    def test_equal_requests_of_one_run_are_jobs_of_their_own(self, client: Sync, sandbox: Sandbox) -> None:
        client.generations.create_all([requests(1)[0]] * 2, run_id="monday")
        client.generations.create_all([requests(1)[0]] * 2, run_id="tuesday")
        assert len(set(sandbox.billed)) == 4

    def test_one_refusal_does_not_stop_the_others(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.fault(method="POST", path="/v2/generate", status=400, times=1)
        bad, good = client.generations.create_all(requests(2))
        assert isinstance(bad.error, BadRequestError)
        assert bad.id is None
        assert good.result().id in sandbox.billed

    def test_every_request_is_checked_before_the_first_is_sent(self, client: Sync, sandbox: Sandbox) -> None:
        with pytest.raises(InvalidRequestError) as caught:
            client.generations.create_all([*requests(2), {"model": "lipsync-2", "input": INPUT, "webhok_url": "x"}])
        assert caught.value.field == "requests[2]"
        assert "'webhok_url'" in str(caught.value)
        with pytest.raises(InvalidRequestError, match="input has no audio"):
            client.generations.create_all([{"model": "lipsync-2", "input": INPUT[:1]}])
        for wrong, field in (({"input": 5}, "input"), ({"input": [INPUT[0], 5]}, "input[1]"), ({"model": 5}, "model")):
            with pytest.raises(InvalidRequestError) as caught:
                client.generations.create_all([{"model": "m", "input": INPUT, **wrong}], run_id="monday")
            assert caught.value.field == f"requests[0].{field}"
        with pytest.raises(
            InvalidRequestError, match=r"requests\[0\] must be the arguments of a create, not str"
        ) as caught:
            client.generations.create_all(["lipsync-2"])  # type: ignore[list-item]
        assert caught.value.field == "requests[0]"
        with pytest.raises(InvalidRequestError, match=r"has no field 'additional_properties'"):
            client.generations.create_all([{**requests(1)[0], "additional_properties": {}}])
        for concurrency in (0, True):
            with pytest.raises(InvalidRequestError, match="concurrency must be 1 or more") as caught:
                client.generations.create_all(requests(1), concurrency=concurrency)
            assert caught.value.field == "concurrency"
        assert sandbox.requests == []

    def test_a_request_may_be_the_model_of_one(self, client: Sync) -> None:
        told: List[Generation] = []
        request = CreateGenerationRequest(model="lipsync-2", input=INPUT)
        (outcome,) = client.generations.create_all([request], on_update=told.append)
        assert outcome.generation == told[0]
