"""A download that was cut off: by a scope of anyio, or by a kill that leaves no time for anything."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Callable, List

import anyio
import pytest

from sync import AsyncSync
from sync.core.files import part as part_module
from sync.core.files.target import Target

from ..scripted_server import Request, Script, ScriptedServer, response
from .api import generation
from .conftest import MakeClient

CONTENT = bytes(range(256)) * 4096
HALF = len(CONTENT) // 2
CAN_TELL_BOOTS = os.path.exists(part_module.BOOT_ID)


class Storage(ScriptedServer):
    """A generation and its file.

    Attributes:
        etag: The version of the file.
        stalls: Whether it stops after a half.
    """

    etag = '"1"'
    stalls = False

    def respond(self, request: Request) -> Script:
        if request.target.startswith("/v2/"):
            return [response(generation("job", "COMPLETED", outputUrl=f"{self.url}/video.mp4"))]
        head = [f"ETag: {self.etag}"]
        if self.stalls:
            # What comes later than a tenth of a second after the first byte has the first written.
            return [response(CONTENT[:HALF], 200, *head, length=len(CONTENT)), 0.2, CONTENT[HALF : HALF + 9], 30.0]
        start = int(request.headers.get("range", "bytes=0-")[6:-1])
        if not start or request.headers.get("if-range") != self.etag:
            return [response(CONTENT, 200, *head)]
        return [
            response(CONTENT[start:], 206, *head, f"Content-Range: bytes {start}-{len(CONTENT) - 1}/{len(CONTENT)}")
        ]

    @property
    def ranges(self) -> List[Any]:
        return [request.headers.get("range") for request in self.requests if not request.target.startswith("/v2/")]


SCRIPT = """
import sys
from sync import Sync

Sync(api_key="test", base_url=sys.argv[1]).generations.download(
    "job", sys.argv[2], on_progress=lambda progress: print(progress.bytes_done, flush=True))
"""


def begin(server: Storage, to: Path) -> subprocess.Popen[str]:
    """A program that has half of the file."""
    server.stalls = True
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, server.url, str(to)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    # On a busy machine the half arrives in pieces.
    while int(process.stdout.readline()) < HALF:
        pass
    return process


@pytest.fixture
def storage() -> Any:
    with Storage() as server:
        yield server


@pytest.fixture
def killed(storage: Storage, tmp_path: Path) -> Path:
    """What a program has left that was killed."""
    process = begin(storage, tmp_path / "video.mp4")
    process.kill()
    process.communicate()
    storage.stalls = False
    storage.requests.clear()
    (part,) = tmp_path.glob("*.part")
    assert 0 < part.stat().st_size <= HALF + 9
    return part


def finish(make: MakeClient, storage: Storage, folder: Path) -> None:
    path = make(base_url=storage.url).generations.download("job", folder / "video.mp4")
    assert path.read_bytes() == CONTENT
    assert os.listdir(folder) == ["video.mp4"]


@pytest.mark.skipif(not CAN_TELL_BOOTS, reason="this system does not tell one start of the machine from another")
def test_what_a_kill_left_is_resumed(make: MakeClient, storage: Storage, killed: Path, tmp_path: Path) -> None:
    size = killed.stat().st_size
    finish(make, storage, tmp_path)
    assert storage.ranges == [f"bytes={size - 1}-"]


def test_another_version_begins_anew(make: MakeClient, storage: Storage, killed: Path, tmp_path: Path) -> None:
    storage.etag = '"2"'
    finish(make, storage, tmp_path)
    assert len(storage.ranges) == 1


def spoil_state(part: Path) -> None:
    part.with_suffix(".state").write_text("{", encoding="utf-8")


def lose_state(part: Path) -> None:
    part.with_suffix(".state").unlink()


def start_again(part: Path) -> None:
    state = part.with_suffix(".state")
    state.write_text(state.read_text(encoding="utf-8").replace('"boot": "', '"boot": "x'), encoding="utf-8")


def grow(part: Path) -> None:
    with part.open("ab") as file:
        file.truncate(len(CONTENT) + 1)


def empty(part: Path) -> None:
    part.write_bytes(b"")


@pytest.mark.skipif(not CAN_TELL_BOOTS, reason="this system does not tell one start of the machine from another")
@pytest.mark.parametrize("change", [spoil_state, lose_state, start_again, grow, empty])
def test_what_can_not_be_trusted_is_removed(
    make: MakeClient, storage: Storage, killed: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    change(killed)
    finish(make, storage, tmp_path)
    assert storage.ranges == [None]


def test_what_another_process_still_writes_is_left_alone(make: MakeClient, storage: Storage, tmp_path: Path) -> None:
    process = begin(storage, tmp_path / "video.mp4")
    (part,) = tmp_path.glob("*.part")
    storage.stalls = False
    path = make(base_url=storage.url).generations.download("job", tmp_path / "video.mp4")
    assert path.read_bytes() == CONTENT
    assert part.exists()
    process.kill()
    process.communicate()


def test_the_part_of_another_job_is_left_alone(
    make: MakeClient, storage: Storage, killed: Path, tmp_path: Path
) -> None:
    make(base_url=storage.url).generations.download("job", tmp_path / "another.mp4")
    assert killed.exists()


@pytest.mark.parametrize("step", ["open", "write", "publish"])
def test_a_scope_of_anyio_leaves_no_part(
    storage: Storage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    original = getattr(Target, step)
    entered, cancelled = threading.Event(), threading.Event()

    def held(*args: Any) -> Any:
        entered.set()
        cancelled.wait(5)
        return original(*args)

    monkeypatch.setattr(Target, step, held)

    async def main() -> None:
        async with AsyncSync(api_key="test", base_url=storage.url) as client:
            with anyio.CancelScope() as scope:
                loop = asyncio.get_running_loop()
                loop.run_in_executor(None, watch, loop, scope)
                await client.generations.download("job", tmp_path / "video.mp4")
        assert scope.cancelled_caught

    def watch(loop: asyncio.AbstractEventLoop, scope: anyio.CancelScope) -> None:
        entered.wait(5)
        loop.call_soon_threadsafe(scope.cancel)
        # It goes on cancelling: time enough to leave the thread behind.
        loop.call_soon_threadsafe(loop.call_later, 0.05, cancelled.set)

    asyncio.run(main())
    assert [name for name in os.listdir(tmp_path) if name != "video.mp4"] == []
