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
from .speech_job_error import SpeechJobError
from .speech_job_status import SpeechJobStatus


def _decode_created_at(value: Union[datetime, str]) -> datetime:
    return decode_datetime(value)


def _decode_error(value: Optional[Union[SpeechJobError, Mapping[str, Any]]]) -> Optional[SpeechJobError]:
    if value is None:
        return None
    if value.__class__ is dict or isinstance(value, abc.Mapping):
        return SpeechJobError.from_dict(value)
    return as_it_came(value)


def _decode_started_at(value: Optional[Union[datetime, str]]) -> Optional[datetime]:
    if value is None:
        return None
    return decode_datetime(value)


def _decode_finished_at(value: Optional[Union[datetime, str]]) -> Optional[datetime]:
    if value is None:
        return None
    return decode_datetime(value)


_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(
    ("id", "status", "createdAt", "url", "duration", "error", "startedAt", "finishedAt")
)


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class SpeechJob(BaseModel):
    """A job that turns text into speech.

    Attributes:
        id: The id of the job.
        status: The status of the job.
        created_at: When the job was created.
        url: The URL of the audio, when the status is SUCCESS.
        duration: The length of the audio, in seconds, when the status is SUCCESS.
        error: Why the job failed, when the status is FAILED.
        started_at: When the job started to run.
        finished_at: When the job ended.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    id: str
    status: SpeechJobStatus
    created_at: datetime = attrs_field(converter=_decode_created_at)
    url: Optional[str] = None
    duration: Optional[float] = None
    error: Optional[SpeechJobError] = attrs_field(default=None, converter=_decode_error)
    started_at: Optional[datetime] = attrs_field(default=None, converter=_decode_started_at)
    finished_at: Optional[datetime] = attrs_field(default=None, converter=_decode_finished_at)
    additional_properties: Optional[Dict[str, Any]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.id is not None:
            data["id"] = self.id
        if self.status is not None:
            data["status"] = self.status
        if self.created_at is not None:
            data["createdAt"] = encode(self.created_at)
        if self.url is not None:
            data["url"] = self.url
        if self.duration is not None:
            data["duration"] = self.duration
        if self.error is not None:
            data["error"] = encode(self.error)
        if self.started_at is not None:
            data["startedAt"] = encode(self.started_at)
        if self.finished_at is not None:
            data["finishedAt"] = encode(self.finished_at)
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> SpeechJob:
        """Read the wire form, which must have id and status: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "SpeechJob")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        value = known.get("id")
        self.id = value
        if value.__class__ is not str:
            raise wrong_type("SpeechJob.id", value) if value is not None else missing("SpeechJob.id", data)
        value = known.get("status")
        self.status = value
        if value.__class__ is not str:
            raise wrong_type("SpeechJob.status", value) if value is not None else missing("SpeechJob.status", data)
        self.created_at = decode_datetime(known.get("createdAt"))
        self.url = known.get("url")
        self.duration = known.get("duration")
        value = known.get("error")
        self.error = None if value is None else _decode_error(value)
        value = known.get("startedAt")
        self.started_at = None if value is None else _decode_started_at(value)
        value = known.get("finishedAt")
        self.finished_at = None if value is None else _decode_finished_at(value)
        self.additional_properties = further
        return self
