"""One client for a long time: what it holds does not grow. SYNC_SOAK=full makes it long."""

from __future__ import annotations

import asyncio
import gc
import inspect
import os
import subprocess
import sys
import threading
import tracemalloc
from collections import deque
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Callable, Iterator

import pytest

from sync import Sync
from sync.core.call.clock import Clock
from sync.errors import WaitTimeoutError

from ..facade.conftest import colour, loop
from ..facade.support import INPUT, assert_all_are_closed, make_client

__all__ = ["colour", "loop"]

FULL = os.environ.get("SYNC_SOAK") == "full"
POLLS = 10_000 if FULL else 300
FILES = 2_000 if FULL else 30
CLIENTS = 500

pytestmark = pytest.mark.timeout(1800 if FULL else 60)

ROUNDS = 3


class ForgetfulClock(Clock):
    """A clock that does not wait, and keeps no account of it."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    async def asleep(self, seconds: float) -> None:
        self.now += seconds


@contextmanager
def sandbox(processing: str) -> Iterator[str]:
    """A sandbox in a process of its own, so that what grows here is the client's; its URL."""
    command = [sys.executable, "-m", "sync_sandbox", "--port", "0", "--pending", "0", "--processing", processing]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            url = next(line.partition("SYNC_BASE_URL=")[2].strip() for line in process.stdout if "BASE_URL" in line)
            # It tells each request, and would stop when nobody reads.
            threading.Thread(target=deque, args=(process.stdout, 0)).start()
            yield url
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def endless() -> Iterator[str]:
    """Where no generation ends."""
    with sandbox(processing="1e9") as url:
        yield url


@pytest.fixture(scope="module")
def instant() -> Iterator[str]:
    """Where each has ended at once."""
    with sandbox(processing="0") as url:
        yield url


@pytest.fixture
def make(colour: Any, loop: asyncio.AbstractEventLoop) -> Callable[[str], Sync]:
    return lambda url: make_client(colour, loop, ForgetfulClock(), api_key="test", base_url=url)


def open_files() -> int:
    return len(os.listdir("/dev/fd"))


def assert_flat(work: Callable[[int], Any], times: int, noise: int) -> None:
    """Do the work in rounds, and compare what is held after each. A table that is enlarged once is no leak.

    Args:
        noise: Bytes for each time that may be left, such as in caches that are bounded.
    """
    work(10)
    gc.collect()
    files = open_files()
    grown = []
    tracemalloc.start()
    try:
        work(10)
        for _ in range(ROUNDS):
            gc.collect()
            before = tracemalloc.get_traced_memory()[0]
            work(times // ROUNDS)
            gc.collect()
            grown.append(tracemalloc.get_traced_memory()[0] - before)
    finally:
        tracemalloc.stop()
    assert min(grown) < noise * times // ROUNDS
    assert open_files() <= files


def test_500_clients_that_are_made_and_dropped_leave_no_socket(
    colour: Any, loop: asyncio.AbstractEventLoop, instant: str
) -> None:
    async def make_and_drop() -> None:
        before = open_files()
        for _ in range(CLIENTS):
            result = colour(api_key="test", base_url=instant).generations.list(limit=1)
            assert await result == [] if inspect.isawaitable(result) else result == []
        await assert_all_are_closed(open_files, before)

    asyncio.run(make_and_drop())


def test_polls_leave_nothing_behind(make: Callable[[str], Sync], endless: str) -> None:
    client = make(endless)
    job = client.generations.create(model="lipsync-2", input=INPUT)

    def poll(times: int) -> None:
        # The server holds no poll that asks for progress.
        with pytest.raises(WaitTimeoutError):
            client.generations.wait(job.id, timeout=float(times), poll_interval=1.0, progress=True)

    assert_flat(poll, POLLS, noise=200)


def test_uploads_and_downloads_leave_nothing_behind(make: Callable[[str], Sync], instant: str, tmp_path: Path) -> None:
    client = make(instant)
    generation = client.generations.create_and_wait(model="lipsync-2", input=INPUT)
    path = tmp_path / "video.mp4"

    def move(times: int) -> None:
        for _ in range(times):
            client.generations.download(generation, path, overwrite=True)
            client.assets.upload(path)

    # Less than the file has.
    assert_flat(move, FILES, noise=3000)
    assert list(tmp_path.iterdir()) == [path]
