# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from collections import abc
from typing import Any, ClassVar, Dict, FrozenSet, List, Mapping, Optional, Sequence, Union

from attr import define as attrs_class
from attr import field as attrs_field
from attr.setters import NO_OP

from .. import checks, rules
from ..types import BaseModel
from ..wire import as_dict, as_it_came, as_items, by_wire_name, encode
from .active_speaker import ActiveSpeaker
from .emotion_prompt import EmotionPrompt
from .model_mode import ModelMode
from .sync_mode import SyncMode


def _decode_active_speaker_detection(
    value: Optional[Union[ActiveSpeaker, Mapping[str, Any]]],
) -> Optional[ActiveSpeaker]:
    if value is None:
        return None
    if value.__class__ is dict or isinstance(value, abc.Mapping):
        return ActiveSpeaker.from_dict(value)
    return as_it_came(value)


def _decode_pads(value: Optional[Sequence[int]]) -> Optional[List[int]]:
    if value is None:
        return None
    items = value if value.__class__ is list else as_items(value)
    if not isinstance(items, list):
        return as_it_came(value)
    return list(items)


def _decode_output_resolution(value: Optional[Sequence[int]]) -> Optional[List[int]]:
    if value is None:
        return None
    items = value if value.__class__ is list else as_items(value)
    if not isinstance(items, list):
        return as_it_came(value)
    return list(items)


def _decode_prompt_image_uris(value: Optional[Sequence[str]]) -> Optional[List[str]]:
    if value is None:
        return None
    items = value if value.__class__ is list else as_items(value)
    if not isinstance(items, list):
        return as_it_came(value)
    return list(items)


_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(
    (
        "sync_mode",
        "temperature",
        "active_speaker_detection",
        "occlusion_detection_enabled",
        "model_mode",
        "prompt",
        "pads",
        "speedup",
        "output_format",
        "fps",
        "output_resolution",
        "active_speaker",
        "prompt_image_uris",
        "i2v_prompt",
        "reasoning_enabled",
        "blending_mode",
        "face_boxes_url",
        "output_bucket_name",
    )
)
_USUAL: FrozenSet[str] = _FIELDS - {
    "pads",
    "speedup",
    "output_format",
    "fps",
    "output_resolution",
    "active_speaker",
    "prompt_image_uris",
    "i2v_prompt",
    "reasoning_enabled",
    "blending_mode",
    "face_boxes_url",
    "output_bucket_name",
}


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class GenerationOptions(BaseModel):
    """How the model works. A model ignores options that it does not have, and newer options may be added.

    Attributes:
        sync_mode: What to do when audio and video differ in length; `bounce` by default. No effect on images.
        temperature: How expressive the lips are, 0 to 1; 0.5 by default. For `lipsync-2` and `lipsync-2-pro`.
        active_speaker_detection: Which of several faces speaks. Not for `react-1`.
        occlusion_detection_enabled: Whether to handle objects in front of the face; False by default. For
            `lipsync-2`, `lipsync-2-pro` and `lipsync-1.9.0-beta`; `sync-3` always does.
        model_mode: How much of the head moves; `face` by default. For `react-1`.
        prompt: The emotion to play. For `react-1`.
        pads: Deprecated. Padding around the face: four numbers, in pixels.
        speedup: Deprecated. How many times faster to work, at the expense of quality.
        output_format: Deprecated. The file format of the output, such as `mp4`.
        fps: Deprecated. The frame rate of the output, in frames per second.
        output_resolution: Deprecated. Width and height of the output, in pixels.
        active_speaker: Deprecated: use `active_speaker_detection`. Whether to detect the speaker.
        prompt_image_uris: Not documented. URLs of images that guide the generation.
        i2v_prompt: Not documented. A text that guides how an image becomes a video.
        reasoning_enabled: Not documented. Whether the model uses its reasoning, if it has any.
        blending_mode: Not documented. How the new face is blended into the frame.
        face_boxes_url: Not documented. URL of a file with the box of the face in each frame.
        output_bucket_name: Not documented. The storage bucket for the output.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    sync_mode: Optional[SyncMode] = None
    temperature: Optional[float] = None
    active_speaker_detection: Optional[ActiveSpeaker] = attrs_field(
        default=None, converter=_decode_active_speaker_detection
    )
    occlusion_detection_enabled: Optional[bool] = None
    model_mode: Optional[ModelMode] = None
    prompt: Optional[EmotionPrompt] = None
    pads: Optional[List[int]] = attrs_field(default=None, converter=_decode_pads)
    speedup: Optional[float] = None
    output_format: Optional[str] = None
    fps: Optional[float] = None
    output_resolution: Optional[List[int]] = attrs_field(default=None, converter=_decode_output_resolution)
    active_speaker: Optional[bool] = None
    prompt_image_uris: Optional[List[str]] = attrs_field(default=None, converter=_decode_prompt_image_uris)
    i2v_prompt: Optional[str] = None
    reasoning_enabled: Optional[bool] = None
    blending_mode: Optional[str] = None
    face_boxes_url: Optional[str] = None
    output_bucket_name: Optional[str] = None
    additional_properties: Optional[Dict[str, Any]] = None

    _rules: ClassVar[rules.Rules] = rules.Rules(
        {
            "sync_mode": checks.choice("bounce", "cut_off", "loop", "remap", "silence"),
            "temperature": checks.number(least=0, most=1),
            "active_speaker_detection": checks.model(ActiveSpeaker),
            "occlusion_detection_enabled": checks.flag,
            "model_mode": checks.choice("face", "head", "lips"),
            "prompt": checks.choice("angry", "disgusted", "happy", "neutral", "sad", "surprised"),
            "pads": checks.items(checks.number(whole=True), least=4, most=4),
            "speedup": checks.number(),
            "output_format": checks.text(),
            "fps": checks.number(),
            "output_resolution": checks.items(checks.number(whole=True), least=2, most=2),
            "active_speaker": checks.flag,
            "prompt_image_uris": checks.items(checks.text()),
            "i2v_prompt": checks.text(),
            "reasoning_enabled": checks.flag,
            "blending_mode": checks.text(),
            "face_boxes_url": checks.text(),
            "output_bucket_name": checks.text(),
        }
    )

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.sync_mode is not None:
            data["sync_mode"] = self.sync_mode
        if self.temperature is not None:
            data["temperature"] = self.temperature
        if self.active_speaker_detection is not None:
            data["active_speaker_detection"] = encode(self.active_speaker_detection)
        if self.occlusion_detection_enabled is not None:
            data["occlusion_detection_enabled"] = self.occlusion_detection_enabled
        if self.model_mode is not None:
            data["model_mode"] = self.model_mode
        if self.prompt is not None:
            data["prompt"] = self.prompt
        if self.pads is not None:
            data["pads"] = encode(self.pads)
        if self.speedup is not None:
            data["speedup"] = self.speedup
        if self.output_format is not None:
            data["output_format"] = self.output_format
        if self.fps is not None:
            data["fps"] = self.fps
        if self.output_resolution is not None:
            data["output_resolution"] = encode(self.output_resolution)
        if self.active_speaker is not None:
            data["active_speaker"] = self.active_speaker
        if self.prompt_image_uris is not None:
            data["prompt_image_uris"] = encode(self.prompt_image_uris)
        if self.i2v_prompt is not None:
            data["i2v_prompt"] = self.i2v_prompt
        if self.reasoning_enabled is not None:
            data["reasoning_enabled"] = self.reasoning_enabled
        if self.blending_mode is not None:
            data["blending_mode"] = self.blending_mode
        if self.face_boxes_url is not None:
            data["face_boxes_url"] = self.face_boxes_url
        if self.output_bucket_name is not None:
            data["output_bucket_name"] = self.output_bucket_name
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> GenerationOptions:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "GenerationOptions")
        further: Optional[Dict[str, Any]] = None
        usual = _USUAL.issuperset(data)
        if not (usual or _FIELDS.issuperset(data)):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        self.sync_mode = known.get("sync_mode")
        self.temperature = known.get("temperature")
        value = known.get("active_speaker_detection")
        self.active_speaker_detection = None if value is None else _decode_active_speaker_detection(value)
        self.occlusion_detection_enabled = known.get("occlusion_detection_enabled")
        self.model_mode = known.get("model_mode")
        self.prompt = known.get("prompt")
        if usual:
            self.pads = None
            self.speedup = None
            self.output_format = None
            self.fps = None
            self.output_resolution = None
            self.active_speaker = None
            self.prompt_image_uris = None
            self.i2v_prompt = None
            self.reasoning_enabled = None
            self.blending_mode = None
            self.face_boxes_url = None
            self.output_bucket_name = None
        else:
            value = known.get("pads")
            self.pads = None if value is None else _decode_pads(value)
            self.speedup = known.get("speedup")
            self.output_format = known.get("output_format")
            self.fps = known.get("fps")
            value = known.get("output_resolution")
            self.output_resolution = None if value is None else _decode_output_resolution(value)
            self.active_speaker = known.get("active_speaker")
            value = known.get("prompt_image_uris")
            self.prompt_image_uris = None if value is None else _decode_prompt_image_uris(value)
            self.i2v_prompt = known.get("i2v_prompt")
            self.reasoning_enabled = known.get("reasoning_enabled")
            self.blending_mode = known.get("blending_mode")
            self.face_boxes_url = known.get("face_boxes_url")
            self.output_bucket_name = known.get("output_bucket_name")
        self.additional_properties = further
        return self
