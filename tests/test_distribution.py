"""The tests run against what is installed: the wheel in `make test`, the source tree only where it is editable."""

from __future__ import annotations

import importlib
import re
from importlib.metadata import distribution, requires, version
from pathlib import Path
from typing import Dict

import pytest
from packaging.requirements import Requirement

import sync

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("sync", "sync_client", "sync_sandbox", "pytest_sync_sandbox")


def is_editable() -> bool:
    return any(path.suffix == ".pth" for path in distribution("syncsdk").files or ())


@pytest.mark.parametrize("package", PACKAGES)
def test_the_package_comes_from_the_installed_distribution(package: str) -> None:
    installed = {Path(str(file.locate())).resolve() for file in distribution("syncsdk").files or ()}
    module = Path(str(importlib.import_module(package).__file__)).resolve()
    if is_editable():
        assert module == ROOT / package / "__init__.py"
    else:
        assert module in installed
        assert ROOT / package not in module.parents


def test_the_version_is_that_of_the_distribution() -> None:
    # Written in sync/__init__.py alone, from which the build takes it.
    assert sync.__version__ == version("syncsdk"), "an editable install knows the version of its day: install it again"


@pytest.mark.parametrize("package", PACKAGES)
def test_the_package_is_marked_as_typed(package: str) -> None:
    assert (Path(str(importlib.import_module(package).__file__)).parent / "py.typed").is_file()


@pytest.mark.parametrize(
    ("table", "group", "expected"),
    [
        ("entry-points.pytest11", "pytest11", {"pytest_sync_sandbox": "pytest_sync_sandbox"}),
        ("scripts", "console_scripts", {"syncsdk": "syncsdk:main"}),
    ],
)
def test_pytest_finds_the_fixtures_and_a_shell_the_command_line(
    table: str, group: str, expected: Dict[str, str]
) -> None:
    if is_editable():
        # Such an install knows the entry points of its day.
        project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
        declared = project.partition(f"[project.{table}]\n")[2].partition("\n\n")[0]
        found = dict(re.findall(r'^(\w+) = "([\w.:]+)"$', declared, re.MULTILINE))
    else:
        points = distribution("syncsdk").entry_points
        found = {point.name: point.value for point in points if point.group == group}
    assert found == expected


def test_the_library_needs_three_distributions_and_no_more() -> None:
    requirements = [Requirement(line) for line in requires("syncsdk") or ()]
    assert {requirement.name for requirement in requirements if requirement.marker is None} == {
        "attrs",
        "httpx",
        "python-dateutil",
    }
