"""The command line in a real terminal."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Callable, List

import pexpect
import pytest

from sync_sandbox import Sandbox

from .conftest import Run, Spawn

_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def finish(child: pexpect.spawn[str]) -> str:
    """What a command has written by its end, without colours and movements."""
    child.expect(pexpect.EOF)
    child.close()
    return _ESCAPES.sub("", child.before or "")


def interrupt(child: pexpect.spawn[str], begun: Callable[[], bool]) -> str:
    """Press Ctrl-C once something has begun. Returns what is written until the end."""
    # As often as the display is drawn: a request without a response is no change that the sandbox tells.
    while not begun():
        child.expect_exact("\x1b[2K")
    child.sendintr()
    # A signal that arrives in the instant before a system call does not interrupt it: a person would press again.
    if child.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=15) == 1:
        child.sendintr()
        child.expect(pexpect.EOF)
    child.close()
    return _ESCAPES.sub("", child.before or "")


def last_drawn(child: pexpect.spawn[str]) -> List[str]:
    """The lines that stand in the terminal at the end."""
    child.expect(pexpect.EOF)
    child.close()
    # Every line is cleared before the display is drawn again.
    return _ESCAPES.sub("", (child.before or "").rpartition("\x1b[2K")[2]).splitlines()


def commands_in(text: str) -> List[str]:
    """The commands that resume."""
    commands: List[str] = re.findall(r"resume with +(syncsdk .+?)\r?\n", text)
    return commands


def test_a_person_sees_each_phase_with_its_time_and_size_and_then_the_result(spawn: Spawn, sandbox: Sandbox) -> None:
    sandbox.outcome(timeline=[(0.0, "PROCESSING"), (0.5, "COMPLETED")])
    child = spawn("generate", "video.mp4", "audio.wav", "-o", "result.mp4")
    for phase in ("upload video.mp4", "upload audio.wav", "create", "processing"):
        child.expect_exact(phase)
    lines = finish(child).splitlines()
    assert child.exitstatus == 0
    for phase, size in (
        ("upload video.mp4", "6.7 kB"),
        ("create", ""),
        ("processing", ""),
        ("download result.mp4", "kB"),
    ):
        assert re.search(rf"^✓ {phase} +━+ 0:00:\d\d.*{size}", "\n".join(lines), re.MULTILINE)
    assert re.search(r"^path +result.mp4$", "\n".join(lines), re.MULTILINE)


def test_a_terminal_that_can_not_redraw_gets_a_line_for_each_phase(
    spawn: Spawn, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    sandbox.outcome(timeline=[(0.0, "PROCESSING"), (0.1, "COMPLETED")])
    child = spawn("generate", "video.mp4", "audio.wav", "-o", "result.mp4")
    child.expect(pexpect.EOF)
    lines = (child.before or "").splitlines()
    id = sandbox.generations[0]["id"]
    phases = ["upload video.mp4", "upload audio.wav", "create", f"Generation {id}", "processing", "download"]
    assert lines[: len(phases)] == phases
    assert "\x1b" not in "".join(lines)


def test_ctrl_c_prints_the_command_that_goes_on(spawn: Spawn, run: Run, sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.outcome(timeline=[(0.0, "PROCESSING"), (3600.0, "COMPLETED")])
    child = spawn("generate", "video.mp4", "audio.wav", "-o", "result.mp4")
    child.expect_exact("processing")
    child.sendintr()
    text = finish(child)
    assert child.exitstatus == 130
    (generation,) = sandbox.generations
    assert f"Error: Interrupted. Generation {generation['id']} continues." in text
    (command,) = commands_in(text)
    sandbox.outcome(timeline=[(0.0, "COMPLETED")], id=generation["id"])
    assert run(*shlex.split(command)[1:]).record["path"] == "result.mp4"
    assert len(sandbox.billed) == 1


def test_ctrl_c_before_the_response_of_a_create_prints_the_command_that_finds_its_job(
    spawn: Spawn, run: Run, sandbox: Sandbox
) -> None:
    sandbox.fault(method="POST", path="/v2/generate", kind="stall", after="processing")
    child = spawn("generate", "video.mp4", "audio.wav", columns=400)
    text = interrupt(child, lambda: len(sandbox.billed) == 1)
    assert child.exitstatus == 130
    assert "The generation may exist: the command finds it, or else creates it." in text
    (command,) = commands_in(text)
    assert "--idempotency-key" in command
    assert [run(*shlex.split(command)[1:]).record["id"]] == sandbox.billed


def test_ctrl_c_during_an_upload_prints_a_command_that_repeats_no_upload(
    spawn: Spawn, run: Run, sandbox: Sandbox
) -> None:
    sandbox.fault(method="PUT", kind="slow")
    stall = sandbox.fault(method="PUT", kind="stall")
    child = spawn("generate", "video.mp4", "audio.wav", columns=400)
    text = interrupt(child, lambda: stall.hits == 1)
    assert child.exitstatus == 130
    assert "Error: Interrupted. Nothing was created." in text
    assert sandbox.billed == []
    (command,) = commands_in(text)
    assert run(*shlex.split(command)[1:]).status == 0
    assert [asset["name"] for asset in run("assets", "list").records] == ["audio.wav", "video.mp4"]


def test_ctrl_c_during_the_second_of_three_downloads_prints_the_command_for_the_rest(
    spawn: Spawn, run: Run, sandbox: Sandbox, tmp_path: Path
) -> None:
    ids = [sandbox.add_generation()["id"] for _ in range(3)]
    sandbox.fault(path="/v2/generations/{id}/result", kind="slow")
    stall = sandbox.fault(path="/v2/generations/{id}/result", kind="stall", at=1000)
    child = spawn("download", *ids, "-o", "results", columns=400)
    (command,) = commands_in(interrupt(child, lambda: stall.hits == 1))
    assert command == f"syncsdk download --output results {ids[1]} {ids[2]}"
    assert [path.stem for path in (tmp_path / "results").iterdir()] == ids[:1]
    assert run(*shlex.split(command)[1:]).status == 0
    assert {path.stem for path in (tmp_path / "results").iterdir()} == set(ids)


@pytest.mark.parametrize("status", ["FAILED", "REJECTED"])
def test_a_job_that_fails_at_once_marks_no_other_step_as_failed(spawn: Spawn, sandbox: Sandbox, status: str) -> None:
    sandbox.outcome(status, timeline=[(0.0, status)])
    lines = last_drawn(spawn("generate", "video.mp4", "audio.wav"))
    assert [line.split("━")[0].strip() for line in lines if line.startswith(("✓", "✗", "…"))] == [
        "✓ upload video.mp4",
        "✓ upload audio.wav",
        "✓ create",
        f"✗ {status.lower()}",
    ]


def test_a_job_that_nobody_waits_for_is_not_shown_as_done(spawn: Spawn) -> None:
    lines = last_drawn(spawn("generate", "video.mp4", "audio.wav", "--no-wait"))
    assert [line.split()[1] for line in lines if line.startswith("✓")] == ["upload", "upload", "create"]


@pytest.mark.parametrize(
    ("command", "steps"),
    [
        ("wait {id} -o result.mp4", ["completed", "download result.mp4"]),
        ("download {id} -o result.mp4", ["download result.mp4"]),
        ("assets upload video.mp4", ["upload video.mp4"]),
        ("voices clone Ada audio.wav", ["upload audio.wav"]),
        ("speak Hello. --voice EXAVITQu4vr4xnSDxMaL -o hello.wav", ["create", "success", "download hello.wav"]),
    ],
)
def test_every_command_that_takes_long_shows_its_steps(
    spawn: Spawn, sandbox: Sandbox, command: str, steps: List[str]
) -> None:
    sandbox.outcome("SUCCESS", job="speech", timeline=[(0.0, "SUCCESS")])
    child = spawn(*command.format(id=sandbox.add_generation()["id"]).split())
    lines = last_drawn(child)
    assert [line.split("━")[0][2:].strip() for line in lines if line.startswith("✓")] == steps
    assert child.exitstatus == 0


def test_a_run_shows_its_figures_and_then_its_jobs(spawn: Spawn, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for file in ("video.mp4", "audio.wav"):
        (tmp_path / file).rename(tmp_path / "in" / f"a{Path(file).suffix}")
    child = spawn("run", "in", "-o", "out")
    lines = last_drawn(child)
    assert child.exitstatus == 0
    assert re.search("1/1 .*1 done 0 failed 0 running", lines[0])
    assert [line.split()[:2] for line in lines[1:]] == [["name", "state"], ["a", "done"], ["1", "done"]]


def test_a_refused_create_is_the_step_that_failed(spawn: Spawn, sandbox: Sandbox) -> None:
    sandbox.fault(method="POST", path="/v2/generate", status=402)
    lines = last_drawn(spawn("generate", "video.mp4", "audio.wav"))
    assert [line.split()[1] for line in lines if line.startswith("✗")] == ["create"]


def test_a_terminal_of_80_columns_holds_the_list(spawn: Spawn, sandbox: Sandbox) -> None:
    id = sandbox.add_generation()["id"]
    lines = [line for line in finish(spawn("list", columns=80)).splitlines() if line.strip()]
    assert len(lines) == 2
    assert lines[1].startswith(f"{id} COMPLETED")


@pytest.mark.parametrize("command", ["list", "assets list", "cost --since 1h", "models", "voices list", "errors"])
def test_a_narrow_terminal_breaks_no_word(spawn: Spawn, run: Run, sandbox: Sandbox, command: str) -> None:
    for _ in range(2):
        run("generate", "video.mp4", "audio.wav")
    words = finish(spawn(*command.split(), columns=60)).split()
    for record in run(*command.split()).records:
        for name in ("id", "status", "generationId", "generationStatus", "code", "provider"):
            assert record.get(name, words[0]) in words


def test_a_terminal_gets_json_where_it_asks_for_it(spawn: Spawn, sandbox: Sandbox) -> None:
    sandbox.add_generation()
    assert finish(spawn("list", "--json")).startswith('{"id": ')


def test_what_is_deleted_for_good_is_asked_for_first(spawn: Spawn, sandbox: Sandbox) -> None:
    id = sandbox.add_generation()["id"]
    for answer, status in (("n", 1), ("y", 0)):
        child = spawn("delete", id)
        child.expect_exact(f"Delete generation {id}? [y/N]: ")
        child.sendline(answer)
        told = finish(child)
        assert ("Nothing was deleted." in told) is (answer == "n")
        assert "Error" not in told
        assert (child.exitstatus, len(sandbox.generations)) == (status, 1 if status else 0)


def test_ctrl_c_at_a_question_ends_its_line(spawn: Spawn, sandbox: Sandbox) -> None:
    child = spawn("delete", sandbox.add_generation()["id"])
    child.expect_exact("[y/N]: ")
    # A signal in the instant before the answer is read does not interrupt the read.
    while child.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=1):
        child.sendintr()
    child.close()
    assert _ESCAPES.sub("", child.before or "").replace("^C", "").splitlines() == ["", "Error: Interrupted."]
    assert (child.exitstatus, len(sandbox.generations)) == (130, 1)
