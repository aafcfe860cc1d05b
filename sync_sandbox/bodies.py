"""The request bodies, as far as they are checked. Fields that are not named here pass unchecked."""

from typing import Any, ClassVar, Dict, List, Optional, Union

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator
from typing_extensions import Annotated, Literal


def _integral(value: Any) -> Any:
    """In JSON, 5.0 is a whole number."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


HttpUrl = Annotated[str, Field(pattern=r"^(?i:https?)://[^/\s\pC][^\s\pC]*$")]
WebhookUrl = Annotated[
    str, Field(pattern=r"^((?i:https)://[^/\s\pC]|(?i:http)://(localhost|127\.0\.0\.1)[:/])[^\s\pC]*$")
]
Uuid = Annotated[str, Field(pattern=r"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$")]
Text = Annotated[str, Field(min_length=1)]
Whole = Annotated[int, BeforeValidator(_integral)]
Fraction = Annotated[float, Field(ge=0, le=1)]
Seconds = Annotated[float, Field(ge=0)]
AssetType = Literal["AUDIO", "VIDEO", "IMAGE"]
Visibility = Literal["USER", "ORGANIZATION"]


class Echoed(BaseModel):
    """What comes back in responses, where an optional field may be null, so that it may be null when it is sent.

    Strict: "5" is not a number and 1 is not a boolean.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(strict=True)


class Body(Echoed):
    """What is only sent: a field may be left out, but not be null."""

    @field_validator("*")
    @classmethod
    def _is_not_null(cls, value: Any) -> Any:
        if value is None:
            raise ValueError("should not be null")
        return value


class Speech(Echoed):
    script: str = Field(min_length=1, max_length=5000)
    voiceId: Text
    stability: Optional[Fraction] = None
    similarityBoost: Optional[Fraction] = None


class Provider(Speech):
    name: Literal["elevenlabs"]


class InputItem(Echoed):
    type: Literal["video", "image", "audio", "text"]
    url: Optional[HttpUrl] = None
    assetId: Optional[Text] = None
    refId: Optional[Text] = None
    provider: Optional[Provider] = None
    segments_secs: Optional[List[List[float]]] = None
    segments_frames: Optional[List[List[Whole]]] = None

    @model_validator(mode="before")
    @classmethod
    def _ignore_what_other_types_have(cls, item: Any) -> Any:
        if not isinstance(item, dict):
            return item
        own = {"text": {"provider"}, "video": {"url", "assetId", "segments_secs", "segments_frames"}}
        known = {"type", "refId"} | own.get(str(item.get("type")), {"url", "assetId"})
        return {name: value for name, value in item.items() if name in known}

    @model_validator(mode="after")
    def _has_a_source(self) -> "InputItem":
        if self.type == "text" and self.provider is None:
            raise ValueError("text needs a provider")
        if self.type != "text" and self.url is None and self.assetId is None:
            raise ValueError(f"{self.type} needs a url or an assetId")
        return self

    @property
    def is_visual(self) -> bool:
        return self.type in ("video", "image")


class ActiveSpeaker(Echoed):
    auto_detect: Optional[bool] = None
    v3: Optional[bool] = None
    frame_number: Optional[Annotated[Whole, Field(ge=0)]] = None
    coordinates: Optional[Annotated[List[float], Field(min_length=2, max_length=2)]] = None
    bounding_boxes: Optional[List[Optional[Annotated[List[float], Field(min_length=4, max_length=4)]]]] = None
    bounding_boxes_url: Optional[HttpUrl] = None


class OptionsOverride(Echoed):
    sync_mode: Optional[Literal["bounce", "loop", "cut_off", "silence", "remap"]] = None
    temperature: Optional[Fraction] = None
    occlusion_detection_enabled: Optional[bool] = None
    active_speaker_detection: Optional[ActiveSpeaker] = None


class Options(OptionsOverride):
    model_mode: Optional[Literal["lips", "face", "head"]] = None
    prompt: Optional[Literal["happy", "sad", "angry", "disgusted", "surprised", "neutral"]] = None
    pads: Optional[Annotated[List[Whole], Field(min_length=4, max_length=4)]] = None
    speedup: Optional[float] = None
    output_format: Optional[str] = None
    fps: Optional[float] = None
    output_resolution: Optional[Annotated[List[Whole], Field(min_length=2, max_length=2)]] = None
    active_speaker: Optional[bool] = None
    prompt_image_uris: Optional[List[str]] = None
    i2v_prompt: Optional[str] = None
    reasoning_enabled: Optional[bool] = None
    blending_mode: Optional[str] = None
    face_boxes_url: Optional[str] = None
    output_bucket_name: Optional[str] = None


class SegmentAudio(Echoed):
    refId: Text
    startTime: Optional[Seconds] = None
    endTime: Optional[Seconds] = None


class Segment(Echoed):
    startTime: Seconds
    endTime: Seconds
    audioInput: SegmentAudio
    optionsOverride: Optional[OptionsOverride] = None


class DubParams(Body):
    providerName: Literal["elevenlabs"]
    targetLang: Text
    sourceLang: Optional[Text] = None
    numSpeakers: Optional[Whole] = None


class Reference(Body):
    id: Text


class CreateGeneration(Body):
    model: Text
    input: List[InputItem]
    options: Optional[Options] = None
    segments: Optional[List[Segment]] = None
    webhookUrl: Optional[WebhookUrl] = None
    outputFileName: Optional[Annotated[str, Field(min_length=1, max_length=255)]] = None
    projectId: Optional[Text] = None
    dubParams: Optional[DubParams] = None
    dialogueEdit: Optional[Reference] = None


class EstimateCost(Body):
    model: str
    duration: float = Field(gt=0)
    fps: float = Field(default=30.0, gt=0)
    reasoningEnabled: Optional[bool] = None


class RequestUpload(Body):
    fileName: Text
    contentType: str = Field(pattern=r"^[\w.+-]+/[\w.+-]+")
    size: Whole = Field(gt=0, le=5 * 1024**3)


class RegisterAsset(Body):
    url: HttpUrl
    type: Optional[AssetType] = None
    name: Optional[Text] = None
    projectId: Optional[Text] = None


class Update(Body):
    @model_validator(mode="before")
    @classmethod
    def _changes_something(cls, value: Any) -> Any:
        if value == {}:
            raise ValueError("at least one field is required")
        return value


class UpdateAsset(Update):
    name: Optional[Text] = None
    visibility: Optional[Visibility] = None


class CreateBatch(Body):
    rows: List[Dict[str, Any]]
    webhook_url: Optional[WebhookUrl] = None
    dry_run: bool = False


class CreateVoice(Body):
    name: Text
    provider: Literal["elevenlabs"]
    url: Optional[HttpUrl] = None
    assetId: Optional[Text] = None


class CreateSpeech(Speech, Body):
    provider: Literal["elevenlabs"]


class ProjectFields(Body):
    name: Optional[Text] = None
    description: Optional[str] = None
    visibility: Optional[Visibility] = None
    mode: Optional[Literal["CREATOR", "DEVELOPER"]] = None
    defaultWorkflow: Optional[
        Literal["lipsync", "translate_and_dub", "change_appearance", "image_to_video", "edit_dialogue"]
    ] = None


class UpdateProject(ProjectFields, Update):
    pass


class CreateProject(ProjectFields):
    name: Text
    id: Optional[Uuid] = None


class AttachAsset(Body):
    assetId: Text


class CreateTranscription(Body):
    sourceVideoUrl: HttpUrl
    maxSourceSeconds: Optional[float] = Field(default=None, gt=0, le=600)


class DialogueChange(Body):
    kind: Literal["change"]
    wordId: Text
    replacement: str
    pronunciation: Optional[str] = None


class DialogueRemoval(Body):
    kind: Literal["remove"]
    wordIds: List[Text] = Field(min_length=1)


class CreateDialogueEdit(Body):
    sourceVideoUrl: HttpUrl
    sourceTranscript: Dict[str, Any]
    edits: List[Annotated[Union[DialogueChange, DialogueRemoval], Field(discriminator="kind")]] = Field(min_length=1)
    voiceId: Optional[Text] = None
    rerunOfJobId: Optional[Text] = None
