# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, Dict, FrozenSet, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from ..types import BaseModel
from ..wire import as_dict, by_wire_name
from .cost_kind import CostKind

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("kind",))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class CostComponent(BaseModel):
    """A part of the cost of a generation.

    Attributes:
        kind: What this part is for.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    kind: Optional[CostKind] = None
    additional_properties: Optional[Dict[str, Any]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.kind is not None:
            data["kind"] = self.kind
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> CostComponent:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "CostComponent")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        self.kind = known.get("kind")
        self.additional_properties = further
        return self
