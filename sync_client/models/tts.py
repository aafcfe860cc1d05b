# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from collections import abc
from typing import Any, ClassVar, Dict, FrozenSet, Literal, Mapping, Optional, Union

from attr import define as attrs_class
from attr import field as attrs_field
from attr.setters import NO_OP

from .. import checks, rules
from ..wire import as_dict, as_it_came, by_wire_name, encode
from .input_item import InputItem
from .tts_provider import TTSProvider


def _decode_provider(value: Union[TTSProvider, Mapping[str, Any]]) -> TTSProvider:
    if value.__class__ is dict or isinstance(value, abc.Mapping):
        return TTSProvider.from_dict(value)
    return as_it_came(value)


_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("type", "provider", "refId"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class TTS(InputItem):
    """Text that is turned into speech to sync to.

    Attributes:
        type: Always `text`.
        provider: The text, the voice and the speech provider.
        ref_id: The name by which segments refer to this item. Required, and unique, when there are segments.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    type: Literal["text"] = "text"
    provider: TTSProvider = attrs_field(converter=_decode_provider)
    ref_id: Optional[str] = None
    additional_properties: Optional[Dict[str, Any]] = None

    _rules: ClassVar[rules.Rules] = rules.Rules(
        {"type": checks.constant("text"), "provider": checks.model(TTSProvider), "ref_id": checks.text(least=1)},
        wire={"ref_id": "refId"},
        required=("provider",),
    )

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.type is not None:
            data["type"] = self.type
        if self.provider is not None:
            data["provider"] = encode(self.provider)
        if self.ref_id is not None:
            data["refId"] = self.ref_id
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> TTS:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "TTS")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        value = known.get("type")
        self.type = "text" if value is None else value
        value = known.get("provider")
        self.provider = _decode_provider(value)
        self.ref_id = known.get("refId")
        self.additional_properties = further
        return self
