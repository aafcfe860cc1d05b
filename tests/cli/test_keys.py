"""Where the key comes from."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from sync.cli.keys import key_file
from sync_sandbox import Sandbox

from .conftest import Run


def store(keys: object, mode: int = 0o600) -> Path:
    path = key_file()
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(keys), encoding="utf-8")
    path.chmod(mode)
    return path


@pytest.fixture(autouse=True)
def no_key(surroundings: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SYNC_API_KEY")


def test_without_a_key_nothing_is_sent_and_the_exit_status_is_3(run: Run, sandbox: Sandbox) -> None:
    result = run("list")
    assert result.status == 3
    assert "SYNC_API_KEY" in result.problem["error"]
    assert sandbox.requests == []


def test_a_wrong_key_ends_with_3_and_is_not_printed(
    run: Run, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SYNC_API_KEY", "sk-wrong-one")
    result = run("list", "--no-json")
    assert result.status == 3
    assert "The server refused the key from SYNC_API_KEY. Unset it, or set it to a valid key." in result.err
    assert "sk-wrong-one" not in result.err + result.out
    monkeypatch.delenv("SYNC_API_KEY")
    path = store({sandbox.url: "sk-wrong-one"})
    advice = f"The server refused the key from {path}. Run `syncsdk login` with a valid key."
    assert run("list").problem["suggestion"] == advice
    assert run("doctor").records[-1]["advice"] == advice


def test_the_key_of_the_file_goes_to_its_own_server_alone(run: Run, sandbox: Sandbox) -> None:
    store({sandbox.url: "test"})
    assert run("list").status == 0
    store_for_another = {"https://api.example.com": "test"}
    key_file().write_text(json.dumps(store_for_another), encoding="utf-8")
    assert run("list").status == 3
    assert len(sandbox.requests) == 1


@pytest.mark.parametrize("mode", [0o640, 0o604], ids=oct)
def test_a_file_that_others_can_read_is_refused(run: Run, sandbox: Sandbox, mode: int) -> None:
    store({sandbox.url: "test"}, mode)
    result = run("list")
    assert result.status == 3
    assert "chmod 600" in result.problem["error"]
    assert sandbox.requests == []


@pytest.mark.parametrize("content", ["", "[]", "{"])
def test_a_file_that_is_no_such_file_is_refused(run: Run, content: str) -> None:
    store({}).write_text(content, encoding="utf-8")
    assert "can't be read" in run("list").problem["error"]


@pytest.mark.parametrize("folder", ["", "relative"])
def test_a_key_is_never_saved_to_the_current_folder(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: str
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", folder)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert key_file() == tmp_path / "home" / ".config" / "syncsdk" / "keys.json"


def test_a_home_that_can_not_be_written_to_is_told_with_what_to_do_instead(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # Root may write everywhere: a folder below a file is one that nobody can make.
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "audio.wav"))
    monkeypatch.setattr("sys.stdin", io.StringIO("test\n"))
    result = run("login")
    assert result.status == 1
    assert result.problem["error"].endswith("Set SYNC_API_KEY instead.")
    assert run("list").status == 3
