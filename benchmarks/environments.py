"""Two environments in .venvs: this library as a wheel, and the published SDK beside it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venvs"
PEER = "syncsdk==0.3.0"


def _uv(*arguments: str | Path) -> None:
    uv = Path(sys.executable).parent / "uv"
    subprocess.run([uv, *arguments], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


def _make(name: str, *packages: str | Path) -> Path:
    environment = FOLDER / name
    python = environment / "bin" / "python"
    if not python.exists():
        _uv("venv", "-q", "-p", sys.executable, environment)
    _uv("pip", "install", "-q", "-p", python, "--compile-bytecode", *packages)
    return python


def wheel() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="wheel-"))
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "-o", str(folder)]
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    return next(folder.glob("*.whl"))


def own() -> Path:
    """The Python of the environment with this library, as it is now."""
    requirements = ROOT / "requirements" / "test.txt"
    python = _make("bench", "-r", requirements)
    _uv("pip", "install", "-q", "-p", python, "--compile-bytecode", "--reinstall", "--no-deps", wheel())
    return python


def peer() -> Path:
    """The Python of the environment with the published SDK."""
    return _make("peer", PEER)


def installed_size(package: str | Path) -> float:
    """Megabytes of a package with all that it needs, without bytecode."""
    with tempfile.TemporaryDirectory() as folder:
        _uv("pip", "install", "-q", "-p", sys.executable, "--target", folder, package)
        files = (path for path in Path(folder).rglob("*") if path.is_file() and path.suffix != ".pyc")
        return sum(os.stat(path).st_size for path in files) / 1e6
