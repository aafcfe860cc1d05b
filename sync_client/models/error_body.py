# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from collections import abc
from typing import Any, Dict, FrozenSet, List, Mapping, Optional, Sequence, Union

from attr import define as attrs_class
from attr import field as attrs_field
from attr.setters import NO_OP

from ..types import BaseModel
from ..wire import as_dict, as_it_came, as_items, by_wire_name, encode
from .dialogue_edit_section import DialogueEditSection


def _decode_message_list(value: Sequence[str]) -> List[str]:
    items = value if value.__class__ is list else as_items(value)
    if not isinstance(items, list):
        return as_it_came(value)
    return list(items)


def _decode_message(value: Union[str, Sequence[str]]) -> Union[str, List[str]]:
    if isinstance(value, (list, tuple)):
        return _decode_message_list(value)
    return as_it_came(value)


def _decode_dialogue_edit_section(
    value: Optional[Union[DialogueEditSection, Mapping[str, Any]]],
) -> Optional[DialogueEditSection]:
    if value is None:
        return None
    if value.__class__ is dict or isinstance(value, abc.Mapping):
        return DialogueEditSection.from_dict(value)
    return as_it_came(value)


_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(
    (
        "message",
        "statusCode",
        "errorCode",
        "suggestion",
        "field",
        "error",
        "requestId",
        "generationId",
        "dialogueEditSection",
        "lineNumber",
        "activeGenerations",
        "concurrencyLimit",
        "retryAfterSeconds",
        "upgradeUrl",
    )
)


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class ErrorBody(BaseModel):
    """The body of an error response. Some error codes come with further fields.

    Attributes:
        message: What went wrong, in words; a list when several fields are wrong.
        status_code: The HTTP status.
        error_code: What went wrong, as an error code.
        suggestion: What to do about it.
        field: The field of the request that is wrong.
        error: The HTTP reason phrase, such as `Too Many Requests`.
        request_id: The id of the request, for support.
        generation_id: The generation that may have been created, when the outcome of a request is not known.
        dialogue_edit_section: The part of the dialogue edit that is wrong.
        line_number: The line of the batch file that is wrong, counted from 1.
        active_generations: The number of generations that are PENDING or PROCESSING.
        concurrency_limit: The number of them that the plan allows.
        retry_after_seconds: How long to wait before a retry, in seconds.
        upgrade_url: Where to get a higher limit.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    message: Union[str, List[str]] = attrs_field(converter=_decode_message)
    status_code: float
    error_code: Optional[str] = None
    suggestion: Optional[str] = None
    field: Optional[str] = None
    error: Optional[str] = None
    request_id: Optional[str] = None
    generation_id: Optional[str] = None
    dialogue_edit_section: Optional[DialogueEditSection] = attrs_field(
        default=None, converter=_decode_dialogue_edit_section
    )
    line_number: Optional[int] = None
    active_generations: Optional[int] = None
    concurrency_limit: Optional[int] = None
    retry_after_seconds: Optional[float] = None
    upgrade_url: Optional[str] = None
    additional_properties: Optional[Dict[str, Any]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.message is not None:
            data["message"] = encode(self.message)
        if self.status_code is not None:
            data["statusCode"] = self.status_code
        if self.error_code is not None:
            data["errorCode"] = self.error_code
        if self.suggestion is not None:
            data["suggestion"] = self.suggestion
        if self.field is not None:
            data["field"] = self.field
        if self.error is not None:
            data["error"] = self.error
        if self.request_id is not None:
            data["requestId"] = self.request_id
        if self.generation_id is not None:
            data["generationId"] = self.generation_id
        if self.dialogue_edit_section is not None:
            data["dialogueEditSection"] = encode(self.dialogue_edit_section)
        if self.line_number is not None:
            data["lineNumber"] = self.line_number
        if self.active_generations is not None:
            data["activeGenerations"] = self.active_generations
        if self.concurrency_limit is not None:
            data["concurrencyLimit"] = self.concurrency_limit
        if self.retry_after_seconds is not None:
            data["retryAfterSeconds"] = self.retry_after_seconds
        if self.upgrade_url is not None:
            data["upgradeUrl"] = self.upgrade_url
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> ErrorBody:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "ErrorBody")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        value = known.get("message")
        self.message = _decode_message(value)
        self.status_code = known.get("statusCode")
        self.error_code = known.get("errorCode")
        self.suggestion = known.get("suggestion")
        self.field = known.get("field")
        self.error = known.get("error")
        self.request_id = known.get("requestId")
        self.generation_id = known.get("generationId")
        value = known.get("dialogueEditSection")
        self.dialogue_edit_section = None if value is None else _decode_dialogue_edit_section(value)
        self.line_number = known.get("lineNumber")
        self.active_generations = known.get("activeGenerations")
        self.concurrency_limit = known.get("concurrencyLimit")
        self.retry_after_seconds = known.get("retryAfterSeconds")
        self.upgrade_url = known.get("upgradeUrl")
        self.additional_properties = further
        return self
