"""What the models and operations are made of."""

from __future__ import annotations

import json
import os
import sys
from datetime import datetime
from functools import partial
from typing import (
    IO,
    TYPE_CHECKING,
    Any,
    Callable,
    ClassVar,
    Dict,
    Generic,
    Iterable,
    List,
    Mapping,
    Optional,
    Protocol,
    Tuple,
    Type,
    TypeVar,
    Union,
    cast,
)

from attr import define

from .dates import encode_datetime
from .spelling import python_name, wire_name


class SupportsRead(Protocol):
    """What can be read as bytes, such as a file that was opened with 'rb'."""

    def read(self, size: int, /) -> bytes: ...


class SupportsItems(Protocol):
    """What gives its pairs as a mapping does, such as an `email.message.Message`."""

    def items(self) -> Iterable[Tuple[Any, Any]]: ...


class HasId(Protocol):
    """What is as good as its id: a generation, an asset, any other object of the API, an `Outcome`, an error."""

    @property
    def id(self) -> Optional[str]: ...


FileContent = Union[str, "os.PathLike[str]", bytes, bytearray, memoryview, SupportsRead]
FileInput = Union[FileContent, Tuple[Optional[str], FileContent], Tuple[Optional[str], FileContent, Optional[str]]]

T = TypeVar("T")
M = TypeVar("M", bound="BaseModel")


class BaseModel:
    """The base of every model: an attrs class with slots, compared by value, printed short.

    `to_dict` gives the wire form: the names of the API, without the fields that are None. `from_dict` reads it, and a
    field by its name in Python as well. It raises DecodeError without what identifies such a thing; any other field
    that is missing is None, and one of another type is left as it came.
    """

    __slots__ = ()
    __attrs_attrs__: ClassVar[Any] = ()

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
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
        """The fields that are not None as syncsdk 0.3.0 gives them: by the names of the API, date-times as datetime.

        A field is found by its name in Python, too: `data["output_url"]`. For what can be sent, use `to_dict()`.
        """
        return Fields({wire_name_of(type(self), name): _plain(value, "dict") for name, value in self._values()})

    def json(self, *, indent: Optional[int] = None) -> str:
        """The fields that are not None as JSON, by their names in Python, as syncsdk 0.3.0 gives them: `output_url`.

        A number that is not finite becomes null. For the names of the API, use `json.dumps(generation.to_dict())`.
        """
        separators = (",", ":") if indent is None else None
        write = partial(json.dumps, ensure_ascii=False, indent=indent, separators=separators)
        data = self._json()
        try:
            return write(data, default=_text, allow_nan=False)
        except ValueError:
            # JSON has no number that is not finite.
            return write(json.loads(json.dumps(data, default=_text), parse_constant=lambda _: None))

    def _json(self) -> Dict[str, Any]:
        return {name: _plain(value, "_json") for name, value in self._values()}

    def _values(self) -> Iterable[Tuple[str, Any]]:
        """Its fields that are not None, by their names in Python, and what this version does not know."""
        for name in self._names():
            value = getattr(self, name)
            if name == "additional_properties":
                yield from (value or {}).items()
            elif value is not None:
                yield name, value

    def __eq__(self, other: object) -> bool:
        # Here, and not made by attrs for each model, which every program would wait for at its start.
        if other.__class__ is not self.__class__:
            return NotImplemented
        names = list(self._names())
        return [getattr(self, name) for name in names] == [getattr(other, name) for name in names]

    __hash__: ClassVar[None] = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        # A debugger shows an object before it is whole, too.
        values = ((name, getattr(self, name, None)) for name in self._names())
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in values if value is not None)})"

    def _names(self) -> Iterable[str]:
        """The names of its fields."""
        return (attribute.name for attribute in self.__attrs_attrs__)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from .notebook import html

        return html(self)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """For pydantic 2, which asks for it: nothing here imports it."""
        from .schema import core_schema_of

        return core_schema_of(cls, handler)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        from .schema import json_schema_of

        return json_schema_of(cls, schema, handler)


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

    def to_dict(self) -> Dict[str, Any]:
        return {**self.data}

    def _values(self) -> Iterable[Tuple[str, Any]]:
        return self.data.items()


class Fields(Dict[str, Any]):
    """The fields of a model by their names on the wire, of which each is found by its name in Python, too."""

    def __missing__(self, name: object) -> Any:
        if not isinstance(name, str) or wire_name(name) == name:
            raise KeyError(name)
        return self[wire_name(name)]

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or (isinstance(name, str) and super().__contains__(wire_name(name)))

    def get(self, name: str, default: Any = None) -> Any:
        try:
            return self[name]
        except KeyError:
            return default


class Hidden(str):
    """A secret: a string whose repr does not show it."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'...'"


class Listing(List[T]):
    """A list, and nothing but a list to all code; a notebook shows it as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        from .notebook import html_table

        return html_table(cast("List[Any]", self))


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
            None where the contract promises no body. It may empty the lists in it.
        accept: Media type of a success; empty where the contract promises no body.
        query: Query parameters.
        headers: Header fields of this operation.
        json: JSON body, or None.
        form: Fields and files of a `multipart/form-data` body, or None.
        idempotent: Whether doing it twice is the same as doing it once.
        authenticated: Whether the operation needs the API key.
        result_id: The id of what it asks for, which the result must have; None where it may have any.
        empty: Gives the result of a success without a body; None where that is no success.
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
    idempotent: bool = False
    authenticated: bool = True
    result_id: Optional[str] = None
    empty: Optional[Callable[[], T]] = None


def wire_name_of(model: Type[BaseModel], name: str) -> str:
    """The name on the wire of a field of a model."""
    wire = wire_name(name)
    return wire if wire in getattr(sys.modules[model.__module__], "_FIELDS", ()) else name


def _plain(value: Any, form: str) -> Any:
    """A value of a model with what is a model in it turned into a dict, in one of its forms."""
    if isinstance(value, BaseModel):
        return getattr(value, form)()
    if isinstance(value, (list, tuple)):
        return [_plain(item, form) for item in cast("List[Any]", value)]
    return value


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return encode_datetime(value)
    raise TypeError(f"a {type(value).__name__} is nothing that JSON has")
