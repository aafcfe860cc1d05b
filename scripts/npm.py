"""Packages of npm, for tools and clients that are written for node. Nothing here needs node to be there."""

from __future__ import annotations

import functools
import json
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


class NotAvailable(Exception):
    """There is no node, or what is asked of npm can't be had; the message says which."""


def ensure_installed(requirements: str) -> Path:
    """The folder under .venvs that holds what `requirements`, a package.json of exact versions, names.

    It is filled once, and again when the file has changed. There is no lock file: it would name the registry that it
    was made with.
    """
    found = _install(ROOT, requirements)
    if isinstance(found, NotAvailable):
        raise found
    return found


@functools.cache  # What failed once is not tried again: without a network that takes its time.
def _install(root: Path, requirements: str) -> Path | NotAvailable:
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        return NotAvailable("node and npm are not installed")
    wanted = root / "requirements" / requirements
    folder = root / ".venvs" / wanted.stem
    done = folder / "installed.json"
    if done.exists() and done.read_bytes() == wanted.read_bytes():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(wanted, folder / "package.json")
    quiet = ["--no-package-lock", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]
    # Nothing that a package brings runs on this machine, and nothing is installed that needs a newer node.
    careful = ["--ignore-scripts", "--engine-strict"]
    # Without a network, npm would try for minutes.
    patience = ["--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=30000"]
    command = [npm, "install", *quiet, *careful, *patience]
    ran = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if ran.returncode:
        packages = ", ".join(json.loads(wanted.read_text("utf-8"))["dependencies"])
        return NotAvailable(f"npm could not install {packages}")
    shutil.copy(wanted, done)
    return folder
