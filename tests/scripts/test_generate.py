"""Regeneration: the same bytes wherever it runs, and a clear message wherever it can't."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of all that the generator reads and writes."""
    return copied(tmp_path / "project")


def copied(folder: Path) -> Path:
    for name in ("scripts", "templates", "requirements", "sync", "sync_client"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("openapi.yaml", "openapi-extensions.yaml", "generator-config.yml"):
        shutil.copy(ROOT / name, folder / name)
    return folder


def generate(project: Path, *arguments: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(project / "scripts" / "generate.py"), *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=project, env={**os.environ, **(env or {})}
    )


def contents(project: Path) -> dict[str, bytes]:
    package = project / "sync_client"
    return {
        path.relative_to(package).as_posix(): path.read_bytes()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_two_runs_in_two_folders_give_the_same_bytes(project: Path, tmp_path: Path) -> None:
    other = copied(tmp_path / "another" / "place")
    # A configuration above the project must not reach the formatter.
    (tmp_path / "pyproject.toml").write_text("[tool.ruff]\nline-length = 40\n")
    for place, seed in ((project, "0"), (other, "12345")):
        shutil.rmtree(place / "sync_client")
        run = generate(place, env={"PYTHONHASHSEED": seed})
        assert run.returncode == 0, run.stderr
    assert contents(project) == contents(other) == contents(ROOT)


def test_the_check_passes_on_what_is_committed(project: Path) -> None:
    run = generate(project, "--check")
    assert (run.returncode, run.stdout) == (
        0,
        "sync_client is what openapi.yaml produces, and sync/_sync what sync/_async does.\n",
    )


def test_the_check_shows_what_differs(project: Path) -> None:
    change(project / "sync_client" / "models" / "video.py", "class Video", "class Movie")
    (project / "sync_client" / "models" / "stale.py").touch()
    (project / "sync_client" / "py.typed").unlink()
    change(project / "sync" / "cli" / "contract.json", '"Count": ', '"Counts": ')
    before = contents(project)
    run = generate(project, "--check")
    assert run.returncode == 1
    assert "-class Movie(InputItem):" in run.stderr
    assert "+class Video(InputItem):" in run.stderr
    assert "only committed: models/stale.py" in run.stderr
    assert "only produced: py.typed" in run.stderr
    assert '-"Counts": ' in run.stderr
    assert "run `make generate`" in run.stderr
    assert contents(project) == before


def test_a_change_of_the_contract_is_seen(project: Path) -> None:
    change(project / "openapi.yaml", "operationId: countAssets", "operationId: countAllAssets")
    run = generate(project, "--check")
    assert run.returncode == 1
    assert "only produced: api/assets/count_all_assets.py" in run.stderr


def test_a_warning_of_the_generator_is_a_failure_and_changes_nothing(project: Path) -> None:
    change(
        project / "openapi.yaml",
        "operationId: countAssets\n",
        "operationId: countAssets\n      requestBody: {content: {video/mp4: {schema: {type: string}}}}\n",
    )
    before = contents(project)
    run = generate(project)
    assert run.returncode == 1
    assert "The generator failed or warned; sync_client is unchanged" in run.stderr
    assert contents(project) == before


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ('schemas/SegmentAudioInput"', 'schemas/SegmentAudioInputs"', "did you mean SegmentAudioInput?"),
        ('responses/BadRequest"', 'responses/BadRequests"', "did you mean BadRequest?"),
        ("openapi: 3.1.0", "openapi: [3.1.0", "while parsing a flow sequence"),
    ],
    ids=["schema", "response", "YAML"],
)
def test_a_mistake_in_the_contract_is_told_without_a_traceback(
    project: Path, right: str, wrong: str, told: str
) -> None:
    contract = project / "openapi.yaml"
    contract.write_text(contract.read_text("utf-8").replace(right, wrong, 1), "utf-8")
    refused = generate(project, "--check")
    assert refused.returncode == 1
    assert told in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("tool", ["openapi-python-client", "ruff"])
def test_another_version_of_a_tool_is_refused(project: Path, tool: str) -> None:
    pins = project / "requirements" / "dev.txt"
    lines = pins.read_text().splitlines()
    pins.write_text("\n".join(f"{tool}==0.0.1" if line.startswith(f"{tool}==") else line for line in lines))
    run = generate(project)
    assert run.returncode == 1
    assert f"{tool} " in run.stderr
    assert "pins 0.0.1" in run.stderr


def test_a_tool_without_a_pin_is_refused(project: Path) -> None:
    (project / "requirements" / "dev.txt").write_text("httpx==0.28.1\n")
    run = generate(project)
    assert run.returncode == 1
    assert "does not pin openapi-python-client" in run.stderr


def test_a_missing_ruff_is_refused(project: Path, tmp_path: Path) -> None:
    # A Python that sees the installed packages, but has no commands beside it.
    empty = tmp_path / "bin"
    empty.mkdir()
    lone = empty / "python"
    lone.symlink_to(Path(sys.base_prefix) / "bin" / "python3")
    site = next(path for path in sys.path if path.endswith("site-packages"))
    command = [str(lone), str(project / "scripts" / "generate.py")]
    run = subprocess.run(
        command, capture_output=True, text=True, check=False, env={"PATH": str(empty), "PYTHONPATH": site}
    )
    assert run.returncode == 1
    assert "must be the one on the PATH; found none" in run.stderr
