# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, ClassVar, Dict, FrozenSet, Literal, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from .. import checks, rules
from ..wire import as_dict, by_wire_name
from .input_item import InputItem

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("type", "url", "assetId", "refId"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class Audio(InputItem):
    """The speech to sync to. Needs `url` or `asset_id`.

    Attributes:
        type: Always `audio`.
        url: An http or https URL that can be fetched when the job runs. Not a data URI.
        asset_id: The id of an asset, a UUID.
        ref_id: The name by which segments refer to this item. Required, and unique, when there are segments.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    type: Literal["audio"] = "audio"
    url: Optional[str] = None
    asset_id: Optional[str] = None
    ref_id: Optional[str] = None
    additional_properties: Optional[Dict[str, Any]] = None

    _rules: ClassVar[rules.Rules] = rules.Rules(
        {
            "type": checks.constant("audio"),
            "url": checks.url,
            "asset_id": checks.text(least=1),
            "ref_id": checks.text(least=1),
        },
        wire={"asset_id": "assetId", "ref_id": "refId"},
        any_of=("url", "asset_id"),
    )

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.type is not None:
            data["type"] = self.type
        if self.url is not None:
            data["url"] = self.url
        if self.asset_id is not None:
            data["assetId"] = self.asset_id
        if self.ref_id is not None:
            data["refId"] = self.ref_id
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Audio:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "Audio")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        value = known.get("type")
        self.type = "audio" if value is None else value
        self.url = known.get("url")
        self.asset_id = known.get("assetId")
        self.ref_id = known.get("refId")
        self.additional_properties = further
        return self
