# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, ClassVar, Dict, FrozenSet, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from .. import checks, rules
from ..types import BaseModel
from ..wire import as_dict, by_wire_name

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("sourceVideoUrl", "maxSourceSeconds"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
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

    _rules: ClassVar[rules.Rules] = rules.Rules(
        {"source_video_url": checks.url, "max_source_seconds": checks.number(most=600, above=0)},
        wire={"source_video_url": "sourceVideoUrl", "max_source_seconds": "maxSourceSeconds"},
        required=("source_video_url",),
    )

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.source_video_url is not None:
            data["sourceVideoUrl"] = self.source_video_url
        if self.max_source_seconds is not None:
            data["maxSourceSeconds"] = self.max_source_seconds
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> CreateTranscriptionRequest:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "CreateTranscriptionRequest")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        self.source_video_url = known.get("sourceVideoUrl")
        self.max_source_seconds = known.get("maxSourceSeconds")
        self.additional_properties = further
        return self
