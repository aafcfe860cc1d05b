"""What a generation may consist of, beyond the shape of its body."""

from __future__ import annotations

from typing import List, Optional

from .bodies import CreateGeneration, InputItem, Segment
from .models import MODEL_IDS
from .problems import Problem
from .state import State

_INVALID = "generation_input_validation_failed"
_ASSET_TYPES = {"video": "VIDEO", "image": "IMAGE", "audio": "AUDIO"}


def check_rules(body: CreateGeneration, state: State) -> None:
    """Raise the API's refusal of the first rule that is broken."""
    if body.model not in MODEL_IDS:
        raise Problem(400, "generation_unsupported_model", field="model")
    visual = [item for item in body.input if item.is_visual]
    spoken = [item for item in body.input if not item.is_visual]
    _check_visual(body, visual)
    _check_spoken(body, spoken)
    state.projects.check(body.projectId)
    for position, item in enumerate(body.input):
        _check_asset(item, f"input[{position}].assetId", state)
    if body.dialogueEdit is not None:
        _check_dialogue_edit(body, body.dialogueEdit.id, visual[0], state)
    if body.segments:
        _check_segments(body.segments, [item.refId for item in spoken])


def _check_visual(body: CreateGeneration, visual: List[InputItem]) -> None:
    if not visual:
        raise Problem(422, _INVALID, ["input needs a video or an image"], field="input")
    if len(visual) > 1:
        raise Problem(422, "generation_input_too_many_visual", field="input")
    if visual[0].type == "image":
        if body.model != "sync-3":
            raise Problem(422, _INVALID, "An image needs the model sync-3.", field="model")
        speaker = body.options and body.options.active_speaker_detection
        if speaker and speaker.auto_detect:
            raise Problem(422, "generation_input_face_selection_invalid", field="options.active_speaker_detection")


def _check_spoken(body: CreateGeneration, spoken: List[InputItem]) -> None:
    alone = _needs_the_video_alone(body)
    if alone is not None:
        if spoken:
            raise Problem(422, alone, field="input")
    elif not spoken:
        raise Problem(422, _INVALID, ["input needs an audio or a text"], field="input")
    elif len(spoken) > 1 and not body.segments:
        raise Problem(422, _INVALID, ["more than one audio or text needs segments"], field="segments")


def _needs_the_video_alone(body: CreateGeneration) -> Optional[str]:
    """The refusal of audio or text beside the video; None when they are allowed."""
    if body.dubParams is not None:
        return "generation_input_dub_audio_conflict"
    return "dialogue_edit_audio_conflict" if body.dialogueEdit is not None else None


def _check_asset(item: InputItem, field: str, state: State) -> None:
    if item.assetId is not None and state.assets.get(item.assetId, field=field).type != _ASSET_TYPES[item.type]:
        raise Problem(422, "generation_input_asset_type_mismatch", field=field)


def _check_segments(segments: List[Segment], ref_ids: List[Optional[str]]) -> None:
    """Every audio has a name of its own, and every segment one of these audios."""
    if None in ref_ids or len(set(ref_ids)) < len(ref_ids):
        raise Problem(422, "generation_input_segments_invalid", field="input")
    for segment in segments:
        audio = segment.audioInput
        if (
            segment.startTime > segment.endTime
            or audio.refId not in ref_ids
            or (audio.startTime is None) != (audio.endTime is None)
        ):
            raise Problem(422, "generation_input_segments_invalid", field="segments")


def _check_dialogue_edit(body: CreateGeneration, id: str, video: InputItem, state: State) -> None:
    if id not in state.dialogue_edits:
        raise Problem(422, "dialogue_edit_not_found", field="dialogueEdit.id")
    if body.model != "sync-3":
        raise Problem(422, "dialogue_edit_unsupported", field="model")
    url = state.assets.get(video.assetId).url if video.assetId else video.url
    if url != state.dialogue_edits.get(id).source_url:
        raise Problem(422, "dialogue_edit_source_mismatch", field="input")
