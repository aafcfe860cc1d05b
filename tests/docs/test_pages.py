"""The pages keep their word: every Python block runs, every link leads somewhere, every make target exists.

The blocks of a page are one program, run from top to bottom. Those with tests in them are run by pytest.
"""

from __future__ import annotations

import ast
import asyncio
import inspect
import logging
import re
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Dict, Iterator, Optional, Tuple

import pytest
from packaging.requirements import Requirement

import sync
import sync.errors
from sync_sandbox import Sandbox
from sync_sandbox.media import can_decode

from ..plugin.support import passed, run_pytest

ROOT = Path(__file__).resolve().parents[2]
# What scripts/build_docs.py makes is the business of the site's own tests.
GENERATED = {"command-line.md", "error-codes.md", "types.md"}
DOCS = [page for page in sorted((ROOT / "docs").rglob("*.md")) if page.name not in GENERATED]
PAGES = [ROOT / "README.md", *DOCS]
ALL_PAGES = sorted({*PAGES, *ROOT.glob("*.md"), *ROOT.glob("benchmarks/*.md")})
# `make docs` checks the links between the pages of the site.
LINKED_PAGES = [page for page in ALL_PAGES if page not in DOCS]
NOTEBOOK = ROOT / "docs" / "how-to" / "notebook.md"
# A block of Python, and the text that it prints, where the page shows it.
BLOCK = re.compile(r"^```python\n(.*?)^```$(?:\n+^```text\n(.*?)^```$)?", re.MULTILINE | re.DOTALL)
# What differs from one run to the next.
VARYING = re.compile(r"https?://\S+|[0-9a-f]{8}-[0-9a-f-]{27}|\d+(?:\.\d+)?")
LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#]+)[^)]*\)")
TEST = re.compile(r"^(?:async )?def test_", re.MULTILINE)
# A title in the navigation of the site, and its page.
NAMED = re.compile(r"^ +- (.+): (\S+\.md)$", re.MULTILINE)
TARGET = re.compile(r"`[^`\n]*\bmake ([a-z-]+)[^`\n]*`")


def blocks(page: Path) -> Iterator[Tuple[int, str, Optional[str]]]:
    """The line that each Python block of a page starts on, its code, and what it prints if the page says so."""
    text = page.read_text(encoding="utf-8")
    for match in BLOCK.finditer(text):
        yield text.count("\n", 0, match.start(1)), match.group(1), match.group(2)


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


# What the page needs that the tests do not: requirements/dev.txt has it.
NEEDED = {
    "docs/how-to/fastapi.md": ("fastapi",),
    "docs/how-to/long-media.md": ("av>=14",),
    "docs/how-to/notebook.md": ("ipython",),
    "docs/how-to/progress.md": ("rich",),
    "docs/how-to/proxies.md": ("httpx2",),
}


def is_installed(requirement: Requirement) -> bool:
    try:
        return version(requirement.name) in requirement.specifier
    except PackageNotFoundError:
        return False


def runnable(page: Path) -> Any:
    missing = [requirement for requirement in NEEDED.get(name(page), ()) if not is_installed(Requirement(requirement))]
    return pytest.param(page, marks=pytest.mark.skipif(bool(missing), reason=f"needs {', '.join(missing)}"))


REAL_MEDIA = pytest.mark.skipif(not can_decode(), reason="needs av")


@pytest.mark.parametrize("real_media", [False, pytest.param(True, marks=REAL_MEDIA)], ids=["any bytes", "real media"])
@pytest.mark.parametrize("page", [runnable(page) for page in PAGES if any(blocks(page))], ids=name)
def test_every_python_block_of_a_page_runs_and_prints_what_the_page_shows(
    page: Path, real_media: bool, world: Sandbox, capsys: pytest.CaptureFixture[str]
) -> None:
    if real_media and page.name == "long-media.md":
        pytest.skip("its video is longer than the two seconds that the sandbox has for any URL")
    namespace: Dict[str, Any] = {"__name__": "__main__"}
    with pytest.MonkeyPatch.context() as patch:
        # As in a program: pytest's own handlers would keep `logging.basicConfig` from adding one that prints.
        patch.setattr(logging.getLogger(), "handlers", [])
        for line, code, expected in blocks(page):
            if TEST.search(code):
                continue
            # The newlines make a traceback name the line of the page. In a cell of a notebook, `await` works.
            flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT if page == NOTEBOOK else 0
            waiting = eval(compile("\n" * line + code, str(page), "exec", flags), namespace)
            if inspect.iscoroutine(waiting):
                asyncio.run(waiting)
            printed = "".join(capsys.readouterr())
            if expected is not None:
                assert VARYING.sub("…", printed) == VARYING.sub("…", expected), f"line {line}"


@pytest.mark.parametrize(
    "page", [page for page in PAGES if any(TEST.search(block[1]) for block in blocks(page))], ids=name
)
def test_every_test_of_a_page_passes(page: Path, tmp_path: Path) -> None:
    code = "".join(code for _, code, _ in blocks(page) if TEST.search(code))
    (tmp_path / "test_page.py").write_text(code, "utf-8")
    assert passed(run_pytest(tmp_path)) == len(TEST.findall(code))


def test_the_quick_start_of_the_readme_brings_a_video_home_and_is_billed_once(world: Sandbox) -> None:
    _, code, _ = next(blocks(ROOT / "README.md"))
    exec(compile(code, "README.md", "exec"), {})
    (generation,) = world.generations
    assert generation["status"] == "COMPLETED"
    assert Path("result.mp4").stat().st_size > 1000


@pytest.mark.parametrize("page", LINKED_PAGES, ids=name)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    broken = [
        target for target in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / target).exists()
    ]
    assert broken == []


@pytest.mark.parametrize("page", ALL_PAGES, ids=name)
def test_every_make_target_that_is_named_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(TARGET.findall(page.read_text(encoding="utf-8"))) <= targets


def test_every_page_has_the_title_that_the_navigation_gives_it() -> None:
    named = {page: title for title, page in NAMED.findall((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))}
    assert len(named) > 30
    titles = {page.relative_to(ROOT / "docs").as_posix(): page.read_text(encoding="utf-8") for page in DOCS}
    assert [page for page in named.keys() & titles.keys() if not titles[page].startswith(f"# {named[page]}\n")] == []


def test_every_error_is_on_its_page() -> None:
    text = (ROOT / "docs" / "how-to" / "errors.md").read_text(encoding="utf-8")
    assert [error for error in sync.errors.__all__ if f"`{error}`" not in text] == []


def test_every_resource_is_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    resources = [name for name in dir(sync.Sync) if isinstance(getattr(sync.Sync, name), cached_property)]
    assert len(resources) > 10
    assert [name for name in resources if f"`client.{name}`" not in text] == []


def test_the_figures_of_the_readme_are_the_measured_ones() -> None:
    measured = (ROOT / "benchmarks" / "results.md").read_text(encoding="utf-8")
    table = [line for line in measured.partition("\n## ")[0].splitlines() if line.startswith("|")]
    assert len(table) > 10
    assert "\n".join(table) in (ROOT / "README.md").read_text(encoding="utf-8")
