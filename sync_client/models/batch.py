# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from collections import abc
from datetime import datetime
from typing import Any, Dict, FrozenSet, Mapping, Optional, Union

from attr import define as attrs_class
from attr import field as attrs_field
from attr.setters import NO_OP

from ..dates import decode_datetime
from ..errors import missing, wrong_type
from ..types import BaseModel
from ..wire import as_dict, as_it_came, by_wire_name, encode
from .batch_metrics import BatchMetrics
from .batch_status import BatchStatus


def _decode_created_at(value: Union[datetime, str]) -> datetime:
    return decode_datetime(value)


def _decode_metrics(value: Union[BatchMetrics, Mapping[str, Any]]) -> BatchMetrics:
    if value.__class__ is dict or isinstance(value, abc.Mapping):
        return BatchMetrics.from_dict(value)
    return as_it_came(value)


_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("id", "created_at", "status", "metrics", "outputUrl", "webhookUrl"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class Batch(BaseModel):
    """Many generations that were submitted together.

    Attributes:
        id: The id of the batch.
        created_at: When the batch was created.
        status: The status of the batch.
        metrics: Its generations, counted by status.
        output_url: The URL of the results; empty until the batch has ended.
        webhook_url: The URL that is called when the batch has ended.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    id: str
    created_at: datetime = attrs_field(converter=_decode_created_at)
    status: BatchStatus
    metrics: BatchMetrics = attrs_field(converter=_decode_metrics)
    output_url: str
    webhook_url: Optional[str] = None
    additional_properties: Optional[Dict[str, Any]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.id is not None:
            data["id"] = self.id
        if self.created_at is not None:
            data["created_at"] = encode(self.created_at)
        if self.status is not None:
            data["status"] = self.status
        if self.metrics is not None:
            data["metrics"] = encode(self.metrics)
        if self.output_url is not None:
            data["outputUrl"] = self.output_url
        if self.webhook_url is not None:
            data["webhookUrl"] = self.webhook_url
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Batch:
        """Read the wire form, which must have id and status: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "Batch")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        value = known.get("id")
        self.id = value
        if value.__class__ is not str:
            raise wrong_type("Batch.id", value) if value is not None else missing("Batch.id", data)
        self.created_at = decode_datetime(known.get("created_at"))
        value = known.get("status")
        self.status = value
        if value.__class__ is not str:
            raise wrong_type("Batch.status", value) if value is not None else missing("Batch.status", data)
        value = known.get("metrics")
        self.metrics = _decode_metrics(value)
        self.output_url = known.get("outputUrl")
        self.webhook_url = known.get("webhookUrl")
        self.additional_properties = further
        return self
