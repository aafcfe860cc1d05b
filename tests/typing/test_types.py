"""The types that a user meets, as mypy and pyright see them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ..guide.guide import AFTER, SNIPPETS, session_of

HERE = Path(__file__).parent
ROOT = HERE.parents[1]

# The guide leaves these functions without annotations, which strict checks do not let pass.
UNTYPED = ("retry_logic", "async_usage")
# What the guide imports, and how often, is its own affair.
GUIDE_MODE = "# pyright: {}, reportUnusedImport=false, reportDuplicateImport=false\n"

Errors = set[tuple[int, str]]


def mypy(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--hide-error-context", "--no-pretty"]
    return subprocess.run([*command, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True)


def mypy_errors(path: Path) -> Errors:
    found = re.findall(r"^[^:]+:(\d+): error: .*\[([\w-]+)\]$", mypy(path).stdout, re.MULTILINE)
    return {(int(line), code) for line, code in found}


def pyright(*arguments: object) -> dict[str, object]:
    command = [
        sys.executable,
        "-m",
        "pyright",
        "--outputjson",
        "--pythonversion",
        "3.13",
        "--pythonpath",
        sys.executable,
        *map(str, arguments),
    ]
    # What is checked is the source tree, whether or not it is installed. --verifytypes asks the first Python on PATH.
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": path}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    report = json.loads(done.stdout)
    assert isinstance(report, dict)
    return report


def pyright_errors(path: Path) -> Errors:
    diagnostics = pyright(path)["generalDiagnostics"]
    assert isinstance(diagnostics, list)
    return {
        (one["range"]["start"]["line"] + 1, one.get("rule", one["message"]))
        for one in diagnostics
        if one["severity"] == "error"
    }


def cases() -> Iterator[tuple[int, str]]:
    """The lines of negative.py that must not check, by their numbers."""
    lines = (HERE / "negative.py").read_text().splitlines()
    for number, line in enumerate(lines[lines.index("# Cases") + 1 :], lines.index("# Cases") + 2):
        if line and not line.startswith("async def"):
            yield number, line


def expected(checker: str) -> Iterator[tuple[int, str]]:
    for number, line in cases():
        found = re.search(rf"{checker}: ([\w, -]+)", line.partition("#")[2])
        assert found is not None, f"line {number} does not say what {checker} finds in it"
        for code in found.group(1).split(", "):
            yield number, code


@pytest.mark.timeout(180)
class TestTheGuide:
    @pytest.fixture
    def sessions(self, tmp_path: Path) -> Path:
        """Each snippet, after those that it takes names from."""
        for name in AFTER:
            mode = "standard" if name in UNTYPED else "strict"
            (tmp_path / f"guide_{name}.py").write_text(GUIDE_MODE.format(mode) + session_of(name))
        return tmp_path

    def test_mypy_strict_has_nothing_to_say(self, sessions: Path) -> None:
        untyped = [sessions / f"guide_{name}.py" for name in UNTYPED]
        typed = [path for path in sessions.iterdir() if path not in untyped]
        assert mypy(*typed).stdout == ""
        assert mypy("--allow-untyped-defs", "--allow-untyped-calls", *untyped).stdout == ""

    def test_nor_has_pyright_strict(self, sessions: Path) -> None:
        assert pyright(*sessions.iterdir())["generalDiagnostics"] == []

    def test_the_checkers_see_every_snippet(self) -> None:
        assert len(AFTER) == len(list(SNIPPETS.iterdir())) == 18


@pytest.mark.timeout(180)
class TestCases:
    def test_they_cover_the_public_surface(self) -> None:
        assert len(list(cases())) > 60

    def test_what_is_right_checks_with_mypy(self) -> None:
        assert mypy(HERE / "positive.py").stdout == ""

    def test_what_is_right_checks_with_pyright(self) -> None:
        assert pyright(HERE / "positive.py")["generalDiagnostics"] == []

    def test_what_is_wrong_is_found_by_mypy(self) -> None:
        assert mypy_errors(HERE / "negative.py") == set(expected("mypy"))

    def test_what_is_wrong_is_found_by_pyright(self) -> None:
        assert pyright_errors(HERE / "negative.py") == set(expected("pyright"))


@pytest.mark.timeout(180)
@pytest.mark.parametrize("package", ["sync", "sync_client", "sync_sandbox"])
def test_every_exported_type_is_known(package: str) -> None:
    # What is not known of httpx and starlette is theirs to say.
    completeness = pyright("--verifytypes", package, "--ignoreexternal")["typeCompleteness"]
    assert isinstance(completeness, dict)
    assert completeness["pyTypedPath"] == str(ROOT / package / "py.typed")
    # The command line is a program: nobody imports from it.
    exported = [
        symbol
        for symbol in completeness["symbols"]
        if symbol["isExported"] and not symbol["name"].startswith("sync.cli.")
    ]
    assert len(exported) > 500
    assert [symbol["name"] for symbol in exported if not symbol["isTypeKnown"] or symbol["isTypeAmbiguous"]] == []
