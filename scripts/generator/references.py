"""The references of the contract: whether each leads to something."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any
from urllib.parse import unquote

from .contract import Node
from .extensions import nodes


def reference_problems(document: Node) -> list[str]:
    """Each reference that leads nowhere: where it stands, and what was probably meant."""
    return [
        f"{' > '.join(path)}: {reference!r} leads nowhere{_meant(document, reference)}"
        for path, node in nodes(document)
        for reference in _references(path, node)
        if not _leads_somewhere(document, reference)
    ]


def _references(path: tuple[str, ...], node: Node) -> Iterator[str]:
    if isinstance(node.get("$ref"), str):
        yield node["$ref"]
    if path[-1:] == ("discriminator",):
        yield from node.get("mapping", {}).values()


def _leads_somewhere(document: Node, reference: str) -> bool:
    return reference.startswith("#/") and _target(document, reference) is not None


def _target(document: Node, reference: str) -> Any:
    node: Any = document
    for part in reference.removeprefix("#/").split("/"):
        key = unquote(part).replace("~1", "/").replace("~0", "~")
        node = node.get(key) if isinstance(node, dict) else None
    return node


def _meant(document: Node, reference: str) -> str:
    folder, _, name = reference.rpartition("/")
    known = _target(document, folder)
    alike = get_close_matches(name, known if isinstance(known, dict) else (), n=1)
    return f"; did you mean {alike[0]}?" if alike else ""
