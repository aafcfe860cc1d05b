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
from .voice_provider import VoiceProvider

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(
    (
        "script",
        "voiceId",
        "provider",
        "stability",
        "similarityBoost",
    )
)


@attrs_class(kw_only=True, repr=False, on_setattr=NO_OP, weakref_slot=False)
class CreateSpeechRequest(BaseModel):
    """The text to speak, and the voice.

    Attributes:
        script: The text to speak, 1 to 5,000 characters.
        voice_id: The id of the voice.
        provider: A speech provider. New providers appear over time.
        stability: How consistent the voice sounds, 0 to 1.
        similarity_boost: How closely the speech resembles the original voice, 0 to 1.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    script: str
    voice_id: str
    provider: VoiceProvider
    stability: Optional[float] = None
    similarity_boost: Optional[float] = None
    additional_properties: Optional[Dict[str, Any]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The wire form: the names of the API, without the fields that are None."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        data["script"] = self.script
        data["voiceId"] = self.voice_id
        data["provider"] = self.provider
        if self.stability is not None:
            data["stability"] = self.stability
        if self.similarity_boost is not None:
            data["similarityBoost"] = self.similarity_boost
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> CreateSpeechRequest:
        """Read the wire form; a field may also go by its name in Python.

        Raises DecodeError where a required field is missing or of another type.
        """
        if data.__class__ is not dict:
            data = as_dict(data, "CreateSpeechRequest")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        get: Callable[[str], Any] = data.get
        self = _new(cls)
        value = self.script = get("script")
        if value.__class__ is not str:
            raise (
                wrong_type("CreateSpeechRequest.script", value)
                if value is not None
                else missing("CreateSpeechRequest.script", data)
            )
        value = self.voice_id = get("voiceId")
        if value.__class__ is not str:
            raise (
                wrong_type("CreateSpeechRequest.voice_id", value)
                if value is not None
                else missing("CreateSpeechRequest.voice_id", data)
            )
        value = self.provider = get("provider")
        if value.__class__ is not str:
            raise (
                wrong_type("CreateSpeechRequest.provider", value)
                if value is not None
                else missing("CreateSpeechRequest.provider", data)
            )
        self.stability = get("stability")
        self.similarity_boost = get("similarityBoost")
        self.additional_properties = further
        return self
