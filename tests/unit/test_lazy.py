"""Names that are loaded when they are first used."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Iterator

import pytest

from sync_client.lazy import lazy

NAMES = {
    "Decimal": "decimal",
    "Number": "decimal:Decimal",
    "numbers": "decimal:",
}


@pytest.fixture
def package() -> Iterator[ModuleType]:
    module = ModuleType("a_lazy_package")
    module.__dict__["__all__"] = ["Decimal", "Number"]
    module.__dict__["__getattr__"], module.__dict__["__dir__"] = lazy("a_lazy_package", NAMES)
    sys.modules["a_lazy_package"] = module
    yield module
    del sys.modules["a_lazy_package"]


@pytest.mark.parametrize("name", ["Decimal", "Number"])
def test_a_name_is_what_its_module_has_under_it_or_under_another(package: ModuleType, name: str) -> None:
    import decimal

    assert getattr(package, name) is decimal.Decimal


def test_a_name_may_be_a_module(package: ModuleType) -> None:
    import decimal

    assert package.numbers is decimal


def test_a_name_is_looked_up_once(package: ModuleType) -> None:
    assert "Decimal" not in vars(package)
    found = package.Decimal
    assert vars(package)["Decimal"] is found


@pytest.mark.parametrize("name", ["Fraction", "decimal"])
def test_the_error_for_another_name_says_where_it_was_looked_for(package: ModuleType, name: str) -> None:
    with pytest.raises(AttributeError, match=f"^module 'a_lazy_package' has no attribute '{name}'$"):
        getattr(package, name)


def test_dir_shows_what_is_public(package: ModuleType) -> None:
    assert dir(package) == ["Decimal", "Number"]
