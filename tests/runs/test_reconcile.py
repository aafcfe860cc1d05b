"""Journal and account side by side: each generation that one of them alone knows is named."""

from __future__ import annotations

import time
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Callable, Dict, List

import pytest

from sync import Sync
from sync.runs import Run
from sync.runs.access import Access
from sync.runs.creates import label
from sync.runs.journal import Journal
from sync.runs.reconcile import Reconciliation, fetch_cost, reconcile
from sync_sandbox import Sandbox

from .conftest import request


@pytest.fixture
def finished(open_run: Callable[..., Run], tmp_path: Path) -> Path:
    """The journal of a run of three jobs that have ended."""
    with open_run() as run:
        for name in ("a", "b", "c"):
            run.add(request(name), name=name)
        assert [outcome.error for outcome in run.wait()] == [None] * 3
    return tmp_path / "run.sqlite"


@pytest.fixture
def compare(client: Sync, finished: Path) -> Callable[[], Reconciliation]:
    def compare() -> Reconciliation:
        access = Access(client._flows)
        journal = Journal(finished, time.time())
        try:
            return reconcile(access, journal, time.time())
        finally:
            journal.close()
            access.release()

    return compare


def test_the_cost_is_found_whatever_the_clock_said(finished: Path, client: Sync) -> None:
    for hours in (6, -6):
        change(finished, f"UPDATE creates SET sent = sent + {hours * 3600}")
        access = Access(client._flows)
        journal = Journal(finished, time.time())
        assert fetch_cost(access, journal, time.time()).unrecorded == ()
        journal.close()
        access.release()
        change(finished, f"UPDATE creates SET sent = sent - {hours * 3600}")


def ids_of(journal: Path) -> Dict[str, str]:
    opened = Journal(journal, time.time())
    try:
        return {name: id for id, name, _ in opened.generations()}
    finally:
        opened.close()


def change(journal: Path, *statements: str) -> None:
    opened = Journal(journal, time.time())
    try:
        for statement in statements:
            opened._db.execute(statement)
        opened.commit()
    finally:
        opened.close()


def test_a_run_that_was_left_alone_agrees_with_the_account(compare: Callable[[], Reconciliation]) -> None:
    found = compare()
    assert found == Reconciliation(missing={}, unknown={}, others=(), unbilled={}, costs={})
    assert found.agrees
    assert str(found) == "Journal and account agree."


def test_a_run_that_has_created_nothing_asks_nothing(client: Sync, sandbox: Sandbox) -> None:
    access, journal = Access(client._flows), Journal(None, time.time())
    assert reconcile(access, journal, time.time()).agrees
    journal.close()
    access.release()
    assert sandbox.requests == []


def test_what_was_deleted_from_the_account_is_named(
    compare: Callable[[], Reconciliation], client: Sync, finished: Path
) -> None:
    id = ids_of(finished)["b"]
    client.generations.delete(id)
    found = compare()
    assert found.missing == {id: "b"}
    assert not found.agrees
    assert f"{id} of b is not in the account" in str(found)


def test_what_the_account_has_beside_the_journal_is_named(
    compare: Callable[[], Reconciliation], client: Sync, finished: Path
) -> None:
    opened = Journal(finished, time.time())
    (job,) = [entry.job for entry in opened.entries() if entry.job.name == "a"]
    opened.close()
    double = client.generations.create_and_wait(**request("a"), output_file_name=label(job), poll_interval=0.02)
    stranger = client.generations.create_and_wait(**request("x"), poll_interval=0.02)
    found = compare()
    assert found.unknown == {double.id: "a"}
    assert found.others == (stranger.id,)
    assert f"{double.id} has the name of a, but is not in the journal" in str(found)


def test_a_create_that_was_given_up_for_another_request_is_still_known_by_its_name(
    open_run: Callable[..., Run], sandbox: Sandbox
) -> None:
    sandbox.fault(method="POST", path="/v2/generate", kind="disconnect", after="processing")
    sandbox.fault(method="POST", path="/v2/generate", status=400)
    with open_run() as run:
        run.add(request(1), name="a")
        run.wait()
    with open_run() as run:
        run.add(request(2), name="a", replace=True)
        run.wait()
        found = run.reconcile()
    assert not found.agrees
    assert found.unknown == {sandbox.billed[0]: "a"}


def test_a_cost_that_differs_and_one_that_is_not_there_are_named(
    compare: Callable[[], Reconciliation], finished: Path, sandbox: Sandbox
) -> None:
    ids = ids_of(finished)
    change(finished, f"UPDATE creates SET cost = 3.0 WHERE id = '{ids['a']}'")
    body = {"items": [_cost(ids["a"], "0.1"), _cost(ids["b"], "0.1")], "nextCursor": None}
    sandbox.fault(path="/v2/usage/generations", status=200, body=body)
    found = compare()
    assert found.costs == {ids["a"]: (3.0, 0.1)}
    assert found.unbilled == {ids["c"]: "c"}
    assert "has cost US$ 0.1000, not 3.0000" in str(found)
    assert "is not in the usage export" in str(found)


def test_more_than_a_page_of_the_account_is_read_and_no_further_than_the_run_began(
    compare: Callable[[], Reconciliation], client: Sync, sandbox: Sandbox, finished: Path
) -> None:
    for number in range(100):
        client.generations.create(**request(f"other{number}"))
    found = compare()
    assert len(found.others) == 100
    assert (found.missing, found.unknown) == ({}, {})
    # All that was created before the run is older than what was asked for.
    change(finished, f"UPDATE creates SET sent = {time.time() + 3600}")
    before = len(pages(sandbox))
    assert compare().missing == {}
    assert len(pages(sandbox)) == before + 1


def pages(sandbox: Sandbox) -> List[Any]:
    return [one for one in sandbox.requests if one.path == "/v2/generations" and "ids" not in one.query]


def _cost(id: str, total: str) -> Dict[str, Any]:
    return {
        "generationId": id,
        "generationStatus": "COMPLETED",
        "currency": "USD",
        "availability": "complete",
        "totalCostUsd": total,
        "knownSubtotalUsd": total,
        "retryAfterSeconds": None,
        "components": [],
        "finishedAt": (datetime.now(timezone.utc) - timedelta(seconds=1)).isoformat(),
    }
