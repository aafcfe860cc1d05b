# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from datetime import datetime
from typing import Any, Callable, Dict, FrozenSet, Mapping, Optional, Union

from attr import define as attrs_class
from attr import field as attrs_field
from attr.setters import NO_OP

from ..errors import missing, wrong_type
from ..types import (
    BaseModel,
    as_dict,
    by_wire_name,
    decode_datetime,
    encode_datetime,
)
from .batch_metrics import BatchMetrics
from .batch_status import BatchStatus


def _decode_created_at(value: Union[datetime, str]) -> datetime:
    return decode_datetime(value, "Batch.created_at")


def _decode_metrics(value: Union[BatchMetrics, Mapping[str, Any]]) -> BatchMetrics:
    return value if isinstance(value, BatchMetrics) else BatchMetrics.from_dict(value)


_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(
    (
        "id",
        "created_at",
        "status",
        "metrics",
        "outputUrl",
        "webhookUrl",
    )
)


@attrs_class(kw_only=True, repr=False, on_setattr=NO_OP, weakref_slot=False)
class Batch(BaseModel):
    """Many generations that were submitted together.

    Attributes:
        id: The id of the batch.
        created_at: When the batch was created.
        status: PENDING is queued, JOBS_CREATED has created its generations, and PROCESSING is running them.
            COMPLETED and FAILED are terminal.
        metrics: The generations of a batch, counted by status.
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
        """The wire form: the names of the API, without the fields that are None."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        data["id"] = self.id
        data["created_at"] = encode_datetime(self.created_at)
        data["status"] = self.status
        data["metrics"] = self.metrics.to_dict()
        data["outputUrl"] = self.output_url
        if self.webhook_url is not None:
            data["webhookUrl"] = self.webhook_url
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Batch:
        """Read the wire form; a field may also go by its name in Python.

        Raises DecodeError where a required field is missing or of another type.
        """
        if data.__class__ is not dict:
            data = as_dict(data, "Batch")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        get: Callable[[str], Any] = data.get
        self = _new(cls)
        value = self.id = get("id")
        if value.__class__ is not str:
            raise wrong_type("Batch.id", value) if value is not None else missing("Batch.id", data)
        value = get("created_at")
        if value is None:
            raise missing("Batch.created_at", data)
        self.created_at = decode_datetime(value, "Batch.created_at")
        value = self.status = get("status")
        if value.__class__ is not str:
            raise wrong_type("Batch.status", value) if value is not None else missing("Batch.status", data)
        value = get("metrics")
        if value is None:
            raise missing("Batch.metrics", data)
        self.metrics = BatchMetrics.from_dict(value) if value.__class__ is dict else _decode_metrics(value)
        value = self.output_url = get("outputUrl")
        if value.__class__ is not str:
            raise wrong_type("Batch.output_url", value) if value is not None else missing("Batch.output_url", data)
        self.webhook_url = get("webhookUrl")
        self.additional_properties = further
        return self
