# Generated from openapi.yaml by `make generate`: do not edit.
"""Packages whose names are loaded when they are first used (PEP 562)."""

from __future__ import annotations

import sys
from typing import Any, Callable, List, Mapping, Tuple


def lazy(package: str, names: Mapping[str, str]) -> Tuple[Callable[[str], Any], Callable[[], List[str]]]:
    """The `__getattr__` and `__dir__` of a package, which shows what its `__all__` names.

    Args:
        package: Its `__name__`.
        names: Where each name is: `module`, or `module:name` where it has another name there, or `module:` where it is
            the module itself. A module that begins with a dot is looked for in the package.
    """

    def __getattr__(name: str) -> Any:
        if name not in names:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        from importlib import import_module

        source, colon, attribute = names[name].partition(":")
        value: Any = import_module(source, package)
        if attribute or not colon:
            value = getattr(value, attribute or name)
        setattr(sys.modules[package], name, value)
        return value

    def __dir__() -> List[str]:
        return list(vars(sys.modules[package])["__all__"])

    return __getattr__, __dir__
