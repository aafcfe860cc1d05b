"""The command line in a real terminal."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pexpect

from sync_sandbox import Sandbox

from .conftest import Run, Spawn

_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def finish(child: pexpect.spawn[str]) -> str:
    """What a command has written by its end, without colours and movements."""
    child.expect(pexpect.EOF)
    child.close()
    return _ESCAPES.sub("", child.before or "")


def test_a_person_sees_each_phase_with_its_time_and_size_and_then_the_result(spawn: Spawn, sandbox: Sandbox) -> None:
    sandbox.outcome(timeline=[(0.0, "PROCESSING"), (0.5, "COMPLETED")])
    child = spawn("generate", "video.mp4", "audio.wav", "-o", "result.mp4")
    for phase in ("upload video.mp4", "upload audio.wav", "processing", "download result.mp4"):
        child.expect_exact(phase)
    lines = finish(child).splitlines()
    assert child.exitstatus == 0
    last = [next(line for line in reversed(lines) if name in line) for name in ("upload video.mp4", "processing")]
    assert re.search(r"✓ upload video.mp4 +━+ 0:00:\d\d 6.7 kB", last[0])
    assert re.search(r"✓ processing +━+ 0:00:\d\d", last[1])
    assert re.search(r"^path +result.mp4$", "\n".join(lines), re.MULTILINE)


def test_ctrl_c_prints_the_command_that_goes_on(spawn: Spawn, run: Run, sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.outcome(timeline=[(0.0, "PROCESSING"), (3600.0, "COMPLETED")])
    child = spawn("generate", "video.mp4", "audio.wav", "-o", "result.mp4")
    child.expect_exact("processing")
    child.sendintr()
    text = finish(child)
    assert child.exitstatus == 130
    assert "Error: Interrupted. A job that was created is still running." in text
    (command,) = re.findall(r"resume with +(syncsdk .+?)\r?\n", text)
    (generation,) = sandbox.generations
    sandbox.outcome(timeline=[(0.0, "COMPLETED")], id=generation["id"])
    assert run(*shlex.split(command)[1:]).record["path"] == "result.mp4"
    assert len(sandbox.billed) == 1


def test_ctrl_c_before_the_response_of_a_create_prints_the_command_that_finds_its_job(
    spawn: Spawn, run: Run, sandbox: Sandbox
) -> None:
    sandbox.fault(method="POST", path="/v2/generate", kind="stall", after="processing")
    child = spawn("generate", "video.mp4", "audio.wav", columns=400)
    # As often as the display is drawn: a request without a response is no change that the sandbox tells.
    while not sandbox.billed:
        child.expect_exact("\x1b[2K")
    child.sendintr()
    text = finish(child)
    assert child.exitstatus == 130
    (command,) = re.findall(r"resume with +(syncsdk .+?)\r?\n", text)
    assert "--idempotency-key" in command
    assert [run(*shlex.split(command)[1:]).record["id"]] == sandbox.billed


def test_a_terminal_of_80_columns_holds_the_list(spawn: Spawn, sandbox: Sandbox) -> None:
    id = sandbox.add_generation()["id"]
    lines = [line for line in finish(spawn("list", columns=80)).splitlines() if line.strip()]
    assert len(lines) == 2
    assert lines[1].startswith(f"{id} COMPLETED")


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
