"""Notifications arrive at a real receiver, signed."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import time
from typing import Iterator

import httpx
import pytest

from sync_sandbox import Sandbox

from ..scripted_server import Request, Script, ScriptedServer, response
from .payloads import CREATE, ROWS


class Receiver(ScriptedServer):
    """Takes every POST to its hook, and answers `status`."""

    status = 200

    @property
    def hook(self) -> str:
        return f"{self.url}/hook"

    def respond(self, request: Request) -> Script:
        return [response(status=self.status if (request.method, request.target) == ("POST", "/hook") else 404)]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as receiver:
        yield receiver


def deliver(sandbox: Sandbox, number: int = 1) -> None:
    sandbox.advance(3.0)
    sandbox.wait_until(lambda: len([one for one in sandbox.webhooks if one.status or one.error]) == number)


def test_a_finished_generation_is_told_with_a_signature_over_the_raw_body(
    client: httpx.Client, sandbox: Sandbox, receiver: Receiver
) -> None:
    secret = client.get("/v2/organizations/webhook/secret").json()["secret"]
    create = {**CREATE, "webhookUrl": receiver.hook, "outputFileName": "ütt"}
    id = client.post("/v2/generate", json=create).json()["id"]
    assert receiver.requests == []
    deliver(sandbox)
    [request] = receiver.requests
    body = request.body
    match = re.fullmatch(r"t=(\d+),v1=([0-9a-f]{64})", request.headers["sync-signature"])
    assert match
    signed = match[1].encode() + b"." + body
    assert hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest() == match[2]
    assert abs(int(match[1]) - time.time()) < 60
    told = json.loads(body)
    assert (told["id"], told["status"], told["webhookUrl"]) == (id, "COMPLETED", receiver.hook)
    assert httpx.get(told["outputUrl"]).status_code == 200
    assert not {"outputFileName", "projectId", "segments", "synthesizedAudioUrl", "errorCode"} & set(told)
    assert [(delivery.url, delivery.status) for delivery in sandbox.webhooks] == [(receiver.hook, 200)]


def test_a_failure_is_told_with_the_older_name_of_its_code(
    client: httpx.Client, sandbox: Sandbox, receiver: Receiver
) -> None:
    sandbox.outcome("FAILED", error="No.", error_code="generation_pipeline_failed")
    client.post("/v2/generate", json={**CREATE, "webhookUrl": receiver.hook})
    deliver(sandbox)
    told = sandbox.webhooks[0].json()
    assert (told["status"], told["error"], told["error_code"]) == ("FAILED", "No.", "generation_pipeline_failed")
    assert "errorCode" not in told


def test_a_rejection_is_not_told(client: httpx.Client, sandbox: Sandbox, receiver: Receiver) -> None:
    for name in ("rejected", "completed"):
        client.post("/v2/generate", json={**CREATE, "webhookUrl": receiver.hook, "outputFileName": name})
    deliver(sandbox)
    assert [json.loads(request.body)["status"] for request in receiver.requests] == ["COMPLETED"]


def test_a_batch_is_told_when_all_of_it_has_ended(client: httpx.Client, sandbox: Sandbox, receiver: Receiver) -> None:
    client.post("/v2/batch", json={"rows": ROWS, "webhook_url": receiver.hook})
    deliver(sandbox)
    told = json.loads(receiver.requests[0].body)
    assert (told["status"], told["metrics"]["success_count"]) == ("COMPLETED", 20)


def test_what_the_receiver_answers_is_kept_and_nothing_is_sent_twice(
    client: httpx.Client, sandbox: Sandbox, receiver: Receiver
) -> None:
    receiver.status = 500
    client.post("/v2/generate", json={**CREATE, "webhookUrl": receiver.hook})
    deliver(sandbox)
    sandbox.advance(3600.0)
    assert client.get("/v2/models").status_code == 200
    assert [delivery.status for delivery in sandbox.webhooks] == [500]
    assert len(receiver.requests) == 1


def test_a_receiver_that_is_not_there(client: httpx.Client, sandbox: Sandbox, receiver: Receiver) -> None:
    with Receiver() as gone:
        pass
    client.post("/v2/generate", json={**CREATE, "webhookUrl": gone.hook})
    deliver(sandbox)
    [delivery] = sandbox.webhooks
    assert delivery.status is None
    assert delivery.error


def test_waiting_for_what_does_not_happen_ends(sandbox: Sandbox) -> None:
    with pytest.raises(TimeoutError, match=r"0\.01 seconds"):
        sandbox.wait_until(lambda: bool(sandbox.webhooks), timeout=0.01)
