# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Any, Callable, Dict, FrozenSet, Literal, Mapping, Optional, Union

from attr import define as attrs_class
from attr import field as attrs_field
from attr.setters import NO_OP

from ..errors import missing, wrong_type
from ..types import (
    BaseModel,
    as_dict,
    by_wire_name,
)
from .create_generation_request import CreateGenerationRequest


def _decode_payload(value: Union[CreateGenerationRequest, Mapping[str, Any]]) -> CreateGenerationRequest:
    return value if isinstance(value, CreateGenerationRequest) else CreateGenerationRequest.from_dict(value)


_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(
    (
        "request_id",
        "endpoint",
        "payload",
    )
)


@attrs_class(kw_only=True, repr=False, on_setattr=NO_OP, weakref_slot=False)
class BatchRow(BaseModel):
    """One generation of a batch, and one line of a batch file.

    Attributes:
        request_id: A name of your choice for the generation, unique in the batch.
        endpoint: Always `/v2/generate`.
        payload: What to generate, and from what.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    request_id: str
    endpoint: Literal["/v2/generate"] = "/v2/generate"
    payload: CreateGenerationRequest = attrs_field(converter=_decode_payload)
    additional_properties: Optional[Dict[str, Any]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The wire form: the names of the API, without the fields that are None."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        data["request_id"] = self.request_id
        data["endpoint"] = self.endpoint
        data["payload"] = self.payload.to_dict()
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> BatchRow:
        """Read the wire form; a field may also go by its name in Python.

        Raises DecodeError where a required field is missing or of another type.
        """
        if data.__class__ is not dict:
            data = as_dict(data, "BatchRow")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        get: Callable[[str], Any] = data.get
        self = _new(cls)
        value = self.request_id = get("request_id")
        if value.__class__ is not str:
            raise (
                wrong_type("BatchRow.request_id", value) if value is not None else missing("BatchRow.request_id", data)
            )
        if get("endpoint") != "/v2/generate" and "endpoint" in data:
            raise wrong_type("BatchRow.endpoint", get("endpoint"))
        self.endpoint = "/v2/generate"
        value = get("payload")
        if value is None:
            raise missing("BatchRow.payload", data)
        self.payload = CreateGenerationRequest.from_dict(value) if value.__class__ is dict else _decode_payload(value)
        self.additional_properties = further
        return self
