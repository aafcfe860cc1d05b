"""A result that is not what was asked for is flagged."""

from __future__ import annotations

import sys
import wave
from pathlib import Path
from typing import Optional

import pytest

import sync_sandbox
from sync.runs.verify import NO_SOUND, NO_VIDEO, UNREADABLE, find_flags

SAMPLE = Path(sync_sandbox.__file__).with_name("sample.mp4")


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """Three seconds of silence."""
    path = tmp_path / "a.mp4"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(bytes(24000))
    return path


@pytest.mark.parametrize("expected", [None, 2.0, 2.4])
def test_a_result_as_it_should_be_has_no_flags(expected: Optional[float]) -> None:
    assert find_flags(SAMPLE, expected) == ()


def test_what_is_missing_is_flagged(sound: Path, tmp_path: Path) -> None:
    av = pytest.importorskip("av")
    silent = tmp_path / "silent.mp4"
    with av.open(str(SAMPLE)) as source, av.open(str(silent), "w") as target:
        stream = source.streams.video[0]
        copy = getattr(target, "add_stream_from_template", None)
        out = target.add_stream(template=stream) if copy is None else copy(stream)
        for packet in source.demux(stream):
            if packet.dts is not None:
                packet.stream = out
                target.mux(packet)
    assert find_flags(silent, 2.0) == (NO_SOUND,)
    assert find_flags(sound, 3.0) == (NO_VIDEO,)


def test_another_length_is_flagged() -> None:
    pytest.importorskip("av")
    assert find_flags(SAMPLE, 12.0) == ("2.0 s long instead of 12.0 s",)


@pytest.mark.parametrize("content", [b"", b"no video at all"])
def test_what_is_no_media_is_flagged(tmp_path: Path, content: bytes) -> None:
    pytest.importorskip("av")
    (tmp_path / "a.mp4").write_bytes(content)
    assert find_flags(tmp_path / "a.mp4", 2.0) == (UNREADABLE,)


def test_without_pyav_nobody_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "av", None)
    assert find_flags(tmp_path / "nowhere.mp4", 2.0) == ()
