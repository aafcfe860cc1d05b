"""generate: files, URLs and assets in, a video out; and what is printed when it does not come to that."""

from __future__ import annotations

import shlex
import socket
from pathlib import Path

import pytest

from sync_sandbox import Sandbox

from .conftest import Run

URLS = ("https://example.com/video.mp4", "https://example.com/audio.wav")


def test_two_files_become_a_third(run: Run, tmp_path: Path) -> None:
    result = run("generate", "video.mp4", "audio.wav", "-o", "result.mp4")
    assert result.status == 0
    assert result.record["status"] == "COMPLETED"
    assert result.record["path"] == "result.mp4"
    assert (tmp_path / "result.mp4").read_bytes()[4:8] == b"ftyp"


def test_without_an_output_nothing_is_downloaded_and_its_url_is_printed(run: Run, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    result = run("generate", *URLS)
    assert result.record["outputUrl"].startswith("http")
    assert set(tmp_path.iterdir()) == before


def test_an_asset_is_taken_like_a_file_by_its_id_alone_or_after_asset(run: Run, sandbox: Sandbox) -> None:
    video = sandbox.add_asset("video.mp4")["id"]
    audio = sandbox.add_asset("audio.wav", id="voice")["id"]
    result = run("generate", video, f"asset:{audio}", "--no-wait")
    assert [item["assetId"] for item in result.record["input"]] == [video, audio]


def test_a_text_is_spoken_by_a_voice(run: Run, tmp_path: Path) -> None:
    (tmp_path / "script.txt").write_text("Hello there.", encoding="utf-8")
    result = run("generate", URLS[0], "--text-file", "script.txt", "--voice", "v1", "--no-wait")
    assert result.record["input"][1]["provider"] == {"name": "elevenlabs", "voiceId": "v1", "script": "Hello there."}


def test_a_text_that_is_not_utf_8_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "script.txt").write_bytes(b"caf\xe9")
    result = run("generate", URLS[0], "--text-file", "script.txt", "--voice", "v1")
    assert (result.status, result.problem["error"]) == (2, "--text-file is not UTF-8: save it as UTF-8.")


def test_options_reach_the_api(run: Run) -> None:
    further = ("--option", "occlusion_detection_enabled=true", "--option", "model_mode=face")
    result = run("generate", *URLS, "--no-wait", "--sync-mode", "loop", "--temperature", "0.3", *further)
    assert result.record["options"] == {
        "sync_mode": "loop",
        "temperature": 0.3,
        "occlusion_detection_enabled": True,
        "model_mode": "face",
    }


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("video.mp4",), "Give one of AUDIO, --text and --text-file."),
        (("video.mp4", "audio.wav", "--text", "Hi", "--voice", "v"), "Give one of AUDIO, --text and --text-file."),
        (("video.mp4", "--text", "Hi"), "Use --voice, the id of an ElevenLabs voice"),
        (("video.mp4", "missing.wav"), "AUDIO: 'missing.wav' is not an existing file"),
        (("video.mp4", "audio.wav", "--option", "fps"), "--option 'fps' must be NAME=VALUE."),
        (("video.mp4", "audio.wav", "--sync-mode", "stretch"), "'stretch' is not one of"),
        (("video.mp4", "audio.wav", "--idempotency-key", "a key"), "idempotency_key"),
        (("video.mp4", "audio.wav", "-o", "nowhere/out.mp4"), "--output: the folder nowhere does not exist."),
        (("video.mp4", "audio.wav", "-o", "video.mp4/"), "--output: video.mp4 can't be written"),
        (("video.mp4", "audio.wav", "--model", ""), "model must not be empty"),
        (("audio.wav", "audio.wav"), "input has no video and no image"),
        (("video.mp4", "audio.wav", "--no-wait", "-o", "out.mp4"), "--no-wait can't save a result"),
    ],
)
def test_a_slip_is_told_before_anything_is_sent(
    run: Run, sandbox: Sandbox, arguments: tuple[str, ...], message: str
) -> None:
    result = run("generate", *arguments)
    assert (result.status, result.out) == (2, "")
    assert message in result.problem["error"]
    assert sandbox.requests == []


def test_a_file_that_exists_is_replaced_only_with_force(run: Run, sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "out.mp4").write_text("mine")
    result = run("generate", *URLS, "-o", "out.mp4")
    assert result.status == 2
    assert result.problem["error"] == "--output: out.mp4 exists. Pass --force, or another name."
    assert (tmp_path / "out.mp4").read_text() == "mine"
    assert sandbox.requests == []
    assert run("generate", *URLS, "-o", "out.mp4", "--force").status == 0
    assert (tmp_path / "out.mp4").read_bytes()[4:8] == b"ftyp"


def test_a_failed_generation_ends_with_5_and_the_suggestion_of_the_catalogue(run: Run, sandbox: Sandbox) -> None:
    sandbox.outcome("FAILED", error="No face.", error_code="generation_input_face_selection_invalid")
    result = run("generate", *URLS, "-o", "out.mp4")
    assert (result.status, result.out) == (5, "")
    assert "No face." in result.problem["error"]
    assert result.problem["code"] == "generation_input_face_selection_invalid"
    assert result.problem["suggestion"]
    assert "resume" not in result.problem


def test_a_timeout_ends_with_4_and_the_command_that_resumes_on_standard_output(
    run: Run, still: Sandbox, tmp_path: Path
) -> None:
    result = run("generate", *URLS, "-o", "out.mp4", "--timeout", "0.2")
    assert result.status == 4
    assert result.record["resume"] == f"syncsdk wait --output out.mp4 {result.record['id']}"
    still.advance(60)
    again = run(*shlex.split(result.record["resume"])[1:])
    assert again.status == 0
    assert (tmp_path / "out.mp4").exists()
    assert len(still.billed) == 1


def test_a_create_without_a_response_tells_the_command_that_finds_its_job_without_another_upload(
    run: Run, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox.fault(method="POST", path="/v2/generate", kind="disconnect", after="processing", times=3)
    result = run("generate", "video.mp4", "audio.wav", "-o", "out.mp4")
    assert result.status == 1
    resume = shlex.split(result.problem["resume"])
    assert "--idempotency-key" in resume
    assert [word.partition(":")[0] for word in resume[-2:]] == ["asset", "asset"]
    uploads = len(sandbox.generations), sum(request.path == "/v2/assets" for request in sandbox.requests)
    assert run(*resume[1:]).status == 0
    assert uploads == (
        1,
        sum(request.path == "/v2/assets" and request.method == "POST" for request in sandbox.requests),
    )
    assert len(sandbox.billed) == 1


def test_a_refused_create_has_nothing_to_resume(run: Run, sandbox: Sandbox) -> None:
    sandbox.fault(method="POST", path="/v2/generate", status=402)
    result = run("generate", *URLS)
    assert result.status == 1
    assert result.problem["status_code"] == 402
    assert "resume" not in result.problem


def test_a_server_that_is_not_there_ends_with_1(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setenv("SYNC_BASE_URL", f"http://127.0.0.1:{taken.getsockname()[1]}")
        result = run("list")
    assert (result.status, result.out) == (1, "")
    notes = result.err.splitlines()[:-1]
    assert len(notes) == 2
    assert all("retrying" in note for note in notes)
    assert result.problem["exit_status"] == 1
