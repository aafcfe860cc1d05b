"""What the output of a create body will be."""

from __future__ import annotations

from typing import Iterator, List, Mapping, Optional

from .bodies import CreateGeneration, InputItem, Segment, SegmentAudio
from .files import StoredFile
from .media import DEFAULT_FPS
from .problems import Problem
from .rendering.montage import Montage, Shot, Sound, Take, fit, still
from .rendering.renderer import Output
from .state import State

DEFAULT_SYNC_MODE = "bounce"

#: The API has no code for an image that cannot be read.
_UNREADABLE = {
    "video": "generation_input_video_invalid",
    "audio": "generation_input_audio_invalid",
    "image": "generation_input_validation_failed",
}


def output_of(body: CreateGeneration, state: State) -> Output:
    """The output; 422 when the media allow for none, or the plan does not."""
    _check_durations(body, state)
    if state.settings.real_media:
        return _made_of(body, [_media_file(item, position, state) for position, item in enumerate(body.input)])
    visual = next(item for item in body.input if item.is_visual)
    return (visual.type == "video" and _file(visual, state)) or state.sample


def _check_durations(body: CreateGeneration, state: State) -> None:
    limit = state.settings.duration_limit
    for position, item in enumerate(body.input):
        file = None if limit is None or item.type == "text" else _file(item, state)
        if limit is not None and file is not None and (file.media.duration or 0.0) > limit:
            raise Problem(422, "generation_plan_duration_exceeded", field=f"input[{position}]")


def _file(item: InputItem, state: State) -> Optional[StoredFile]:
    """The file of an item, when it is in the sandbox."""
    if item.provider is not None:
        return state.speeches.get(item.provider.script)
    return state.assets.get(item.assetId).file if item.assetId else state.stored.get(item.url or "")


def _media_file(item: InputItem, position: int, state: State) -> StoredFile:
    """The same, checked; the sample stands in for what is elsewhere, since nothing is fetched."""
    file = _file(item, state)
    if file is None:
        if not item.assetId and state.is_storage_url(item.url or ""):
            raise Problem(422, f"generation_input_{item.type}_inaccessible", field=f"input[{position}].url")
        return state.sample
    if item.type != "text" and not file.media.is_a(item.type):
        raise Problem(422, _UNREADABLE[item.type], field=f"input[{position}]")
    return file


def _made_of(body: CreateGeneration, files: List[StoredFile]) -> Output:
    visual, picture = next((item, file) for item, file in zip(body.input, files) if item.is_visual)
    sounds = {
        item.refId: Sound(file.path, 0.0, file.media.sound_duration or 0.0)
        for item, file in zip(body.input, files)
        if not item.is_visual
    }
    if not sounds:  # A dub, or an edit of the dialogue: what is said then, the sandbox does not know.
        return picture
    sync_mode = (body.options and body.options.sync_mode) or DEFAULT_SYNC_MODE
    duration = (visual.type == "video" and picture.media.duration) or None
    if body.segments:
        takes = list(_takes(sorted(body.segments, key=lambda one: one.startTime), picture, duration, sounds, sync_mode))
    else:
        (sound,) = sounds.values()
        takes = [fit(0.0, duration, sound, sync_mode) if duration else still(sound)]
    width, height = picture.media.size or (0, 0)
    return Montage(
        path=picture.path,
        size=(width - width % 2, height - height % 2),  # H.264 knows no odd ones.
        fps=(duration and picture.media.fps) or DEFAULT_FPS,
        takes=tuple(takes),
    )


def _takes(
    segments: List[Segment],
    picture: StoredFile,
    duration: Optional[float],
    sounds: Mapping[Optional[str], Sound],
    sync_mode: str,
) -> Iterator[Take]:
    """The segments, in order of time; what lies between them keeps its pictures and its sound.

    Of an image, there is nothing between them. A segment begins where the one before it ends.
    """
    position = 0.0
    for segment in segments:
        sound = _crop(sounds[segment.audioInput.refId], segment.audioInput)
        if duration is None:
            yield still(sound)
            continue
        if segment.startTime > duration:
            raise Problem(422, "generation_input_segments_invalid", field="segments")
        start, end = max(position, segment.startTime), min(segment.endTime, duration)
        if start < end:
            yield _unchanged(picture, position, start)
            override = segment.optionsOverride
            yield fit(start, end, sound, (override and override.sync_mode) or sync_mode)
            position = end
    if duration is not None:
        yield _unchanged(picture, position, duration)


def _unchanged(picture: StoredFile, start: float, end: float) -> Take:
    path = picture.path if picture.media.sound_duration else None
    return Take((Shot(start, end, end - start),), (Sound(path, start, end - start),))


def _crop(sound: Sound, part: SegmentAudio) -> Sound:
    if part.startTime is None or part.endTime is None:
        return sound
    end = min(part.endTime, sound.seconds)
    if part.startTime >= end:
        raise Problem(422, "generation_input_trim_invalid", field="segments")
    return Sound(sound.path, part.startTime, end - part.startTime)
