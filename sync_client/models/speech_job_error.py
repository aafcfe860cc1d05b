# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, Dict, FrozenSet, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from ..types import BaseModel
from ..wire import as_dict, by_wire_name

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("message", "errorCode"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class SpeechJobError(BaseModel):
    """Why a speech job failed.

    Attributes:
        message: What went wrong, in words.
        error_code: What went wrong, as an error code.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    message: Optional[str] = None
    error_code: Optional[str] = None
    additional_properties: Optional[Dict[str, Any]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.message is not None:
            data["message"] = self.message
        if self.error_code is not None:
            data["errorCode"] = self.error_code
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> SpeechJobError:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "SpeechJobError")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        self.message = known.get("message")
        self.error_code = known.get("errorCode")
        self.additional_properties = further
        return self
