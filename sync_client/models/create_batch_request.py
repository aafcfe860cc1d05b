# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from collections import abc
from typing import Any, ClassVar, Dict, FrozenSet, List, Mapping, Optional, Sequence, Union

from attr import define as attrs_class
from attr import field as attrs_field
from attr.setters import NO_OP

from .. import checks, rules
from ..types import BaseModel
from ..wire import as_dict, as_it_came, as_items, by_wire_name, decode_items, encode
from .batch_row import BatchRow


def _decode_rows_item(value: Union[BatchRow, Mapping[str, Any]]) -> BatchRow:
    if value.__class__ is dict or isinstance(value, abc.Mapping):
        return BatchRow.from_dict(value)
    return as_it_came(value)


def _decode_rows(value: Sequence[Union[BatchRow, Mapping[str, Any]]]) -> List[BatchRow]:
    items = value if value.__class__ is list else as_items(value)
    if not isinstance(items, list):
        return as_it_came(value)
    return decode_items(_decode_rows_item, items, "CreateBatchRequest.rows")


_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("rows", "webhook_url", "dry_run"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class CreateBatchRequest(BaseModel):
    """The generations of a batch, as rows.

    Attributes:
        rows: The generations, 20 to 500.
        webhook_url: An HTTPS URL to call when the batch has ended.
        dry_run: Whether to check the rows only, and create nothing. False by default.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    rows: List[BatchRow] = attrs_field(converter=_decode_rows)
    webhook_url: Optional[str] = None
    dry_run: Optional[bool] = None
    additional_properties: Optional[Dict[str, Any]] = None

    _rules: ClassVar[rules.Rules] = rules.Rules(
        {
            "rows": checks.items(checks.model(BatchRow), least=20, most=500),
            "webhook_url": checks.url,
            "dry_run": checks.flag,
        },
        required=("rows",),
    )

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.rows is not None:
            data["rows"] = encode(self.rows)
        if self.webhook_url is not None:
            data["webhook_url"] = self.webhook_url
        if self.dry_run is not None:
            data["dry_run"] = self.dry_run
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> CreateBatchRequest:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "CreateBatchRequest")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        value = known.get("rows")
        self.rows = _decode_rows(value)
        self.webhook_url = known.get("webhook_url")
        self.dry_run = known.get("dry_run")
        self.additional_properties = further
        return self
