"""kill -9 at random points, and the same lines again: every job is billed once, every file goes up and comes down once.

SYNC_SOAK=full kills a run of 200 jobs a hundred times.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any, List, Set

import pytest

from sync_sandbox import Sandbox

from .conftest import PROGRAM, make_media

FULL = os.environ.get("SYNC_SOAK") == "full"
JOBS, KILLS = (200, 100) if FULL else (30, 8)
SIZE = 100_000
# As many files as go up or come down at the same time.
AT_ONCE = 4

pytestmark = pytest.mark.timeout(1800 if FULL else 120)


class Victim:
    """The program, started again and again, and what it must not do."""

    def __init__(self, sandbox: Sandbox, folder: Path) -> None:
        self.sandbox = sandbox
        self.folder = folder
        self.kills = 0
        self.fetched: Set[str] = set()
        for number in range(JOBS):
            make_media(folder / "in", f"job-{number}", SIZE)

    def start(self) -> subprocess.Popen[str]:
        command = [sys.executable, PROGRAM, self.sandbox.url, str(self.folder), str(JOBS)]
        return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    def kill(self, after: int, pause: float) -> bool:
        """Kill it after so many requests more. Gives whether it had not ended before."""
        wanted = len(self.sandbox.requests) + after
        with self.start() as process:
            self.sandbox.wait_until(
                lambda: len(self.sandbox.requests) >= wanted or process.poll() is not None, timeout=60
            )
            time.sleep(pause)
            process.kill()
            if process.wait() == 0:
                return False
        self.kills += 1
        self.fetched = self.results()
        return True

    def finish(self) -> Any:
        """Let it come to its end, and give its report."""
        before = len(self.sandbox.requests)
        with self.start() as process:
            report, _ = process.communicate()
        assert process.returncode == 0
        asked = [one for one in self.sandbox.requests[before:] if one.path.endswith("/result")]
        # Of one that was saved and not noted, no more than the beginning.
        again = [one.path for one in asked if one.headers.get("range") != "bytes=0-65535"]
        assert [path for path in again if path.split("/")[3] in self.fetched] == []
        return json.loads(report)

    def results(self) -> Set[str]:
        """The ids of the generations whose results are there."""
        names = [one["outputFileName"].rpartition("-")[0] for one in self.sandbox.generations]
        ids = [one["id"] for one in self.sandbox.generations]
        folder = self.folder / "results"
        return {id for name, id in zip(names, ids) if (folder / f"{name}.mp4").exists()}


def assert_each_once(victim: Victim, report: List[Any]) -> None:
    sandbox = victim.sandbox
    assert report == sorted([f"job-{number}", "done", 1, [], None] for number in range(JOBS))
    assert len(sandbox.billed) == JOBS
    puts = [one for one in sandbox.requests if one.method == "PUT"]
    whole = Counter(one.body.sha256 for one in puts if one.response is not None and one.response.status == 200)
    assert len(whole) == 2 * JOBS
    assert set(whole.values()) == {1}
    # What is lost of an upload is what a kill has cut off, and that is less than one file on the average.
    cut_off = [one.body.length for one in puts if one.response is None or one.response.status != 200]
    assert len(cut_off) <= AT_ONCE * victim.kills
    assert sum(cut_off) <= victim.kills * max(one.body.length for one in puts)
    results = [one for one in sandbox.requests if one.path.endswith("/result")]
    complete = [one for one in results if one.response is not None and one.response.status == 200]
    assert len(complete) - JOBS <= AT_ONCE * victim.kills
    found = {path.name: path.read_bytes() for path in (victim.folder / "results").iterdir()}
    source = victim.folder / "in"
    assert found == {f"job-{number}.mp4": (source / f"job-{number}.mp4").read_bytes() for number in range(JOBS)}


def test_a_run_that_is_killed_at_any_moment_does_everything_once(tmp_path: Path) -> None:
    chance = random.Random(10)
    with Sandbox(pending_seconds=0, processing_seconds=0.1) as sandbox:
        victim = Victim(sandbox, tmp_path)
        # What an undisturbed run takes, in as many parts as there are kills.
        each = 8 * JOBS // KILLS
        while victim.kills < KILLS and victim.kill(chance.randint(1, each), chance.uniform(0, 0.02)):
            pass
        assert victim.kills >= KILLS * 0.7
        assert_each_once(victim, victim.finish())


def test_the_same_where_the_answer_of_every_tenth_create_is_lost(tmp_path: Path) -> None:
    chance = random.Random(11)
    with Sandbox(pending_seconds=0, processing_seconds=0.1) as sandbox:
        creates = 0

        def lose_every_tenth(request: Any) -> None:
            nonlocal creates
            if (request.method, request.path) == ("POST", "/v2/generate"):
                creates += 1
                if creates % 10 == 9:
                    sandbox.fault(method="POST", path="/v2/generate", kind="disconnect", after="processing")

        sandbox.on_request = lose_every_tenth
        victim = Victim(sandbox, tmp_path)
        each = 8 * JOBS // KILLS
        kills = KILLS if FULL else KILLS // 2
        while victim.kills < kills and victim.kill(chance.randint(1, each), chance.uniform(0, 0.02)):
            pass
        assert_each_once(victim, victim.finish())
        assert creates > JOBS
