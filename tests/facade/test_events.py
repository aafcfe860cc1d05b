"""Hooks and the log: what they are told, and what they never are."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, List

import pytest

from sync import RequestDetails, ResponseDetails, RetryDetails, Sync
from sync.errors import ApiError
from sync_sandbox import Sandbox

from .conftest import MakeClient
from .support import INPUT

SECRET_SCRIPT = "Nobody may read this in a log"
PROGRAM = f"""
from sync import Sync
from sync.common import TTS, Video

client = Sync(api_key="sk-secret")
generation = client.generations.create(
    model="lipsync-2",
    input=[
        Video(url="https://example.com/v.mp4?signature=sk-signed"),
        TTS(provider={{"name": "elevenlabs", "voiceId": "v", "script": "{SECRET_SCRIPT}"}}),
    ],
)
client.generations.list(ids=[generation.id], limit=1)
"""


class Told:
    def __init__(self) -> None:
        self.requests: List[RequestDetails] = []
        self.responses: List[ResponseDetails] = []
        self.retries: List[RetryDetails] = []

    @property
    def hooks(self) -> Any:
        return {
            "on_request": self.requests.append,
            "on_response": self.responses.append,
            "on_retry": self.retries.append,
        }


class TestHooks:
    def test_each_request_and_its_answer_is_told(self, make: MakeClient) -> None:
        told = Told()
        make(**told.hooks).generations.create(model="lipsync-2", input=INPUT)
        assert told.requests == [RequestDetails("create_generation", "POST", "/v2/generate", 1)]
        (response,) = told.responses
        assert response[:5] == ("create_generation", "POST", "/v2/generate", 1, 201)
        assert (response.error, response.duration >= 0.0) == (None, True)
        assert told.retries == []

    def test_what_goes_to_and_from_a_storage_is_told_with_the_time_that_it_took(
        self, make: MakeClient, sandbox: Sandbox, tmp_path: Path
    ) -> None:
        told = Told()
        client = make(**told.hooks)
        client.assets.upload(("video.mp4", b"\0\0\0\x18ftypmp42"))
        client.generations.download(sandbox.add_generation()["id"], tmp_path / "x.mp4")
        files = [response for response in told.responses if response.operation in ("put_file", "get_file")]
        assert [(file.method, file.status_code, file.error) for file in files] == [
            ("PUT", 200, None),
            ("GET", 200, None),
        ]
        assert all(0.0 <= file.duration < 60.0 for file in files)

    def test_a_storage_that_is_not_there_is_told(self, make: MakeClient, sandbox: Sandbox, tmp_path: Path) -> None:
        told = Told()
        client = make(max_retries=0, **told.hooks)
        generation = client.generations.get(sandbox.add_generation()["id"])
        generation.output_url = "http://127.0.0.1:1/file"
        with pytest.raises(ApiError):
            client.generations.download(generation, tmp_path / "x.mp4")
        failed = [response for response in told.responses if response.operation == "get_file"]
        assert [(one.status_code, one.error) for one in failed] == [(None, "ApiConnectionError")]
        assert 0.0 <= failed[0].duration < 60.0

    def test_an_answer_names_its_request(self, make: MakeClient, sandbox: Sandbox) -> None:
        told = Told()
        sandbox.fault(path="/v2/generations", status=200, headers={"X-Request-Id": "req-2"}, body=[])
        make(**told.hooks).generations.list()
        assert told.responses[0].request_id == "req-2"

    def test_each_retry_is_told_with_its_reason_and_pause(self, make: MakeClient, sandbox: Sandbox) -> None:
        told = Told()
        sandbox.fault(path="/v2/generations", status=503, body={"message": "Later", "requestId": "req-1"}, times=1)
        make(**told.hooks).generations.list()
        assert [request.attempt for request in told.requests] == [1, 2]
        assert told.retries == [RetryDetails("list_generations", 1, 0.5, 503, "InternalServerError")]
        assert (told.responses[0].status_code, told.responses[0].error) == (503, "InternalServerError")
        assert told.responses[0].request_id == "req-1"

    def test_a_request_without_an_answer_is_told(self, make: MakeClient) -> None:
        told = Told()
        with pytest.raises(ApiError):
            make(base_url="http://127.0.0.1:1", max_retries=0, **told.hooks).generations.list()
        assert (told.responses[0].status_code, told.responses[0].error) == (None, "ApiConnectionError")

    @pytest.mark.parametrize("name", ["on_request", "on_response", "on_retry"])
    def test_a_hook_that_fails_loses_no_job(
        self, make: MakeClient, sandbox: Sandbox, name: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        def fails(details: Any) -> None:
            raise RuntimeError("a bug in the hook")

        sandbox.fault(path="/v2/generate", status=503, times=1)
        generation = make(**{name: fails}).generations.create(model="lipsync-2", input=INPUT)
        assert sandbox.billed == [generation.id]
        details = {"on_request": "RequestDetails", "on_response": "ResponseDetails", "on_retry": "RetryDetails"}
        record = next(record for record in caplog.records if record.name == "sync")
        assert record.getMessage() == f"a hook failed for {details[name]}"
        assert record.exc_info is not None
        assert isinstance(record.exc_info[1], RuntimeError)

    def test_details_are_frozen(self) -> None:
        with pytest.raises(AttributeError):
            RequestDetails("get", "GET", "/", 1).attempt = 2  # type: ignore[misc]

    def test_other_options_keep_the_hooks(self, make: MakeClient) -> None:
        told = Told()
        client = Sync(api_key="test", base_url="http://127.0.0.1:1", **told.hooks)
        with pytest.raises(ApiError):
            client.with_options(max_retries=0, timeout=5).models.list()
        assert len(told.requests) == 1


def run(sandbox: Sandbox, level: str) -> str:
    environment = {**os.environ, "SYNC_BASE_URL": sandbox.url, "SYNC_LOG": level}
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == ""
    return done.stderr


class TestLog:
    @pytest.fixture
    def sandbox(self) -> Any:
        with Sandbox(api_key="sk-secret") as sandbox:
            yield sandbox

    def test_it_is_silent_by_default(self, sandbox: Sandbox) -> None:
        assert run(sandbox, "") == ""

    def test_info_is_a_line_for_each_request(self, sandbox: Sandbox) -> None:
        lines = run(sandbox, "info").splitlines()
        assert len(lines) == 2
        assert " sync INFO POST /v2/generate 201 attempt=1 duration=0." in lines[0]
        assert " sync INFO GET /v2/generations 200 attempt=1 duration=0." in lines[1]
        assert all("request_id=" in line for line in lines)

    def test_debug_tells_each_request_before_it_goes_out(self, sandbox: Sandbox) -> None:
        assert run(sandbox, "DEBUG").count(" sync DEBUG ") == 2

    @pytest.mark.parametrize("level", ["info", "debug"])
    def test_no_key_no_query_and_no_script_is_in_it(self, sandbox: Sandbox, level: str) -> None:
        log = run(sandbox, level)
        assert log
        for secret in ("sk-secret", "sk-signed", "ids=", SECRET_SCRIPT, "?"):
            assert secret not in log

    def test_a_program_may_listen_to_the_logger_itself(
        self, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.INFO, logger="sync")
        Sync(api_key="sk-secret", base_url=sandbox.url).models.list()
        assert [record.name for record in caplog.records if record.name == "sync"] == ["sync"]


def test_the_log_tells_what_was_asked_what_came_and_why_it_was_tried_again(
    make: MakeClient, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="sync")
    sandbox.fault(kind="disconnect")
    sandbox.fault(status=503, body={"message": "Later"})
    sandbox.fault(status=200, headers={"X-Request-Id": "req-3"}, body=[])
    make().generations.list(limit=5)
    path = "GET /v2/generations"
    assert [(record.levelname, record.getMessage()) for record in caplog.records if record.name == "sync"] == [
        ("DEBUG", f"{path} attempt=1"),
        ("INFO", f"{path} ApiConnectionError attempt=1 duration=0.000s request_id=-"),
        ("INFO", "list_generations attempt=1 next in 0.500s after ApiConnectionError"),
        ("DEBUG", f"{path} attempt=2"),
        ("INFO", f"{path} 503 attempt=2 duration=0.000s request_id=-"),
        ("INFO", "list_generations attempt=2 next in 1.000s after InternalServerError"),
        ("DEBUG", f"{path} attempt=3"),
        ("INFO", f"{path} 200 attempt=3 duration=0.000s request_id=req-3"),
    ]
