"""login and doctor."""

from __future__ import annotations

import io
import json
import socket
import stat
from email.utils import formatdate
from pathlib import Path
from typing import Optional

import pexpect
import pytest

from sync.cli.doctor import examine_certificates, examine_clock, examine_proxy
from sync.cli.keys import key_file
from sync_sandbox import Sandbox

from .conftest import Run, Spawn

KEY = "sk-a-key-of-the-test"


@pytest.fixture(autouse=True)
def no_key(surroundings: None, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SYNC_API_KEY")
    sandbox.api_key = KEY


def login(run: Run, monkeypatch: pytest.MonkeyPatch, key: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{key}\n"))
    result = run("login")
    assert key not in result.out + result.err
    return result.status


def test_a_key_is_kept_for_its_server_where_only_its_owner_can_read_it(
    run: Run, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert login(run, monkeypatch, KEY) == 0
    assert json.loads(key_file().read_text(encoding="utf-8")) == {sandbox.url: KEY}
    assert stat.S_IMODE(key_file().stat().st_mode) == 0o600
    assert [file.name for file in key_file().parent.iterdir()] == ["keys.json"]
    assert run("list").status == 0


def test_a_key_that_the_server_refuses_takes_the_place_of_none(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert login(run, monkeypatch, "sk-a-wrong-one") == 3
    assert not key_file().exists()
    login(run, monkeypatch, KEY)
    before = key_file().read_text(encoding="utf-8")
    assert login(run, monkeypatch, "sk-a-wrong-one") == 3
    assert key_file().read_text(encoding="utf-8") == before


def test_a_login_without_a_key_says_so(run: Run, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    result = run("login")
    assert (result.status, result.problem["error"]) == (2, "No key was given on standard input.")
    assert sandbox.requests == []


def test_the_keys_of_other_servers_are_kept(run: Run, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    key_file().parent.mkdir(parents=True)
    key_file().write_text('{"https://api.example.com": "sk-another"}', encoding="utf-8")
    key_file().chmod(0o600)
    assert login(run, monkeypatch, KEY) == 0
    assert json.loads(key_file().read_text(encoding="utf-8")) == {
        "https://api.example.com": "sk-another",
        sandbox.url: KEY,
    }


def test_a_key_that_is_typed_is_not_shown(spawn: Spawn) -> None:
    child = spawn("login")
    child.expect_exact("API key for http://127.0.0.1")
    child.expect_exact(": ")
    child.sendline(KEY)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert KEY not in (child.before or "")
    assert key_file().exists()


def test_all_is_well(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYNC_API_KEY", KEY)
    result = run("doctor")
    assert result.status == 0
    assert [record["check"] for record in result.records] == [
        "versions",
        "proxy",
        "certificates",
        "network",
        "clock",
        "key",
    ]
    assert all(record["ok"] for record in result.records)
    assert KEY not in result.out


@pytest.mark.parametrize(
    ("key", "advice"), [(None, "Run `syncsdk login`"), ("sk-a-wrong-one", "refused the key from SYNC_API_KEY")]
)
def test_a_key_that_is_missing_or_wrong_is_told_with_what_to_do(
    run: Run, monkeypatch: pytest.MonkeyPatch, key: Optional[str], advice: str
) -> None:
    if key is not None:
        monkeypatch.setenv("SYNC_API_KEY", key)
    result = run("doctor")
    assert result.status == 3
    assert [record["check"] for record in result.records if not record["ok"]] == ["key"]
    assert advice in result.records[-1]["advice"]


def test_a_server_that_is_not_there_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setenv("SYNC_BASE_URL", f"http://127.0.0.1:{taken.getsockname()[1]}")
        result = run("doctor")
    assert result.status == 1
    assert "network" in {record["check"] for record in result.records if not record["ok"]}


def test_a_proxy_that_takes_no_connections_is_told_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        monkeypatch.setenv("https_proxy", f"http://user:secret@{address}")
        finding = examine_proxy("https://api.example.com")
        assert not finding.ok
        assert finding.found.startswith(address)
        assert "secret" not in str(finding)
        taken.listen()
        assert examine_proxy("https://api.example.com").ok
        monkeypatch.setenv("no_proxy", "api.example.com")
        assert examine_proxy("https://api.example.com").found == "none"


def test_certificates_that_are_not_there_and_no_encryption_at_all_are_told(tmp_path: Path) -> None:
    url = "https://api.example.com"
    assert examine_certificates(url, {}).ok
    assert examine_certificates(url, {"SSL_CERT_FILE": str(tmp_path)}).ok
    assert not examine_certificates(url, {"SSL_CERT_FILE": str(tmp_path / "none.pem")}).ok
    assert examine_certificates("http://127.0.0.1:3001", {}).ok
    assert not examine_certificates("http://api.example.com", {}).ok


@pytest.mark.parametrize(("off", "ok"), [(0, True), (45, True), (-90, False), (600, False)])
def test_a_clock_that_is_off_is_told(off: int, ok: bool) -> None:
    now = 1_800_000_000.0
    finding = examine_clock({"date": formatdate(now, usegmt=True)}, now + off)
    assert finding.ok is ok
    assert (finding.advice is None) is ok
    assert examine_clock({}, now).ok
