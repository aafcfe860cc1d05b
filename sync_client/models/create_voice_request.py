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
_FIELDS: FrozenSet[str] = frozenset(("name", "provider", "url", "assetId"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class CreateVoiceRequest(BaseModel):
    """The voice to clone. Needs `url` or `asset_id`.

    Attributes:
        name: The name of the new voice.
        provider: The speech provider.
        url: The URL of a recording, audio or video, that is stored at Sync.
        asset_id: The id of an asset with the recording, audio or video, a UUID.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    name: str
    provider: VoiceProvider
    url: Optional[str] = None
    asset_id: Optional[str] = None
    additional_properties: Optional[Dict[str, Any]] = None

    _rules: ClassVar[rules.Rules] = rules.Rules(
        {
            "name": checks.text(least=1),
            "provider": checks.choice("elevenlabs"),
            "url": checks.url,
            "asset_id": checks.text(least=1),
        },
        wire={"asset_id": "assetId"},
        required=("name", "provider"),
        any_of=("url", "asset_id"),
    )

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.name is not None:
            data["name"] = self.name
        if self.provider is not None:
            data["provider"] = self.provider
        if self.url is not None:
            data["url"] = self.url
        if self.asset_id is not None:
            data["assetId"] = self.asset_id
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> CreateVoiceRequest:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "CreateVoiceRequest")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        self.name = known.get("name")
        self.provider = known.get("provider")
        self.url = known.get("url")
        self.asset_id = known.get("assetId")
        self.additional_properties = further
        return self
