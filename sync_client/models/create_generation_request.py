# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from collections import abc
from typing import Any, Callable, ClassVar, Dict, FrozenSet, List, Mapping, Optional, Sequence, Union

from attr import define as attrs_class
from attr import field as attrs_field
from attr.setters import NO_OP

from .. import checks, rules
from ..types import BaseModel, UnknownObject
from ..wire import as_dict, as_it_came, as_items, by_wire_name, decode_items, encode
from .audio import Audio
from .dialogue_edit_reference import DialogueEditReference
from .dub_params import DubParams
from .generation_options import GenerationOptions
from .generation_segment import GenerationSegment
from .image import Image
from .input_item import InputItem
from .model import Model
from .tts import TTS
from .video import Video

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
    return decode_items(_decode_input_item, items, "CreateGenerationRequest.input")


def _decode_options(value: Optional[Union[GenerationOptions, Mapping[str, Any]]]) -> Optional[GenerationOptions]:
    if value is None:
        return None
    if value.__class__ is dict or isinstance(value, abc.Mapping):
        return GenerationOptions.from_dict(value)
    return as_it_came(value)


def _decode_segments_item(value: Union[GenerationSegment, Mapping[str, Any]]) -> GenerationSegment:
    if value.__class__ is dict or isinstance(value, abc.Mapping):
        return GenerationSegment.from_dict(value)
    return as_it_came(value)


def _decode_segments(
    value: Optional[Sequence[Union[GenerationSegment, Mapping[str, Any]]]],
) -> Optional[List[GenerationSegment]]:
    if value is None:
        return None
    items = value if value.__class__ is list else as_items(value)
    if not isinstance(items, list):
        return as_it_came(value)
    return decode_items(_decode_segments_item, items, "CreateGenerationRequest.segments")


def _decode_dub_params(value: Optional[Union[DubParams, Mapping[str, Any]]]) -> Optional[DubParams]:
    if value is None:
        return None
    if value.__class__ is dict or isinstance(value, abc.Mapping):
        return DubParams.from_dict(value)
    return as_it_came(value)


def _decode_dialogue_edit(
    value: Optional[Union[DialogueEditReference, Mapping[str, Any]]],
) -> Optional[DialogueEditReference]:
    if value is None:
        return None
    if value.__class__ is dict or isinstance(value, abc.Mapping):
        return DialogueEditReference.from_dict(value)
    return as_it_came(value)


_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(
    ("model", "input", "options", "segments", "webhookUrl", "outputFileName", "projectId", "dubParams", "dialogueEdit")
)


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class CreateGenerationRequest(BaseModel):
    """What to generate, and from what.

    Attributes:
        model: The name of the model.
        input: One video or image, and one audio or text. Several audio or text items need `segments`. With
            `dub_params` or `dialogue_edit`: one video and nothing else.
        options: How the model works. A model ignores options that it does not have.
        segments: Which parts of the video get which audio. Every audio and text item then needs a `ref_id`.
        webhook_url: An HTTPS URL to call when the generation has ended.
        output_file_name: The name of the output file, without its extension, at most 255 characters. Letters,
            digits, `_` and `-` are kept, spaces become `_`, and other characters are dropped.
        project_id: The id of the project that the generation belongs to, a UUID.
        dub_params: Translate the speech of the video instead of giving it other audio.
        dialogue_edit: Put a dialogue edit into the video instead of giving it other audio.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    model: Model
    input: List[Union[Video, Image, Audio, TTS, UnknownObject]] = attrs_field(converter=_decode_input)
    options: Optional[GenerationOptions] = attrs_field(default=None, converter=_decode_options)
    segments: Optional[List[GenerationSegment]] = attrs_field(default=None, converter=_decode_segments)
    webhook_url: Optional[str] = None
    output_file_name: Optional[str] = None
    project_id: Optional[str] = None
    dub_params: Optional[DubParams] = attrs_field(default=None, converter=_decode_dub_params)
    dialogue_edit: Optional[DialogueEditReference] = attrs_field(default=None, converter=_decode_dialogue_edit)
    additional_properties: Optional[Dict[str, Any]] = None

    _rules: ClassVar[rules.Rules] = rules.Rules(
        {
            "model": checks.choice(
                "appearence-1",
                "lipsync-1.6.0",
                "lipsync-1.7.1",
                "lipsync-1.8.0",
                "lipsync-1.9.0-beta",
                "lipsync-2",
                "lipsync-2-mini",
                "lipsync-2-pro",
                "react-1",
                "sync-3",
            ),
            "input": checks.items(checks.model(Video, Image, Audio, TTS, tag="type"), least=1),
            "options": checks.model(GenerationOptions),
            "segments": checks.items(checks.model(GenerationSegment)),
            "webhook_url": checks.url,
            "output_file_name": checks.text(least=1, most=255),
            "project_id": checks.text(least=1),
            "dub_params": checks.model(DubParams),
            "dialogue_edit": checks.model(DialogueEditReference),
        },
        wire={
            "webhook_url": "webhookUrl",
            "output_file_name": "outputFileName",
            "project_id": "projectId",
            "dub_params": "dubParams",
            "dialogue_edit": "dialogueEdit",
        },
        required=("model", "input"),
    )

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.model is not None:
            data["model"] = self.model
        if self.input is not None:
            data["input"] = encode(self.input)
        if self.options is not None:
            data["options"] = encode(self.options)
        if self.segments is not None:
            data["segments"] = encode(self.segments)
        if self.webhook_url is not None:
            data["webhookUrl"] = self.webhook_url
        if self.output_file_name is not None:
            data["outputFileName"] = self.output_file_name
        if self.project_id is not None:
            data["projectId"] = self.project_id
        if self.dub_params is not None:
            data["dubParams"] = encode(self.dub_params)
        if self.dialogue_edit is not None:
            data["dialogueEdit"] = encode(self.dialogue_edit)
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> CreateGenerationRequest:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "CreateGenerationRequest")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        self.model = known.get("model")
        value = known.get("input")
        self.input = _decode_input(value)
        value = known.get("options")
        self.options = None if value is None else _decode_options(value)
        value = known.get("segments")
        self.segments = None if value is None else _decode_segments(value)
        self.webhook_url = known.get("webhookUrl")
        self.output_file_name = known.get("outputFileName")
        self.project_id = known.get("projectId")
        value = known.get("dubParams")
        self.dub_params = None if value is None else _decode_dub_params(value)
        value = known.get("dialogueEdit")
        self.dialogue_edit = None if value is None else _decode_dialogue_edit(value)
        self.additional_properties = further
        return self
