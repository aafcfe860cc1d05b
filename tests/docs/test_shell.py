"""The pages keep their word in the shell, too: what can be run here is run, and of the rest, what it names exists."""

from __future__ import annotations

import re
import runpy
import shlex
import shutil
import sqlite3
from contextlib import closing
from importlib.metadata import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import List

import pytest

from sync.cli import main
from sync_sandbox import Sandbox

from ..sandbox.test_command_line import serving
from .test_pages import PAGES, ROOT, blocks, name

SHELL = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# A program that the reader saves.
SAVED = re.compile(r"`(\w+\.py)`:\n\n```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# A program that the reader runs, and what the page says that it prints.
PRINTED = re.compile(r"^```sh\n(python \w+\.py)\n```\n+(?:(?!```).*\n)*^```text\n((?:(?!```).*\n)*)", re.MULTILINE)
ASSIGNMENT = re.compile(r"[A-Z_]+=")
# What is not run, and why. What such a line names is looked at all the same.
NOT_RUN = {
    "cp": "the folder has these files",
    "dask": "tests/runs/test_dask.py starts a cluster",
    "export": "the variables are set, to the sandbox of the test",
    "make": "test_every_make_target_that_is_named_exists",
    "pip": "an installation",
    "python -m venv": "an installation",
    "source": "an installation",
    "unset": "see export",
}


@pytest.mark.parametrize("page", [page for page in PAGES if SHELL.search(page.read_text(encoding="utf-8"))], ids=name)
def test_every_shell_command_of_a_page_works(page: Path, world: Sandbox, capsys: pytest.CaptureFixture[str]) -> None:
    text = page.read_text(encoding="utf-8")
    for file, code in SAVED.findall(text):
        Path(file).write_text(code, "utf-8")
    Path("videos").mkdir()
    for file in ("video.mp4", "audio.wav"):
        shutil.copy(file, Path("videos", f"a{Path(file).suffix}"))
    printed = dict(PRINTED.findall(text))
    for line in "".join(SHELL.findall(text)).splitlines():
        words = [word for word in shlex.split(line, comments=True) if not ASSIGNMENT.match(word)]
        if words[0] == "syncsdk":
            assert main(words[1:]) == 0, line
        elif words[:3] == ["python", "-m", "sync_sandbox"]:
            with serving(*words[3:]) as program:
                assert program.client.get("/v2/models").status_code == 200, line
        elif words[0] == "mv":
            shutil.move(words[1], words[2])
        elif words[0] == "sqlite3":
            # The page begins with the run whose journal this is.
            _, code, _ = next(blocks(page))
            exec(compile(code, str(page), "exec"), {})
            with closing(sqlite3.connect(words[1])) as database:
                dot, _, copy = words[2].partition("backup ")
                if dot == ".":
                    # A command of the program, and no SQL.
                    with closing(sqlite3.connect(copy)) as copied:
                        database.backup(copied)
                        assert copied.execute("SELECT * FROM overview").fetchall(), line
                else:
                    assert database.execute(words[2]).fetchall(), line
        elif words[0] == "python" and words[1].endswith(".py"):
            capsys.readouterr()
            runpy.run_path(words[1], run_name="__main__")
            out = capsys.readouterr().out
            assert out == printed.get(line, out), line
        else:
            assert " ".join(words).startswith(tuple(NOT_RUN)), line
            check_names(words)


def check_names(words: List[str]) -> None:
    """What is not run must at least name extras, modules and files that exist."""
    if words[:2] == ["pip", "install"]:
        extras = set(metadata("syncsdk").get_all("Provides-Extra") or ())
        assert {extra for part in re.findall(r"\[(.*)\]", " ".join(words)) for extra in part.split(",")} <= extras
    if words[:2] == ["python", "-m"]:
        assert find_spec(words[2]) is not None
    if words[0] == "cp":
        assert [file for file in words[1:-1] if not (ROOT / file).exists()] == []
