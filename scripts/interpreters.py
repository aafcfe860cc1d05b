"""Find the Python interpreters that the tests can run on.

An interpreter counts when it runs and says that it is the version its name promises: a pyenv shim for a version that is
not selected is a file on PATH that fails, and one for another version would test the wrong thing.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

SUPPORTED = ("3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14")

# A virtual environment names the interpreter that it was made from, so that no environment is built on another.
PROBE = "import sys; print('%d.%d' % sys.version_info[:2], getattr(sys, '_base_executable', sys.executable))"


def find(version: str, environ: Mapping[str, str] = os.environ) -> Path | None:
    """The interpreter of a version such as "3.8": the first on PATH that works, else the newest of pyenv, or None."""
    return next((found for candidate in _candidates(version, environ) if (found := _probe(candidate, version))), None)


def find_all(environ: Mapping[str, str] = os.environ) -> dict[str, Path | None]:
    """Every supported version, oldest first, with its interpreter or None."""
    return {version: find(version, environ) for version in SUPPORTED}


def _candidates(version: str, environ: Mapping[str, str]) -> Iterator[Path]:
    for folder in environ.get("PATH", "").split(os.pathsep):
        if folder:
            yield Path(folder, f"python{version}")
    root = Path(environ.get("PYENV_ROOT") or Path(environ.get("HOME", "/"), ".pyenv"))
    releases = [path for path in root.glob(f"versions/{version}.*") if path.name.rpartition(".")[2].isdigit()]
    for release in sorted(releases, key=lambda path: int(path.name.rpartition(".")[2]), reverse=True):
        yield release / "bin" / "python"


def _probe(candidate: Path, version: str) -> Path | None:
    if not os.access(candidate, os.X_OK) or candidate.is_dir():
        return None
    try:
        answer = subprocess.run(
            [candidate, "-c", PROBE], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=30, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return None
    found, _, path = answer.strip().partition(" ")
    return Path(path) if found == version else None
