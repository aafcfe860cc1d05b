"""A sandbox, and the command line that talks to it: in this process for breadth, in one of its own for a terminal."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, NamedTuple

import pexpect
import pytest

from sync.cli import main
from sync_sandbox import ManualClock, Sandbox

MEDIA = Path(__file__).resolve().parents[2] / "examples" / "media"


class Result(NamedTuple):
    """What a command left: its exit status, and what it wrote."""

    status: int
    out: str
    err: str

    @property
    def records(self) -> List[Dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def record(self) -> Dict[str, Any]:
        (record,) = self.records
        return record

    @property
    def problem(self) -> Dict[str, Any]:
        """The error, which is the last line."""
        problem: Dict[str, Any] = json.loads(self.err.splitlines()[-1])
        return problem


Run = Callable[..., Result]
Spawn = Callable[..., "pexpect.spawn[str]"]


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(pending_seconds=0.01, processing_seconds=0.02) as sandbox:
        yield sandbox


@pytest.fixture
def still(surroundings: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    """Another sandbox in its place, whose time stands still: its jobs end when the test says so."""
    with Sandbox(clock=ManualClock(), long_poll=False) as sandbox:
        monkeypatch.setenv("SYNC_BASE_URL", sandbox.url)
        yield sandbox


@pytest.fixture(autouse=True)
def surroundings(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with media, a home without keys, and the sandbox as the server."""
    for file in MEDIA.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("SYNC_BASE_URL", sandbox.url)
    monkeypatch.setenv("SYNC_API_KEY", "test")
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command as in a pipe."""

    def run(*arguments: str) -> Result:
        capsys.readouterr()
        status = main(arguments)
        return Result(status, *capsys.readouterr())

    return run


@pytest.fixture
def spawn() -> Iterator[Spawn]:
    """Runs a command in a terminal of its own."""
    children: List[pexpect.spawn[str]] = []

    def spawn(*arguments: str, columns: int = 100) -> pexpect.spawn[str]:
        # Not through os.environ: what pexpect sets itself must not stay.
        child = pexpect.spawn(
            sys.executable,
            ["-m", "sync", *arguments],
            # pytest-xdist sets the columns of its own terminal, which programs believe.
            env={name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")},
            dimensions=(40, columns),
            encoding="utf-8",
            timeout=30,
        )
        children.append(child)
        return child

    yield spawn
    for child in children:
        child.close(force=True)
