"""Change the core of the library in thousands of small ways, and see whether the tests notice.

    make mutation                              # every mutant that has no result yet
    make mutation ARGS='sync.core.call.retry.*'     # these again

What is mutated, and the tests that must notice, is said in pyproject.toml. The mutants and their results are kept in
`mutants`, so that a run that was stopped goes on: remove it to begin anew.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import interpreters

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venvs" / "mutation"
PYTHON = ENVIRONMENT / "bin" / "python"
REQUIREMENTS = ROOT / "requirements" / "mutation.txt"
# Python 3.11 may crash in context variables when every function is wrapped.
VERSIONS = ("3.13", "3.12")
# Exit codes of pytest and of mutmut; every other is a process that was ended because it took too long.
RESULTS = {None: "not run", 0: "survived", 1: "killed", 3: "killed", 5: "no tests", 33: "no tests"}
COLLECT_TWICE = """
import sys, pytest
for _ in range(2):
    pytest.main(["--collect-only", "-q", "--import-mode=importlib", "-p", "no:cacheprovider", *sys.argv[1:]])
"""
COLUMNS = ("killed", "timeout", "survived", "no tests", "not run")


def main() -> int:
    _make_environment()
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mutmut"]
    check_names(settings["pytest_add_cli_args_test_selection"])
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
    install: list[str | Path] = [uv, "pip", "install", "-q", "-p", PYTHON]
    subprocess.run([uv, "venv", "-q", "--clear", "-p", interpreter, ENVIRONMENT], check=True)
    subprocess.run([*install, "-r", REQUIREMENTS], check=True)
    subprocess.run([*install, "--no-deps", "--no-build-isolation", "-e", ROOT], check=True)
    ready.touch()


def check_names(tests: list[str]) -> None:
    """Every test must have the same name in each run, and when it is collected again in the same process.

    mutmut runs tests by their names, and a mutant whose tests can't be found would count as killed.
    """
    names: Counter[str] = Counter()
    for _ in range(2):
        done = subprocess.run([PYTHON, "-c", COLLECT_TWICE, *tests], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        names.update(line for line in done.stdout.splitlines() if "::" in line)
    unsteady = [name for name, times in names.items() if times != 4]
    if unsteady:
        sys.exit(f"These names differ from run to run; give the tests others: {', '.join(unsteady)}")


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
