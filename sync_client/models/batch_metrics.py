# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, Dict, FrozenSet, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from ..types import BaseModel
from ..wire import as_dict, by_wire_name

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("total_generations", "success_count", "failed_count", "pending_count"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class BatchMetrics(BaseModel):
    """The generations of a batch, counted by status.

    Attributes:
        total_generations: The number of generations.
        success_count: The number that completed.
        failed_count: The number that failed.
        pending_count: The number that has not ended yet.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    total_generations: int
    success_count: int
    failed_count: int
    pending_count: int
    additional_properties: Optional[Dict[str, Any]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.total_generations is not None:
            data["total_generations"] = self.total_generations
        if self.success_count is not None:
            data["success_count"] = self.success_count
        if self.failed_count is not None:
            data["failed_count"] = self.failed_count
        if self.pending_count is not None:
            data["pending_count"] = self.pending_count
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> BatchMetrics:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "BatchMetrics")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        self.total_generations = known.get("total_generations")
        self.success_count = known.get("success_count")
        self.failed_count = known.get("failed_count")
        self.pending_count = known.get("pending_count")
        self.additional_properties = further
        return self
