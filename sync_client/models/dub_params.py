# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, ClassVar, Dict, FrozenSet, Literal, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from .. import checks, rules
from ..types import BaseModel
from ..wire import as_dict, by_wire_name

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("providerName", "targetLang", "sourceLang", "numSpeakers"))
_USUAL: FrozenSet[str] = _FIELDS - {"numSpeakers"}


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class DubParams(BaseModel):
    """Translates the speech of the video and syncs the lips to the translation.

    Attributes:
        provider_name: The provider of the translation. Always `elevenlabs`.
        target_lang: The code of the language to translate into, such as `es`.
        source_lang: The code of the language that is spoken, or `auto` to detect it; `auto` by default.
        num_speakers: Deprecated and ignored. The number of speakers.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    provider_name: Literal["elevenlabs"] = "elevenlabs"
    target_lang: str
    source_lang: Optional[str] = None
    num_speakers: Optional[int] = None
    additional_properties: Optional[Dict[str, Any]] = None

    _rules: ClassVar[rules.Rules] = rules.Rules(
        {
            "provider_name": checks.constant("elevenlabs"),
            "target_lang": checks.text(least=1),
            "source_lang": checks.text(least=1),
            "num_speakers": checks.number(whole=True),
        },
        wire={
            "provider_name": "providerName",
            "target_lang": "targetLang",
            "source_lang": "sourceLang",
            "num_speakers": "numSpeakers",
        },
        required=("target_lang",),
    )

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.provider_name is not None:
            data["providerName"] = self.provider_name
        if self.target_lang is not None:
            data["targetLang"] = self.target_lang
        if self.source_lang is not None:
            data["sourceLang"] = self.source_lang
        if self.num_speakers is not None:
            data["numSpeakers"] = self.num_speakers
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> DubParams:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "DubParams")
        further: Optional[Dict[str, Any]] = None
        usual = _USUAL.issuperset(data)
        if not (usual or _FIELDS.issuperset(data)):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        value = known.get("providerName")
        self.provider_name = "elevenlabs" if value is None else value
        self.target_lang = known.get("targetLang")
        self.source_lang = known.get("sourceLang")
        if usual:
            self.num_speakers = None
        else:
            self.num_speakers = known.get("numSpeakers")
        self.additional_properties = further
        return self
