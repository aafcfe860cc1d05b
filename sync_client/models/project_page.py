# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from collections import abc
from typing import Any, Dict, FrozenSet, List, Mapping, Optional, Sequence, Union

from attr import define as attrs_class
from attr import field as attrs_field
from attr.setters import NO_OP

from ..errors import missing, wrong_type
from ..types import BaseModel
from ..wire import as_it_came, as_items, as_page, by_wire_name, decode_items, encode
from .project import Project


def _decode_items_item(value: Union[Project, Mapping[str, Any]]) -> Project:
    if value.__class__ is dict or isinstance(value, abc.Mapping):
        return Project.from_dict(value)
    return as_it_came(value)


def _decode_items(value: Sequence[Union[Project, Mapping[str, Any]]]) -> List[Project]:
    items = value if value.__class__ is list else as_items(value)
    if not isinstance(items, list):
        return as_it_came(value)
    return decode_items(_decode_items_item, items, "ProjectPage.items")


_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("items", "nextCursor"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class ProjectPage(BaseModel):
    """One page of projects.

    Attributes:
        items: The projects.
        next_cursor: The `cursor` of the next page; None on the last page.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    items: List[Project] = attrs_field(converter=_decode_items)
    next_cursor: Optional[str] = None
    additional_properties: Optional[Dict[str, Any]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.items is not None:
            data["items"] = encode(self.items)
        if self.next_cursor is not None:
            data["nextCursor"] = self.next_cursor
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> ProjectPage:
        """Read the wire form, which must have items: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_page(data, "ProjectPage")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        value = known.get("items")
        self.items = _decode_items(value)
        if not isinstance(value, list):
            raise wrong_type("ProjectPage.items", value) if value is not None else missing("ProjectPage.items", data)
        self.next_cursor = known.get("nextCursor")
        self.additional_properties = further
        return self
