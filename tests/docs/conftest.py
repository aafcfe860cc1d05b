"""What is run here was written for the live API: it gets a sandbox, small files, short pauses and no network."""

from __future__ import annotations

import logging
import shutil
import socket
import struct
import time
import zlib
from pathlib import Path
from typing import Any, Iterator

import certifi
import pytest

from sync_sandbox import Sandbox

ROOT = Path(__file__).resolve().parents[2]
MEDIA = ROOT / "examples" / "media"


@pytest.fixture
def real_media() -> bool:
    """Whether the sandbox makes its results from the media, as it does where PyAV is installed."""
    return False


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, real_media: bool) -> Iterator[Sandbox]:
    """A sandbox that `Sync()` finds, and a current folder with the files that the pages name."""
    for file in MEDIA.iterdir():
        shutil.copy(file, tmp_path)
    (tmp_path / "voices").mkdir()
    for language in ("de", "en", "fr"):
        shutil.copy(MEDIA / "audio.wav", tmp_path / "voices" / f"{language}.wav")
    (tmp_path / "portrait.png").write_bytes(_png(width=64, height=64))
    shutil.copy(certifi.where(), tmp_path / "company-ca.pem")
    monkeypatch.chdir(tmp_path)
    with Sandbox(real_media=real_media) as sandbox:
        monkeypatch.setenv("SYNC_API_KEY", "test")
        monkeypatch.setenv("SYNC_BASE_URL", sandbox.url)
        pause = time.sleep
        monkeypatch.setattr(time, "sleep", lambda seconds: pause(min(seconds, 0.02)))
        monkeypatch.setattr(socket, "getaddrinfo", _only_this_machine(socket.getaddrinfo))
        yield sandbox
        logging.getLogger("sync").setLevel(logging.NOTSET)


def _png(width: int, height: int) -> bytes:
    """A grey image."""
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def _only_this_machine(getaddrinfo: Any) -> Any:
    def resolve(host: Any, *arguments: Any, **options: Any) -> Any:
        # None is for whoever listens.
        if host not in (None, "127.0.0.1", b"127.0.0.1", "localhost", b"localhost"):
            raise socket.gaierror(socket.EAI_NONAME, "the documentation is run without a network")
        return getaddrinfo(host, *arguments, **options)

    return resolve
