from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from sync_sandbox import Sandbox

from .payloads import CREATE

KEY = {"Idempotency-Key": "order-1"}


def test_the_same_key_and_payload_give_the_same_generation(client: httpx.Client, sandbox: Sandbox) -> None:
    first = client.post("/v2/generate", json=CREATE, headers=KEY)
    sandbox.advance(3.0)
    reordered = json.dumps({name: CREATE[name] for name in ("input", "model")}, indent=2)
    second = client.post("/v2/generate", content=reordered, headers={**KEY, "content-type": "application/json"})
    assert second.status_code == 201
    assert second.json()["id"] == first.json()["id"]
    assert second.json()["status"] == "COMPLETED"
    assert len(sandbox.billed) == 1


def test_without_a_key_every_request_is_a_new_generation(client: httpx.Client, sandbox: Sandbox) -> None:
    for _ in range(2):
        client.post("/v2/generate", json=CREATE)
    assert len(sandbox.billed) == 2


def test_the_key_is_the_organizations_not_the_api_keys(client: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.api_key = ["test", "other"]
    ids = [
        client.post("/v2/generate", json=CREATE, headers={**KEY, "x-api-key": key}).json()["id"]
        for key in ("test", "other")
    ]
    assert ids[0] == ids[1]


def test_requests_at_the_same_time_make_one_generation(client: httpx.Client, sandbox: Sandbox) -> None:
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: client.post("/v2/generate", json=CREATE, headers=KEY), range(32)))
    assert {answer.status_code for answer in answers} == {201}
    assert {answer.json()["id"] for answer in answers} == set(sandbox.billed)
    assert len(sandbox.billed) == 1


def test_another_payload_is_a_conflict(client: httpx.Client, sandbox: Sandbox) -> None:
    client.post("/v2/generate", json=CREATE, headers=KEY)
    answer = client.post("/v2/generate", json={**CREATE, "outputFileName": "x"}, headers=KEY)
    assert answer.status_code == 409
    assert answer.json()["errorCode"].startswith("IDEMPOTENCY_")
    assert len(sandbox.billed) == 1


@pytest.mark.parametrize("key", ["", "a b", "x" * 129, "ü", "a/b"])
def test_a_malformed_key_is_refused(client: httpx.Client, sandbox: Sandbox, key: str) -> None:
    answer = client.post("/v2/generate", json=CREATE, headers={b"Idempotency-Key": key.encode()})
    assert (answer.status_code, answer.json()["errorCode"]) == (400, "INVALID_IDEMPOTENCY_KEY")
    assert sandbox.billed == []


def test_two_keys_are_refused(client: httpx.Client) -> None:
    answer = client.post("/v2/generate", json=CREATE, headers=[("Idempotency-Key", "a"), ("Idempotency-Key", "a")])
    assert (answer.status_code, answer.json()["errorCode"]) == (400, "INVALID_IDEMPOTENCY_KEY")


@pytest.mark.parametrize("key", ["x", "A-z_0.9~", "x" * 128])
def test_a_proper_key_is_accepted(client: httpx.Client, key: str) -> None:
    assert client.post("/v2/generate", json=CREATE, headers={"Idempotency-Key": key}).status_code == 201


def test_a_refused_request_leaves_its_key_free(client: httpx.Client, sandbox: Sandbox) -> None:
    assert client.post("/v2/generate", json={**CREATE, "model": "nope"}, headers=KEY).status_code == 400
    assert client.post("/v2/generate", json=CREATE, headers=KEY).status_code == 201


def test_a_repeated_request_is_answered_at_the_concurrency_limit_too(client: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.concurrency_limit = 1
    first = client.post("/v2/generate", json=CREATE, headers=KEY)
    assert client.post("/v2/generate", json=CREATE).status_code == 429
    assert client.post("/v2/generate", json=CREATE, headers=KEY).json()["id"] == first.json()["id"]


def test_files_are_compared_by_content_not_by_boundary(client: httpx.Client, sandbox: Sandbox) -> None:
    def send(video: bytes, options: str = '{"sync_mode": "loop"}') -> httpx.Response:
        files = {"video": ("v.mp4", video, "video/mp4"), "audio": ("a.wav", b"sound", "audio/wav")}
        return client.post("/v2/generate", data={"model": "lipsync-2", "options": options}, files=files, headers=KEY)

    first = send(b"one")
    assert send(b"one", '{ "sync_mode":"loop" }').json()["id"] == first.json()["id"]
    assert send(b"two").status_code == 409
    assert len(sandbox.billed) == 1
    assert client.get("/v2/assets/count").json() == 2
    boundaries = {request.headers["content-type"] for request in sandbox.requests[:2]}
    assert len(boundaries) == 2


def test_an_answer_that_was_lost_is_found_again_with_the_key(client: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.fault(method="POST", path="/v2/generate", kind="disconnect", after="processing")
    with pytest.raises(httpx.RemoteProtocolError):
        client.post("/v2/generate", json=CREATE, headers=KEY)
    assert client.post("/v2/generate", json=CREATE, headers=KEY).json()["id"] == sandbox.billed[0]
    assert len(sandbox.billed) == 1
