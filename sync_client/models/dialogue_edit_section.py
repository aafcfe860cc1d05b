# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, Dict, FrozenSet, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from ..types import BaseModel
from ..wire import as_dict, by_wire_name

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("slotIndex", "sourceStartMs", "sourceDurationMs"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class DialogueEditSection(BaseModel):
    """A part of a dialogue edit.

    Attributes:
        slot_index: The number of the part, counted from 0.
        source_start_ms: Where the part starts in the source video, in milliseconds.
        source_duration_ms: How long the part is in the source video, in milliseconds.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    slot_index: Optional[int] = None
    source_start_ms: Optional[int] = None
    source_duration_ms: Optional[int] = None
    additional_properties: Optional[Dict[str, Any]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.slot_index is not None:
            data["slotIndex"] = self.slot_index
        if self.source_start_ms is not None:
            data["sourceStartMs"] = self.source_start_ms
        if self.source_duration_ms is not None:
            data["sourceDurationMs"] = self.source_duration_ms
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> DialogueEditSection:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "DialogueEditSection")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        self.slot_index = known.get("slotIndex")
        self.source_start_ms = known.get("sourceStartMs")
        self.source_duration_ms = known.get("sourceDurationMs")
        self.additional_properties = further
        return self
