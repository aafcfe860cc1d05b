"""The request bodies, as far as they are checked. Fields that are not named here pass unchecked."""

from typing import Any, ClassVar, Dict, List, Optional, Union

from pydantic import BaseModel, ConfigDict, Field, model_validator
from typing_extensions import Annotated, Literal

HttpUrl = Annotated[str, Field(pattern=r"^https?://\S+$")]
WebhookUrl = Annotated[str, Field(pattern=r"^(https://|http://(localhost|127\.0\.0\.1)[:/])\S+$")]
Fraction = Annotated[float, Field(ge=0, le=1)]
Seconds = Annotated[float, Field(ge=0)]
Name = Annotated[str, Field(min_length=1, max_length=255)]
AssetType = Literal["AUDIO", "VIDEO", "IMAGE"]
Visibility = Literal["USER", "ORGANIZATION"]


class Body(BaseModel):
    """Strict: "5" is not a number and 1 is not a boolean."""

    model_config: ClassVar[ConfigDict] = ConfigDict(strict=True)


class Speech(Body):
    script: str = Field(min_length=1, max_length=5000)
    voiceId: str = Field(min_length=1)
    stability: Optional[Fraction] = None
    similarityBoost: Optional[Fraction] = None


class Provider(Speech):
    name: Literal["elevenlabs"]


class InputItem(Body):
    type: Literal["video", "image", "audio", "text"]
    url: Optional[HttpUrl] = None
    assetId: Optional[str] = None
    refId: Optional[str] = None
    provider: Optional[Provider] = None

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


class ActiveSpeaker(Body):
    auto_detect: Optional[bool] = None
    v3: Optional[bool] = None
    frame_number: Optional[int] = None
    coordinates: Optional[Annotated[List[float], Field(min_length=2, max_length=2)]] = None
    bounding_boxes: Optional[List[Optional[Annotated[List[float], Field(min_length=4, max_length=4)]]]] = None
    bounding_boxes_url: Optional[HttpUrl] = None


class OptionsOverride(Body):
    sync_mode: Optional[Literal["bounce", "loop", "cut_off", "silence", "remap"]] = None
    temperature: Optional[Fraction] = None
    occlusion_detection_enabled: Optional[bool] = None
    active_speaker_detection: Optional[ActiveSpeaker] = None


class Options(OptionsOverride):
    model_mode: Optional[Literal["lips", "face", "head"]] = None
    prompt: Optional[Literal["happy", "sad", "angry", "disgusted", "surprised", "neutral"]] = None


class SegmentAudio(Body):
    refId: str
    startTime: Optional[Seconds] = None
    endTime: Optional[Seconds] = None


class Segment(Body):
    startTime: Seconds
    endTime: Seconds
    audioInput: SegmentAudio
    optionsOverride: Optional[OptionsOverride] = None


class DubParams(Body):
    providerName: Literal["elevenlabs"]
    targetLang: str
    sourceLang: Optional[str] = None


class Reference(Body):
    id: str


class CreateGeneration(Body):
    model: str
    input: List[InputItem]
    options: Optional[Options] = None
    segments: Optional[List[Segment]] = None
    webhookUrl: Optional[WebhookUrl] = None
    outputFileName: Optional[Name] = None
    projectId: Optional[str] = None
    dubParams: Optional[DubParams] = None
    dialogueEdit: Optional[Reference] = None


class EstimateCost(Body):
    model: str
    duration: float = Field(gt=0)
    fps: float = Field(default=30.0, gt=0)
    reasoningEnabled: Optional[bool] = None


class RequestUpload(Body):
    fileName: Name
    contentType: str = Field(pattern=r"^[\w.+-]+/[\w.+-]+")
    size: int = Field(gt=0, le=5 * 1024**3)


class RegisterAsset(Body):
    url: HttpUrl
    type: Optional[AssetType] = None
    name: Optional[Name] = None
    projectId: Optional[str] = None


class UpdateAsset(Body):
    name: Optional[Name] = None
    visibility: Optional[Visibility] = None


class CreateBatch(Body):
    rows: List[Dict[str, Any]]
    webhook_url: Optional[WebhookUrl] = None
    dry_run: bool = False


class CreateVoice(Body):
    name: Name
    provider: Literal["elevenlabs"]
    url: Optional[HttpUrl] = None
    assetId: Optional[str] = None


class CreateSpeech(Speech):
    provider: Literal["elevenlabs"]


class UpdateProject(Body):
    name: Optional[Name] = None
    description: Optional[str] = None
    visibility: Optional[Visibility] = None
    mode: Optional[Literal["CREATOR", "DEVELOPER"]] = None
    defaultWorkflow: Optional[str] = None


class CreateProject(UpdateProject):
    name: Name
    id: Optional[str] = None


class AttachAsset(Body):
    assetId: str


class CreateTranscription(Body):
    sourceVideoUrl: HttpUrl
    maxSourceSeconds: Optional[float] = Field(default=None, gt=0, le=600)


class DialogueChange(Body):
    kind: Literal["change"]
    wordId: str
    replacement: str
    pronunciation: Optional[str] = None


class DialogueRemoval(Body):
    kind: Literal["remove"]
    wordIds: List[str] = Field(min_length=1)


class CreateDialogueEdit(Body):
    sourceVideoUrl: HttpUrl
    sourceTranscript: Any
    edits: List[Annotated[Union[DialogueChange, DialogueRemoval], Field(discriminator="kind")]] = Field(min_length=1)
    voiceId: Optional[str] = None
    rerunOfJobId: Optional[str] = None
