"""A run on a Dask cluster: a scheduler and two workers, each a process, one of which is killed in the middle."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Counter, List

import pytest

import sync
from sync import Sync
from sync_sandbox import Sandbox

from .conftest import make_media

JOBS = 24
# The run has a key of its own: what the workers send has theirs.
KEYS = ("driver", "worker")
CREATE = ("POST", "/v2/generate")


class Middle:
    """Says when so many creates have come."""

    def __init__(self, creates: int) -> None:
        self.reached = threading.Event()
        self._left = creates

    def __call__(self, request: Any) -> None:
        if (request.method, request.path) == CREATE:
            self._left -= 1
            if not self._left:
                self.reached.set()


class Cluster:
    """The processes of a cluster, and of the run that uses it."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder = folder
        self._stack = stack
        self.file = folder / "scheduler.json"
        here = ("--host", "127.0.0.1", "--scheduler-file", str(self.file))
        self._start("distributed.cli.dask_scheduler", *here, "--port", "0", "--dashboard-address", "127.0.0.1:0")
        alone = ("--no-nanny", "--nthreads", "4", "--no-dashboard", "--local-directory", str(folder))
        self.workers = [self._start("distributed.cli.dask_worker", *here, *alone) for _ in range(2)]

    def _start(self, module: str, *arguments: str) -> subprocess.Popen[bytes]:
        return self._open([sys.executable, "-m", module, *arguments], subprocess.DEVNULL, "worker")

    def run(self, url: str) -> subprocess.Popen[bytes]:
        program = [sys.executable, str(Path(__file__).with_name("cluster.py")), str(self.file), url]
        return self._open([*program, str(self._folder), str(JOBS)], subprocess.PIPE, "")

    def _open(self, command: List[str], stdout: int, key: str) -> subprocess.Popen[bytes]:
        # Processes of their own find the library where this one has found it.
        found = str(Path(sync.__file__).resolve().parents[1])
        environment = {**os.environ, "SYNC_API_KEY": key, "PYTHONPATH": found, "PYTHONWARNINGS": "ignore"}
        process = subprocess.Popen(command, stdout=stdout, stderr=subprocess.DEVNULL, env=environment)
        self._stack.callback(_end, process)
        return process


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.communicate()


@pytest.mark.timeout(240)
def test_where_a_worker_is_killed_every_job_is_billed_once_and_every_file_is_whole(tmp_path: Path) -> None:
    for number in range(JOBS):
        make_media(tmp_path / "in", f"job-{number}")
    middle = Middle(JOBS // 3)
    with ExitStack() as stack, Sandbox(
        api_key=KEYS, pending_seconds=0, processing_seconds=0.2, concurrency_limit=8, on_request=middle
    ) as sandbox:
        cluster = Cluster(tmp_path, stack)
        run = cluster.run(sandbox.url)
        assert middle.reached.wait(90)
        os.kill(cluster.workers[0].pid, signal.SIGKILL)
        printed, _ = run.communicate(timeout=90)
        assert cluster.workers[0].wait() == -signal.SIGKILL
        assert cluster.workers[1].poll() is None
        outcomes = json.loads(printed)
        names = sorted(f"job-{number}" for number in range(JOBS))
        assert outcomes == [[name, "done", "None"] for name in names]
        billed: Counter[str] = Counter(one["outputFileName"].rpartition("-")[0] for one in sandbox.generations)
        assert billed == dict.fromkeys(names, 1)
        # The work was done by the workers, and not beside them.
        assert {one.headers["x-api-key"] for one in sandbox.requests if "x-api-key" in one.headers} == {"worker"}
        with Sync(api_key="worker", base_url=sandbox.url) as client:
            ids = {one["outputFileName"].rpartition("-")[0]: one["id"] for one in sandbox.generations}
            expected = {f"{name}.mp4": b"".join(client.generations.stream(id)) for name, id in ids.items()}
    found = {path.name: path.read_bytes() for path in (tmp_path / "results").iterdir()}
    assert found == expected
