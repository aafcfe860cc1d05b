# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from collections import abc
from typing import Any, Dict, FrozenSet, Mapping, Optional, Union

from attr import define as attrs_class
from attr import field as attrs_field
from attr.setters import NO_OP

from ..errors import missing, wrong_type
from ..types import BaseModel
from ..wire import as_dict, as_it_came, by_wire_name, encode
from .transcript import Transcript


def _decode_transcript(value: Optional[Union[Transcript, Mapping[str, Any]]]) -> Optional[Transcript]:
    if value is None:
        return None
    if value.__class__ is dict or isinstance(value, abc.Mapping):
        return Transcript.from_dict(value)
    return as_it_came(value)


_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("id", "status", "transcript"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class Transcription(BaseModel):
    """A transcription and, when it is finished, its words.

    Attributes:
        id: The id of the transcription.
        status: The status of the transcription.
        transcript: The words, when the transcription is finished.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    id: str
    status: str
    transcript: Optional[Transcript] = attrs_field(default=None, converter=_decode_transcript)
    additional_properties: Optional[Dict[str, Any]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.id is not None:
            data["id"] = self.id
        if self.status is not None:
            data["status"] = self.status
        if self.transcript is not None:
            data["transcript"] = encode(self.transcript)
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Transcription:
        """Read the wire form, which must have id and status: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "Transcription")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        value = known.get("id")
        self.id = value
        if value.__class__ is not str:
            raise wrong_type("Transcription.id", value) if value is not None else missing("Transcription.id", data)
        value = known.get("status")
        self.status = value
        if value.__class__ is not str:
            raise (
                wrong_type("Transcription.status", value)
                if value is not None
                else missing("Transcription.status", data)
            )
        value = known.get("transcript")
        self.transcript = None if value is None else _decode_transcript(value)
        self.additional_properties = further
        return self
