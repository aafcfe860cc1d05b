# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, Dict, FrozenSet, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from ..errors import missing, wrong_type
from ..types import BaseModel
from ..wire import as_dict, by_wire_name

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(
    (
        "id",
        "status",
        "previewAudioUrl",
        "previewDurationMs",
        "segmentLipsyncEnabled",
        "sectionExpansionEnabled",
        "voiceId",
    )
)


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class DialogueEdit(BaseModel):
    """A dialogue edit and, when it is ready, its preview.

    Attributes:
        id: The id of the dialogue edit.
        status: The status of the preview.
        preview_audio_url: The URL of the new speech.
        preview_duration_ms: The length of the new speech, in milliseconds.
        segment_lipsync_enabled: Whether only the changed parts are synced.
        section_expansion_enabled: Whether changed parts may become longer than they were.
        voice_id: The id of the voice that speaks the new words.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    id: str
    status: str
    preview_audio_url: Optional[str] = None
    preview_duration_ms: Optional[int] = None
    segment_lipsync_enabled: Optional[bool] = None
    section_expansion_enabled: Optional[bool] = None
    voice_id: Optional[str] = None
    additional_properties: Optional[Dict[str, Any]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.id is not None:
            data["id"] = self.id
        if self.status is not None:
            data["status"] = self.status
        if self.preview_audio_url is not None:
            data["previewAudioUrl"] = self.preview_audio_url
        if self.preview_duration_ms is not None:
            data["previewDurationMs"] = self.preview_duration_ms
        if self.segment_lipsync_enabled is not None:
            data["segmentLipsyncEnabled"] = self.segment_lipsync_enabled
        if self.section_expansion_enabled is not None:
            data["sectionExpansionEnabled"] = self.section_expansion_enabled
        if self.voice_id is not None:
            data["voiceId"] = self.voice_id
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> DialogueEdit:
        """Read the wire form, which must have id and status: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "DialogueEdit")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        value = known.get("id")
        self.id = value
        if value.__class__ is not str:
            raise wrong_type("DialogueEdit.id", value) if value is not None else missing("DialogueEdit.id", data)
        value = known.get("status")
        self.status = value
        if value.__class__ is not str:
            raise (
                wrong_type("DialogueEdit.status", value) if value is not None else missing("DialogueEdit.status", data)
            )
        self.preview_audio_url = known.get("previewAudioUrl")
        self.preview_duration_ms = known.get("previewDurationMs")
        self.segment_lipsync_enabled = known.get("segmentLipsyncEnabled")
        self.section_expansion_enabled = known.get("sectionExpansionEnabled")
        self.voice_id = known.get("voiceId")
        self.additional_properties = further
        return self
