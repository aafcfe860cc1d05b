"""Every snippet of the user's guide runs unchanged."""

from __future__ import annotations
import __future__

import os
import shutil
import subprocess
import sys
import wave
from pathlib import Path
from typing import Any, Callable, Dict, Iterator

import pytest

import sync
import sync_sandbox
from sync_sandbox import Sandbox

from .guide import AFTER, SNIPPETS, source_of

Run = Callable[[str], Dict[str, Any]]
ASSET = "550e8400-e29b-41d4-a716-446655440000"
# Lets older Pythons read `str | None` in an annotation.
FLAGS = __future__.annotations.compiler_flag


@pytest.fixture
def sandbox(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Sandbox]:
    """An account with what the guide speaks of, in which a generation has ended when it is first asked for."""
    video = Path(sync_sandbox.__file__).with_name("sample.mp4")
    shutil.copy(video, tmp_path / "video.mp4")
    with wave.open(str(tmp_path / "audio.wav"), "wb") as audio:
        audio.setparams((1, 2, 8000, 0, "NONE", ""))
        audio.writeframes(bytes(1600))
    monkeypatch.chdir(tmp_path)
    with Sandbox(pending_seconds=0, processing_seconds=0, api_key=["test", "your-api-key"]) as sandbox:
        monkeypatch.setenv("SYNC_API_KEY", "test")
        monkeypatch.setenv("SYNC_BASE_URL", sandbox.url)
        sandbox.add_asset(video, id=ASSET)
        for id in ("your-generation-id", "job-id"):
            sandbox.add_generation(id=id)
        yield sandbox


def run(name: str, names: Dict[str, Any]) -> None:
    exec(compile(source_of(name), f"{name}.py", "exec", FLAGS), names)


@pytest.fixture
def session(sandbox: Sandbox, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a snippet and gives the names that it leaves, after those that it takes names from."""

    def session(name: str) -> Dict[str, Any]:
        names: Dict[str, Any] = {"__name__": "__main__"}
        for one in AFTER[name]:
            run(one, names)
        capsys.readouterr()
        run(name, names)
        return names

    return session


def test_every_snippet_is_listed() -> None:
    assert sorted(path.stem for path in SNIPPETS.glob("*.py")) == sorted(AFTER)


@pytest.mark.parametrize("name", AFTER)
def test_a_snippet_runs(session: Run, name: str) -> None:
    session(name)


class TestWhatTheyDo:
    def test_the_client_finds_its_key(self, session: Run, sandbox: Sandbox) -> None:
        session("authentication_with_key")["sync"].generations.list()
        session("authentication")["sync"].generations.list()
        assert [request.headers["x-api-key"] for request in sandbox.requests] == ["your-api-key", "test"]

    def test_the_quick_start_submits_and_prints_the_output(
        self, session: Run, sandbox: Sandbox, capsys: pytest.CaptureFixture[str]
    ) -> None:
        names = session("quickstart")
        output_url = sandbox.generations[-1]["outputUrl"]
        assert capsys.readouterr().out == f"Job submitted: {names['job_id']}\nOutput: {output_url}\n"
        assert sandbox.requests[0].json() == {
            "model": "lipsync-2",
            "input": [
                {"type": "video", "url": "https://assets.sync.so/docs/example-video.mp4"},
                {"type": "audio", "url": "https://assets.sync.so/docs/example-audio.wav"},
            ],
            "options": {"sync_mode": "cut_off"},
        }

    def test_the_quick_start_tells_a_bad_end(
        self, session: Run, sandbox: Sandbox, capsys: pytest.CaptureFixture[str]
    ) -> None:
        sandbox.outcome("FAILED", error="No face.")
        names = session("quickstart")
        assert capsys.readouterr().out.endswith(f"Generation {names['job_id']} failed: No face.\n")

    def test_the_quick_start_ends_when_the_request_fails(
        self, session: Run, sandbox: Sandbox, capsys: pytest.CaptureFixture[str]
    ) -> None:
        sandbox.fault(status=402, body={"message": "Pay.", "statusCode": 402})
        with pytest.raises(SystemExit):
            session("quickstart")
        assert capsys.readouterr().out == "Request failed: 402 - {'message': 'Pay.', 'statusCode': 402}\n"

    def test_the_quick_start_is_a_program(self, sandbox: Sandbox) -> None:
        command = [sys.executable, "-W", "error", str(SNIPPETS / "quickstart.py")]
        environment = {**os.environ, "PYTHONPATH": str(Path(sync.__file__).parents[1])}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        assert done.stdout.splitlines()[1].startswith("Output: http")
        assert done.stderr == ""

    def test_speech_keeps_the_names_of_the_api(self, session: Run, sandbox: Sandbox) -> None:
        session("text_to_speech")
        assert sandbox.requests[0].json()["input"][1]["provider"]["similarityBoost"] == 0.75

    def test_a_webhook_url_is_sent(self, session: Run, sandbox: Sandbox) -> None:
        session("webhook_url")
        assert sandbox.requests[-1].json()["webhookUrl"] == "https://your-server.com/webhook"

    def test_lists_are_filtered_and_printed(
        self, session: Run, sandbox: Sandbox, capsys: pytest.CaptureFixture[str]
    ) -> None:
        names = session("listing")
        assert (len(names["all_generations"]), len(names["completed"]), names["pending"]) == (2, 2, [])
        assert "job-id - COMPLETED - http" in capsys.readouterr().out

    def test_the_details_are_printed(self, session: Run, capsys: pytest.CaptureFixture[str]) -> None:
        session("getting")
        printed = capsys.readouterr().out.splitlines()
        assert printed[:2] == ["Status: COMPLETED", "Model: lipsync-2"]
        assert [line.partition(":")[0] for line in printed[2:]] == ["Created", "Duration", "Output"]

    @pytest.mark.parametrize("as_list", [True, False])
    def test_costs_are_printed(
        self, session: Run, sandbox: Sandbox, capsys: pytest.CaptureFixture[str], as_list: bool
    ) -> None:
        sandbox.cost_as_list = as_list
        session("cost_estimation")
        frames, cost = capsys.readouterr().out.splitlines()
        assert frames.startswith("Estimated frames: ")
        assert float(cost.replace("Estimated cost: $", "")) >= 0

    def test_files_are_uploaded(self, session: Run, sandbox: Sandbox) -> None:
        names = session("file_uploads")
        assert names["response"].status == "COMPLETED"
        assert [item["type"] for item in sandbox.generations[-1]["input"]] == ["video", "audio"]

    def test_assets_are_printed(self, session: Run, capsys: pytest.CaptureFixture[str]) -> None:
        session("browsing_assets")
        first, second = capsys.readouterr().out.splitlines()
        assert first.startswith("sample.mp4 (VIDEO) - ")
        assert second.startswith("URL: http")

    def test_an_error_is_printed(self, session: Run, sandbox: Sandbox, capsys: pytest.CaptureFixture[str]) -> None:
        sandbox.fault(status=400, body={"message": "Bad.", "statusCode": 400})
        session("error_handling")
        assert capsys.readouterr().out == "Status: 400\nError: {'message': 'Bad.', 'statusCode': 400}\n"

    def test_the_retry_logic_works_on_top_of_the_clients_own(
        self, session: Run, sandbox: Sandbox, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        create_with_retry = session("retry_logic")["create_with_retry"]
        import time

        # The function is called by the reader's code, and so are its pauses.
        monkeypatch.setattr(time, "sleep", lambda seconds: None)
        client = session("authentication")["sync"]
        sandbox.fault(status=503, times=4)
        fields = {
            "model": "lipsync-2",
            "input": [{"type": "video", "url": "https://a/b"}, {"type": "audio", "url": "https://a/c"}],
        }
        assert create_with_retry(client, **fields).id == sandbox.billed[0]
        assert capsys.readouterr().out == "Retrying in 5s (attempt 1/3)\n"

    def test_async_usage_submits_and_prints_the_output(
        self, session: Run, sandbox: Sandbox, capsys: pytest.CaptureFixture[str]
    ) -> None:
        session("async_usage")
        assert capsys.readouterr().out.splitlines()[1] == f"Output: {sandbox.generations[-1]['outputUrl']}"

    def test_the_typed_names_hold_what_they_say(self, session: Run) -> None:
        names = session("type_hints")
        assert (names["status"], names["model"]) == ("COMPLETED", "lipsync-2")
        assert names["output_url"].startswith("http")
