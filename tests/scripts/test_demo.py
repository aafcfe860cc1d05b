"""The demo, run as a person runs it."""

from __future__ import annotations

import array
import math
import os
import re
import signal
import subprocess
import sys
import wave
from pathlib import Path

import demo
import pytest

from sync_sandbox import Sandbox

from ..sandbox.media import look_at

ROOT = Path(__file__).resolve().parents[2]
DEMO = [sys.executable, str(ROOT / "scripts" / "demo.py")]
VIDEO = ROOT / "examples" / "media" / "video.mp4"


def run(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*DEMO, *arguments], cwd=folder, env={**os.environ, **variables}, capture_output=True, text=True, timeout=50
    )


def test_the_demo_shows_each_state_and_leaves_the_video_with_its_new_sound_in_the_current_folder(
    tmp_path: Path,
) -> None:
    # A proxy that is not there: the sandbox must be reached without it.
    done = run(tmp_path, HTTP_PROXY="http://127.0.0.1:9", http_proxy="http://127.0.0.1:9")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("SANDBOX: ")
    assert re.findall(r"^ +[\d.]+ s  ([A-Z]+)$", done.stdout, re.MULTILINE) == ["PENDING", "PROCESSING", "COMPLETED"]
    assert "demo-output/demo.mp4 (2.0 s, " in done.stdout
    seen = look_at(tmp_path / "demo-output" / "demo.mp4")
    assert (seen.codecs, seen.size, seen.seconds, len(seen.levels)) == (["h264", "aac"], (192, 192), 2.0, 50)
    with wave.open(str(ROOT / "examples" / "media" / "audio.wav")) as file:
        sound = array.array("h", file.readframes(file.getnframes()))
    assert seen.loudness == pytest.approx(
        math.sqrt(sum(sample * sample for sample in sound) / len(sound)) / 32768, rel=0.05
    )


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("https://api.sync.so", "LIVE"),
        ("https://127.0.0.1.example.com", "LIVE"),
        ("http://localhost.example.com", "LIVE"),
        ("http://10.0.0.1:3001", "LIVE"),
        ("http://127.0.0.1:3001", "SANDBOX"),
        ("http://LOCALHOST:3001", "SANDBOX"),
        ("http://[::1]:3001", "SANDBOX"),
    ],
)
def test_only_a_server_on_this_machine_is_taken_for_a_sandbox(url: str, word: str) -> None:
    told = demo.announce(demo.find_server(url), url)
    assert told.startswith(f"{word}: the ")
    assert ("is billed" in told) == (word == "LIVE")
    assert url in told


def test_stopping_at_the_live_api_says_that_the_job_is_billed() -> None:
    assert "is billed when it completes" in demo.whereabouts("1", demo.Server.LIVE)
    assert "billed" not in demo.whereabouts("1", demo.Server.SANDBOX)


def test_with_a_key_and_an_address_the_demo_uses_that_sandbox_and_names_it(tmp_path: Path) -> None:
    with Sandbox(api_key="key-of-a-person", pending_seconds=0, processing_seconds=0) as sandbox:
        done = run(tmp_path, SYNC_API_KEY="key-of-a-person", SYNC_BASE_URL=sandbox.url)
        assert (done.returncode, done.stderr) == (0, "")
        assert len(sandbox.billed) == 1
    assert done.stdout.startswith(f"SANDBOX: the server at {sandbox.url}, because SYNC_BASE_URL names it.")
    assert "LIVE" not in done.stdout
    assert "key-of-a-person" not in done.stdout


def test_ctrl_c_ends_the_demo_with_the_id_of_the_job(tmp_path: Path) -> None:
    with subprocess.Popen(
        DEMO, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1
    ) as demo:
        assert demo.stdout is not None
        id = next(line.split()[-1] for line in demo.stdout if "submitted" in line)
        demo.send_signal(signal.SIGINT)
        _, errors = demo.communicate(timeout=30)
    assert demo.returncode == 130
    assert errors.strip() == f"Stopped. The job {id} is gone with the sandbox."


def test_ctrl_c_on_a_server_that_stays_says_how_to_go_on(tmp_path: Path) -> None:
    with Sandbox(api_key="key", pending_seconds=3600) as sandbox:
        environment = {**os.environ, "SYNC_API_KEY": "key", "SYNC_BASE_URL": sandbox.url}
        with subprocess.Popen(
            DEMO, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1
        ) as demo:
            assert demo.stdout is not None
            next(line for line in demo.stdout if "submitted" in line)
            demo.send_signal(signal.SIGINT)
            _, errors = demo.communicate(timeout=30)
        assert f"Sync().generations.wait({sandbox.billed[0]!r})" in errors


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [(["absent.mp4"], 1, "'absent.mp4' can't be read"), (["--sandbox"], 2, "unrecognized arguments")],
)
def test_a_mistake_gets_a_line_and_no_traceback(
    tmp_path: Path, arguments: list[str], status: int, message: str
) -> None:
    done = run(tmp_path, *arguments)
    assert done.returncode == status
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_job_that_fails_ends_the_demo_with_its_reason(tmp_path: Path) -> None:
    with Sandbox(api_key="key", pending_seconds=0, processing_seconds=0) as sandbox:
        sandbox.outcome("FAILED", error="No face was found.")
        done = run(tmp_path, SYNC_API_KEY="key", SYNC_BASE_URL=sandbox.url)
    assert done.returncode == 1
    assert "No face was found." in done.stderr


@pytest.mark.parametrize(
    "content",
    [b"", VIDEO.read_bytes()[:-1], VIDEO.read_bytes() + b"\0", VIDEO.read_bytes()[:100], b"\0\0\0\x01ftyp", b"<html>"],
)
def test_a_file_that_was_cut_short_or_is_no_mp4_is_noticed(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "video.mp4"
    path.write_bytes(content)
    assert not demo.is_whole(path)
    path.write_bytes(VIDEO.read_bytes())
    assert demo.is_whole(path)
