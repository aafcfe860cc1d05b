# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from collections import abc
from datetime import datetime
from typing import Any, Callable, Dict, FrozenSet, List, Mapping, Optional, Sequence, Union

from attr import define as attrs_class
from attr import field as attrs_field
from attr.setters import NO_OP

from ..dates import decode_datetime
from ..errors import missing, wrong_type
from ..types import BaseModel, UnknownObject
from ..wire import as_dict, as_it_came, as_items, by_wire_name, decode_items, encode
from .audio import Audio
from .generation_notification_status import GenerationNotificationStatus
from .generation_options import GenerationOptions
from .image import Image
from .input_item import InputItem
from .model import Model
from .tts import TTS
from .video import Video


def _decode_created_at(value: Union[datetime, str]) -> datetime:
    return decode_datetime(value)


_INPUT_ITEM_BY_TAG: Dict[str, Callable[[Any], Union[Video, Image, Audio, TTS, UnknownObject]]] = {
    "video": Video.from_dict,
    "image": Image.from_dict,
    "audio": Audio.from_dict,
    "text": TTS.from_dict,
}


def _decode_input_item(
    value: Union[InputItem, UnknownObject, Mapping[str, Any]],
) -> Union[Video, Image, Audio, TTS, UnknownObject]:
    if value.__class__ is dict or isinstance(value, abc.Mapping):
        try:
            decode = _INPUT_ITEM_BY_TAG[value["type"]]
        except (KeyError, TypeError):
            return UnknownObject(value)
        return decode(value)
    return as_it_came(value)


def _decode_input(
    value: Sequence[Union[InputItem, UnknownObject, Mapping[str, Any]]],
) -> List[Union[Video, Image, Audio, TTS, UnknownObject]]:
    items = value if value.__class__ is list else as_items(value)
    if not isinstance(items, list):
        return as_it_came(value)
    return decode_items(_decode_input_item, items, "GenerationNotification.input")


def _decode_options(value: Optional[Union[GenerationOptions, Mapping[str, Any]]]) -> Optional[GenerationOptions]:
    if value is None:
        return None
    if value.__class__ is dict or isinstance(value, abc.Mapping):
        return GenerationOptions.from_dict(value)
    return as_it_came(value)


_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(
    (
        "id",
        "createdAt",
        "status",
        "model",
        "input",
        "options",
        "webhookUrl",
        "outputUrl",
        "segmentOutputUrl",
        "outputDuration",
        "error",
        "error_code",
        "errorCode",
    )
)


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class GenerationNotification(BaseModel):
    """The body of the webhook of a generation that has ended.

    Attributes:
        id: The id of the generation, a UUID.
        created_at: When the generation was created.
        status: How the generation has ended.
        model: The name of the model.
        input: The input as it was sent.
        options: The options as they were sent.
        webhook_url: The URL that this webhook was sent to.
        output_url: The URL of the finished video. It expires.
        segment_output_url: The URL of a video of the segments alone.
        output_duration: The length of the output, in seconds.
        error: What went wrong, in words.
        error_code: What went wrong, as an error code.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    id: str
    created_at: datetime = attrs_field(converter=_decode_created_at)
    status: GenerationNotificationStatus
    model: Model
    input: List[Union[Video, Image, Audio, TTS, UnknownObject]] = attrs_field(converter=_decode_input)
    options: Optional[GenerationOptions] = attrs_field(default=None, converter=_decode_options)
    webhook_url: Optional[str] = None
    output_url: Optional[str] = None
    segment_output_url: Optional[str] = None
    output_duration: Optional[float] = None
    error: Optional[str] = None
    error_code: Optional[str] = None
    additional_properties: Optional[Dict[str, Any]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.id is not None:
            data["id"] = self.id
        if self.created_at is not None:
            data["createdAt"] = encode(self.created_at)
        if self.status is not None:
            data["status"] = self.status
        if self.model is not None:
            data["model"] = self.model
        if self.input is not None:
            data["input"] = encode(self.input)
        if self.options is not None:
            data["options"] = encode(self.options)
        if self.webhook_url is not None:
            data["webhookUrl"] = self.webhook_url
        if self.output_url is not None:
            data["outputUrl"] = self.output_url
        if self.segment_output_url is not None:
            data["segmentOutputUrl"] = self.segment_output_url
        if self.output_duration is not None:
            data["outputDuration"] = self.output_duration
        if self.error is not None:
            data["error"] = self.error
        if self.error_code is not None:
            data["error_code"] = self.error_code
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> GenerationNotification:
        """Read the wire form, which must have id and status: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "GenerationNotification")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        value = known.get("id")
        self.id = value
        if value.__class__ is not str:
            raise (
                wrong_type("GenerationNotification.id", value)
                if value is not None
                else missing("GenerationNotification.id", data)
            )
        self.created_at = decode_datetime(known.get("createdAt"))
        value = known.get("status")
        self.status = value
        if value.__class__ is not str:
            raise (
                wrong_type("GenerationNotification.status", value)
                if value is not None
                else missing("GenerationNotification.status", data)
            )
        self.model = known.get("model")
        value = known.get("input")
        self.input = _decode_input(value)
        value = known.get("options")
        self.options = None if value is None else _decode_options(value)
        self.webhook_url = known.get("webhookUrl")
        self.output_url = known.get("outputUrl")
        self.segment_output_url = known.get("segmentOutputUrl")
        self.output_duration = known.get("outputDuration")
        self.error = known.get("error")
        self.error_code = known.get("error_code") or known.get("errorCode")
        self.additional_properties = further
        return self
