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
from .segment_audio_input import SegmentAudioInput
from .segment_options import SegmentOptions


def _decode_audio_input(value: Union[SegmentAudioInput, Mapping[str, Any]]) -> SegmentAudioInput:
    if value.__class__ is dict or isinstance(value, abc.Mapping):
        return SegmentAudioInput.from_dict(value)
    return as_it_came(value)


def _decode_options_override(value: Optional[Union[SegmentOptions, Mapping[str, Any]]]) -> Optional[SegmentOptions]:
    if value is None:
        return None
    if value.__class__ is dict or isinstance(value, abc.Mapping):
        return SegmentOptions.from_dict(value)
    return as_it_came(value)


_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("startTime", "endTime", "audioInput", "optionsOverride"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class GenerationSegment(BaseModel):
    """A part of the video and the audio that it gets.

    Attributes:
        start_time: Where the part starts in the video, in seconds.
        end_time: Where the part ends in the video, in seconds; not before `start_time`.
        audio_input: The audio of this part.
        options_override: Options for this part only.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    start_time: float
    end_time: float
    audio_input: SegmentAudioInput = attrs_field(converter=_decode_audio_input)
    options_override: Optional[SegmentOptions] = attrs_field(default=None, converter=_decode_options_override)
    additional_properties: Optional[Dict[str, Any]] = None

    _rules: ClassVar[rules.Rules] = rules.Rules(
        {
            "start_time": checks.number(least=0),
            "end_time": checks.number(least=0),
            "audio_input": checks.model(SegmentAudioInput),
            "options_override": checks.model(SegmentOptions),
        },
        wire={
            "start_time": "startTime",
            "end_time": "endTime",
            "audio_input": "audioInput",
            "options_override": "optionsOverride",
        },
        required=("start_time", "end_time", "audio_input"),
    )

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.start_time is not None:
            data["startTime"] = self.start_time
        if self.end_time is not None:
            data["endTime"] = self.end_time
        if self.audio_input is not None:
            data["audioInput"] = encode(self.audio_input)
        if self.options_override is not None:
            data["optionsOverride"] = encode(self.options_override)
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> GenerationSegment:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "GenerationSegment")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        self.start_time = known.get("startTime")
        self.end_time = known.get("endTime")
        value = known.get("audioInput")
        self.audio_input = _decode_audio_input(value)
        value = known.get("optionsOverride")
        self.options_override = None if value is None else _decode_options_override(value)
        self.additional_properties = further
        return self
