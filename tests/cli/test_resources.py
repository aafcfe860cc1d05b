"""estimate, cost, retry, delete, assets, models, voices, speak, batch, errors."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Sequence, Tuple

import pytest

from sync_sandbox import Sandbox

from .conftest import Run

URLS = ("https://example.com/video.mp4", "https://example.com/audio.wav")


@pytest.mark.parametrize(
    "media",
    [
        ("video.mp4", "https://example.com/audio.wav"),
        ("https://example.com/video.mp4", "audio.wav"),
        ("video.mp4", "--text", "Hello.", "--voice", "v"),
    ],
)
def test_an_estimate_of_a_local_file_and_something_else_says_how_it_is_asked_for(
    run: Run, sandbox: Sandbox, media: Sequence[str]
) -> None:
    result = run("estimate", *media)
    assert result.status == 2
    assert "`syncsdk assets upload FILE`" in result.problem["error"]
    assert sandbox.requests == []


def test_an_estimate_of_a_picture_elsewhere_needs_the_length_of_the_local_sound_alone(run: Run) -> None:
    result = run("estimate", "https://example.com/portrait.png", "audio.wav")
    assert result.record["estimatedGenerationCost"] > 0


def test_an_estimate_of_local_files_uploads_nothing(run: Run, sandbox: Sandbox) -> None:
    result = run("estimate", "video.mp4", "audio.wav", "--model", "lipsync-2")
    assert result.record["estimatedGenerationCost"] > 0
    assert [request.method for request in sandbox.requests] == ["POST"]


def test_a_cost_is_that_of_one_or_of_all_since(run: Run, sandbox: Sandbox) -> None:
    id = run("generate", *URLS).record["id"]
    assert run("cost", id).record["generationId"] == id
    assert [record["generationId"] for record in run("cost", "--since", "1h").records] == [id]
    assert run("cost").status == run("cost", id, "--since", "1h").status == 2


def test_a_retry_makes_another_of_what_failed_and_tells_each_that_did_not(run: Run, sandbox: Sandbox) -> None:
    failed = sandbox.add_generation(status="FAILED")["id"]
    done = [sandbox.add_generation()["id"] for _ in range(2)]
    result = run("retry", done[0], failed, done[1])
    assert result.status == 2
    assert sandbox.billed == [result.record["id"]]
    assert [id in line for id, line in zip(done, result.err.splitlines())] == [True, True]
    assert "resume" not in result.problem


def test_a_retry_without_a_response_is_repeated_under_its_key(run: Run, sandbox: Sandbox) -> None:
    failed = sandbox.add_generation(status="FAILED")["id"]
    sandbox.fault(method="POST", kind="disconnect", after="processing", times=3)
    result = run("retry", failed)
    assert result.status == 1
    assert run(*shlex.split(result.problem["resume"])[1:]).status == 0
    assert len(sandbox.billed) == 1


@pytest.mark.parametrize("command", [("delete",), ("assets", "rm"), ("voices", "rm")])
def test_nothing_is_deleted_where_nobody_can_be_asked(run: Run, sandbox: Sandbox, command: Tuple[str, ...]) -> None:
    result = run(*command, "any")
    assert result.status == 2
    assert "--yes" in result.problem["error"]
    assert sandbox.requests == []


def test_a_generation_is_deleted(run: Run, sandbox: Sandbox) -> None:
    id = sandbox.add_generation()["id"]
    assert run("delete", id, "--yes").record["id"] == id
    assert sandbox.generations == []


def test_an_asset_comes_and_goes(run: Run) -> None:
    id = run("assets", "upload", "video.mp4", "--name", "intro").record["id"]
    run("assets", "upload", "audio.wav")
    assert [record["name"] for record in run("assets", "list", "--type", "video", "--search", "intro").records] == [
        "intro"
    ]
    assert run("assets", "get", f"asset:{id}").record["type"] == "VIDEO"
    assert run("assets", "rm", id, "--yes").record == {"id": id}
    assert len(run("assets", "list").records) == 1


def test_a_file_that_is_not_there_does_not_keep_the_others_from_being_uploaded(run: Run) -> None:
    result = run("assets", "upload", "missing.mp4", "video.mp4")
    assert result.status == 2
    assert result.record["type"] == "VIDEO"
    assert run("assets", "upload", "missing.mp4", "video.mp4", "--name", "both").status == 2


def test_models_are_listed(run: Run) -> None:
    assert "lipsync-2" in {record["id"] for record in run("models").records}


@pytest.mark.parametrize("sample", ["audio.wav", "asset:voice", "url"])
def test_a_voice_is_made_of_a_file_a_url_or_an_asset_and_goes(run: Run, sandbox: Sandbox, sample: str) -> None:
    url = sandbox.add_asset("audio.wav", id="voice")["url"]
    id = run("voices", "clone", "Ada", url if sample == "url" else sample).record["id"]
    assert "Ada" in {record["name"] for record in run("voices", "list").records}
    assert run("voices", "rm", id, "--yes").record == {"id": id}
    assert "Ada" not in {record["name"] for record in run("voices", "list").records}


def test_a_text_is_spoken(run: Run, sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.outcome("SUCCESS", job="speech", timeline=[(0.0, "SUCCESS")], times=2)
    voice = ("--voice", "EXAVITQu4vr4xnSDxMaL")
    assert run("speak", "Hello.", *voice).record["url"].startswith("http")
    (tmp_path / "script.txt").write_text("Hello.", encoding="utf-8")
    assert run("speak", "--text-file", "script.txt", *voice).status == 0
    assert run("speak", "Hello.").status == run("speak", *voice).status == 2


def test_a_recording_is_saved_and_replaces_nothing_without_force(run: Run, sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.outcome("SUCCESS", job="speech", timeline=[(0.0, "SUCCESS")], times=3)
    command = ("speak", "Hello.", "--voice", "EXAVITQu4vr4xnSDxMaL", "-o")
    record = run(*command, "speech/").record
    assert record["path"] == f"speech/{record['id']}.wav"
    (tmp_path / "hello.wav").write_text("mine")
    sent = len(sandbox.requests)
    refused = run(*command, "hello.wav")
    assert (refused.status, len(sandbox.requests)) == (2, sent)
    assert refused.problem["error"] == "--output: hello.wav exists. Pass --force, or another name."
    assert run(*command, "hello.wav", "--force").status == 0
    assert (tmp_path / "hello.wav").read_bytes() == (tmp_path / record["path"]).read_bytes()


def test_speech_that_takes_too_long_is_resumed_and_not_made_twice(run: Run, still: Sandbox) -> None:
    result = run("speak", "Hello.", "--voice", "EXAVITQu4vr4xnSDxMaL", "--timeout", "0.1")
    assert result.status == 4
    still.advance(60)
    again = run(*shlex.split(result.record["resume"])[1:])
    assert again.record["id"] == result.record["id"]


def test_a_batch_is_checked_created_and_read(run: Run, sandbox: Sandbox, tmp_path: Path) -> None:
    payload = {"model": "lipsync-2", "input": [{"type": "video", "url": URLS[0]}, {"type": "audio", "url": URLS[1]}]}
    lines = [{"request_id": f"row-{index}", "endpoint": "/v2/generate", "payload": payload} for index in range(20)]
    (tmp_path / "jobs.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert run("batch", "create", "jobs.jsonl", "--dry-run").record == {"status": "VALIDATED"}
    id = run("batch", "create", "jobs.jsonl").record["id"]
    assert run("batch", "get", id).record["metrics"]["total_generations"] == 20
    assert [record["id"] for record in run("batch", "list").records] == [id]
    sandbox.wait_until(lambda: run("batch", "get", id).record["status"] == "COMPLETED")
    assert len(run("batch", "results", id, "--no-json").records) == 20


def test_error_codes_are_explained_without_a_key(run: Run, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SYNC_API_KEY")
    assert run("errors", "rate_limit_exceeded").record["suggestion"]
    assert len(run("errors").records) > 50
    assert run("errors", "no_such_code").status == 1
    assert {request.headers.get("x-api-key") for request in sandbox.requests} == {None}
