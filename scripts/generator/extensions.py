"""The extensions of the contract: keys that begin with `x-`, held to the schema in openapi-extensions.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from openapi_schema_validator import OAS31Validator

from .contract import METHODS, Node

SCHEMA: Node = yaml.safe_load((Path(__file__).parents[2] / "openapi-extensions.yaml").read_text("utf-8"))

Place = tuple[str, ...]  # The keys that lead from the top of the contract to a part of it.


def extension_problems(document: Node) -> list[str]:
    """What is wrong with the extensions of a contract: a key that is not known, or not here, or its value."""
    return [problem for path, node in nodes(document) for problem in _problems(path, node)]


def nodes(node: Any, path: Place = ()) -> Iterator[tuple[Place, Node]]:
    """Every object of the contract, with where it stands. What examples contain is not part of it."""
    if isinstance(node, dict):
        yield path, node
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, child in children:
        if key not in ("example", "examples") or path[-1:] == ("properties",):
            yield from nodes(child, (*path, str(key)))


def _problems(path: Place, node: Node) -> list[str]:
    marks = {key: value for key, value in node.items() if key.startswith("x-")}
    if not marks:
        return []
    where = "/".join(path)
    place = place_of(path)
    if place is None:
        return [f"{where}: {key} may not stand here" for key in marks]
    validator = OAS31Validator({**SCHEMA, "$ref": f"#/$defs/{place}"})
    return [
        f"{'/'.join([where, *map(str, error.absolute_path)])}: {error.message}"
        for error in validator.iter_errors(marks)
    ]


def place_of(path: Place) -> str | None:
    """The definition of openapi-extensions.yaml that holds there; None where no extension may stand."""
    if path[:1] == ("paths",) and len(path) == 3 and path[2] in METHODS:
        return "operation"
    # As deep as an operation's own parameters, or as the shared ones.
    if path[-2:-1] == ("parameters",) and len(path) in (3, 5):
        return "parameter"
    if path[:1] == ("tags",):
        return "tag"
    if path[:2] == ("components", "schemas") and len(path) == 3:
        return "schema"
    return "property" if path[-2:-1] == ("properties",) else None
