from __future__ import annotations

import json
from typing import Any, Dict, List

import httpx
import pytest

from sync_sandbox import Sandbox

from .payloads import AUDIO, CREATE, ROWS


def with_row(number: int, **changes: Any) -> List[Dict[str, Any]]:
    return [{**row, **changes} if index == number else row for index, row in enumerate(ROWS)]


def jsonl(rows: List[Dict[str, Any]]) -> Dict[str, Any]:
    return {"input": ("rows.jsonl", "\n".join(json.dumps(row) for row in rows), "application/jsonl")}


def test_a_batch_goes_its_way_and_redirects_to_its_results(
    client: httpx.Client, stranger: httpx.Client, sandbox: Sandbox
) -> None:
    sandbox.outcome("FAILED")
    created = client.post("/v2/batch", json={"rows": ROWS})
    batch = created.json()
    assert created.status_code == 201
    assert (batch["status"], batch["outputUrl"], batch["webhookUrl"]) == ("PENDING", "", None)
    statuses = []
    for seconds in (0.0, 1.0, 2.0):
        sandbox.advance(seconds)
        current = client.get(f"/v2/batch/{batch['id']}").json()
        statuses.append(current["status"])
    assert statuses == ["JOBS_CREATED", "PROCESSING", "COMPLETED"]
    assert current["metrics"] == {
        "total_generations": 20,
        "success_count": 19,
        "failed_count": 1,
        "pending_count": 0,
    }
    redirect = client.get(current["outputUrl"])
    assert redirect.status_code == 302
    lines = [json.loads(line) for line in stranger.get(redirect.headers["location"]).text.splitlines()]
    assert [line["request_id"] for line in lines] == [row["request_id"] for row in ROWS]
    assert [line["response"]["status"] for line in lines] == ["FAILED"] + ["COMPLETED"] * 19


def test_a_batch_without_results_redirects_nowhere(client: httpx.Client) -> None:
    id = client.post("/v2/batch", json={"rows": ROWS}).json()["id"]
    assert client.get(f"/v2/batches/{id}/result").status_code == 404


def test_a_batch_in_which_everything_failed_has_failed(client: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.outcome("FAILED", times=20)
    id = client.post("/v2/batch", json={"rows": ROWS}).json()["id"]
    sandbox.advance(3.0)
    assert client.get(f"/v2/batch/{id}").json()["status"] == "FAILED"


def test_a_file_does_the_same_as_rows(client: httpx.Client, sandbox: Sandbox) -> None:
    created = client.post("/v2/batch", files=jsonl(ROWS), data={"webhook_url": "http://127.0.0.1:9/x"})
    assert (created.status_code, created.json()["webhookUrl"]) == (201, "http://127.0.0.1:9/x")
    assert len(sandbox.billed) == 20


@pytest.mark.parametrize("form", ["rows", "file"])
def test_a_dry_run_only_checks(client: httpx.Client, sandbox: Sandbox, form: str) -> None:
    if form == "rows":
        answer = client.post("/v2/batch", json={"rows": ROWS, "dry_run": True})
    else:
        answer = client.post("/v2/batch", files=jsonl(ROWS), data={"dry_run": "true"})
    assert answer.json() == {"status": "VALIDATED"}
    assert client.get("/v2/batch").json() == []
    assert sandbox.billed == []


@pytest.mark.parametrize(
    ("rows", "code", "line"),
    [
        (ROWS[:19], "batch_insufficient_records", None),
        ([{**ROWS[0], "request_id": str(number)} for number in range(501)], "batch_too_many_requests", None),
        (with_row(2, request_id="row-0"), "batch_duplicate_request_id", 3),
        (with_row(4, endpoint="/v2/tts"), "batch_invalid_endpoint", 5),
        (with_row(0, request_id=1), "batch_invalid_jsonl", 1),
        (with_row(19, payload={**CREATE, "input": [AUDIO]}), "generation_input_validation_failed", 20),
        (with_row(1, payload=None), "generation_input_validation_failed", 2),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    client: httpx.Client, sandbox: Sandbox, rows: List[Dict[str, Any]], code: str, line: int
) -> None:
    for answer in (client.post("/v2/batch", json={"rows": rows}), client.post("/v2/batch", files=jsonl(rows))):
        refusal = answer.json()
        assert 400 <= answer.status_code < 500
        assert (refusal["errorCode"], refusal.get("lineNumber")) == (code, line)
    assert sandbox.billed == []


def test_a_line_that_is_not_json(client: httpx.Client) -> None:
    answer = client.post("/v2/batch", files={"input": b"{}\n{"})
    assert (answer.status_code, answer.json()["errorCode"]) == (400, "batch_invalid_jsonl")
    assert answer.json()["lineNumber"] == 2


def test_a_file_over_5_mb(client: httpx.Client) -> None:
    answer = client.post("/v2/batch", files={"input": b" " * 5_000_001})
    assert (answer.status_code, answer.json()["errorCode"]) == (413, "batch_file_too_large")


def test_a_form_without_a_file(client: httpx.Client) -> None:
    answer = client.post("/v2/batch", files={"other": b"x"})
    assert (answer.status_code, answer.json()["field"]) == (400, "input")


def test_the_plan_and_the_limit_of_batches(client: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.batch_limit = 1
    assert client.post("/v2/batch", json={"rows": ROWS}).status_code == 201
    limited = client.post("/v2/batch", json={"rows": ROWS})
    assert (limited.status_code, limited.json()["errorCode"]) == (429, "concurrency_limit_reached")
    assert limited.json()["message"].startswith("Batch concurrency limit reached.")
    sandbox.batches_in_plan = False
    refused = client.post("/v2/batch", json={"rows": ROWS})
    assert (refused.status_code, refused.json()["errorCode"]) == (402, "batch_plan_required")


def test_generations_of_batches_leave_the_concurrency_limit_alone(client: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.concurrency_limit = 1
    assert client.post("/v2/batch", json={"rows": ROWS}).status_code == 201
    assert client.post("/v2/generate", json=CREATE).status_code == 201


def test_batches_are_listed_newest_first_and_filtered(client: httpx.Client, sandbox: Sandbox) -> None:
    batches = []
    for _ in range(2):
        batches.append(client.post("/v2/batch", json={"rows": ROWS}).json())
        sandbox.advance(3.0)

    def found(**query: str) -> List[str]:
        return [batch["id"] for batch in client.get("/v2/batch", params=query).json()]

    old, new = batches
    assert found() == [new["id"], old["id"]]
    assert found(created_after=old["created_at"].replace("Z", "999Z")) == [new["id"]]
    assert found(created_before=new["created_at"]) == [old["id"]]
    assert found(status="PROCESSING") == []
    assert client.get("/v2/batch/x").status_code == 404
