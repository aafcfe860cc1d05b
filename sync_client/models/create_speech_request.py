# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, ClassVar, Dict, FrozenSet, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from .. import checks, rules
from ..types import BaseModel
from ..wire import as_dict, by_wire_name
from .voice_provider import VoiceProvider

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("script", "voiceId", "provider", "stability", "similarityBoost"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class CreateSpeechRequest(BaseModel):
    """The text to speak, and the voice.

    Attributes:
        script: The text to speak, 1 to 5,000 characters.
        voice_id: The id of the voice.
        provider: The speech provider.
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

    _rules: ClassVar[rules.Rules] = rules.Rules(
        {
            "script": checks.text(least=1, most=5000),
            "voice_id": checks.text(least=1),
            "provider": checks.choice("elevenlabs"),
            "stability": checks.number(least=0, most=1),
            "similarity_boost": checks.number(least=0, most=1),
        },
        wire={"voice_id": "voiceId", "similarity_boost": "similarityBoost"},
        required=("script", "voice_id", "provider"),
    )

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.script is not None:
            data["script"] = self.script
        if self.voice_id is not None:
            data["voiceId"] = self.voice_id
        if self.provider is not None:
            data["provider"] = self.provider
        if self.stability is not None:
            data["stability"] = self.stability
        if self.similarity_boost is not None:
            data["similarityBoost"] = self.similarity_boost
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> CreateSpeechRequest:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "CreateSpeechRequest")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        self.script = known.get("script")
        self.voice_id = known.get("voiceId")
        self.provider = known.get("provider")
        self.stability = known.get("stability")
        self.similarity_boost = known.get("similarityBoost")
        self.additional_properties = further
        return self
