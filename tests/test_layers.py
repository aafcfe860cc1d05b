"""Imports go one way: sync -> sync_client; sync_sandbox is the other side of the wire and uses neither."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import TypeGuard

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
DISTRIBUTIONS = packages_distributions()


def modules(requirements: list[str]) -> set[str]:
    """The import names of the distributions that the requirements name."""
    names = {canonicalize_name(Requirement(requirement).name) for requirement in requirements}
    return {
        module
        for module, owners in DISTRIBUTIONS.items()
        if names.intersection(canonicalize_name(name) for name in owners)
    }


REQUIRED = modules(PROJECT["dependencies"])
EXTRAS = {name: modules(requirements) for name, requirements in PROJECT["optional-dependencies"].items()}
ALLOWED = {
    "sync": {"sync", "sync_client"} | REQUIRED | EXTRAS["progress"],
    "sync_client": {"sync_client"} | REQUIRED,
    "sync_sandbox": {"sync_sandbox"} | REQUIRED | EXTRAS["sandbox"],
}


def imports(source: str) -> Iterator[str]:
    """The top-level name of every absolute import, wherever it stands, but for what only a type checker reads."""
    tree = ast.parse(source)
    checked_only = {
        node for block in ast.walk(tree) if is_type_checking(block) for child in block.body for node in ast.walk(child)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module is not None:
            names = [node.module]
        else:
            continue
        for name in names:
            # Every type checker brings typing_extensions along.
            if not (node in checked_only and name == "typing_extensions"):
                yield name.partition(".")[0]


def is_type_checking(node: ast.AST) -> TypeGuard[ast.If]:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def strangers(package: str, source: str) -> set[str]:
    return set(imports(source)) - ALLOWED[package] - sys.stdlib_module_names


@pytest.mark.parametrize("package", ALLOWED)
def test_a_package_imports_only_its_own_layer_and_what_the_project_declares(package: str) -> None:
    files = sorted((ROOT / package).rglob("*.py"))
    assert files
    found = {str(path.relative_to(ROOT)): strangers(package, path.read_text()) for path in files}
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("package", "source", "stranger"),
    [
        ("sync_client", "from sync.errors import ApiError", "sync"),
        ("sync_client", "import rich", "rich"),
        ("sync_sandbox", "import sync_client.models as models", "sync_client"),
        ("sync_sandbox", "def f():\n    from sync import Sync", "sync"),
        ("sync", "import sync_sandbox", "sync_sandbox"),
        ("sync", "from typing_extensions import Self", "typing_extensions"),
        ("sync_client", "if TYPE_CHECKING:\n    from sync import Sync", "sync"),
    ],
)
def test_an_import_against_the_direction_is_noticed(package: str, source: str, stranger: str) -> None:
    assert strangers(package, source) == {stranger}
