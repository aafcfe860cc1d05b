"""python -m sync_sandbox, as a process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import Iterator, NamedTuple

import httpx
import pytest

from sync_sandbox import Sandbox
from sync_sandbox.__main__ import main

from .payloads import CREATE


class Program(NamedTuple):
    """A sandbox in a process of its own.

    Attributes:
        client: Asks it, with its key.
        process: Where it runs.
        told: What it has printed at its start.
    """

    client: httpx.Client
    process: subprocess.Popen[str]
    told: str


@contextmanager
def serving(*options: str, port: str = "0") -> Iterator[Program]:
    command = [sys.executable, "-m", "sync_sandbox", "--port", port, *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        told = "".join(process.stdout.readline() for _ in range(5))
        url = told.partition("export SYNC_BASE_URL=")[2].split()[0]
        key = told.partition("export SYNC_API_KEY=")[2].split()[0]
        with httpx.Client(base_url=url, headers={"x-api-key": key}) as client:
            yield Program(client, process, told)
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_says_how_to_use_it_logs_requests_and_stops_when_told(stop: signal.Signals) -> None:
    with serving("--api-key", "k", "--rate", "1") as program:
        assert "export SYNC_API_KEY=k\n" in program.told
        assert program.client.get("/v2/models?secret=1").status_code == 200
        assert program.client.get("/v2/models").status_code == 429
        program.process.send_signal(stop)
        rest, errors = program.process.communicate(timeout=10)
    assert rest.splitlines() == ["GET /v2/models 200", "GET /v2/models 429"]
    assert (errors, program.process.returncode) == ("", 0)


def test_a_port_in_use_is_told_in_a_line() -> None:
    with Sandbox() as sandbox:
        port = sandbox.url.rpartition(":")[2]
        command = [sys.executable, "-m", "sync_sandbox", "--port", port]
        done = subprocess.run(command, capture_output=True, text=True, env=os.environ, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(f"Cannot serve on port {port}: ")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("options", "status"), [([], 422), (["--no-real-media"], 201)])
def test_files_must_be_media_unless_they_need_not(options: list[str], status: int) -> None:
    files = {"video": ("v.mp4", b"made up", "video/mp4"), "audio": ("a.wav", b"too", "audio/wav")}
    with serving(*options) as program:
        created = program.client.post("/v2/generate", data={"model": "lipsync-2"}, files=files)
    assert created.status_code == status


def test_it_does_what_its_options_say() -> None:
    with serving(
        *("--pending", "0", "--processing", "0", "--plan", "free"),
        *("--outcome", 'FAILED error="No face was found." error_code=generation_input_face_selection_invalid'),
        *("--outcome", "error_code=generation_input_video_invalid times=2"),
        *("--fault", "503 path=/v2/models times=2", "--fault", "error_code=account_on_hold method=get path=/v2/voices"),
        *("--fault", "disconnect path=/v2/assets"),
    ) as program:
        client = program.client
        assert [client.get("/v2/models").status_code for _ in range(3)] == [503, 503, 200]
        assert client.get("/v2/voices").json()["errorCode"] == "account_on_hold"
        with pytest.raises(httpx.RemoteProtocolError):
            client.get("/v2/assets")
        ids = [client.post("/v2/generate", json=CREATE).json()["id"] for _ in range(3)]
        ended = [client.get(f"/v2/generate/{id}").json() for id in ids]
        assert ended[0]["error"] == "No face was found."
        assert [one["errorCode"] for one in ended[1:]] == ["generation_input_video_invalid"] * 2
        assert client.post("/v2/generate", json=CREATE).json()["errorCode"] == "free_tier_generations_exhausted"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--rate", "-1"], "'rate_limit' must be >= 0: -1"),
        (["--plan", "creater"], "There is no plan 'creater'. Did you mean 'creator'?"),
        (["--outcome", "FAILD"], "There is no status of a generation 'FAILD'. Did you mean 'FAILED'?"),
        (["--outcome", "FAILED eror=x"], "There is no argument 'eror'. Did you mean 'error'?"),
        (["--outcome", "FAILED times=many"], "times must be a number, got 'many'."),
        (["--outcome", 'FAILED error="x'], "No closing quotation"),
        (["--fault", "disconect"], "There is no kind of fault 'disconect'. Did you mean 'disconnect'?"),
        (["--fault", "error_code=rate_limit"], "There is no error code 'rate_limit'."),
        (["--data", __file__], "test_command_line.py can't be used: "),
    ],
)
def test_an_option_that_makes_no_sense_is_told_in_a_line(
    options: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--port", "0", *options])
    assert ended.value.code == 2
    line = capsys.readouterr().err.splitlines()[-1]
    assert line.startswith("python -m sync_sandbox: error: ")
    assert told in line
