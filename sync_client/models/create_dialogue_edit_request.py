# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Any, Callable, Dict, FrozenSet, List, Mapping, Optional, Sequence, Union

from attr import define as attrs_class
from attr import field as attrs_field
from attr.setters import NO_OP

from ..errors import missing, wrong_type
from ..types import (
    BaseModel,
    EditsItem,
    UnknownObject,
    as_dict,
    by_wire_name,
    decode_list,
)
from .dialogue_change import DialogueChange
from .dialogue_removal import DialogueRemoval
from .transcript import Transcript


def _decode_source_transcript(value: Union[Transcript, Mapping[str, Any]]) -> Transcript:
    return value if isinstance(value, Transcript) else Transcript.from_dict(value)


_EDITS_ITEM_BY_TAG: Dict[str, Callable[[Any], Union[DialogueChange, DialogueRemoval, UnknownObject]]] = {
    "change": DialogueChange.from_dict,
    "remove": DialogueRemoval.from_dict,
}


def _decode_edits_item(
    value: Union[EditsItem, UnknownObject, Mapping[str, Any]],
) -> Union[DialogueChange, DialogueRemoval, UnknownObject]:
    if value.__class__ is dict or isinstance(value, Mapping):
        try:
            decode = _EDITS_ITEM_BY_TAG[value["kind"]]
        except (KeyError, TypeError):
            return UnknownObject(value)
        return decode(value)
    if isinstance(value, (DialogueChange, DialogueRemoval, UnknownObject)):
        return value
    raise wrong_type("CreateDialogueEditRequest.edits[]", value)


def _decode_edits(
    value: Sequence[Union[EditsItem, UnknownObject, Mapping[str, Any]]],
) -> List[Union[DialogueChange, DialogueRemoval, UnknownObject]]:
    return [
        _decode_edits_item(item)
        for item in (value if value.__class__ is list else decode_list(value, "CreateDialogueEditRequest.edits"))
    ]


_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(
    (
        "sourceVideoUrl",
        "sourceTranscript",
        "edits",
        "voiceId",
        "rerunOfJobId",
    )
)


@attrs_class(kw_only=True, repr=False, on_setattr=NO_OP, weakref_slot=False)
class CreateDialogueEditRequest(BaseModel):
    """What to change in the dialogue of a video.

    Attributes:
        source_video_url: The URL of the video that was transcribed.
        source_transcript: The words of a video, with their times. Pass it on as it was received.
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

    def to_dict(self) -> Dict[str, Any]:
        """The wire form: the names of the API, without the fields that are None."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        data["sourceVideoUrl"] = self.source_video_url
        data["sourceTranscript"] = self.source_transcript.to_dict()
        data["edits"] = [item.to_dict() for item in self.edits]
        if self.voice_id is not None:
            data["voiceId"] = self.voice_id
        if self.rerun_of_job_id is not None:
            data["rerunOfJobId"] = self.rerun_of_job_id
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> CreateDialogueEditRequest:
        """Read the wire form; a field may also go by its name in Python.

        Raises DecodeError where a required field is missing or of another type.
        """
        if data.__class__ is not dict:
            data = as_dict(data, "CreateDialogueEditRequest")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        get: Callable[[str], Any] = data.get
        self = _new(cls)
        value = self.source_video_url = get("sourceVideoUrl")
        if value.__class__ is not str:
            raise (
                wrong_type("CreateDialogueEditRequest.source_video_url", value)
                if value is not None
                else missing("CreateDialogueEditRequest.source_video_url", data)
            )
        value = get("sourceTranscript")
        if value is None:
            raise missing("CreateDialogueEditRequest.source_transcript", data)
        self.source_transcript = (
            Transcript.from_dict(value) if value.__class__ is dict else _decode_source_transcript(value)
        )
        value = get("edits")
        if value is None:
            raise missing("CreateDialogueEditRequest.edits", data)
        self.edits = _decode_edits(value)
        self.voice_id = get("voiceId")
        self.rerun_of_job_id = get("rerunOfJobId")
        self.additional_properties = further
        return self
