"""A pytest run of its own, as a user of the fixtures would start it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Mapping, Sequence

INI = """[pytest]
addopts = --strict-markers -q -p no:cacheprovider -p pytest_sync_sandbox
filterwarnings =
    error
"""
FOR_ASYNCIO = "asyncio_default_fixture_loop_scope = function\n"
if sys.version_info < (3, 9):
    # Its last release for this Python closes an event loop without an end of what is open in it.
    FOR_ASYNCIO = "    ignore::pytest.PytestUnraisableExceptionWarning\n" + FOR_ASYNCIO


def run_pytest(
    folder: Path, arguments: Sequence[str] = (), environment: Mapping[str, str] = {}
) -> subprocess.CompletedProcess[str]:
    """Run the tests of a folder, with the plugins that the arguments name and no others."""
    named = any("asyncio" in argument for argument in arguments)
    (folder / "pytest.ini").write_text(INI + FOR_ASYNCIO if named else INI, "utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", *arguments],
        cwd=folder,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONDONTWRITEBYTECODE": "1", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=55,
    )


def passed(done: subprocess.CompletedProcess[str]) -> int:
    """How many tests have passed; none may have done anything else."""
    found = re.search(r"^(\d+) passed in ", done.stdout, re.MULTILINE)
    assert done.returncode == 0, done.stdout + done.stderr
    assert found is not None, done.stdout
    return int(found.group(1))
