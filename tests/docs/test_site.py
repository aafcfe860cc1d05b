"""The documentation site: `make docs` refuses what is broken, and a browser shows the rest without a network."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Iterator, List
from urllib.parse import urldefrag

import pytest

import sync.errors

from .test_pages import ROOT

pytest.importorskip("zensical", reason="needs zensical")
sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright")

from documentation import checks  # noqa: E402

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
# A root user, as in a container, gets no sandbox of Chromium's.
OPTIONS = ["--no-sandbox"] if hasattr(os, "getuid") and os.getuid() == 0 else []
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 360, "height": 740}


def copied(project: Path) -> Path:
    """The sources of the site, to be changed at will."""
    for name in ("docs", "examples", "scripts"):
        shutil.copytree(ROOT / name, project / name)
    for name in ("mkdocs.yml", "zensical.yml", "openapi.yaml"):
        shutil.copy(ROOT / name, project)
    for name in ("sync", "sync_client", "sync_sandbox"):
        (project / name).symlink_to(ROOT / name)
    return project


def build(project: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "scripts/build_docs.py"]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources, and in `site` what is made of them."""
    project = copied(tmp_path_factory.mktemp("documentation") / "project")
    done = build(project)
    assert done.returncode == 0, done.stderr
    return project


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(project / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: Any) -> None:
        pass


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    assert BROWSER, "The site is tested in Chromium, which is not installed: `apt-get install chromium`, or Chrome"
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """A page of the site. Nothing may go wrong in it, and nothing be fetched from elsewhere."""
    page = browser.new_page(viewport=WIDE)
    wrong: List[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("response", lambda response: wrong.append(response.url) if response.status >= 400 else None)
    page.on("request", lambda request: None if is_local(request.url, address) else wrong.append(request.url))
    page.goto(address)
    yield page
    page.close()
    assert wrong == []


def is_local(url: str, address: str) -> bool:
    return url.startswith((address, "data:", f"blob:{address}"))


def navigation(page: Any) -> List[str]:
    """The addresses that the navigation leads to."""
    links = page.eval_on_selector_all("nav.md-nav--primary a[href]", "links => links.map(link => link.href)")
    return list(dict.fromkeys(urldefrag(link).url for link in links))


@pytest.mark.timeout(180)  # It opens every page there is.
def test_the_navigation_leads_to_every_page_and_each_fits_a_wide_and_a_narrow_screen(
    page: Any, address: str, project: Path
) -> None:
    links = navigation(page)
    built = {path.parent.relative_to(project / "site").as_posix() for path in (project / "site").rglob("index.html")}
    assert {link[len(address) :].rstrip("/") or "." for link in links} == built - {"reference/redoc"}
    too_wide = []
    for link in links:
        page.set_viewport_size(WIDE)
        page.goto(link)
        assert page.locator("article h1").count() == 1, link
        page.set_viewport_size(NARROW)
        if page.evaluate("document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth"):
            too_wide.append(link)
    assert too_wide == []


@pytest.mark.timeout(120)
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_search_finds_a_page_and_opens_it(page: Any, size: Any) -> None:
    page.set_viewport_size(size)
    page.locator(".md-search__button, [for=__search]").locator("visible=true").first.click()
    page.get_by_role("combobox", name="Search").fill("webhook signature")
    page.get_by_role("option").filter(has_text="Receive webhooks").first.click()
    page.wait_for_url("**/how-to/webhooks/**")
    assert "Sync-Signature" in page.locator("article").inner_text()


@pytest.mark.timeout(120)
def test_on_a_narrow_screen_the_menu_opens_and_leads_to_a_page(page: Any, address: str) -> None:
    page.set_viewport_size(NARROW)
    menu = page.locator("nav.md-nav--primary")
    assert not menu.is_visible() or menu.bounding_box()["x"] < 0
    page.locator("label.md-header__button[for=__drawer]").click()
    for section in ("How to", "Rely on it"):
        menu.locator("label.md-nav__link:visible", has_text=section).first.click()
    menu.locator("a:visible", has_text="Receive webhooks").click()
    page.wait_for_url("**/how-to/webhooks/")
    assert "Sync-Signature" in page.locator("article").inner_text()


@pytest.mark.timeout(120)
def test_the_contract_is_a_page_of_redoc(page: Any, address: str) -> None:
    page.goto(f"{address}reference/redoc/")
    page.get_by_role("heading", name="Create a generation").first.wait_for()
    assert "/v2/generate" in page.locator("#redoc").inner_text()


def test_each_page_has_a_plain_text_version_that_llms_txt_links_to(project: Path) -> None:
    site = project / "site"
    index = (site / "llms.txt").read_text(encoding="utf-8")
    for page in site.rglob("index.html"):
        if page.parent.name != "redoc":
            text = page.with_suffix(".md")
            assert f"/{text.relative_to(site).as_posix()}>" in index
            assert text.read_text(encoding="utf-8").startswith("# ")
    assert "client.lipsync(" in (site / "llms-full.txt").read_text(encoding="utf-8")


def test_mkdocs_builds_the_same_pages_without_a_warning(project: Path, tmp_path: Path) -> None:
    # In its own theme: that of the site is no part of it.
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"INHERIT: {project}/mkdocs.yml\ndocs_dir: {project}/docs\ntheme: {{name: mkdocs}}\n", "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(config)]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert {page.parent.relative_to(tmp_path / "site") for page in (tmp_path / "site").rglob("index.html")} == {
        page.parent.relative_to(project / "site") for page in (project / "site").rglob("index.html")
    }


def test_a_broken_link_fails_the_build(tmp_path: Path) -> None:
    project = copied(tmp_path / "project")
    with (project / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\n[nowhere](missing.md)\n")
    done = build(project)
    assert done.returncode == 1
    assert "page does not exist" in done.stderr


def test_a_page_outside_of_the_navigation_fails_the_build(tmp_path: Path) -> None:
    project = copied(tmp_path / "project")
    (project / "docs" / "how-to" / "forgotten.md").write_text("# Forgotten\n", encoding="utf-8")
    done = build(project)
    assert done.returncode == 1
    assert done.stderr == "docs/how-to/forgotten.md is not in the navigation of mkdocs.yml\n"


def test_a_public_name_without_a_place_in_the_reference_is_noticed(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class BrandNewError(sync.errors.ApiError):
        """An error of tomorrow."""

        __module__ = "sync.errors"

    monkeypatch.setattr(sync.errors, "BrandNewError", BrandNewError, raising=False)
    monkeypatch.setattr(sync.errors, "__all__", [*sync.errors.__all__, "BrandNewError"])
    (complaint,) = checks.complaints(project, project / "site")
    assert complaint.startswith("sync.errors.BrandNewError (")


@pytest.mark.parametrize(
    ("html", "complaint"),
    [
        ('<a href="../nowhere/">', "index.html links to ../nowhere/, which does not exist"),
        (
            '<a href="how-to/webhooks/#nowhere">',
            "index.html links to how-to/webhooks/#nowhere, which has no such heading",
        ),
        (
            '<script src="https://cdn.example.com/a.js">',
            "index.html loads https://cdn.example.com/a.js from another host",
        ),
    ],
)
def test_what_a_page_links_to_or_loads_is_looked_at(project: Path, tmp_path: Path, html: str, complaint: str) -> None:
    site = tmp_path / "site"
    shutil.copytree(project / "site", site)
    with (site / "index.html").open("a", encoding="utf-8") as page:
        page.write(html)
    assert list(checks.complaints(project, site)) == [complaint]
