"""Look for known vulnerabilities among the pinned dependencies: `python scripts/audit.py`.

Exits with 1 when one is found. Where the advisory data can't be reached, a line says so and nothing fails: whoever
works without a network can't mend that. lowest.txt is left out, since it is old on purpose.
"""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from pathlib import Path

REQUIREMENTS = Path(__file__).resolve().parents[1] / "requirements"
FILES = [REQUIREMENTS / "dev.txt", REQUIREMENTS / "test.txt"]
# The files have every dependency in them: nothing is resolved, and no package index is asked.
OPTIONS = ["--no-deps", "--disable-pip", "--vulnerability-service=osv", "--timeout=5", "--progress-spinner=off"]


def main(files: list[Path]) -> int:
    """Audit these requirements; returns the exit code."""
    command = [sys.executable, "-m", "pip_audit", *OPTIONS, *(f"--requirement={path}" for path in files)]
    done = subprocess.run([*command, "--format=json"], capture_output=True, text=True)
    try:
        dependencies = json.loads(done.stdout)["dependencies"]
    except ValueError:
        return _without_data(command, done.stderr)
    found = [(one, vulnerability) for one in dependencies for vulnerability in one.get("vulns", ())]
    for one, vulnerability in found:
        fixed = ", ".join(vulnerability["fix_versions"]) or "no version yet"
        print(f"audit: {one['name']} {one['version']} has {vulnerability['id']}, fixed in {fixed}", file=sys.stderr)
    print(f"audit: {len(dependencies)} dependencies, {len(found)} known vulnerabilities")
    return 1 if found else 0


def _without_data(command: list[str], problem: str) -> int:
    reason = textwrap.shorten((problem.strip().splitlines() or ["it said nothing"])[-1], 120, placeholder=" ...")
    if subprocess.run([*command, "--dry-run"], capture_output=True).returncode:
        print(f"audit: the requirements could not be read: {reason}", file=sys.stderr)
        return 2
    print(f"audit: skipped, since the advisory data could not be reached: {reason}")
    return 0


if __name__ == "__main__":
    sys.exit(main(FILES))
