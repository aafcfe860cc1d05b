"""What the tests of runs need: a sandbox, a client of it, and media that it takes for such."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any, Callable, Iterator, List

import pytest

import sync_sandbox
from sync import Sync
from sync.runs import Limits, Run
from sync_sandbox import Sandbox

# As many as a test can want: the sandbox has no limits of its own.
QUICK = Limits(creates=10**6, reads=10**6, uploads=10**6)

# Started as a script and not with -m, which would find the source tree before the installed wheel.
PROGRAM = str(Path(__file__).with_name("program.py"))
SAMPLE = (Path(sync_sandbox.__file__).parent / "sample.mp4").read_bytes()

VIDEO = {"type": "video", "url": "https://example.com/video.mp4"}
AUDIO = {"type": "audio", "url": "https://example.com/audio.wav"}


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(pending_seconds=0, processing_seconds=0.02) as sandbox:
        yield sandbox


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[Sync]:
    with Sync(api_key="test", base_url=sandbox.url) as client:
        yield client


@pytest.fixture
def open_run(client: Sync, tmp_path: Path) -> Callable[..., Run]:
    """Opens a run whose journal and results are in the folder of the test."""

    def open(**options: Any) -> Run:
        return client.runs.open(tmp_path / "run.sqlite", to=tmp_path / "results", **{"limits": QUICK, **options})

    return open


def request(number: object) -> Any:
    """A request that differs from that of any other number."""
    url = f"https://example.com/{number}.mp4"
    return {"model": "lipsync-2", "input": [{"type": "video", "url": url}, AUDIO]}


def make_media(folder: Path, name: str, size: int = 2000) -> List[Path]:
    """A video, and a sound as far as its first bytes tell. No two names have the same content."""
    folder.mkdir(parents=True, exist_ok=True)
    video, audio = folder / f"{name}.mp4", folder / f"{name}.wav"
    filling = (name.encode() * size)[:size]
    video.write_bytes(SAMPLE + struct.pack(">I", size + 8) + b"free" + filling)
    audio.write_bytes(b"RIFF\0\0\0\0WAVE" + filling)
    return [video, audio]


def uploads(sandbox: Sandbox) -> List[Any]:
    """The files that the storage has got, whole or not."""
    return [one for one in sandbox.requests if one.method == "PUT"]
