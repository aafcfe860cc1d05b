# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, Dict, FrozenSet, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from ..types import BaseModel
from ..wire import as_dict, by_wire_name

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("estimatedFrameCount", "estimatedGenerationCost", "estimatedCredits"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class EstimatedGenerationCost(BaseModel):
    """What a generation would cost.

    Attributes:
        estimated_frame_count: The number of frames.
        estimated_generation_cost: The cost, in US dollars.
        estimated_credits: The cost in credits; None for organizations that pay in dollars.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    estimated_frame_count: float
    estimated_generation_cost: float
    estimated_credits: Optional[float] = None
    additional_properties: Optional[Dict[str, Any]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.estimated_frame_count is not None:
            data["estimatedFrameCount"] = self.estimated_frame_count
        if self.estimated_generation_cost is not None:
            data["estimatedGenerationCost"] = self.estimated_generation_cost
        if self.estimated_credits is not None:
            data["estimatedCredits"] = self.estimated_credits
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> EstimatedGenerationCost:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "EstimatedGenerationCost")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        self.estimated_frame_count = known.get("estimatedFrameCount")
        self.estimated_generation_cost = known.get("estimatedGenerationCost")
        self.estimated_credits = known.get("estimatedCredits")
        self.additional_properties = further
        return self
