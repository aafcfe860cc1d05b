# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, ClassVar, Dict, FrozenSet, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from .. import checks, rules
from ..types import BaseModel
from ..wire import as_dict, by_wire_name

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("refId", "startTime", "endTime"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class SegmentAudioInput(BaseModel):
    """The audio or text item that a segment uses, whole or in part.

    Attributes:
        ref_id: The `ref_id` of an audio or text item of `input`.
        start_time: Where to start in the audio, in seconds. Needs `end_time`.
        end_time: Where to end in the audio, in seconds. Needs `start_time`.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    ref_id: str
    start_time: Optional[float] = None
    end_time: Optional[float] = None
    additional_properties: Optional[Dict[str, Any]] = None

    _rules: ClassVar[rules.Rules] = rules.Rules(
        {"ref_id": checks.text(least=1), "start_time": checks.number(least=0), "end_time": checks.number(least=0)},
        wire={"ref_id": "refId", "start_time": "startTime", "end_time": "endTime"},
        required=("ref_id",),
        needs={"start_time": ("end_time",), "end_time": ("start_time",)},
    )

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.ref_id is not None:
            data["refId"] = self.ref_id
        if self.start_time is not None:
            data["startTime"] = self.start_time
        if self.end_time is not None:
            data["endTime"] = self.end_time
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> SegmentAudioInput:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "SegmentAudioInput")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        self.ref_id = known.get("refId")
        self.start_time = known.get("startTime")
        self.end_time = known.get("endTime")
        self.additional_properties = further
        return self
