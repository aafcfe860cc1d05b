"""Scenarios as the command line has them: `name=value`, with or without quotes, and a first word without a name."""

from __future__ import annotations

import inspect
import shlex
from typing import Any, Callable, Dict

from .suggestion import check_known

_TYPES: Dict[str, Callable[[str], Any]] = {"at": int, "delay": float, "status": int, "times": int}
#: What takes more than a word.
_NOT_IN_WORDS = {"self", "headers", "timeline", "id"}


def read_outcome(text: str, method: Callable[..., object]) -> Dict[str, Any]:
    """The arguments of `Sandbox.outcome` in a text such as `FAILED error="No face." times=2`, or ValueError."""
    return _read(text, method, {**_TYPES, "status": str}, first="status")


def read_fault(text: str, method: Callable[..., object]) -> Dict[str, Any]:
    """The arguments of `Sandbox.fault` in a text such as `503 path=/v2/generate times=2`, or ValueError."""
    first, _, rest = text.partition(" ")
    return _read(f"status={first} {rest}" if first.isdecimal() else text, method, _TYPES, first="kind")


def _read(
    text: str, method: Callable[..., object], types: Dict[str, Callable[[str], Any]], *, first: str
) -> Dict[str, Any]:
    known = inspect.signature(method).parameters.keys() - _NOT_IN_WORDS
    arguments: Dict[str, Any] = {}
    for word in shlex.split(text):
        name, equals, value = word.partition("=")
        if not equals:
            name, value = first, word
        check_known("argument", name, known)
        try:
            arguments[name] = types.get(name, str)(value)
        except ValueError:
            raise ValueError(f"{name} must be a number, got {value!r}.") from None
    return arguments
