"""Checks of single arguments that several resources share."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Iterable, List, Mapping, Optional, TypeVar, Union, cast

from ..errors import InvalidRequestError

T = TypeVar("T")


def omit_ellipsis(value: T) -> Optional[T]:
    """None for `...`, which code for syncsdk 0.3.0 passes for what it does not give."""
    return None if value is ... else value


def check_several(value: Any, name: str, of: str) -> Iterable[object]:
    """What can be gone through. A string or a mapping can, too, and is refused: it is one thing.

    Args:
        of: What there should be several of.
    """
    found = type(value).__name__
    if not isinstance(value, Iterable) or isinstance(value, (str, bytes, Mapping)):
        raise InvalidRequestError(f"{name} must be a list of {of}, not {found}.", field=name)
    return cast("Iterable[object]", value)


def check_choice(value: Any, name: str) -> Union[str, List[str], None]:
    """A filter: one value or several. An empty one is refused, since it would let everything through."""
    if omit_ellipsis(value) is None:
        return None
    chosen = value if isinstance(value, str) else list(cast("Iterable[str]", check_several(value, name, "values")))
    if not chosen:
        raise InvalidRequestError(f"{name} is empty: leave it out, or pass None, for no filter.", field=name)
    return chosen


def check_text(value: Any, name: str, most: Optional[int] = None) -> str:
    """A text that says something.

    Args:
        most: How many characters it may have.
    """
    if not isinstance(value, str) or not value.strip():
        raise InvalidRequestError(f"{name} must be a text that is not empty, not {value!r}.", field=name)
    if most is not None and len(value) > most:
        raise InvalidRequestError(f"{name} has {len(value)} characters: at most {most} are allowed.", field=name)
    return value


def check_share(value: Any, name: str) -> None:
    """A number from 0 to 1, or None."""
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if value is not None and not (number and 0 <= value <= 1):
        raise InvalidRequestError(f"{name} must be a number from 0 to 1, not {value!r}.", field=name)


def check_moment(value: Any, name: str) -> datetime:
    """A point in time. One without a time zone is taken as local time."""
    if not isinstance(value, datetime):
        raise InvalidRequestError(f"{name} must be a datetime, not {value!r}.", field=name)
    return value.astimezone() if value.tzinfo is None else value
