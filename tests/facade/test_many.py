"""Many jobs: wait_all and as_completed."""

from __future__ import annotations

import copy
import pickle
from typing import Any, Dict, Iterator, List, Sequence

import pytest

from sync import Sync
from sync.common import Generation
from sync.errors import (
    ForbiddenError,
    GenerationFailedError,
    InternalServerError,
    InvalidRequestError,
    InvalidResponseError,
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


def generation(id: str, status: str = "COMPLETED") -> Dict[str, Any]:
    return {"id": id, "createdAt": "2026-01-01T00:00:00Z", "status": status, "model": "m", "input": []}


class TestWaitAll:
    def test_the_outcomes_come_in_the_order_of_the_ids(self, client: Sync, sandbox: Sandbox) -> None:
        ids = create(client, 3)
        outcomes = client.generations.wait_all(reversed(ids))
        assert [outcome.id for outcome in outcomes] == ids[::-1]
        assert [outcome.result().status for outcome in outcomes] == ["COMPLETED"] * 3

    def test_each_job_is_looked_at_once_though_the_time_is_over_before_the_first_look(
        self, client: Sync, sandbox: Sandbox, clock: InstantClock
    ) -> None:
        ids = create(client, 2)

        def give_slowly() -> Iterator[str]:
            clock.now += 100.0
            yield from ids

        outcomes = client.generations.wait_all(give_slowly(), timeout=1.0)
        assert [outcome.generation is not None for outcome in outcomes] == [True, True]
        assert lists(sandbox) == 1

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

    @pytest.mark.parametrize("statuses", [("COMPLETED", "PROCESSING"), ("PROCESSING", "COMPLETED")])
    def test_one_that_is_listed_twice_has_ended_if_one_of_the_two_says_so(
        self, client: Sync, sandbox: Sandbox, statuses: Sequence[str]
    ) -> None:
        (id,) = create(client, 1)
        twice = [generation(id, status) for status in statuses]
        sandbox.fault(method="GET", path="/v2/generations", status=200, body=twice, times=1)
        (outcome,) = client.generations.wait_all([id])
        assert outcome.result().status == "COMPLETED"
        assert lists(sandbox) == 1

    def test_the_outcome_of_another_job_is_not_taken(self, client: Sync, sandbox: Sandbox) -> None:
        (id,) = create(client, 1)
        sandbox.fault(method="GET", path="/v2/generations", status=200, body=[], times=None)
        sandbox.fault(method="GET", path="/v2/generate/{id}", status=200, body=generation(ABSENT), times=1)
        (outcome,) = client.generations.wait_all([id])
        assert outcome.result().id == id
        sandbox.fault(method="GET", path="/v2/generate/{id}", status=200, body=generation(ABSENT), times=None)
        (outcome,) = client.generations.wait_all([id])
        assert isinstance(outcome.error, InvalidResponseError)
        assert (id in str(outcome.error), ABSENT in str(outcome.error)) == (True, True)
        assert outcome.generation is None

    @pytest.mark.parametrize("odd", [None, {}, {"id": 5, "status": "PENDING"}, {"status": "PENDING"}])
    def test_a_neighbour_that_can_not_be_read_ends_no_wait(self, client: Sync, sandbox: Sandbox, odd: Any) -> None:
        ids = create(client, 2)
        whole = generation(ids[0])
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
