"""The way from an API change to a release, as CONTRIBUTING.md tells it, walked as far as a machine can."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from .test_generate import ROOT, copied, generate

STEPS = dict(re.findall(r"^(\d+)\. \*\*(.+?)\*\*", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE))
BY_HAND = {"4", "5", "7", "8", "9"}  # What a person writes, and what CI itself is.


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout in the middle of an API change."""
    project = copied(tmp_path_factory.mktemp("change") / "project")
    for package in ("sync_sandbox", "pytest_sync_sandbox"):
        shutil.copytree(ROOT / package, project / package)
    (project / "tests").mkdir()
    shutil.copytree(ROOT / "tests" / "facade", project / "tests" / "facade")
    for name in ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"):
        shutil.copy(ROOT / name, project / name)
    return project


def run(project: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(project)}
    command = (sys.executable, *command)
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=project, env=environment)


def test_every_step_is_walked_here_or_by_hand() -> None:
    assert list(STEPS) == [str(number) for number in range(1, 12)]
    assert {"1", "2", "3", "6", "10", "11"} | BY_HAND == set(STEPS)


# It generates the client three times and builds a wheel.
@pytest.mark.timeout(300)
def test_the_way_leads_from_a_change_of_the_api_to_a_wheel(project: Path, tmp_path: Path) -> None:
    contract = project / "openapi.yaml"
    document = yaml.safe_load(contract.read_text("utf-8"))
    list_voices = document["paths"]["/v2/voices"]["get"]
    language = {"description": "Only voices that speak this language.", "type": "string", "minLength": 2}
    list_voices["parameters"] = [{"name": "language", "in": "query", "schema": language, "example": "de"}]
    published = tmp_path / "published.yaml"
    published.write_text(yaml.safe_dump(document, sort_keys=False), "utf-8")

    # 1. See what changed.
    seen = run(project, "scripts/diff_spec.py", str(published))
    assert "language" in seen.stdout, seen.stderr

    # 2. Change the contract, and 3. regenerate: the committed package no longer fits, and then it does.
    shutil.copy(published, contract)
    assert generate(project, "--check").returncode == 1
    assert generate(project).returncode == 0
    assert generate(project, "--check").returncode == 0
    (project / "use.py").write_text(
        "from sync import Sync\nfrom sync.errors import InvalidRequestError\n"
        "client = Sync(api_key='key', base_url='http://127.0.0.1:9')\n"
        "try:\n    client.voices.list(language='d')\nexcept InvalidRequestError as error:\n    print(error.field)\n"
    )
    assert run(project, "use.py").stdout == "language\n"

    # 6. Record the surface: the new argument is what has changed, and nothing else has.
    before = (project / "tests/facade/public_surface.txt").read_text("utf-8").splitlines()
    recorded = run(project, "-m", "tests.facade.public_surface", "--write")
    assert recorded.returncode == 0, recorded.stderr
    after = (project / "tests/facade/public_surface.txt").read_text("utf-8").splitlines()
    new = set(after) - set(before)
    assert new
    assert all("voices" in line and "language: str | None = None" in line for line in new)

    # 10. Tell the users, and 11. release.
    version = project / "sync" / "version.py"
    version.write_text(re.sub(r'"[^"]+"$', '"9.8.7"', version.read_text("utf-8").rstrip()) + "\n", "utf-8")
    built = run(project, "-m", "build", "--no-isolation", "--wheel")
    assert built.returncode == 0, built.stderr
    wheel = project / "dist" / "syncsdk-9.8.7-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        assert b"language" in archive.read("sync_client/resources/voices.py")
        # The client alone; what runs many jobs, the command line and the sandbox have a size of their own.
        beside = ("sync/runs/", "sync/cli/", "sync_sandbox/")
        client = sum(part.compress_size for part in archive.infolist() if not part.filename.startswith(beside))
    assert client < 400_000
    assert wheel.stat().st_size < 600_000
