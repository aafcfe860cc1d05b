"""Imports go one way: sync.cli -> sync.runs -> sync -> sync_client; sync_sandbox is the other side of the wire and uses
none of them, and pytest_sync_sandbox brings both sides together.

Inside of `sync.core` they go one way, too: jobs -> files -> call -> what all of them share.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
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
    "sync/cli": {"sync", "sync_client"} | REQUIRED | EXTRAS["cli"],
    # Only pydantic loads the module that imports it.
    "sync_client": {"sync_client"} | REQUIRED | {"pydantic", "pydantic_core"},
    "sync_sandbox": {"sync_sandbox"} | REQUIRED | EXTRAS["sandbox"],
    "sync_sandbox/rendering": {"sync_sandbox"} | REQUIRED | EXTRAS["media"] | EXTRAS["speech"],
    "pytest_sync_sandbox": {"pytest", "sync", "sync_sandbox"} | REQUIRED,
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


def test_one_module_knows_pydantic_and_only_pydantic_loads_it() -> None:
    files = sorted(path for name in ("sync", "sync_client") for path in (ROOT / name).rglob("*.py"))
    found = [path for path in files if {"pydantic", "pydantic_core"} & set(imports(path.read_text()))]
    assert [str(path.relative_to(ROOT)) for path in found] == ["sync_client/schema.py"]


def strangers(package: str, source: str) -> set[str]:
    return set(imports(source)) - ALLOWED[package] - sys.stdlib_module_names


@pytest.mark.parametrize("package", ALLOWED)
def test_a_package_imports_only_its_own_layer_and_what_the_project_declares(package: str) -> None:
    # A layer may be a part of the folder of another.
    inner = [ROOT / other for other in ALLOWED if other.startswith(f"{package}/")]
    files = [path for path in sorted((ROOT / package).rglob("*.py")) if not {*inner} & {*path.parents}]
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
        ("sync", "def f():\n    import pytest_sync_sandbox", "pytest_sync_sandbox"),
        ("sync_sandbox", "import pytest", "pytest"),
        ("sync", "from typing_extensions import Self", "typing_extensions"),
        ("sync", "import click", "click"),
        ("sync/cli", "def serve():\n    import sync_sandbox", "sync_sandbox"),
        ("sync_client", "if TYPE_CHECKING:\n    from sync import Sync", "sync"),
    ],
)
def test_an_import_against_the_direction_is_noticed(package: str, source: str, stranger: str) -> None:
    assert strangers(package, source) == {stranger}


def test_the_facade_has_its_http_client_from_one_module() -> None:
    files = sorted((ROOT / "sync").rglob("*.py"))
    found = [path for path in files if {"httpx", "httpx2", "httpcore"} & set(imports(path.read_text()))]
    assert [str(path.relative_to(ROOT)) for path in found] == ["sync/core/call/http.py"]


ROOMS = ("", "call", "files", "jobs")
# Import paths of syncsdk 0.3.0: they lead into the rooms, and nothing inside goes through them.
DOORS = {f"sync.core{name}" for name in ("", ".api_error", ".file", ".http_response", ".request_options")}


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FACADE = {name_of(path): path for path in sorted((ROOT / "sync").rglob("*.py"))}


def modules_of(name: str, source: str, is_package: bool) -> set[str]:
    """The modules of the facade that a module imports, at once, later or only for a type checker."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = name.split(".")[: len(name.split(".")) - node.level + is_package] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            # A name of a package may be a module of it.
            found.update(full if (full := f"{base}.{alias.name}") in FACADE else base for alias in node.names)
    return found & FACADE.keys()


def room_of(name: str) -> int:
    return ROOMS.index(FACADE[name].parent.relative_to(ROOT / "sync/core").as_posix().removeprefix("."))


def against_the_rooms(name: str, imported: set[str]) -> set[str]:
    """What a module of `sync.core` imports and must not: of a room further on, a door, or a part of the facade."""
    return {
        other
        for other in imported - {"sync.errors", "sync.environment", "sync.version"}
        if other in DOORS or not other.startswith("sync.core.") or room_of(other) > room_of(name)
    }


def find_cycle(graph: dict[str, set[str]]) -> list[str]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


GRAPH = {name: modules_of(name, path.read_text(), path.stem == "__init__") for name, path in FACADE.items()}
CORE = [name for name in GRAPH if name.startswith("sync.core") and name not in DOORS]


def test_the_rooms_of_the_core_are_those_that_have_an_order() -> None:
    assert {path.parent.name for path in (ROOT / "sync/core").rglob("*.py")} == {"core", *ROOMS[1:]}


@pytest.mark.parametrize("name", CORE)
def test_a_module_of_the_core_imports_its_own_room_and_those_before_it(name: str) -> None:
    assert against_the_rooms(name, GRAPH[name]) == set()


def in_command_line(name: str) -> bool:
    return f"{name}.".startswith("sync.cli.")


def test_nothing_of_the_library_imports_the_command_line() -> None:
    library = [name for name in GRAPH if not in_command_line(name) and name != "sync.__main__"]
    assert {name: found for name in library if (found := set(filter(in_command_line, GRAPH[name])))} == {}


def test_only_the_client_leads_to_runs_and_only_the_command_line_is_beyond_them() -> None:
    beyond = {name for name in GRAPH if name.startswith(("sync.runs", "sync.cli"))}
    into = {name for name in GRAPH.keys() - beyond if any(other.startswith("sync.runs") for other in GRAPH[name])}
    assert into == {"sync._async.client", "sync._sync.client"}


def test_no_two_modules_of_the_facade_import_each_other_not_even_for_a_type_checker() -> None:
    assert find_cycle(GRAPH) == []


@pytest.mark.parametrize(
    ("name", "source", "wrong"),
    [
        ("sync.core.settings", "from .call.flow import call", {"sync.core.call.flow"}),
        ("sync.core.call.flow", "from ..files import upload", {"sync.core.files.upload"}),
        ("sync.core.files.upload", "def f():\n    from ..jobs.many import Watch", {"sync.core.jobs.many"}),
        ("sync.core.files.media", "if TYPE_CHECKING:\n    from ..file import File", {"sync.core.file"}),
        ("sync.core.jobs.many", "import sync.client", {"sync.client"}),
        ("sync.core.jobs.many", "from .. import validation\nfrom ..call.flow import call\nimport sync.errors", set()),
    ],
)
def test_an_import_against_the_rooms_is_noticed(name: str, source: str, wrong: set[str]) -> None:
    assert against_the_rooms(name, modules_of(name, source, is_package=False)) == wrong


def test_a_cycle_is_noticed() -> None:
    sources = {"sync.client": "from . import tts", "sync.tts": "if TYPE_CHECKING:\n    from .client import Sync"}
    graph = {name: modules_of(name, source, is_package=False) for name, source in sources.items()}
    assert set(find_cycle(graph)) == {"sync.client", "sync.tts"}
