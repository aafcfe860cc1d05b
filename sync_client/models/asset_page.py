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
from .asset import Asset


def _decode_items_item(value: Union[Asset, Mapping[str, Any]]) -> Asset:
    if value.__class__ is dict or isinstance(value, abc.Mapping):
        return Asset.from_dict(value)
    return as_it_came(value)


def _decode_items(value: Sequence[Union[Asset, Mapping[str, Any]]]) -> List[Asset]:
    items = value if value.__class__ is list else as_items(value)
    if not isinstance(items, list):
        return as_it_came(value)
    return decode_items(_decode_items_item, items, "AssetPage.items")


_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("items", "nextCursor", "totalCount"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class AssetPage(BaseModel):
    """One page of assets.

    Attributes:
        items: The assets.
        next_cursor: The `cursor` of the next page; None on the last page.
        total_count: The number of assets on all pages; None where the server does not count.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    items: List[Asset] = attrs_field(converter=_decode_items)
    next_cursor: Optional[str] = None
    total_count: Optional[int] = None
    additional_properties: Optional[Dict[str, Any]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.items is not None:
            data["items"] = encode(self.items)
        if self.next_cursor is not None:
            data["nextCursor"] = self.next_cursor
        if self.total_count is not None:
            data["totalCount"] = self.total_count
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> AssetPage:
        """Read the wire form, which must have items: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_page(data, "AssetPage")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        value = known.get("items")
        self.items = _decode_items(value)
        if not isinstance(value, list):
            raise wrong_type("AssetPage.items", value) if value is not None else missing("AssetPage.items", data)
        self.next_cursor = known.get("nextCursor")
        self.total_count = known.get("totalCount")
        self.additional_properties = further
        return self
