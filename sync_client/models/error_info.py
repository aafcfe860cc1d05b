# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, Dict, FrozenSet, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from ..errors import missing, wrong_type
from ..types import BaseModel
from ..wire import as_dict, by_wire_name

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("code", "message", "suggestion"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class ErrorInfo(BaseModel):
    """What an error code means.

    Attributes:
        code: The error code.
        message: What went wrong.
        suggestion: What to do about it.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    code: str
    message: str
    suggestion: str
    additional_properties: Optional[Dict[str, Any]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.code is not None:
            data["code"] = self.code
        if self.message is not None:
            data["message"] = self.message
        if self.suggestion is not None:
            data["suggestion"] = self.suggestion
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> ErrorInfo:
        """Read the wire form, which must have code: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "ErrorInfo")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        value = known.get("code")
        self.code = value
        if value.__class__ is not str:
            raise wrong_type("ErrorInfo.code", value) if value is not None else missing("ErrorInfo.code", data)
        self.message = known.get("message")
        self.suggestion = known.get("suggestion")
        self.additional_properties = further
        return self
