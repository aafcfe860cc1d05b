"""Where node or npm's packages can't be had, it is said which; nothing is installed twice."""

from __future__ import annotations

import json
from pathlib import Path

import npm
import pytest


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that wants one package, on a machine without programs."""
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "tools.json").write_text(json.dumps({"dependencies": {"a-tool": "1.2.3"}}))
    (tmp_path / "bin").mkdir()
    monkeypatch.setattr(npm, "ROOT", tmp_path)
    npm._install.cache_clear()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path


def program(project: Path, name: str, script: str) -> None:
    path = project / "bin" / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_a_machine_without_node_is_told(project: Path) -> None:
    with pytest.raises(npm.NotAvailable, match="node and npm are not installed"):
        npm.ensure_installed("tools.json")


def test_what_npm_can_not_install_is_told_and_tried_once(project: Path) -> None:
    program(project, "node", "exit 0")
    program(project, "npm", "echo tried >> times; exit 1")
    for _ in range(2):
        with pytest.raises(npm.NotAvailable, match="npm could not install a-tool"):
            npm.ensure_installed("tools.json")
    assert (project / ".venvs" / "tools" / "times").read_text() == "tried\n"


def test_what_is_installed_is_installed_once_until_other_versions_are_wanted(project: Path) -> None:
    program(project, "node", "exit 0")
    program(project, "npm", "echo again >> times")
    times = npm.ensure_installed("tools.json") / "times"
    npm._install.cache_clear()
    npm.ensure_installed("tools.json")
    assert times.read_text() == "again\n"
    (project / "requirements" / "tools.json").write_text(json.dumps({"dependencies": {"a-tool": "1.2.4"}}))
    npm._install.cache_clear()
    npm.ensure_installed("tools.json")
    assert times.read_text() == "again\nagain\n"
