"""Change the core of the library in thousands of small ways, and see whether the tests notice.

    python scripts/mutation.py                         # every mutant that has no result yet
    python scripts/mutation.py 'sync.core.retry.*'     # these again

What is mutated, and the tests that must notice, is said in pyproject.toml. The mutants and their results are kept in
`mutants`, so that a run that was stopped goes on: remove it to begin anew.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import interpreters

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venvs" / "mutation"
REQUIREMENTS = ROOT / "requirements" / "mutation.txt"
# Python 3.11 may crash in context variables when every function is wrapped.
VERSIONS = ("3.13", "3.12")
# Exit codes of pytest and of mutmut; every other is a process that was ended because it took too long.
RESULTS = {None: "not run", 0: "survived", 1: "killed", 3: "killed", 5: "no tests", 33: "no tests"}
COLUMNS = ("killed", "timeout", "survived", "no tests", "not run")


def main() -> int:
    _make_environment()
    done = subprocess.run([ENVIRONMENT / "bin" / "mutmut", "run", *sys.argv[1:]], cwd=ROOT)
    print("\n".join(table()))
    return done.returncode


def _make_environment() -> None:
    ready = ENVIRONMENT / "ready"
    if ready.exists() and ready.stat().st_mtime > REQUIREMENTS.stat().st_mtime:
        return
    interpreter = next(filter(None, map(interpreters.find, VERSIONS)), None)
    if interpreter is None:
        sys.exit(f"Mutation testing needs Python {' or '.join(VERSIONS)}.")
    uv = Path(sys.executable).with_name("uv")
    install: list[str | Path] = [uv, "pip", "install", "-q", "-p", ENVIRONMENT / "bin" / "python"]
    subprocess.run([uv, "venv", "-q", "--clear", "-p", interpreter, ENVIRONMENT], check=True)
    subprocess.run([*install, "-r", REQUIREMENTS], check=True)
    subprocess.run([*install, "--no-deps", "--no-build-isolation", "-e", ROOT], check=True)
    ready.touch()


def table() -> Iterator[str]:
    """The results of each module, as lines of Markdown."""
    yield f"| module | mutants | {' | '.join(COLUMNS)} | score |"
    yield f"|---{'|---:' * (len(COLUMNS) + 2)}|"
    total: Counter[str] = Counter()
    for path in sorted((ROOT / "mutants").glob("sync/**/*.meta")):
        codes = json.loads(path.read_text())["exit_code_by_key"].values()
        if codes:
            results = Counter(RESULTS.get(code, "timeout") for code in codes)
            total += results
            yield _row(f"`{path.relative_to(ROOT / 'mutants').with_suffix('')}`", results)
    yield _row("**all**", total)


def _row(name: str, results: Counter[str]) -> str:
    noticed = results["killed"] + results["timeout"]
    numbers = [results.total(), *(results[column] for column in COLUMNS)]
    return f"| {name} | {' | '.join(map(str, numbers))} | {noticed / max(results.total(), 1):.1%} |"


if __name__ == "__main__":
    sys.exit(main())
