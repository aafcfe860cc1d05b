"""usage.list and usage.iter."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any, List

import pytest

from sync import Sync
from sync.common import GenerationCosts
from sync.errors import InternalServerError, InvalidRequestError
from sync_sandbox import Sandbox

from .conftest import MakeClient

START = datetime(2000, 1, 1, tzinfo=timezone.utc)
END = datetime(2100, 1, 1, tzinfo=timezone.utc)


@pytest.fixture
def ids(sandbox: Sandbox) -> List[str]:
    """Generations that have finished, oldest first."""
    ids = []
    for _ in range(5):
        ids.append(sandbox.add_generation()["id"])
        sandbox.advance(1.0)
    return ids


def test_a_page_of_costs(client: Sync, sandbox: Sandbox, ids: List[str]) -> None:
    page = client.usage.list(START, END, limit=2)
    assert [cost.generation_id for cost in page.items] == ids[:2]
    assert all(isinstance(cost, GenerationCosts) for cost in page.items)
    assert Decimal(page.items[0].total_cost_usd or "") > 0
    rest = client.usage.list(START, END, cursor=page.next_cursor)
    assert [cost.generation_id for cost in rest.items] == ids[2:]
    assert rest.next_cursor is None
    assert sandbox.requests[0].path == "/v2/usage/generations"
    assert sandbox.requests[0].query == "startTime=2000-01-01T00%3A00%3A00Z&endTime=2100-01-01T00%3A00%3A00Z&limit=2"


def test_only_those_of_the_period(client: Sync) -> None:
    assert client.usage.list(START, START + timedelta(days=1)).items == []


def test_iter_goes_through_all_pages(client: Sync, sandbox: Sandbox, ids: List[str]) -> None:
    assert [cost.generation_id for cost in client.usage.iter(START, END, limit=2)] == ids
    assert len(sandbox.requests) == 3


def test_iter_asks_for_no_page_that_nobody_wants(client: Sync, sandbox: Sandbox, ids: List[str]) -> None:
    costs = client.usage.iter(START, END, limit=2)
    assert sandbox.requests == []
    assert [next(costs).generation_id, next(costs).generation_id] == ids[:2]
    assert len(sandbox.requests) == 1


def test_a_page_that_fails_is_asked_for_again_and_then_raises(
    make: MakeClient, sandbox: Sandbox, ids: List[str]
) -> None:
    sandbox.fault(status=503)
    assert len(list(make().usage.iter(START, END))) == 5
    sandbox.fault(status=503)
    with pytest.raises(InternalServerError):
        list(make(max_retries=0).usage.iter(START, END))


def test_a_time_without_a_zone_is_local(client: Sync, sandbox: Sandbox) -> None:
    naive = datetime(2026, 7, 1, 12)
    client.usage.list(naive, END)
    client.usage.list(naive.astimezone(), END)
    assert sandbox.requests[0].query == sandbox.requests[1].query


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"start_time": "2026-01-01"}, "start_time"),
        ({"end_time": None}, "end_time"),
        ({"limit": 0}, "limit"),
        ({"limit": 501}, "limit"),
    ],
)
@pytest.mark.parametrize("method", ["list", "iter"])
def test_what_is_no_period_is_refused_before_anything_is_sent(
    client: Sync, sandbox: Sandbox, method: str, arguments: Any, field: str
) -> None:
    with pytest.raises(InvalidRequestError, match=field) as error:
        getattr(client.usage, method)(**{"start_time": START, "end_time": END, **arguments})
    assert error.value.field == field
    assert sandbox.requests == []


def test_the_whole_answer(client: Sync, ids: List[str]) -> None:
    answer = client.usage.with_raw_response.list(START, END, limit=500)
    assert answer.status_code == 200
    assert [cost.generation_id for cost in answer.data.items] == ids
