"""The check against openapi.yaml finds deviations, and the sandbox serves every operation of it."""

from __future__ import annotations

import httpx
import pytest

pytest.importorskip("openapi_core", minversion="0.19", reason="needs requirements/dev.txt")

import yaml

from sync_sandbox import ManualClock, Sandbox

from .contract import SPEC, validate
from .payloads import CREATE

KEY = {"x-api-key": "test"}
OPERATIONS = [
    (method.upper(), path)
    for path, operations in yaml.safe_load(SPEC.read_text(encoding="utf-8"))["paths"].items()
    for method in operations
    if method in ("get", "post", "put", "patch", "delete")
]


@pytest.mark.parametrize(("method", "path"), OPERATIONS, ids=" ".join)
def test_every_operation_is_served(method: str, path: str) -> None:
    with Sandbox() as sandbox, httpx.Client(base_url=sandbox.url, headers=KEY) as client:
        answer = client.request(method, path)
        assert answer.status_code < 500
        assert not (answer.status_code == 404 and answer.json()["message"].startswith("Cannot"))


def test_an_answer_that_breaks_the_contract_is_found() -> None:
    with Sandbox(clock=ManualClock()) as sandbox, httpx.Client(base_url=sandbox.url, headers=KEY) as client:
        client.post("/v2/generate", json=CREATE)
        validate(sandbox)
        sandbox.add_generation(status="TRANSCODING")
        client.get("/v2/generations")
        with pytest.raises(AssertionError, match="TRANSCODING"):
            validate(sandbox)


def test_a_request_that_breaks_the_contract_is_found() -> None:
    with Sandbox(long_poll=False) as sandbox, httpx.Client(base_url=sandbox.url, headers=KEY) as client:
        id = client.post("/v2/generate", json=CREATE).json()["id"]
        client.get(f"/v2/generate/{id}", params={"timeout": "soon"})
        with pytest.raises(AssertionError, match="timeout"):
            validate(sandbox)


def test_a_path_that_is_not_in_the_contract_is_found() -> None:
    with Sandbox() as sandbox, httpx.Client(base_url=sandbox.url, headers=KEY) as client:
        client.get("/v2/nothing")
        with pytest.raises(AssertionError, match="/v2/nothing"):
            validate(sandbox)


def test_what_a_fault_has_spoilt_is_left_out() -> None:
    with Sandbox() as sandbox, httpx.Client(base_url=sandbox.url, headers=KEY) as client:
        sandbox.fault(status=520, body="<html>")
        client.get("/v2/models")
        validate(sandbox)
