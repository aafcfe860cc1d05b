# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Any, Callable, Dict, FrozenSet, Mapping, Optional, Union

from attr import define as attrs_class
from attr import field as attrs_field
from attr.setters import NO_OP

from ..errors import missing, wrong_type
from ..types import (
    BaseModel,
    as_dict,
    by_wire_name,
)
from .segment_audio_input import SegmentAudioInput
from .segment_options import SegmentOptions


def _decode_audio_input(value: Union[SegmentAudioInput, Mapping[str, Any]]) -> SegmentAudioInput:
    return value if isinstance(value, SegmentAudioInput) else SegmentAudioInput.from_dict(value)


def _decode_options_override(value: Optional[Union[SegmentOptions, Mapping[str, Any]]]) -> Optional[SegmentOptions]:
    if value is None:
        return None
    return value if isinstance(value, SegmentOptions) else SegmentOptions.from_dict(value)


_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(
    (
        "startTime",
        "endTime",
        "audioInput",
        "optionsOverride",
    )
)


@attrs_class(kw_only=True, repr=False, on_setattr=NO_OP, weakref_slot=False)
class GenerationSegment(BaseModel):
    """A part of the video and the audio that it gets.

    Attributes:
        start_time: Where the part starts in the video, in seconds.
        end_time: Where the part ends in the video, in seconds; not before `startTime`.
        audio_input: The audio or text item that a segment uses, whole or in part.
        options_override: Options for this part only.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    start_time: float
    end_time: float
    audio_input: SegmentAudioInput = attrs_field(converter=_decode_audio_input)
    options_override: Optional[SegmentOptions] = attrs_field(default=None, converter=_decode_options_override)
    additional_properties: Optional[Dict[str, Any]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The wire form: the names of the API, without the fields that are None."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        data["startTime"] = self.start_time
        data["endTime"] = self.end_time
        data["audioInput"] = self.audio_input.to_dict()
        if self.options_override is not None:
            data["optionsOverride"] = self.options_override.to_dict()
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> GenerationSegment:
        """Read the wire form; a field may also go by its name in Python.

        Raises DecodeError where a required field is missing or of another type.
        """
        if data.__class__ is not dict:
            data = as_dict(data, "GenerationSegment")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        get: Callable[[str], Any] = data.get
        self = _new(cls)
        value = self.start_time = get("startTime")
        if not isinstance(value, (int, float)):
            raise (
                wrong_type("GenerationSegment.start_time", value)
                if value is not None
                else missing("GenerationSegment.start_time", data)
            )
        value = self.end_time = get("endTime")
        if not isinstance(value, (int, float)):
            raise (
                wrong_type("GenerationSegment.end_time", value)
                if value is not None
                else missing("GenerationSegment.end_time", data)
            )
        value = get("audioInput")
        if value is None:
            raise missing("GenerationSegment.audio_input", data)
        self.audio_input = SegmentAudioInput.from_dict(value) if value.__class__ is dict else _decode_audio_input(value)
        value = get("optionsOverride")
        self.options_override = (
            None
            if value is None
            else SegmentOptions.from_dict(value)
            if value.__class__ is dict
            else _decode_options_override(value)
        )
        self.additional_properties = further
        return self
