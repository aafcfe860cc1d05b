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

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(
    (
        "id",
        "url",
        "duration",
    )
)


@attrs_class(kw_only=True, repr=False, on_setattr=NO_OP, weakref_slot=False)
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
        """The wire form: the names of the API, without the fields that are None."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        data["id"] = self.id
        data["url"] = self.url
        data["duration"] = self.duration
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Speech:
        """Read the wire form; a field may also go by its name in Python.

        Raises DecodeError where a required field is missing or of another type.
        """
        if data.__class__ is not dict:
            data = as_dict(data, "Speech")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        get: Callable[[str], Any] = data.get
        self = _new(cls)
        value = self.id = get("id")
        if value.__class__ is not str:
            raise wrong_type("Speech.id", value) if value is not None else missing("Speech.id", data)
        value = self.url = get("url")
        if value.__class__ is not str:
            raise wrong_type("Speech.url", value) if value is not None else missing("Speech.url", data)
        value = self.duration = get("duration")
        if not isinstance(value, (int, float)):
            raise wrong_type("Speech.duration", value) if value is not None else missing("Speech.duration", data)
        self.additional_properties = further
        return self
