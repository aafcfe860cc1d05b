from __future__ import annotations

import re
from pathlib import Path

import interpreters
import pytest
from test_matrix import Run, choose, choose_tests

FOUND: dict[str, Path | None] = {"3.8": Path("/python3.8"), "3.9": None, "3.13": Path("/python3.13")}


@pytest.fixture(autouse=True)
def machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has only two versions."""
    monkeypatch.setattr(interpreters, "find_all", lambda: FOUND)
    monkeypatch.setattr(interpreters, "find", FOUND.get)


def test_all_runs_every_version_found_and_the_oldest_with_its_lowest_dependencies_too() -> None:
    assert [run.name for run in choose(["all"])] == ["3.8-lowest", "3.8", "3.13-measured", "3.13-httpx2", "3.13"]


def test_the_versions_between_the_ends_share_the_values_that_their_tests_are_given() -> None:
    runs = [Run(version, Path(version)) for version in ("3.8", "3.9", "3.10", "3.13")]
    assert choose_tests(runs[0], runs) == []
    assert [choose_tests(run, runs)[-1] for run in runs[1:3]] == ["--share=0/2", "--share=1/2"]


def test_the_newest_runs_every_test_once_the_measured_ones_and_the_rest() -> None:
    runs = choose(["all"])
    *measured, _, _ = choose_tests(runs[2], runs)
    assert choose_tests(runs[4], runs) == [f"--ignore={folder}" for folder in measured]


def test_all_names_what_is_absent_and_the_oldest_and_newest_found(capsys: pytest.CaptureFixture[str]) -> None:
    choose(["all"])
    told = capsys.readouterr().out
    assert re.search(r"^Python 3\.9: skipped, not found", told, re.MULTILINE)
    assert "the oldest is 3.8, the newest 3.13" in told


def test_versions_run_from_the_oldest_to_the_newest() -> None:
    assert [run.name for run in choose(["3.13", "3.8"])] == ["3.8", "3.13"]


@pytest.mark.parametrize(
    ("wanted", "told"),
    [("3.9", "Python 3.9: not found"), ("2.7", "Python 2.7 is not supported"), ("3.9.1", "3.9.1 is not supported")],
)
def test_a_version_asked_for_by_name_must_be_there(wanted: str, told: str) -> None:
    with pytest.raises(SystemExit, match=re.escape(told)):
        choose(["3.8", wanted])


def test_no_interpreter_at_all_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interpreters, "find_all", lambda: {"3.8": None})
    with pytest.raises(SystemExit, match="not found"):
        choose(["all"])


@pytest.mark.parametrize(
    ("output", "failed", "summary"),
    [
        ("===== 12 passed in 3.45s =====\n", None, "3.8  ok  12 passed in 3.45s"),
        ("==== 12 passed, 1 skipped in 95.10s (0:01:35) ====\n", None, "3.8  ok  12 passed, 1 skipped in 95.10s"),
        ("2 failed, 1 error in 0.1s\n", "tests", "3.8  FAILED: tests  2 failed, 1 error in 0.1s"),
        ("No solution found\n", "installing the requirements", "3.8  FAILED: installing the requirements  no tests"),
    ],
    ids=["passed", "long", "failed", "not installed"],
)
def test_the_summary_gives_the_closing_line_of_pytest(output: str, failed: str | None, summary: str) -> None:
    assert Run("3.8", Path("/python3.8"), output=output, failed=failed).summary.strip().startswith(summary)
