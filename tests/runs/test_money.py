"""What a run costs: told before, kept to a budget while it goes, and told afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, List

import pytest

from sync.errors import ConcurrencyLimitError, InvalidRequestError
from sync.runs import Estimate, Run, State
from sync_sandbox import Sandbox

from .conftest import make_media, request

OpenRun = Callable[..., Run]
# US dollars a second, in the sandbox, whose results have two seconds.
PRICE = 0.05
RESULT = 2.0 * PRICE


def created(sandbox: Sandbox) -> List[Any]:
    return [one for one in sandbox.requests if (one.method, one.path) == ("POST", "/v2/generate")]


def test_an_estimate_creates_and_uploads_nothing(open_run: OpenRun, sandbox: Sandbox, tmp_path: Path) -> None:
    with open_run() as run:
        run.add({"model": "lipsync-2", "input": make_media(tmp_path, "a")}, name="local", seconds=20)
        run.add(request(1), name="far", seconds=10)
        assert run.estimate() == Estimate(cost=1.5, by_job={"local": 1.0, "far": 0.5}, unpriced={})
    assert {one.path for one in sandbox.requests} == {"/v2/generations/estimate"}
    # Opened without a line, it is about all of its jobs.
    with open_run() as run:
        assert run.estimate().cost == 1.5


def test_a_budget_is_never_exceeded_by_what_was_created(open_run: OpenRun, sandbox: Sandbox) -> None:
    with open_run(budget=1.2) as run:
        for number in range(5):
            run.add(request(number), name=str(number), seconds=10)
        outcomes = {outcome.name: outcome for outcome in run}
    assert len(created(sandbox)) == 2
    assert sorted(outcome.state.value for outcome in outcomes.values()) == ["done"] * 2 + ["stopped"] * 3
    stopped = [outcome for outcome in outcomes.values() if outcome.state is State.STOPPED]
    assert all("budget of 1.20" in str(outcome.error) for outcome in stopped)
    # A higher one takes up what was stopped, and counts what was created before.
    with open_run(budget=2.0) as run:
        outcomes = {outcome.name: outcome for outcome in run}
    assert len(created(sandbox)) == 4
    assert [outcome.state for outcome in outcomes.values()].count(State.STOPPED) == 1


def test_a_job_whose_price_nobody_knows_is_not_created_on_a_budget(open_run: OpenRun, sandbox: Sandbox) -> None:
    sandbox.fault(path="/v2/analyze/cost", status=422, times=None)
    with open_run(budget=100) as run:
        run.add(request(1), name="a")
        run.add(request(2), name="b", seconds=1)
        outcomes = {outcome.name: outcome for outcome in run}
    assert outcomes["a"].state is State.STOPPED
    assert "a has no price, which the budget requires" in str(outcomes["a"].error)
    assert outcomes["b"].state is State.DONE
    assert len(created(sandbox)) == 1


def test_local_files_are_priced_by_the_api_once_they_are_uploaded(
    open_run: OpenRun, sandbox: Sandbox, tmp_path: Path
) -> None:
    with open_run(budget=100) as run:
        run.add({"model": "lipsync-2", "input": make_media(tmp_path, "a")}, name="a")
        assert [outcome.state for outcome in run] == [State.DONE]
    paths = [one.path for one in sandbox.requests]
    assert paths.index("/v2/analyze/cost") < paths.index("/v2/generate")


def test_what_it_has_cost_is_told_by_the_records_of_the_api(open_run: OpenRun, sandbox: Sandbox) -> None:
    with open_run() as run:
        assert (run.cost().cost, run.reconcile().agrees) == (0.0, True)
        for name in ("a", "b"):
            run.add(request(name), name=name)
        run.wait()
        cost = run.cost()
        assert cost.by_job == pytest.approx({"a": RESULT, "b": RESULT}, abs=0.01)
        assert cost.cost == sum(cost.by_job.values())
        assert cost.unrecorded == ()
        assert [row["cost"] for row in run.report()] == list(cost.by_job.values())
        assert run.reconcile().agrees
        # The export lags behind.
        sandbox.fault(path="/v2/usage/generations", status=200, body={"items": [], "nextCursor": None})
        cost = run.cost()
        assert (cost.cost, cost.by_job, cost.unrecorded) == (0.0, {}, ("a", "b"))


def test_what_has_cost_more_than_was_estimated_counts_as_what_it_has_cost(open_run: OpenRun, sandbox: Sandbox) -> None:
    budget = 2 * RESULT + 0.5 * PRICE
    with open_run(budget=budget) as run:
        for number in range(2):
            run.add(request(number), name=str(number), seconds=1)
        run.wait()
        run.cost()
        run.add(request("more"), name="more", seconds=1)
        [here] = run.wait()
    with open_run(budget=budget) as run:
        run.add(request("more"), name="more", seconds=1)
        [after] = run.wait()
    assert (here.state, after.state) == (State.STOPPED, State.STOPPED)
    assert len(created(sandbox)) == 2


def test_what_a_failed_generation_is_said_to_have_cost_is_free_for_the_next_one(
    open_run: OpenRun, sandbox: Sandbox
) -> None:
    sandbox.outcome("PROCESSING", times=1)
    with open_run(budget=1.5) as run:
        for number in range(2):
            run.add(request(number), name=str(number), seconds=10)
        done = next(iter(run))
        (other,) = [one for one in sandbox.generations if one["id"] != done.id]
        costs = {"generationId": other["id"], "totalCostUsd": "5.0"}
        sandbox.fault(path="/v2/usage/generations", status=200, body={"items": [costs], "nextCursor": None})
        assert run.cost().cost == 5.0
        sandbox.outcome("FAILED", id=other["id"], error_code="generation_pipeline_failed")
        [again] = run.wait()
    assert (again.state, again.attempts) == (State.DONE, 2)


def test_a_job_that_was_refused_a_slot_without_a_budget_counts_once_there_is_one(
    open_run: OpenRun, sandbox: Sandbox
) -> None:
    body = {"errorCode": "concurrency_limit_reached", "message": "No slot.", "statusCode": 429}
    sandbox.fault(method="POST", path="/v2/generate", status=429, body=body, times=None)
    with open_run(patience=0.001) as run:
        run.add(request("a"), name="a", seconds=10)
        with pytest.raises(ConcurrencyLimitError):
            run.wait()
    sandbox.clear_faults()
    with open_run(budget=0.8) as run:
        assert [outcome.error for outcome in run.wait()] == [None]
    with open_run(budget=0.8) as run:
        run.add(request("b"), name="b", seconds=10)
        [more] = run.wait()
    assert more.state is State.STOPPED
    assert len(sandbox.billed) == 1


def test_what_a_name_was_created_for_before_counts_when_it_is_replaced(open_run: OpenRun, sandbox: Sandbox) -> None:
    with open_run(budget=0.8) as run:
        run.add(request("old"), name="a", seconds=10)
        run.wait()
    with open_run(budget=0.8) as run:
        run.add(request("new"), name="a", seconds=10, replace=True)
        [outcome] = run.wait()
    assert outcome.state is State.STOPPED
    assert len(created(sandbox)) == 1


@pytest.mark.parametrize("budget", [-1, "5", float("nan"), float("inf"), True])
def test_what_is_no_budget_is_refused(open_run: OpenRun, budget: Any) -> None:
    with pytest.raises(InvalidRequestError, match="budget must be a number of 0 or more") as refused:
        open_run(budget=budget)
    assert refused.value.field == "budget"
