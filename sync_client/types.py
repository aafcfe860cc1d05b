# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
"""What the models and operations are made of."""

from __future__ import annotations

import json
import sys
from datetime import datetime, timezone
from typing import (
    IO,
    TYPE_CHECKING,
    Any,
    Callable,
    ClassVar,
    Dict,
    FrozenSet,
    Generic,
    Iterable,
    List,
    Mapping,
    Optional,
    Sequence,
    Tuple,
    TypeVar,
    Union,
)
from urllib.parse import quote

from attr import define

from .errors import DecodeError, wrong_type

T = TypeVar("T")
M = TypeVar("M", bound="BaseModel")


class BaseModel:
    """The base of every model: an attrs class with slots, compared by value, printed short."""

    __slots__ = ()
    __attrs_attrs__: ClassVar[Any] = ()

    def to_dict(self) -> Dict[str, Any]:
        raise NotImplementedError

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """A field by its name on the wire, also one that this version does not know."""
            if not name.startswith("_") and name != "additional_properties":
                known = python_name(name)
                if known != name and known in self._names():
                    return getattr(self, known)
                further = self.additional_properties
                if further is not None and name in further:
                    return further[name]
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def copy(self: M, *, update: Optional[Mapping[str, Any]] = None) -> M:
        """A copy with other values in some of its fields, by their names in Python."""
        values = {name: getattr(self, name) for name in self._names()}
        return type(self)(**{**values, **(update or {})})

    def dict(self) -> Dict[str, Any]:
        """The same as `to_dict()`, as syncsdk 0.3.0 calls it."""
        return self.to_dict()

    def json(self) -> str:
        """`to_dict()` as JSON."""
        return json.dumps(self.to_dict(), ensure_ascii=False)

    def __repr__(self) -> str:
        # A debugger shows an object before it is whole, too.
        values = ((name, getattr(self, name, None)) for name in self._names())
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in values if value is not None)})"

    def _names(self) -> Iterable[str]:
        return (attribute.name for attribute in self.__attrs_attrs__)

    def _repr_html_(self) -> str:
        """What a notebook shows: the video, where there is one, and a row for each field."""
        values = ((name, getattr(self, name)) for name in self._names())
        rows = "".join(f"<tr><th>{name}</th>{_cell(value)}</tr>" for name, value in values if value is not None)
        return f"{_video(getattr(self, 'output_url', None))}<table>{rows}</table>"


LONGEST_CELL = 200


def html_table(items: Sequence[BaseModel]) -> str:
    """What a notebook shows of several models: a row each, a column for each field that one of them has."""
    names = dict.fromkeys(name for item in items for name in item._names() if getattr(item, name) is not None)
    rows = "".join(f"<tr>{''.join(_cell(getattr(item, name, None)) for name in names)}</tr>" for item in items)
    return f"<table><tr>{''.join(f'<th>{name}</th>' for name in names)}</tr>{rows}</table>"


def _cell(value: Any) -> str:
    if isinstance(value, list) and value and all(isinstance(item, BaseModel) for item in value):
        return f"<td>{html_table(value)}</td>"
    text = "" if value is None else str(value)
    return f"<td>{_escaped(text if len(text) <= LONGEST_CELL else text[:LONGEST_CELL] + '…')}</td>"


def _video(url: Any) -> str:
    if not isinstance(url, str) or not url.startswith(("https://", "http://")):
        return ""
    return f'<video controls src="{_escaped(url)}" style="max-width: 100%"></video>'


def _escaped(text: str) -> str:
    # An import of the models must not pay for it.
    from html import escape

    return escape(text)


class EditsItem(BaseModel):
    """What its subclasses have in common: they can stand together in one list."""

    __slots__ = ()


class InputItem(BaseModel):
    """What its subclasses have in common: they can stand together in one list."""

    __slots__ = ()


class UnknownObject(BaseModel):
    """An object whose tag this version does not know, kept as it came: `item.type`, `item.to_dict()`.

    Attributes:
        data: The object, by its names on the wire; each is an attribute, too.
    """

    __slots__ = ("data",)

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data: Dict[str, Any] = dict(data)

    def _names(self) -> Iterable[str]:
        return ("data",)

    def __getattr__(self, name: str) -> Any:
        if name == "data" or name not in self.data:
            raise AttributeError(f"this object has no field {name!r}")
        return self.data[name]

    def __eq__(self, other: object) -> bool:
        return self.data == other.data if isinstance(other, UnknownObject) else NotImplemented

    __hash__: ClassVar[None] = None  # type: ignore[assignment]

    def to_dict(self) -> Dict[str, Any]:
        return {**self.data}


@define(frozen=True)
class File:
    """One file of a multipart body.

    Attributes:
        content: The bytes, or a binary file open for reading.
        name: The file name to send.
        content_type: Its media type, such as `video/mp4`; None leaves it to the sender.
    """

    content: Union[bytes, IO[bytes]]
    name: str
    content_type: Optional[str] = None


FormField = Tuple[str, Union[str, File]]


@define(frozen=True, eq=False)
class Operation(Generic[T]):
    """One call of the API, ready to send: nothing here sends it.

    Attributes:
        id: The operationId of the contract.
        method: HTTP method, upper case.
        path: Path from the root of the server, percent-encoded.
        decode: Reads the body of a success: parsed JSON for `application/json`, text for `text/plain`,
            None where the contract promises no body.
        accept: Media type of a success; empty where the contract promises no body.
        query: Query parameters.
        headers: Header fields of this operation.
        json: JSON body, or None.
        form: Fields and files of a `multipart/form-data` body, or None.
        authenticated: Whether the operation needs the API key.
    """

    id: str
    method: str
    path: str
    decode: Callable[[Any], T]
    accept: str = "application/json"
    query: Optional[Dict[str, str]] = None
    headers: Optional[Dict[str, str]] = None
    json: Optional[Dict[str, Any]] = None
    form: Optional[List[FormField]] = None
    authenticated: bool = True


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
        return encode_datetime(value)
    if isinstance(value, (list, tuple, set, frozenset)):
        return ",".join(query_string(item) for item in value)
    return str(value)


def present(values: Mapping[str, Any]) -> Dict[str, str]:
    return {name: query_string(value) for name, value in values.items() if value is not None}


def wire_name(name: str) -> str:
    """A name in Python as most of the API writes it: `voice_id` is `voiceId`."""
    first, *others = name.split("_")
    return first + "".join(other.capitalize() for other in others)


def python_name(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


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
    if not isinstance(value, Mapping):
        raise wrong_type(where, value)
    return dict(value)


def decode_list(value: Any, where: str) -> Sequence[Any]:
    if not isinstance(value, (list, tuple)):
        raise wrong_type(where, value)
    return value


if sys.version_info >= (3, 11):
    _fromisoformat = datetime.fromisoformat
else:

    def _fromisoformat(value: str) -> datetime:
        return datetime.fromisoformat(value[:-1] + "+00:00" if value[-1:] == "Z" else value)


def decode_datetime(value: Union[str, datetime], where: str) -> datetime:
    """Read an RFC 3339 date-time; one without an offset is taken as UTC."""
    if isinstance(value, str):
        try:
            parsed = _fromisoformat(value)
        except ValueError:
            parsed = _isoparse(value, where)
    elif isinstance(value, datetime):
        parsed = value
    else:
        raise wrong_type(where, value)
    return parsed if parsed.tzinfo is not None else parsed.replace(tzinfo=timezone.utc)


def _isoparse(value: str, where: str) -> datetime:
    from dateutil.parser import isoparse

    try:
        return isoparse(value)
    except (ValueError, OverflowError) as error:
        raise DecodeError(f"{where} is not an RFC 3339 date-time: {value[:40]!r}") from error


def encode_datetime(value: datetime) -> str:
    """RFC 3339, with Z for UTC."""
    text = value.isoformat()
    return text[:-6] + "Z" if text.endswith("+00:00") else text


def encode_any(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.to_dict()
    if isinstance(value, datetime):
        return encode_datetime(value)
    if isinstance(value, (list, tuple)):
        return [encode_any(item) for item in value]
    return value
