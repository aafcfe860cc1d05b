"""A server that lies at random and a program that is interrupted at random: every job is billed once all the same.

SYNC_SOAK=full has a hundred such runs.
"""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any, Callable, Dict, List

import pytest

from sync import Sync
from sync.runs import Run, State
from sync.runs.database import Database
from sync.runs.plan import MixedUpError
from sync.testing import use_clock
from sync_sandbox import Sandbox, SkippingClock

from .conftest import AUDIO, QUICK, make_media, request

SEEDS = 100 if os.environ.get("SYNC_SOAK") == "full" else 4
JOBS = 8
MOST_LIES = 40
MOST_SESSIONS = 80
CREATE: Any = {"method": "POST", "path": "/v2/generate"}
LIST: Any = {"path": "/v2/generations"}
GET: Any = {"path": "/v2/generate/{id}"}


class Liar:
    """Sends now and then something else than what is true, and something else than what was asked for."""

    def __init__(self, sandbox: Sandbox, chance: random.Random) -> None:
        self._sandbox = sandbox
        self._chance = chance
        self.lies = 0

    def lie(self, request: Any) -> None:
        if self.lies < MOST_LIES and self._sandbox.generations and self._chance.random() < 0.25:
            self.lies += 1
            self._chance.choice(self._lies())()

    def _lies(self) -> List[Callable[[], object]]:
        fault = self._sandbox.fault
        return [
            lambda: fault(**LIST, status=200, body=[self._claim("FAILED") for _ in range(3)]),
            lambda: fault(**LIST, status=200, body=[self._claim("PENDING"), self._claim("PROCESSING")]),
            lambda: fault(**LIST, status=200, body=[]),
            lambda: fault(**GET, status=500),
            lambda: fault(**GET, status=200, body=self._claim("PROCESSING")),
            lambda: fault(**CREATE, status=503),
            lambda: fault(**CREATE, kind="disconnect", after="processing"),
            lambda: fault(**CREATE, status=201, body=self._claim("PENDING"), after="processing"),
            lambda: fault(path="/storage*", status=503),
        ]

    def _claim(self, status: str) -> Dict[str, Any]:
        """Any generation, with this status."""
        kept = ("id", "createdAt", "model", "input", "outputFileName")
        one = self._chance.choice(self._sandbox.generations)
        return {**{name: one[name] for name in kept}, "status": status, "errorCode": "generation_pipeline_failed"}


class Interrupter:
    """Raises KeyboardInterrupt in the midst of what a run writes down."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._execute = Database._execute
        self.left = 0
        self.wind_up()

    def wind_up(self) -> None:
        self.left = self._chance.randrange(5, 300)

    def execute(self, database: Database, *args: Any) -> Any:
        result = self._execute(database, *args)
        self.left -= 1
        if not self.left:
            raise KeyboardInterrupt
        return result


def add_all(run: Run, folder: Path, seed: int) -> None:
    for number in range(JOBS):
        media = [make_media(folder, f"{seed}-{number}")[0], AUDIO]
        body = {"model": "lipsync-2", "input": media} if number % 2 else request(number)
        run.add(body, name=str(number))


@pytest.mark.parametrize("seed", range(SEEDS))
def test_every_job_is_billed_once_and_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    chance = random.Random(seed)
    clock = SkippingClock()
    interrupter = Interrupter(chance)
    monkeypatch.setattr(Database, "_execute", lambda *args: interrupter.execute(*args))
    limit = chance.choice([None, 1, 3])
    with Sandbox(clock=clock, pending_seconds=1, processing_seconds=4, concurrency_limit=limit) as sandbox, use_clock(
        clock
    ), Sync(api_key="test", base_url=sandbox.url) as client:
        sandbox.on_request = Liar(sandbox, chance).lie
        for _ in range(MOST_SESSIONS):
            try:
                with client.runs.open(tmp_path / "run.sqlite", to=tmp_path / "results", limits=QUICK) as run:
                    add_all(run, tmp_path / "in", seed)
                    outcomes = run.wait()
                if [outcome.state for outcome in outcomes] == [State.DONE] * JOBS:
                    break
            except KeyboardInterrupt:
                interrupter.wind_up()
            except MixedUpError:
                pass  # Nothing else that the server says stops a run.
        else:
            raise AssertionError("it came to no end")
        assert len(sandbox.billed) == JOBS
        assert sorted(outcome.name for outcome in outcomes) == [str(number) for number in range(JOBS)]
