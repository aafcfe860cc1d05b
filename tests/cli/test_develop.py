"""sandbox, completion, --schema."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from typing import Any, Dict

import pytest

from sync.cli.schema import read_contract

from .conftest import Run
from .test_program import commands


def test_the_sandbox_is_served_until_ctrl_c(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = [sys.executable, "-m", "sync", "sandbox", "--port", "0", "--api-key", "mine"]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, encoding="utf-8", start_new_session=True) as child:
        assert child.stdout is not None
        url = next(line for line in child.stdout if "SYNC_BASE_URL" in line).partition("=")[2].strip()
        monkeypatch.setenv("SYNC_BASE_URL", url)
        monkeypatch.setenv("SYNC_API_KEY", "mine")
        assert run("list").status == 0
        # A terminal sends it to every process of the group.
        os.killpg(child.pid, signal.SIGINT)
        assert child.wait(30) == 0


def test_the_help_of_the_sandbox_has_the_options_of_the_sandbox(run: Run) -> None:
    theirs = subprocess.run([sys.executable, "-m", "sync_sandbox", "--help"], stdout=subprocess.PIPE, encoding="utf-8")
    options = re.findall(r"^  (?:-h, )?(--[\w-]+)", theirs.stdout, re.MULTILINE)
    assert len(options) > 5
    assert re.findall(r"^  (?:-h, )?(--[\w-]+)", run("sandbox", "--help").out, re.MULTILINE) == options


def test_without_the_sandbox_the_program_says_which_extra_to_install(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert "syncsdk[sandbox]" in run("sandbox").problem["error"]
    assert "syncsdk[sandbox]" in run("sandbox", "--help").problem["error"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script_for_the_shell(run: Run, shell: str) -> None:
    result = run("completion", shell)
    assert result.status == 0
    assert "_SYNCSDK_COMPLETE" in result.out


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("syncsdk ge", "generate"),
        ("syncsdk webhooks tr", "trigger"),
        ("syncsdk generate --sync-", "--sync-mode"),
        ("syncsdk generate --model lipsync-2-p", "lipsync-2-pro"),
        ("syncsdk generate --sync-mode lo", "loop"),
    ],
)
def test_commands_options_and_values_are_completed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: str, found: str
) -> None:
    from sync.cli import main

    monkeypatch.setenv("_SYNCSDK_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(len(words.split()) - 1))
    with pytest.raises(SystemExit):
        main([])
    assert f"plain,{found}" in capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("name", [name for name in commands() if name not in ("sandbox", "completion")])
def test_a_schema_holds_all_that_it_refers_to_and_needs_neither_arguments_nor_a_key(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.delenv("SYNC_API_KEY")
    result = run(*name.split(), "--schema")
    assert result.status == 0
    schema: Dict[str, Any] = json.loads(result.out)
    assert result.out.count("#/$defs/") >= len(schema.get("$defs", {}))
    for name, definition in schema.get("$defs", {}).items():
        assert definition == read_contract()["schemas"][name]
