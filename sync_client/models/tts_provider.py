# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, ClassVar, Dict, FrozenSet, Literal, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from .. import checks, rules
from ..types import BaseModel
from ..wire import as_dict, by_wire_name

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("name", "voiceId", "script", "stability", "similarityBoost"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class TTSProvider(BaseModel):
    """A text and the voice of ElevenLabs that speaks it.

    Attributes:
        name: The speech provider. Always `elevenlabs`.
        voice_id: The id of a voice: of the speech provider, or a cloned one.
        script: The text to speak, 1 to 5,000 characters.
        stability: How consistent the voice sounds, 0 to 1; 0.5 by default.
        similarity_boost: How closely the speech resembles the original voice, 0 to 1; 0.75 by default.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    name: Literal["elevenlabs"] = "elevenlabs"
    voice_id: str
    script: str
    stability: Optional[float] = None
    similarity_boost: Optional[float] = None
    additional_properties: Optional[Dict[str, Any]] = None

    _rules: ClassVar[rules.Rules] = rules.Rules(
        {
            "name": checks.constant("elevenlabs"),
            "voice_id": checks.text(least=1),
            "script": checks.text(least=1, most=5000),
            "stability": checks.number(least=0, most=1),
            "similarity_boost": checks.number(least=0, most=1),
        },
        wire={"voice_id": "voiceId", "similarity_boost": "similarityBoost"},
        required=("voice_id", "script"),
    )

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.name is not None:
            data["name"] = self.name
        if self.voice_id is not None:
            data["voiceId"] = self.voice_id
        if self.script is not None:
            data["script"] = self.script
        if self.stability is not None:
            data["stability"] = self.stability
        if self.similarity_boost is not None:
            data["similarityBoost"] = self.similarity_boost
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> TTSProvider:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "TTSProvider")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        value = known.get("name")
        self.name = "elevenlabs" if value is None else value
        self.voice_id = known.get("voiceId")
        self.script = known.get("script")
        self.stability = known.get("stability")
        self.similarity_boost = known.get("similarityBoost")
        self.additional_properties = further
        return self
