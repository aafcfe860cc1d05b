# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from collections import abc
from typing import Any, ClassVar, Dict, FrozenSet, Literal, Mapping, Optional, Union

from attr import define as attrs_class
from attr import field as attrs_field
from attr.setters import NO_OP

from .. import checks, rules
from ..types import BaseModel
from ..wire import as_dict, as_it_came, by_wire_name, encode
from .create_generation_request import CreateGenerationRequest


def _decode_payload(value: Union[CreateGenerationRequest, Mapping[str, Any]]) -> CreateGenerationRequest:
    if value.__class__ is dict or isinstance(value, abc.Mapping):
        return CreateGenerationRequest.from_dict(value)
    return as_it_came(value)


_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("request_id", "endpoint", "payload"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class BatchRow(BaseModel):
    """One generation of a batch, and one line of a batch file.

    Attributes:
        request_id: A name of your choice for the generation, unique in the batch.
        endpoint: Always `/v2/generate`.
        payload: What to generate, from inputs of at most 30 seconds.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    request_id: str
    endpoint: Literal["/v2/generate"] = "/v2/generate"
    payload: CreateGenerationRequest = attrs_field(converter=_decode_payload)
    additional_properties: Optional[Dict[str, Any]] = None

    _rules: ClassVar[rules.Rules] = rules.Rules(
        {
            "request_id": checks.text(least=1),
            "endpoint": checks.constant("/v2/generate"),
            "payload": checks.model(CreateGenerationRequest),
        },
        required=("request_id", "payload"),
    )

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.request_id is not None:
            data["request_id"] = self.request_id
        if self.endpoint is not None:
            data["endpoint"] = self.endpoint
        if self.payload is not None:
            data["payload"] = encode(self.payload)
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> BatchRow:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "BatchRow")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        self.request_id = known.get("request_id")
        value = known.get("endpoint")
        self.endpoint = "/v2/generate" if value is None else value
        value = known.get("payload")
        self.payload = _decode_payload(value)
        self.additional_properties = further
        return self
