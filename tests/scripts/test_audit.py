"""The audit fails for a vulnerability, and for nothing that is not one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import audit
import pytest

from ..scripted_server import Request, Script, ScriptedServer, response

ADVISORY = {
    "id": "OSV-0000",
    "schema_version": "1.0.0",
    "summary": "Known.",
    "affected": [
        {
            "package": {"name": "vulnerable", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "2.0"}]}],
        }
    ],
}


class Advisories(ScriptedServer):
    """Knows of one version that is vulnerable."""

    def respond(self, request: Request) -> Script:
        query = json.loads(request.body)
        affected = query["package"]["name"] == "vulnerable" and query["version"] == "1.0"
        return [response({"vulns": [ADVISORY]} if affected else {})]


@pytest.fixture
def advisories(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with Advisories() as server:
        monkeypatch.setenv("PIP_AUDIT_OSV_URL", f"{server.url}/")
        yield


def requirements(folder: Path, *lines: str) -> list[Path]:
    path = folder / "requirements.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return [path]


@pytest.mark.usefixtures("advisories")
@pytest.mark.parametrize("version", ["1.0", "2.0"])
def test_a_known_vulnerability_fails_and_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], version: str
) -> None:
    vulnerable = version == "1.0"
    assert audit.main(requirements(tmp_path, "safe==1.0", f"vulnerable=={version}")) == vulnerable
    out, err = capsys.readouterr()
    assert out == f"audit: 2 dependencies, {vulnerable:d} known vulnerabilities\n"
    assert err == ("audit: vulnerable 1.0 has OSV-0000, fixed in 2.0\n" if vulnerable else "")


def test_data_that_cannot_be_reached_is_one_line_and_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PIP_AUDIT_OSV_URL", "http://127.0.0.1:9/")
    assert audit.main(requirements(tmp_path, "vulnerable==1.0")) == 0
    out, err = capsys.readouterr()
    assert out.startswith("audit: skipped, since the advisory data could not be reached: ")
    assert (out.count("\n"), err) == (1, "")


def test_requirements_that_cannot_be_read_are_no_success(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.main(requirements(tmp_path, "safe==1.0", "not a requirement")) == 2
    assert "audit: " in capsys.readouterr().err


def test_what_is_installed_by_default_is_audited() -> None:
    assert {path.name for path in audit.FILES} == {"dev.txt", "test.txt"}
    assert all(path.is_file() for path in audit.FILES)
