"""What a generation of local files would cost: their length is read here, and nothing is uploaded."""

from __future__ import annotations

import io
import sys
import wave
from pathlib import Path
from typing import Any

import pytest

import sync_sandbox
from sync import Sync
from sync.core.files.duration import Length
from sync.core.jobs.estimate import estimate_length
from sync.errors import InvalidRequestError
from sync_sandbox import Sandbox

from .support import AUDIO

SAMPLE = Path(sync_sandbox.__file__).with_name("sample.mp4")


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """Three seconds of silence."""
    content = io.BytesIO()
    with wave.open(content, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(bytes(24000))
    path = tmp_path / "a.wav"
    path.write_bytes(content.getvalue())
    return path


@pytest.mark.parametrize(
    ("sync_mode", "seconds"),
    [(None, 3.0), ("bounce", 3.0), ("loop", 3.0), ("silence", 3.0), ("remap", 3.0), ("cut_off", 2.0), ("newer", 3.0)],
)
def test_an_output_has_a_greatest_length(sync_mode: Any, seconds: float) -> None:
    assert estimate_length(["video", "audio"], [Length(2.0, 25.0), Length(3.0, None)], sync_mode) == seconds


def test_an_image_is_as_long_as_its_audio() -> None:
    assert estimate_length(["image", "audio"], [None, Length(3.0, None)], "cut_off") == 3.0


@pytest.mark.parametrize("options", [None, {"sync_mode": "cut_off"}])
def test_local_files_are_estimated_by_their_length(client: Sync, sandbox: Sandbox, sound: Path, options: Any) -> None:
    pytest.importorskip("av")
    estimates = client.generations.estimate_cost(model="lipsync-2", input=[SAMPLE, sound], options=options)
    (request,) = sandbox.requests
    assert request.path == "/v2/generations/estimate"
    body = request.json()
    assert body["duration"] == pytest.approx(3.0 if options is None else 2.0, abs=0.1)
    assert body["fps"] == 25.0
    same = client.generations.estimate_cost_of_duration(model="lipsync-2", duration=body["duration"], fps=25.0)
    assert estimates == [same]
    raw = client.generations.with_raw_response.estimate_cost(model="lipsync-2", input=[SAMPLE, sound], options=options)
    assert (raw.status_code, raw.data) == (200, estimates)


def test_without_pyav_it_says_what_to_do(
    client: Sync, sandbox: Sandbox, sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "av", None)
    with pytest.raises(InvalidRequestError, match=r"pip install 'syncsdk\[media\]'.*estimate_cost_of_duration") as info:
        client.generations.estimate_cost(model="lipsync-2", input=[SAMPLE, sound])
    assert info.value.field == "input[0]"
    assert sandbox.requests == []


def test_what_is_no_media_is_refused(client: Sync, sandbox: Sandbox, tmp_path: Path) -> None:
    pytest.importorskip("av")
    path = tmp_path / "a.wav"
    path.write_bytes(b"RIFF\x24\x00\x00\x00WAVEfmt ")
    with pytest.raises(InvalidRequestError, match=r"a\.wav can't be read as media") as info:
        client.generations.estimate_cost(model="lipsync-2", input=[SAMPLE, path])
    assert info.value.field == "input[1]"
    assert sandbox.requests == []


def test_a_url_beside_a_file_is_refused_since_nobody_here_knows_its_length(client: Sync, sandbox: Sandbox) -> None:
    pytest.importorskip("av")
    with pytest.raises(InvalidRequestError, match="only the server knows its length") as info:
        client.generations.estimate_cost(model="lipsync-2", input=[SAMPLE, AUDIO])
    assert info.value.field == "input[1]"
    assert sandbox.requests == []
