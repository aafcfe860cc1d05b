"""What a file holds, as far as it can really be decoded."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Optional, Union

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.video.stream import VideoStream

from ..media import DEFAULT_FPS, Media
from .rotation import rotation_of

#: A rate beyond it is that of a clock, and not of frames.
_MAX_FPS = 120


def probe(path: Path) -> Media:
    """A frame of each kind is decoded, since a header alone proves nothing. What is broken is left out."""
    sound = _sound_duration(path)
    try:
        with av.open(str(path)) as container:
            frame = next(container.decode(video=0))
            stream = container.streams.video[0]
            lies = rotation_of(frame, stream) in (90, 270)
            size = (frame.height, frame.width) if lies else (frame.width, frame.height)
            if container.format.name.endswith("_pipe") or container.format.name == "image2":
                return Media(size=size)
            rate = stream.average_rate
            # From PyAV 19 on, a rate is of a type that JSON and the other modules don't know.
            fps = Fraction(rate) if rate and 1 <= rate <= _MAX_FPS else DEFAULT_FPS
            return Media(duration=_duration(container, stream), sound_duration=sound, size=size, fps=fps)
    except (av.FFmpegError, IndexError, StopIteration):
        return Media(duration=sound, sound_duration=sound)


def _sound_duration(path: Path) -> Optional[float]:
    try:
        with av.open(str(path)) as container:
            next(container.decode(audio=0))
            return _duration(container, container.streams.audio[0])
    except (av.FFmpegError, IndexError, StopIteration):
        return None


def _duration(container: InputContainer, stream: Union[AudioStream, VideoStream]) -> Optional[float]:
    """Seconds; None when there are none. A file that was written while it was recorded must be read to the end."""
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    if container.duration:
        return container.duration / av.time_base
    ends = [
        float((packet.pts + (packet.duration or 0)) * packet.time_base)
        for packet in container.demux(stream)
        if packet.pts
    ]
    return max(ends, default=None)
