# Generated from openapi.yaml by `make generate`: do not edit.
"""Between the wire and Python: what a response is read from, and what a request is made of."""

from __future__ import annotations

import json
import os
from collections import abc
from datetime import datetime
from typing import (
    Any,
    Callable,
    Dict,
    FrozenSet,
    Iterable,
    Iterator,
    List,
    Mapping,
    Optional,
    Sequence,
    Tuple,
    Type,
    TypeVar,
    Union,
    cast,
    overload,
)
from urllib.parse import quote

from .dates import encode_datetime
from .errors import DecodeError, read_attribute, wrong_type
from .spelling import wire_name
from .types import BaseModel, HasId, Listing, UnknownObject

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)


# Digits of an integer that every Python takes, whatever its limit is set to.
MOST_DIGITS = 640


def read_json(content: bytes) -> Any:
    """Parse JSON. An integer with more digits than Python takes is a float. Raises ValueError or RecursionError."""
    try:
        return json.loads(content)
    except ValueError as error:
        if type(error) is not ValueError:
            raise
    return json.loads(content, parse_int=lambda digits: (int if len(digits) <= MOST_DIGITS else float)(digits))


def path_segment(value: str, name: str) -> str:
    """Percent-encode one segment of a path (RFC 3986, section 3.3)."""
    if not isinstance(value, str) or value in ("", ".", ".."):
        raise ValueError(f"{name} must be a non-empty string that is not '.' or '..', not {value!r}")
    return quote(value, safe="")


def query_string(value: Any) -> str:
    """A query parameter as the API takes it: lists comma-separated, booleans as true and false."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        # One without a time zone is the caller's own time.
        return encode_datetime(value.astimezone() if value.tzinfo is None else value)
    if isinstance(value, (list, tuple, set, frozenset)):
        return ",".join(query_string(item) for item in value)
    return str(value)


def present(values: Mapping[str, Any]) -> Dict[str, str]:
    """The parameters that are there, as text."""
    return {name: query_string(value) for name, value in values.items() if value is not None}


def by_wire_name(data: Mapping[str, Any], fields: FrozenSet[str]) -> Tuple[Mapping[str, Any], Optional[Dict[str, Any]]]:
    """An object with the fields of its model by their names on the wire, and what else there is in it."""
    further = {key: value for key, value in data.items() if key not in fields}
    known = data
    for key in [key for key in further if isinstance(key, str) and "_" in key]:
        wire = wire_name(key)
        if wire in fields and wire not in known:
            known = {**known, wire: further.pop(key)}
    return known, further or None


def as_dict(value: Any, where: str) -> Dict[str, Any]:
    """The object that a model is read from."""
    if not isinstance(value, abc.Mapping):
        raise wrong_type(where, value)
    return dict(value)


def of_id(model: Type[M], id: str) -> M:
    """A model of which nothing but the id is known: its other fields are None."""
    made: Any = object.__new__(model)
    for field in model.__attrs_attrs__:
        setattr(made, field.name, None)
    made.id = id
    return cast(M, made)


def as_page(data: Any, where: str) -> Dict[str, Any]:
    """The object that a page is read from; a bare list is one, too."""
    return {"items": data} if isinstance(data, list) else as_dict(data, where)


def as_it_came(value: object) -> T:  # type: ignore[type-var]
    """A value that is not what the contract says: a response is read generously, whatever its fields are."""
    return cast(T, value)


@overload
def identity(value: Union[str, HasId]) -> str: ...


@overload
def identity(value: Union[str, HasId, None]) -> Optional[str]: ...


def identity(value: Any) -> Any:
    """The id of what was given for one. Anything that has none stays as it is: the check of the argument refuses it."""
    if isinstance(value, str):
        return value
    id = read_attribute(value, "id")
    return id if isinstance(id, str) else value


def identities(values: Union[str, HasId, Iterable[Union[str, HasId]], None]) -> Union[str, List[str], None]:
    """The ids of what was given for them: of one, or of several."""
    one: Any = identity(cast("Union[str, HasId, None]", values))
    if isinstance(one, (str, bytes, abc.Mapping)) or not isinstance(one, abc.Iterable):
        return cast("Optional[str]", one)
    return [identity(value) for value in cast("Iterable[Union[str, HasId]]", values)]


def switch(value: object, on: str) -> Any:
    """A parameter that has one value or is not there, from True or False. The check refuses anything else."""
    return on if value is True else None if value is False else value


def as_items(value: T) -> T:
    """What can be gone through as a list; a string or an object is one thing."""
    several: object = value
    # A look at an abstract class takes far longer than one at a class.
    if not isinstance(several, (str, bytes, list, BaseModel, abc.Mapping)) and isinstance(several, abc.Iterable):
        return cast(T, list(cast("Iterable[object]", several)))
    return value


def take_items(value: Any, where: str) -> Iterator[Any]:
    """The items of a list, or of a page, each of which is taken out of it.

    Nothing holds the dicts of a long list for longer than it takes to decode them. If they lived for as long as the
    models, they would double the memory, and the garbage collector would go through all of it again and again.
    """
    if isinstance(value, abc.Mapping):
        value = cast("Mapping[str, Any]", value).get("items")
    if not isinstance(value, (list, tuple)):
        raise wrong_type(where, value)
    items = value if isinstance(value, list) else list(cast("Sequence[Any]", value))
    items.reverse()
    while items:
        yield items.pop()


def decode_items(decode: Callable[[Any], T], values: Iterable[Any], where: str) -> List[T]:
    """Each item decoded. One that can't be read does not take the others with it: it becomes an UnknownObject."""
    items: List[T] = Listing()
    for value in values:
        try:
            items.append(decode(value))
        except DecodeError as error:
            items.append(_keep(value, f"{where}[{len(items)}]", error))
    return items


def _keep(value: object, where: str, error: DecodeError) -> Any:
    import warnings

    warnings.warn(f"{where} is kept as it came: {error}", RuntimeWarning, 4)
    return UnknownObject(cast("Mapping[str, Any]", value)) if isinstance(value, abc.Mapping) else value


def decode_scalar(value: Any, kind: Type[T], where: str) -> T:
    """A result that is no object."""
    if not isinstance(value, (int, float) if kind is float else kind) or (isinstance(value, bool) and kind is not bool):
        raise wrong_type(where, value)
    return cast(T, value)


def encode(value: Any) -> Any:
    """The wire form of a value of a model."""
    if isinstance(value, BaseModel):
        return value.to_dict()
    if isinstance(value, datetime):
        return encode_datetime(value)
    if isinstance(value, (list, tuple)):
        return [encode(item) for item in cast("Sequence[Any]", value)]
    return value


def new_key() -> str:
    """An idempotency key that nobody else has: a random UUID (RFC 9562, section 5.4)."""
    # The module `uuid` does the same in five times the time.
    digits = os.urandom(16).hex()
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"
