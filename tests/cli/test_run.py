"""run: many videos, each once."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path
from typing import List

import pytest

from sync_sandbox import Sandbox

from .conftest import Run, Spawn


@pytest.fixture
def pairs(surroundings: None, tmp_path: Path) -> List[str]:
    """The names of the pairs in the folder `in`."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.mp4").write_bytes((tmp_path / "video.mp4").read_bytes() + name.encode())
        shutil.copy(tmp_path / "audio.wav", folder / f"{name}.wav")
    return ["a", "b", "c"]


def test_a_folder_becomes_videos_and_again_none(run: Run, sandbox: Sandbox, pairs: List[str], tmp_path: Path) -> None:
    first = run("run", "in", "-o", "out", "--report", "report.html")
    assert first.status == 0
    assert sorted(record["name"] for record in first.records) == pairs
    assert {record["state"] for record in first.records} == {"done"}
    assert all(Path(record["path"]).is_file() for record in first.records)
    assert (tmp_path / "report.html").exists()
    again = run("run", "in", "-o", "out")
    assert (again.status, len(again.records)) == (0, 3)
    assert len(sandbox.billed) == 3
    # Nobody asked for a price.
    assert run("run", "in", "-o", "out", "--no-json").err == "3 done\n"


@pytest.mark.parametrize(
    ("report", "problem"),
    [
        ("audio.csv", "exists: pass --force"),
        ("report.txt", "must end with .csv"),
        ("no/report.csv", "can't be written"),
    ],
)
def test_a_report_that_can_not_be_written_is_refused_before_anything_is_sent(
    run: Run, sandbox: Sandbox, pairs: List[str], tmp_path: Path, report: str, problem: str
) -> None:
    (tmp_path / "audio.csv").write_text("mine")
    refused = run("run", "in", "-o", "out", "--report", report)
    assert (refused.status, refused.out) == (2, "")
    assert problem in refused.problem["error"]
    assert "--report" in refused.problem["error"]
    assert sandbox.requests == []
    assert (tmp_path / "audio.csv").read_text() == "mine"


def test_a_source_of_no_known_kind_is_told_in_the_words_of_the_command(run: Run, sandbox: Sandbox) -> None:
    refused = run("run", "audio.wav", "-o", "out")
    assert refused.status == 2
    assert refused.problem["error"].startswith("SOURCE must be a folder, or end with one of .csv, ")
    assert sandbox.requests == []


def test_a_run_replaces_its_own_report_and_with_force_any(
    run: Run, sandbox: Sandbox, pairs: List[str], tmp_path: Path
) -> None:
    report = tmp_path / "report.csv"
    report.write_text("mine")
    sandbox.outcome("REJECTED", error="No face.")
    assert run("run", "in", "-o", "out", "--report", "report.csv", "--force").status == 5
    first = report.read_text()
    assert "No face." in first
    shutil.copy(tmp_path / "in" / "a.mp4", tmp_path / "in" / "d.mp4")
    shutil.copy(tmp_path / "audio.wav", tmp_path / "in" / "d.wav")
    run("run", "in", "-o", "out", "--report", "report.csv")
    assert len(report.read_text().splitlines()) == len(first.splitlines()) + 1
    other = run("run", "in", "-o", "elsewhere", "--report", "report.csv")
    assert other.status == 2


def test_a_table_is_read_with_the_options_of_the_command(run: Run, sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "jobs.csv").write_text("name,video,audio\none,video.mp4,audio.wav\n", encoding="utf-8")
    assert run("run", "jobs.csv", "-o", "out", "--model", "lipsync-2-pro", "--sync-mode", "loop").status == 0
    (generation,) = sandbox.generations
    assert (generation["model"], generation["options"]) == ("lipsync-2-pro", {"sync_mode": "loop"})
    (tmp_path / "jobs.csv").write_text("name,video,audio\none,video.mp4,missing.wav\n", encoding="utf-8")
    result = run("run", "jobs.csv", "-o", "out")
    assert result.status == 2
    assert "missing.wav" in result.problem["error"]


def test_a_dry_run_tells_the_price_of_each_and_leaves_nothing(
    run: Run, sandbox: Sandbox, pairs: List[str], tmp_path: Path
) -> None:
    result = run("run", "in", "-o", "out", "--dry-run")
    assert result.status == 0
    assert sorted(record["name"] for record in result.records) == pairs
    assert all(record["cost"] > 0 for record in result.records)
    assert sandbox.billed == []
    assert not (tmp_path / "out").exists()


def test_what_the_budget_does_not_cover_is_not_created(run: Run, sandbox: Sandbox, pairs: List[str]) -> None:
    result = run("run", "in", "-o", "out", "--budget", "0")
    assert result.status == 1
    assert {record["state"] for record in result.records} == {"stopped"}
    assert sandbox.billed == []
    assert run("run", "in", "-o", "out", "--budget", "100", "--no-json").status == 0
    assert len(sandbox.billed) == 3


def test_a_job_that_fails_ends_it_with_5_and_not_the_others(run: Run, sandbox: Sandbox, pairs: List[str]) -> None:
    sandbox.outcome("REJECTED", error="No face.")
    result = run("run", "in", "-o", "out", "--no-json")
    assert result.status == 5
    assert "No face." in result.out
    assert "2 done" in result.err


def test_ctrl_c_prints_the_same_command_which_goes_on(
    spawn: Spawn, run: Run, sandbox: Sandbox, pairs: List[str], tmp_path: Path
) -> None:
    sandbox.outcome(timeline=[(0.0, "PROCESSING"), (3600.0, "COMPLETED")], times=3)
    child = spawn("run", "in", "-o", "out", "--concurrency", "3", "--report", "report.csv", columns=200)
    sandbox.wait_until(lambda: len(sandbox.billed) == 3, timeout=30)
    child.expect_exact("3 running")
    child.sendintr()
    child.expect_exact("resume with")
    child.expect("(syncsdk run .+?)\r?\n")
    assert child.match
    command = shlex.split(child.match[1])[1:]
    child.wait()
    assert child.exitstatus == 130
    assert (tmp_path / "report.csv").read_text().count(",running,") == 3
    for generation in sandbox.generations:
        sandbox.outcome(timeline=[(0.0, "COMPLETED")], id=generation["id"])
    result = run(*command)
    assert [record["state"] for record in result.records] == ["done"] * 3
    assert (tmp_path / "report.csv").read_text().count(",done,") == 3
    assert len(sandbox.billed) == 3
