"""Rules for single values, by the limits of the contract."""

from __future__ import annotations

import re
import sys
from collections import abc
from datetime import datetime
from typing import Any, Iterable, Mapping, Optional, Sequence, Type, cast

from .errors import ArgumentError, show
from .media import advise_local, advise_medium
from .rules import Rule, check, either_of
from .spelling import guess_name
from .types import BaseModel, File, UnknownObject


def text(least: int = 0, most: Optional[int] = None, pattern: Optional[str] = None, what: str = "a string") -> Rule:
    """A string.

    Args:
        least: Fewest characters; with one or more, white space alone counts as none.
        most: Most characters.
        pattern: Regular expression that the whole of it must match.
        what: What it should be, for the message.
    """
    # To Python, `$` is the end of a line as well.
    whole = pattern and re.compile(re.sub(r"\$$", r"\\Z", pattern))

    def rule(value: Any, name: str) -> None:
        if not isinstance(value, str):
            raise ArgumentError(f"{name} must be {what}, not {show(value)}.", name)
        if least and not value.strip():
            raise ArgumentError(f"{name} must not be empty.", name)
        if len(value) < least:
            raise ArgumentError(f"{name} has {len(value)} characters: at least {least:,} are needed.", name)
        if most is not None and len(value) > most:
            raise ArgumentError(f"{name} has {len(value):,} characters: at most {most:,} are allowed.", name)
        if whole and not whole.search(value):
            raise ArgumentError(f"{name} must match {pattern}, not {show(value)}.", name)

    return rule


def choice(*values: str) -> Rule:
    """One of the values that are known, or one that is newer than this: but not one of them with a slip in it."""
    known = frozenset(values)
    string = text(1)

    def rule(value: Any, name: str) -> None:
        if isinstance(value, str) and value in known:
            return
        string(value, name)
        meant = guess_name(value, values)
        if meant is not None:
            raise ArgumentError(f"{name} {show(value)} is not known: did you mean {meant!r}?", name)

    return rule


def url(value: Any, name: str) -> None:
    """An http or https URL."""
    if not isinstance(value, str) or not value.lower().startswith(("http://", "https://")):
        raise ArgumentError(f"{name} must be an http or https URL, not {show(value)}.{advise_local(value, name)}", name)


def identifier(value: Any, name: str) -> None:
    """An id that can't lead anywhere else in a URL, or an object that has one."""
    if not isinstance(value, str):
        raise ArgumentError(f"{name} must be an id, or an object that has one, not {show(value)}.", name)
    if value.strip() in ("", ".") or ".." in value or not value.isprintable():
        raise ArgumentError(f"{name} must be the id of something, not {show(value)}.", name)


def number(
    least: Optional[float] = None, most: Optional[float] = None, above: Optional[float] = None, whole: bool = False
) -> Rule:
    """A number, in a range that includes its ends; or above one that it does not include."""
    what = "a whole number" if whole else "a number"
    if least is not None and most is not None:
        what += f" from {least:g} to {most:g}"
    elif least is not None:
        what += f" of {least:g} or more"
    elif above is not None:
        what += f" above {above:g}"

    def rule(value: Any, name: str) -> None:
        fits = isinstance(value, int if whole else (int, float)) and not isinstance(value, bool)
        fits = fits and (least is None or value >= least) and (most is None or value <= most)
        # A number that is not finite compares with nothing, and JSON has none; what is larger than any float, neither.
        sound = fits and value - value == 0 and abs(value) <= sys.float_info.max
        if not sound or (above is not None and not value > above):
            raise ArgumentError(f"{name} must be {what}, not {show(value)}.", name)

    return rule


def constant(expected: str) -> Rule:
    """The one value that there is."""

    def rule(value: Any, name: str) -> None:
        if not isinstance(value, str) or value != expected:
            raise ArgumentError(f"{name} must be {expected!r}, not {show(value)}.", name)

    return rule


def flag(value: Any, name: str) -> None:
    """True or False."""
    if not isinstance(value, bool):
        raise ArgumentError(f"{name} must be True or False, not {show(value)}.", name)


def switch(expected: str, argument: str) -> Rule:
    """The one value of a parameter that an argument turns on."""

    def rule(value: Any, name: str) -> None:
        if not isinstance(value, str) or value != expected:
            raise ArgumentError(f"{argument} must be True or False, not {show(value)}.", argument)

    return rule


def moment(value: Any, name: str) -> None:
    """A point in time."""
    if not isinstance(value, datetime):
        raise ArgumentError(f"{name} must be a datetime, not {show(value)}.", name)


def file(value: Any, name: str) -> None:
    """A file of a form."""
    if not isinstance(value, File):
        raise ArgumentError(f"{name} must be a File, not {show(value)}.", name)


def items(rule: Optional[Rule] = None, least: int = 0, most: Optional[int] = None, holes: bool = False) -> Rule:
    """A list, each item by the same rule.

    Args:
        holes: Whether an item may be None.
    """

    def check_items(value: Any, name: str) -> None:
        if not isinstance(value, (list, tuple)):
            raise ArgumentError(f"{name} must be a list, not {show(value)}.", name)
        values = cast("Sequence[Any]", value)
        if len(values) < least:
            raise ArgumentError(f"{name} has {len(values)} items: at least {least} are needed.", name)
        if most is not None and len(values) > most:
            raise ArgumentError(f"{name} has {len(values)} items: at most {most} are allowed.", name)
        if rule is not None:
            for index, item in enumerate(values):
                if item is not None:
                    rule(item, f"{name}[{index}]")
                elif not holes:
                    raise ArgumentError(f"{name}[{index}] is None: leave it out.", f"{name}[{index}]")

    return check_items


def one_or_more(rule: Rule, most: Optional[int] = None) -> Rule:
    """One value, or a list of them. An empty list is refused: as a filter it would let everything through."""

    def check_values(value: Any, name: str) -> None:
        if isinstance(value, str):
            rule(value, name)
            return
        if isinstance(value, (bytes, abc.Mapping)) or not isinstance(value, abc.Iterable):
            raise ArgumentError(f"{name} must be a string or a list of strings, not {show(value)}.", name)
        values = list(cast("Iterable[object]", value))
        if not values:
            raise ArgumentError(f"{name} is empty: leave it out, or pass None, for no filter.", name)
        items(rule, most=most)(values, name)

    return check_values


def model(*classes: Type[BaseModel], tag: str = "") -> Rule:
    """A model, or one of several. An object of a kind that is not known passes.

    Args:
        tag: The field that says which of several it is.
    """
    names = either_of([cls.__name__ for cls in classes])

    def check_model(value: Any, name: str) -> None:
        if isinstance(value, classes):
            check(value, f"{name}.")
        elif isinstance(value, UnknownObject):
            if tag:
                _check_tag(value.data, tag, classes, name)
        else:
            raise ArgumentError(
                f"{name} must be {names}, or a mapping like one, not {show(value)}.{advise_medium(value, name)}", name
            )

    return check_model


def _check_tag(data: Mapping[str, Any], tag: str, classes: Sequence[Type[BaseModel]], name: str) -> None:
    """An object of a kind that is not known may be newer than this; one with a slip in its tag is not."""
    value = data.get(tag)
    if isinstance(value, str):
        known = [field.default for cls in classes for field in cls.__attrs_attrs__ if field.name == tag]
        meant = guess_name(value, known)
        if meant is not None:
            raise ArgumentError(f"{name}.{tag} {show(value)} is not known: did you mean {meant!r}?", f"{name}.{tag}")
    elif value is None:
        for key in data:
            if isinstance(key, str) and guess_name(key, [tag]):
                raise ArgumentError(f"{name}.{key} is not known: did you mean {tag}?", f"{name}.{key}")


def either(*rules: Rule) -> Rule:
    """A value that fits one of several rules."""

    def check_each(value: Any, name: str) -> None:
        for rule in rules[:-1]:
            try:
                rule(value, name)
            except ArgumentError:
                continue
            return
        rules[-1](value, name)

    return check_each


def anything(value: Any, name: str) -> None:
    """What the contract says nothing about."""
