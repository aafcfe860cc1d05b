# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Any, Callable, Dict, FrozenSet, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from ..errors import missing, wrong_type
from ..types import (
    BaseModel,
    as_dict,
    by_wire_name,
)

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(
    (
        "sourceVideoUrl",
        "maxSourceSeconds",
    )
)


@attrs_class(kw_only=True, repr=False, on_setattr=NO_OP, weakref_slot=False)
class CreateTranscriptionRequest(BaseModel):
    """The video to transcribe.

    Attributes:
        source_video_url: The URL of the video.
        max_source_seconds: How much of the video to transcribe, in seconds, at most 600.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    source_video_url: str
    max_source_seconds: Optional[float] = None
    additional_properties: Optional[Dict[str, Any]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The wire form: the names of the API, without the fields that are None."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        data["sourceVideoUrl"] = self.source_video_url
        if self.max_source_seconds is not None:
            data["maxSourceSeconds"] = self.max_source_seconds
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> CreateTranscriptionRequest:
        """Read the wire form; a field may also go by its name in Python.

        Raises DecodeError where a required field is missing or of another type.
        """
        if data.__class__ is not dict:
            data = as_dict(data, "CreateTranscriptionRequest")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        get: Callable[[str], Any] = data.get
        self = _new(cls)
        value = self.source_video_url = get("sourceVideoUrl")
        if value.__class__ is not str:
            raise (
                wrong_type("CreateTranscriptionRequest.source_video_url", value)
                if value is not None
                else missing("CreateTranscriptionRequest.source_video_url", data)
            )
        self.max_source_seconds = get("maxSourceSeconds")
        self.additional_properties = further
        return self
