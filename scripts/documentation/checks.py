"""What zensical does not check: links out of the pages, names without a place in the reference, pages without one in
the navigation, and addresses of other hosts that a page would load by itself."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from functools import cached_property
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml
from mkdocstrings import Inventory

import sync

# What is public besides what hangs on a client: the modules that people import from.
MODULES = (
    "sync",
    "sync.common",
    "sync.errors",
    "sync.progress",
    "sync.recovery",
    "sync.runs",
    "sync.testing",
    "sync.webhooks",
    "sync_sandbox",
)
# What a browser fetches without being asked.
LOADED = {("img", "src"), ("script", "src"), ("source", "src"), ("video", "src"), ("iframe", "src"), ("link", "href")}
# Links to these are for robots, and lead to where the site is going to be published.
FOR_ROBOTS = {"canonical", "next", "prev", "alternate"}


class Page(HTMLParser):
    """The links of a page, what it loads, and the ids that a link can lead to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.loaded: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids |= {given[name] for name in ("id", "name") if name in given}
        if tag == "link" and given.get("rel") in FOR_ROBOTS:
            return
        for name in ("href", "src"):
            if name in given:
                self.links.add(given[name])
                if (tag, name) in LOADED:
                    self.loaded.add(given[name])


def complaints(root: Path, site: Path) -> Iterator[str]:
    """Say what is wrong with a site that was built, one sentence for each thing."""
    yield from _navigation(root)
    yield from _reference(site)
    pages = {path: Page(path.read_text(encoding="utf-8")) for path in site.rglob("*.html") if path.name != "404.html"}
    for path, page in pages.items():
        yield from _links(site, path, page, pages)


def _navigation(root: Path) -> Iterator[str]:
    config = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), _Loader)
    named = set(_pages(config["nav"]))
    there = {path.relative_to(root / "docs").as_posix() for path in (root / "docs").rglob("*.md")}
    yield from (f"docs/{page} is not in the navigation of mkdocs.yml" for page in sorted(there - named))
    yield from (f"mkdocs.yml names docs/{page}, which does not exist" for page in sorted(named - there))


def _pages(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    for item in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from _pages(item)


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml without the environment."""


_Loader.add_constructor("!ENV", lambda loader, node: None)


def _reference(site: Path) -> Iterator[str]:
    """A public class, function or method that no page of the reference has."""
    with (site / "objects.inv").open("rb") as file:
        documented = set(Inventory.parse_sphinx(file))
    for name, thing in public():
        path = f"{thing.__module__}.{thing.__qualname__}"
        if not {name, path} & documented:
            yield f"{name} ({path}) is on no page of the reference"


def public() -> Iterator[tuple[str, Any]]:
    """The classes and functions that people import, and the methods of clients and resources."""
    for module in map(import_module, MODULES):
        for name in getattr(module, "__all__", None) or dir(module):
            thing = getattr(module, name)
            own = getattr(thing, "__module__", "").partition(".")[0] in ("sync", "sync_client", "sync_sandbox")
            if not name.startswith("_") and own and (inspect.isclass(thing) or inspect.isfunction(thing)):
                yield f"{module.__name__}.{name}", thing
    yield from methods("sync.Sync", sync.Sync)
    client = sync.Sync(api_key="to look at, not to call")
    for name, attribute in inspect.getmembers(sync.Sync):
        if isinstance(attribute, cached_property):
            yield from methods(f"sync.Sync.{name}", type(getattr(client, name)))


def methods(name: str, cls: type) -> Iterator[tuple[str, Any]]:
    for inner, method in inspect.getmembers(cls, inspect.isfunction):
        if not inner.startswith("_"):
            yield f"{name}.{inner}", method


def _links(site: Path, path: Path, page: Page, pages: dict[Path, Page]) -> Iterator[str]:
    where = path.relative_to(site).as_posix()
    for link in sorted(page.loaded):
        if urlsplit(link).netloc:
            yield f"{where} loads {link} from another host"
    for link in sorted(page.links):
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
        target = target / "index.html" if target.is_dir() else target
        if not target.is_file():
            yield f"{where} links to {link}, which does not exist"
        elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
            yield f"{where} links to {link}, which has no such heading"
