"""What is run here was written for the live API: it gets a sandbox, small files, short pauses and no network."""

from __future__ import annotations

import logging
import shutil
import socket
import time
from pathlib import Path
from typing import Any, Iterator

import pytest

from sync_sandbox import Sandbox

ROOT = Path(__file__).resolve().parents[2]
MEDIA = ROOT / "examples" / "media"


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    """A sandbox that `Sync()` finds, and a current folder with video.mp4 and audio.wav in it."""
    for file in MEDIA.iterdir():
        shutil.copy(file, tmp_path)
    monkeypatch.chdir(tmp_path)
    with Sandbox() as sandbox:
        monkeypatch.setenv("SYNC_API_KEY", "test")
        monkeypatch.setenv("SYNC_BASE_URL", sandbox.url)
        pause = time.sleep
        monkeypatch.setattr(time, "sleep", lambda seconds: pause(min(seconds, 0.02)))
        monkeypatch.setattr(socket, "getaddrinfo", _only_this_machine(socket.getaddrinfo))
        yield sandbox
        logging.getLogger("sync").setLevel(logging.NOTSET)


def _only_this_machine(getaddrinfo: Any) -> Any:
    def resolve(host: Any, *arguments: Any, **options: Any) -> Any:
        if host not in ("127.0.0.1", b"127.0.0.1", "localhost", b"localhost"):
            raise socket.gaierror(socket.EAI_NONAME, "the documentation is run without a network")
        return getaddrinfo(host, *arguments, **options)

    return resolve
