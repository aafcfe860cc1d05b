# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, Dict, FrozenSet, Literal, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from ..errors import missing, wrong_type
from ..types import BaseModel
from ..wire import as_dict, by_wire_name

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("status",))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class BatchValidation(BaseModel):
    """The result of a dry run in which every row was right.

    Attributes:
        status: Always `VALIDATED`.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    status: Literal["VALIDATED"] = "VALIDATED"
    additional_properties: Optional[Dict[str, Any]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.status is not None:
            data["status"] = self.status
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> BatchValidation:
        """Read the wire form, which must have status: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "BatchValidation")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        value = known.get("status")
        self.status = value
        if value.__class__ is not str:
            raise (
                wrong_type("BatchValidation.status", value)
                if value is not None
                else missing("BatchValidation.status", data)
            )
        self.additional_properties = further
        return self
