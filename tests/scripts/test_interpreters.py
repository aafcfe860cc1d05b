from __future__ import annotations

import platform
import sys
import venv
from pathlib import Path

import pytest
from interpreters import SUPPORTED, find, find_all

RUNNING = ".".join(platform.python_version_tuple()[:2])
REAL = Path(getattr(sys, "_base_executable", sys.executable))


def program(path: Path, *lines: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]))
    path.chmod(0o755)
    return path


def python(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(REAL)
    return path


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """A machine with nothing on it but an empty folder on PATH."""
    (tmp_path / "bin").mkdir()
    return {"PATH": str(tmp_path / "bin"), "PYENV_ROOT": str(tmp_path / "pyenv")}


def test_a_machine_without_interpreters_has_none(environ: dict[str, str]) -> None:
    assert find_all(environ) == dict.fromkeys(SUPPORTED)


def test_an_interpreter_on_path_is_found(tmp_path: Path, environ: dict[str, str]) -> None:
    python(tmp_path / f"bin/python{RUNNING}")
    found = find(RUNNING, environ)
    assert found is not None
    assert found.exists()


def test_an_interpreter_of_pyenv_is_found(tmp_path: Path, environ: dict[str, str]) -> None:
    python(tmp_path / f"pyenv/versions/{RUNNING}.4/bin/python")
    assert find(RUNNING, environ) is not None


def test_pyenv_is_looked_for_in_the_home_folder(tmp_path: Path, environ: dict[str, str]) -> None:
    python(tmp_path / f"home/.pyenv/versions/{RUNNING}.4/bin/python")
    del environ["PYENV_ROOT"]
    assert find(RUNNING, {**environ, "HOME": str(tmp_path / "home")}) is not None


def test_the_newest_patch_release_of_pyenv_wins(tmp_path: Path, environ: dict[str, str]) -> None:
    for patch in (2, 10, 9):
        program(tmp_path / f"pyenv/versions/3.8.{patch}/bin/python", f"echo 3.8 /python-3.8.{patch}")
    assert find("3.8", environ) == Path("/python-3.8.10")


def test_a_pre_release_of_pyenv_does_not_count(tmp_path: Path, environ: dict[str, str]) -> None:
    program(tmp_path / "pyenv/versions/3.14.0rc2/bin/python", "echo 3.14 /python")
    assert find("3.14", environ) is None


def test_a_shim_that_fails_does_not_hide_the_interpreter_behind_it(tmp_path: Path, environ: dict[str, str]) -> None:
    program(tmp_path / f"shims/python{RUNNING}", "echo 'pyenv: command not found' >&2", "exit 127")
    python(tmp_path / f"bin/python{RUNNING}")
    environ["PATH"] = f"{tmp_path / 'shims'}:{environ['PATH']}"
    assert find(RUNNING, environ) is not None


@pytest.mark.parametrize(
    "lines",
    [["exit 127"], ["echo 3.9 /python"], ["echo not a version"], ["exec /nowhere/python"], ["printf '\\377'"], []],
    ids=["fails", "another version", "another program", "broken link", "undecodable", "silent"],
)
def test_a_file_that_is_not_that_interpreter_does_not_count(
    tmp_path: Path, environ: dict[str, str], lines: list[str]
) -> None:
    program(tmp_path / "bin/python3.8", *lines)
    assert find("3.8", environ) is None


def test_a_file_that_cannot_run_does_not_count(tmp_path: Path, environ: dict[str, str]) -> None:
    (tmp_path / "bin/python3.8").write_bytes(b"\x00")
    assert find("3.8", environ) is None
    (tmp_path / "bin/python3.8").chmod(0o755)
    assert find("3.8", environ) is None


def test_a_virtual_environment_names_the_interpreter_it_was_made_from(tmp_path: Path, environ: dict[str, str]) -> None:
    venv.create(tmp_path / "env", symlinks=True)
    environ["PATH"] = str(tmp_path / "env/bin")
    found = find(RUNNING, environ)
    assert found is not None
    assert tmp_path not in found.parents
