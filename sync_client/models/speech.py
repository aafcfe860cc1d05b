# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, Dict, FrozenSet, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from ..errors import missing, wrong_type
from ..types import BaseModel
from ..wire import as_dict, by_wire_name

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("id", "url", "duration"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class Speech(BaseModel):
    """The speech that was made from a text.

    Attributes:
        id: The id of the speech.
        url: The URL of the audio.
        duration: The length of the audio, in seconds.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    id: str
    url: str
    duration: float
    additional_properties: Optional[Dict[str, Any]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.id is not None:
            data["id"] = self.id
        if self.url is not None:
            data["url"] = self.url
        if self.duration is not None:
            data["duration"] = self.duration
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Speech:
        """Read the wire form, which must have url: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "Speech")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        self.id = known.get("id")
        value = known.get("url")
        self.url = value
        if value.__class__ is not str:
            raise wrong_type("Speech.url", value) if value is not None else missing("Speech.url", data)
        self.duration = known.get("duration")
        self.additional_properties = further
        return self
