# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from collections import abc
from typing import Any, ClassVar, Dict, FrozenSet, Mapping, Optional, Union

from attr import define as attrs_class
from attr import field as attrs_field
from attr.setters import NO_OP

from .. import checks, rules
from ..types import BaseModel
from ..wire import as_dict, as_it_came, by_wire_name, encode
from .active_speaker import ActiveSpeaker
from .sync_mode import SyncMode


def _decode_active_speaker_detection(
    value: Optional[Union[ActiveSpeaker, Mapping[str, Any]]],
) -> Optional[ActiveSpeaker]:
    if value is None:
        return None
    if value.__class__ is dict or isinstance(value, abc.Mapping):
        return ActiveSpeaker.from_dict(value)
    return as_it_came(value)


_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(
    ("sync_mode", "temperature", "occlusion_detection_enabled", "active_speaker_detection")
)


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class SegmentOptions(BaseModel):
    """Options of a single segment.

    Attributes:
        sync_mode: What to do when audio and video of the segment differ in length.
        temperature: How expressive the lips are, 0 to 1.
        occlusion_detection_enabled: Whether to handle objects in front of the face.
        active_speaker_detection: Which of several faces speaks.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    sync_mode: Optional[SyncMode] = None
    temperature: Optional[float] = None
    occlusion_detection_enabled: Optional[bool] = None
    active_speaker_detection: Optional[ActiveSpeaker] = attrs_field(
        default=None, converter=_decode_active_speaker_detection
    )
    additional_properties: Optional[Dict[str, Any]] = None

    _rules: ClassVar[rules.Rules] = rules.Rules(
        {
            "sync_mode": checks.choice("bounce", "cut_off", "loop", "remap", "silence"),
            "temperature": checks.number(least=0, most=1),
            "occlusion_detection_enabled": checks.flag,
            "active_speaker_detection": checks.model(ActiveSpeaker),
        }
    )

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.sync_mode is not None:
            data["sync_mode"] = self.sync_mode
        if self.temperature is not None:
            data["temperature"] = self.temperature
        if self.occlusion_detection_enabled is not None:
            data["occlusion_detection_enabled"] = self.occlusion_detection_enabled
        if self.active_speaker_detection is not None:
            data["active_speaker_detection"] = encode(self.active_speaker_detection)
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> SegmentOptions:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "SegmentOptions")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        self.sync_mode = known.get("sync_mode")
        self.temperature = known.get("temperature")
        self.occlusion_detection_enabled = known.get("occlusion_detection_enabled")
        value = known.get("active_speaker_detection")
        self.active_speaker_detection = None if value is None else _decode_active_speaker_detection(value)
        self.additional_properties = further
        return self
