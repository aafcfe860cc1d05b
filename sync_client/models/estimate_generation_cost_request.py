# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, ClassVar, Dict, FrozenSet, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from .. import checks, rules
from ..types import BaseModel
from ..wire import as_dict, by_wire_name
from .model import Model

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("model", "duration", "fps", "reasoningEnabled"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class EstimateGenerationCostRequest(BaseModel):
    """What to estimate the cost of.

    Attributes:
        model: The name of the model.
        duration: The length of the output, in seconds, above 0.
        fps: The frame rate, in frames per second, above 0; 30 by default.
        reasoning_enabled: Whether the model uses its reasoning, if it has any.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    model: Model
    duration: float
    fps: Optional[float] = None
    reasoning_enabled: Optional[bool] = None
    additional_properties: Optional[Dict[str, Any]] = None

    _rules: ClassVar[rules.Rules] = rules.Rules(
        {
            "model": checks.choice(
                "appearence-1",
                "lipsync-1.6.0",
                "lipsync-1.7.1",
                "lipsync-1.8.0",
                "lipsync-1.9.0-beta",
                "lipsync-2",
                "lipsync-2-mini",
                "lipsync-2-pro",
                "react-1",
                "sync-3",
            ),
            "duration": checks.number(above=0),
            "fps": checks.number(above=0),
            "reasoning_enabled": checks.flag,
        },
        wire={"reasoning_enabled": "reasoningEnabled"},
        required=("model", "duration"),
    )

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.model is not None:
            data["model"] = self.model
        if self.duration is not None:
            data["duration"] = self.duration
        if self.fps is not None:
            data["fps"] = self.fps
        if self.reasoning_enabled is not None:
            data["reasoningEnabled"] = self.reasoning_enabled
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> EstimateGenerationCostRequest:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "EstimateGenerationCostRequest")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        self.model = known.get("model")
        self.duration = known.get("duration")
        self.fps = known.get("fps")
        self.reasoning_enabled = known.get("reasoningEnabled")
        self.additional_properties = further
        return self
