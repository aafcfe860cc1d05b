from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, List

import httpx

from sync_sandbox import Sandbox

from .payloads import CREATE


def test_the_estimate_for_a_create_body_is_a_list_or_an_object(client: httpx.Client, sandbox: Sandbox) -> None:
    estimate = {"estimatedFrameCount": 50, "estimatedGenerationCost": 0.1}
    assert client.post("/v2/analyze/cost", json=CREATE).json() == [estimate]
    sandbox.cost_as_list = False
    assert client.post("/v2/analyze/cost", json=CREATE).json() == estimate
    assert client.post("/v2/analyze/cost", json={"model": "lipsync-2"}).status_code == 400
    assert sandbox.billed == []


def test_the_estimate_for_a_duration(client: httpx.Client) -> None:
    body = {"model": "sync-3", "duration": 10}
    assert client.post("/v2/generations/estimate", json=body).json() == {
        "estimatedFrameCount": 300,
        "estimatedGenerationCost": 1.3,
        "estimatedCredits": 130.0,
    }
    assert client.post("/v2/generations/estimate", json={**body, "fps": 25}).json()["estimatedFrameCount"] == 250
    unknown = client.post("/v2/generations/estimate", json={**body, "model": "x"})
    assert (unknown.status_code, unknown.json()["errorCode"]) == (422, "cost_estimate_unavailable")
    assert client.post("/v2/generations/estimate", json={**body, "duration": 0}).status_code == 400


def test_the_estimate_has_another_path_which_the_contract_leaves_out() -> None:
    with Sandbox() as sandbox, httpx.Client(base_url=sandbox.url, headers={"x-api-key": "test"}) as client:
        answer = client.post("/v2/generate/estimate-cost", json={"model": "sync-3", "duration": 1})
    assert answer.json()["estimatedFrameCount"] == 30


def test_a_cost_is_pending_until_the_generation_ends_and_nothing_when_it_fails(
    client: httpx.Client, sandbox: Sandbox
) -> None:
    sandbox.outcome("FAILED")
    failed, paid = (client.post("/v2/generate", json=CREATE).json()["id"] for _ in range(2))
    pending = client.get(f"/v2/generate/{paid}/costs").json()
    assert (pending["availability"], pending["totalCostUsd"], pending["retryAfterSeconds"]) == ("pending", None, 3)
    sandbox.advance(3.0)
    complete = client.get(f"/v2/generate/{paid}/costs").json()
    assert (complete["availability"], complete["totalCostUsd"], complete["currency"]) == ("complete", "0.1000", "USD")
    assert complete["components"] == [{"kind": "lipsync", "costUsd": "0.1000"}]
    assert client.get(f"/v2/generate/{failed}/costs").json()["totalCostUsd"] == "0.0000"


def test_usage_is_paged_by_the_time_of_finishing(client: httpx.Client, sandbox: Sandbox) -> None:
    ids: List[str] = []
    for _ in range(3):
        ids.append(client.post("/v2/generate", json=CREATE).json()["id"])
        sandbox.advance(10.0)
    created = datetime.fromisoformat(client.get(f"/v2/generate/{ids[0]}").json()["createdAt"].replace("Z", "+00:00"))

    def export(start: float, end: float, **query: Any) -> Any:
        start_time, end_time = ((created + timedelta(seconds=seconds)).isoformat() for seconds in (start, end))
        params = {"startTime": start_time, "endTime": end_time, **query}
        answer = client.get("/v2/usage/generations", params=params)
        assert answer.status_code == 200, answer.text
        return answer.json()

    first = export(0, 60, limit=2)
    assert [item["generationId"] for item in first["items"]] == ids[:2]
    last = export(0, 60, limit=2, cursor=first["nextCursor"])
    assert ([item["generationId"] for item in last["items"]], last["nextCursor"]) == (ids[2:], None)
    assert [item["generationId"] for item in export(10, 20)["items"]] == ids[1:2]
    assert first["items"][0]["model"] == "lipsync-2"


def test_usage_needs_a_period(client: httpx.Client) -> None:
    answer = client.get("/v2/usage/generations?startTime=yesterday")
    assert (answer.status_code, len(answer.json()["message"])) == (400, 2)
