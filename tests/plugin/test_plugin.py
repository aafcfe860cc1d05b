"""The fixtures for pytest: each program is a pytest run of its own, with the plugins that people have beside it."""

from __future__ import annotations

from pathlib import Path
from subprocess import CompletedProcess
from typing import Callable, List

import pytest

from .support import passed, run_pytest

PROGRAMS = Path(__file__).parent / "programs"

Run = Callable[..., "CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs a program of `programs` under the plugins that are named by its arguments and under no others."""

    def run(name: str, *arguments: str, mode: str = "") -> CompletedProcess[str]:
        source = (PROGRAMS / f"{name}.py").read_text("utf-8").replace("pytest.mark.MODE", f"pytest.mark.{mode}")
        (tmp_path / f"test_{name}.py").write_text(source, "utf-8")
        return run_pytest(tmp_path, arguments)

    return run


def test_a_test_takes_five_lines(run: Run) -> None:
    assert passed(run("five_lines")) == 1
    assert len((PROGRAMS / "five_lines.py").read_text("utf-8").split("\n\n\n")[1].splitlines()) <= 5


def test_minutes_of_the_sandbox_pass_while_a_client_waits(run: Run) -> None:
    assert passed(run("synchronous")) == 8


def test_each_process_of_xdist_has_a_server_of_its_own(run: Run) -> None:
    assert passed(run("synchronous", "-p", "xdist", "-n", "2", "-k", "skips_what or account or marker or itself")) == 4


@pytest.mark.parametrize(
    ("plugin", "mode", "options"),
    [
        ("pytest_asyncio.plugin", "asyncio", ["--asyncio-mode=strict"]),
        ("pytest_asyncio.plugin", "asyncio", ["--asyncio-mode=auto"]),
        ("anyio.pytest_plugin", "anyio", []),
    ],
)
def test_asynchronous_tests_run_under_every_plugin(run: Run, plugin: str, mode: str, options: List[str]) -> None:
    assert passed(run("asynchronous", "-p", plugin, *options, mode=mode)) == 3


def test_what_a_test_leaves_behind_does_not_reach_the_next(run: Run) -> None:
    assert passed(run("isolated")) == 5


def test_another_clock_is_a_fixture_away(run: Run) -> None:
    assert passed(run("other_clocks")) == 2


def test_a_start_of_pytest_loads_nothing_for_it(run: Run) -> None:
    assert passed(run("without")) == 1


def test_a_mistake_in_a_marker_is_told_in_a_line(run: Run) -> None:
    done = run("refused")
    assert done.returncode == 1
    for line in (
        "sync_sandbox: There is no setting 'concurency_limit'. Did you mean 'concurrency_limit'?",
        "sync_sandbox: clock can't be set here. Override the fixture sync_sandbox_clock.",
        "@pytest.mark.sync_sandbox takes settings by name, such as concurrency_limit=2.",
        "'rate_limit' must be >= 0: -1",
    ):
        assert line in done.stdout
    assert "4 errors in" in done.stdout
