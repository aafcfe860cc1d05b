"""Keys, rate limit, concurrency limit."""

from __future__ import annotations

import httpx

from sync_sandbox import Sandbox

from .payloads import CREATE


def test_the_two_shapes_of_unauthorized(client: httpx.Client, sandbox: Sandbox, stranger: httpx.Client) -> None:
    missing = stranger.get(f"{sandbox.url}/v2/models")
    assert missing.status_code == 401
    assert missing.json() == {
        "message": "Either Cookie or x-api-key header must be provided",
        "error": "Unauthorized",
        "statusCode": 401,
    }
    wrong = client.get("/v2/models", headers={"x-api-key": "wrong"})
    assert wrong.status_code == 401
    assert wrong.json() == {"message": "Unauthorized", "statusCode": 401}


def test_the_error_catalog_needs_no_key(sandbox: Sandbox, stranger: httpx.Client) -> None:
    catalog = stranger.get(f"{sandbox.url}/v2/errors").json()
    codes = [entry["code"] for entry in catalog]
    assert {"concurrency_limit_reached", "INVALID_IDEMPOTENCY_KEY"} <= set(codes)
    assert len(codes) == len(set(codes)) > 62
    assert all(entry["message"] and entry["suggestion"] for entry in catalog)


def test_the_models_are_listed_newest_first(client: httpx.Client) -> None:
    models = client.get("/v2/models").json()
    assert [model["id"] for model in models] == [
        "sync-3",
        "react-1",
        "lipsync-2-pro",
        "lipsync-2",
        "lipsync-1.9.0-beta",
    ]


def test_the_rate_limit_is_per_key_and_minute(client: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.api_key = ["test", "other"]
    sandbox.rate_limit = 2
    assert [client.get("/v2/models").status_code for _ in range(3)] == [200, 200, 429]
    assert client.get("/v2/models", headers={"x-api-key": "other"}).status_code == 200
    sandbox.advance(60.0)
    assert client.get("/v2/models").status_code == 200


def test_the_rate_limit_is_told_by_its_code(client: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.rate_limit = 0
    answer = client.get("/v2/models")
    body = answer.json()
    assert body.pop("suggestion")
    assert body == {
        "statusCode": 429,
        "errorCode": "rate_limit_exceeded",
        "message": "Rate limit exceeded. Please try again later.",
        "error": "Too Many Requests",
    }
    assert "retry-after" not in answer.headers


def test_the_concurrency_limit_counts_what_has_not_ended(client: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.concurrency_limit = 2
    for _ in range(2):
        assert client.post("/v2/generate", json=CREATE).status_code == 201
    sandbox.advance(1.5)
    refused = client.post("/v2/generate", json=CREATE)
    assert refused.status_code == 429
    body = refused.json()
    assert body["errorCode"] == "concurrency_limit_reached"
    assert (body["activeGenerations"], body["concurrencyLimit"], body["retryAfterSeconds"]) == (2, 2, 2)
    assert body["upgradeUrl"].startswith("https://")
    sandbox.advance(1.5)
    assert client.post("/v2/generate", json=CREATE).status_code == 201
    assert len(sandbox.billed) == 3
