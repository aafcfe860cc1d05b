from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
RESOLVED = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def pins(name: str) -> list[Requirement]:
    return [Requirement(line) for line in (ROOT / "requirements" / name).read_text().splitlines()]


def declared() -> list[Requirement]:
    extras = PROJECT["optional-dependencies"].values()
    return [Requirement(line) for line in [*PROJECT["dependencies"], *(line for extra in extras for line in extra)]]


@pytest.mark.parametrize("path", RESOLVED, ids=lambda path: path.name)
def test_every_line_pins_one_version_and_names_no_place_to_get_it_from(path: Path) -> None:
    for pin in pins(path.name):
        assert pin.url is None
        assert [specifier.operator for specifier in pin.specifier] == ["=="], pin


def test_the_lowest_versions_are_the_floors_of_pyproject() -> None:
    lowest = {canonicalize_name(pin.name): pin for pin in pins("lowest.txt")}
    for requirement in declared():
        floor = next(specifier.version for specifier in requirement.specifier if specifier.operator == ">=")
        pin = lowest[canonicalize_name(requirement.name)]
        assert pin.specifier.contains(floor), f"{requirement} and {pin} differ: run `make requirements`"


@pytest.mark.parametrize("python", ["3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14"])
def test_every_declared_dependency_is_pinned_in_range_on_every_python(python: str) -> None:
    environment = {"python_version": python, "python_full_version": f"{python}.0"}
    pinned = {
        canonicalize_name(pin.name): next(iter(pin.specifier)).version
        for pin in pins("test.txt")
        if pin.marker is None or pin.marker.evaluate(environment)
    }
    for requirement in declared():
        assert requirement.specifier.contains(pinned[canonicalize_name(requirement.name)]), requirement
