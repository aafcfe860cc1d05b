# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, ClassVar, Dict, FrozenSet, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from .. import checks, rules
from ..types import BaseModel, File
from ..wire import as_dict, by_wire_name

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("input", "webhook_url", "dry_run"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class CreateBatchFromFileRequest(BaseModel):
    """The generations of a batch, as a file.

    Attributes:
        input: A JSONL file of 20 to 500 lines, each a batch row, at most 5 MB.
        webhook_url: An HTTPS URL to call when the batch has ended.
        dry_run: Whether to check the file only, and create nothing. False by default.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    input: File
    webhook_url: Optional[str] = None
    dry_run: Optional[bool] = None
    additional_properties: Optional[Dict[str, Any]] = None

    _rules: ClassVar[rules.Rules] = rules.Rules(
        {"input": checks.file, "webhook_url": checks.url, "dry_run": checks.flag}, required=("input",)
    )

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.input is not None:
            data["input"] = self.input
        if self.webhook_url is not None:
            data["webhook_url"] = self.webhook_url
        if self.dry_run is not None:
            data["dry_run"] = self.dry_run
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> CreateBatchFromFileRequest:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "CreateBatchFromFileRequest")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        self.input = known.get("input")
        self.webhook_url = known.get("webhook_url")
        self.dry_run = known.get("dry_run")
        self.additional_properties = further
        return self
