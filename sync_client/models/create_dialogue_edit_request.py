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
from .dialogue_change import DialogueChange
from .dialogue_removal import DialogueRemoval
from .edits_item import EditsItem
from .transcript import Transcript


def _decode_source_transcript(value: Union[Transcript, Mapping[str, Any]]) -> Transcript:
    if value.__class__ is dict or isinstance(value, abc.Mapping):
        return Transcript.from_dict(value)
    return as_it_came(value)


_EDITS_ITEM_BY_TAG: Dict[str, Callable[[Any], Union[DialogueChange, DialogueRemoval, UnknownObject]]] = {
    "change": DialogueChange.from_dict,
    "remove": DialogueRemoval.from_dict,
}


def _decode_edits_item(
    value: Union[EditsItem, UnknownObject, Mapping[str, Any]],
) -> Union[DialogueChange, DialogueRemoval, UnknownObject]:
    if value.__class__ is dict or isinstance(value, abc.Mapping):
        try:
            decode = _EDITS_ITEM_BY_TAG[value["kind"]]
        except (KeyError, TypeError):
            return UnknownObject(value)
        return decode(value)
    return as_it_came(value)


def _decode_edits(
    value: Sequence[Union[EditsItem, UnknownObject, Mapping[str, Any]]],
) -> List[Union[DialogueChange, DialogueRemoval, UnknownObject]]:
    items = value if value.__class__ is list else as_items(value)
    if not isinstance(items, list):
        return as_it_came(value)
    return decode_items(_decode_edits_item, items, "CreateDialogueEditRequest.edits")


_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("sourceVideoUrl", "sourceTranscript", "edits", "voiceId", "rerunOfJobId"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class CreateDialogueEditRequest(BaseModel):
    """What to change in the dialogue of a video.

    Attributes:
        source_video_url: The URL of the video that was transcribed.
        source_transcript: The `transcript` of its transcription, as it was received.
        edits: The words to replace and to remove.
        voice_id: The id of the voice that speaks the new words.
        rerun_of_job_id: The id of an earlier dialogue edit to try again.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    source_video_url: str
    source_transcript: Transcript = attrs_field(converter=_decode_source_transcript)
    edits: List[Union[DialogueChange, DialogueRemoval, UnknownObject]] = attrs_field(converter=_decode_edits)
    voice_id: Optional[str] = None
    rerun_of_job_id: Optional[str] = None
    additional_properties: Optional[Dict[str, Any]] = None

    _rules: ClassVar[rules.Rules] = rules.Rules(
        {
            "source_video_url": checks.url,
            "source_transcript": checks.model(Transcript),
            "edits": checks.items(checks.model(DialogueChange, DialogueRemoval, tag="kind"), least=1),
            "voice_id": checks.text(least=1),
            "rerun_of_job_id": checks.text(least=1),
        },
        wire={
            "source_video_url": "sourceVideoUrl",
            "source_transcript": "sourceTranscript",
            "voice_id": "voiceId",
            "rerun_of_job_id": "rerunOfJobId",
        },
        required=("source_video_url", "source_transcript", "edits"),
    )

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.source_video_url is not None:
            data["sourceVideoUrl"] = self.source_video_url
        if self.source_transcript is not None:
            data["sourceTranscript"] = encode(self.source_transcript)
        if self.edits is not None:
            data["edits"] = encode(self.edits)
        if self.voice_id is not None:
            data["voiceId"] = self.voice_id
        if self.rerun_of_job_id is not None:
            data["rerunOfJobId"] = self.rerun_of_job_id
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> CreateDialogueEditRequest:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "CreateDialogueEditRequest")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        self.source_video_url = known.get("sourceVideoUrl")
        value = known.get("sourceTranscript")
        self.source_transcript = _decode_source_transcript(value)
        value = known.get("edits")
        self.edits = _decode_edits(value)
        self.voice_id = known.get("voiceId")
        self.rerun_of_job_id = known.get("rerunOfJobId")
        self.additional_properties = further
        return self
