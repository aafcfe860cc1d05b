# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, Dict, FrozenSet, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from ..errors import missing, wrong_type
from ..types import BaseModel
from ..wire import as_dict, by_wire_name
from .voice_provider import VoiceProvider

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("id", "internalVoiceId", "voiceId", "name", "provider", "previewUrl"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class Voice(BaseModel):
    """A voice that can speak a text.

    Attributes:
        id: The id to send as `voice_id`.
        internal_voice_id: The id of the voice at Sync, a UUID. A cloned voice is deleted by it.
        voice_id: The id of the voice at the speech provider.
        name: The name of the voice.
        provider: The speech provider.
        preview_url: The URL of a short sample.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    id: str
    internal_voice_id: Optional[str] = None
    voice_id: Optional[str] = None
    name: Optional[str] = None
    provider: Optional[VoiceProvider] = None
    preview_url: Optional[str] = None
    additional_properties: Optional[Dict[str, Any]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.id is not None:
            data["id"] = self.id
        if self.internal_voice_id is not None:
            data["internalVoiceId"] = self.internal_voice_id
        if self.voice_id is not None:
            data["voiceId"] = self.voice_id
        if self.name is not None:
            data["name"] = self.name
        if self.provider is not None:
            data["provider"] = self.provider
        if self.preview_url is not None:
            data["previewUrl"] = self.preview_url
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Voice:
        """Read the wire form, which must have id: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "Voice")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        value = known.get("id")
        self.id = value
        if value.__class__ is not str:
            raise wrong_type("Voice.id", value) if value is not None else missing("Voice.id", data)
        self.internal_voice_id = known.get("internalVoiceId")
        self.voice_id = known.get("voiceId")
        self.name = known.get("name")
        self.provider = known.get("provider")
        self.preview_url = known.get("previewUrl")
        self.additional_properties = further
        return self
