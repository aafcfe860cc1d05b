# Generated from openapi.yaml by `make generate`: do not edit.
"""The rules of a model or an operation, and the check of what is to be sent by them.

A rule is a function that takes a value and its name, and raises ArgumentError: `checks` has them. Those of a model
stand in its `_rules`.
"""

from __future__ import annotations

from collections import abc
from functools import partial
from typing import Any, Callable, Mapping, Optional, Sequence

from .errors import ArgumentError, show
from .spelling import guess_name
from .types import BaseModel

Rule = Callable[[Any, str], None]


class Rules:
    """The rules of a model, or of the parameters of an operation.

    Args:
        fields: A rule for each field, by its name in Python.
        wire: The names on the wire of those that have another there.
        required: Fields that must be given.
        any_of: Groups of fields of which one must be given.
        needs: Fields that a field needs beside it.
        least: How many fields must be given.
    """

    def __init__(
        self,
        fields: Mapping[str, Rule],
        *,
        wire: Optional[Mapping[str, str]] = None,
        required: Sequence[str] = (),
        any_of: Sequence[str] = (),
        needs: Optional[Mapping[str, Sequence[str]]] = None,
        least: int = 0,
    ) -> None:
        self.fields = fields
        self.wire: Mapping[str, str] = wire or {}
        self.required = required
        self.any_of = any_of
        self.needs: Mapping[str, Sequence[str]] = needs or {}
        self.least = least

    def check(self, get: Callable[[str], Any], path: str = "") -> None:
        """Check values; those that are None were not given.

        Args:
            get: Gives the value of a field by its name in Python.
            path: What leads to them, such as `input[0].`.

        Raises:
            ArgumentError: The first that is not right.
        """
        for name in self.required:
            if get(name) is None:
                raise ArgumentError(f"{path}{name} is missing.", f"{path}{name}")
        for name, rule in self.fields.items():
            value = get(name)
            if value is not None:
                rule(value, path + name)
        if self.any_of and not any(map(get, self.any_of)):
            wanted = either_of([f"{_article(name)} {name}" for name in self.any_of])
            if not path:
                raise ArgumentError(f"Give {wanted}.", self.any_of[0])
            raise ArgumentError(f"{path[:-1]} needs {wanted}.", path[:-1])
        for name, others in self.needs.items():
            for other in others:
                if get(name) is not None and get(other) is None:
                    raise ArgumentError(f"{path}{name} needs {path}{other} beside it.", f"{path}{name}")
        if self.least and sum(get(name) is not None for name in self.fields) < self.least:
            raise ArgumentError(
                f"There is nothing to change: give {either_of(list(self.fields))}.", next(iter(self.fields))
            )


def check(model: BaseModel, path: str = "") -> None:
    """Check a model that is to be sent, with all that it holds."""
    rules: Optional[Rules] = getattr(model, "_rules", None)
    if rules is None:
        return
    # First: what is missing may be there under a name with a slip in it.
    further = getattr(model, "additional_properties", None)
    if further is not None and not isinstance(further, abc.Mapping):
        name = f"{path}additional_properties"
        raise ArgumentError(f"{name} must be a dict, not {show(further)}.", name)
    for key in further or ():
        _check_spelling(key, rules, path)
    rules.check(partial(getattr, model), path)


def check_given(model: BaseModel) -> None:
    """Check the fields of a model that are there, and not whether any is missing."""
    rules: Rules = getattr(model, "_rules")  # noqa: B009
    for name, rule in rules.fields.items():
        value = getattr(model, name)
        if value is not None:
            rule(value, name)


def _check_spelling(key: object, rules: Rules, path: str) -> None:
    """A key that is close to one of the contract is a slip; one that is like none may be newer than this."""
    if not isinstance(key, str):
        raise ArgumentError(f"{path}{key!r} is no name of a field: names are strings.", f"{path[:-1]}")
    meant = guess_name(key, rules.fields)
    if meant is not None:
        # In the form that the caller writes: the names of Python have underscores, most of the API's have capitals.
        name = meant if "_" in key else rules.wire.get(meant, meant)
        raise ArgumentError(f"{path}{key} is not known: did you mean {name}?", f"{path}{key}")


def either_of(names: Sequence[str]) -> str:
    """Names as a choice: `a, b or c`."""
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _article(name: str) -> str:
    return "an" if name[:1].lower() in "aeio" else "a"
