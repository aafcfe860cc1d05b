# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, ClassVar, Dict, FrozenSet, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from .. import checks, rules
from ..types import BaseModel, File
from ..wire import as_dict, by_wire_name

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(
    (
        "model",
        "video",
        "image",
        "audio",
        "input",
        "options",
        "segments",
        "webhookUrl",
        "outputFileName",
        "projectId",
        "dubParams",
        "dialogueEdit",
    )
)


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class CreateGenerationWithFilesRequest(BaseModel):
    """What to generate, from local files. Each file becomes an asset, and replaces the URL of an item of the same
    type in `input`. At most one file of each kind, 5 GiB each; the plan may allow less.

    Attributes:
        model: The name of the model.
        video: A video file: MP4, MOV, WebM or AVI, at most 5 GiB.
        image: An image file: JPEG, PNG or WebP, at most 5 GiB. Needs the model `sync-3`.
        audio: An audio file: WAV, MP3, OGG, FLAC, ALAC or MP4, at most 5 GiB.
        input: The items that are not files, such as a text to speak, as JSON of at most 1 MiB.
        options: How the model works, as JSON of at most 1 MiB.
        segments: Which parts of the video get which audio, as JSON of at most 1 MiB.
        webhook_url: An HTTPS URL to call when the generation has ended.
        output_file_name: The name of the output file, without its extension, at most 255 characters.
        project_id: The id of the project that the generation belongs to, a UUID.
        dub_params: Translate the speech of the video instead of giving it other audio, as JSON of at most 1 MiB.
        dialogue_edit: Put a dialogue edit into the video instead of giving it other audio, as JSON of at most 1
            MiB.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    model: str
    video: Optional[File] = None
    image: Optional[File] = None
    audio: Optional[File] = None
    input: Optional[str] = None
    options: Optional[str] = None
    segments: Optional[str] = None
    webhook_url: Optional[str] = None
    output_file_name: Optional[str] = None
    project_id: Optional[str] = None
    dub_params: Optional[str] = None
    dialogue_edit: Optional[str] = None
    additional_properties: Optional[Dict[str, Any]] = None

    _rules: ClassVar[rules.Rules] = rules.Rules(
        {
            "model": checks.text(least=1),
            "video": checks.file,
            "image": checks.file,
            "audio": checks.file,
            "input": checks.text(most=1048576),
            "options": checks.text(most=1048576),
            "segments": checks.text(most=1048576),
            "webhook_url": checks.url,
            "output_file_name": checks.text(least=1, most=255),
            "project_id": checks.text(least=1),
            "dub_params": checks.text(most=1048576),
            "dialogue_edit": checks.text(most=1048576),
        },
        wire={
            "webhook_url": "webhookUrl",
            "output_file_name": "outputFileName",
            "project_id": "projectId",
            "dub_params": "dubParams",
            "dialogue_edit": "dialogueEdit",
        },
        required=("model",),
    )

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.model is not None:
            data["model"] = self.model
        if self.video is not None:
            data["video"] = self.video
        if self.image is not None:
            data["image"] = self.image
        if self.audio is not None:
            data["audio"] = self.audio
        if self.input is not None:
            data["input"] = self.input
        if self.options is not None:
            data["options"] = self.options
        if self.segments is not None:
            data["segments"] = self.segments
        if self.webhook_url is not None:
            data["webhookUrl"] = self.webhook_url
        if self.output_file_name is not None:
            data["outputFileName"] = self.output_file_name
        if self.project_id is not None:
            data["projectId"] = self.project_id
        if self.dub_params is not None:
            data["dubParams"] = self.dub_params
        if self.dialogue_edit is not None:
            data["dialogueEdit"] = self.dialogue_edit
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> CreateGenerationWithFilesRequest:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "CreateGenerationWithFilesRequest")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        self.model = known.get("model")
        self.video = known.get("video")
        self.image = known.get("image")
        self.audio = known.get("audio")
        self.input = known.get("input")
        self.options = known.get("options")
        self.segments = known.get("segments")
        self.webhook_url = known.get("webhookUrl")
        self.output_file_name = known.get("outputFileName")
        self.project_id = known.get("projectId")
        self.dub_params = known.get("dubParams")
        self.dialogue_edit = known.get("dialogueEdit")
        self.additional_properties = further
        return self
