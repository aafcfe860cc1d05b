"""From a montage to an MP4 file with H.264 and AAC."""

from __future__ import annotations

import heapq
from fractions import Fraction
from pathlib import Path
from typing import Callable, Iterator, Tuple, Union

import av

from .montage import Montage
from .pictures import frames_at
from .sound import FORMAT, LAYOUT, RATE, SAMPLE_BYTES, samples_of

#: Fast rather than small: a result is looked at once.
_X264 = {"preset": "ultrafast", "crf": "23"}

_Timed = Tuple[float, Union[av.VideoFrame, av.AudioFrame]]


class Stopped(Exception):
    """Nobody waits for the output any more."""


def write(montage: Montage, target: Path, is_stopped: Callable[[], bool]) -> None:
    """Write the output to `target`. Raises Stopped when `is_stopped()` says so."""
    with av.open(str(target), "w", format="mp4", options={"movflags": "+faststart"}) as container:
        video = container.add_stream("libx264", rate=montage.fps, options=_X264)
        video.width, video.height = montage.size
        video.pix_fmt = "yuv420p"
        sound = container.add_stream("aac", rate=RATE, layout=LAYOUT)
        # In order of time, so that neither stream piles up while the other is written.
        for _, frame in heapq.merge(_seen(montage), _heard(montage), key=lambda timed: timed[0]):
            if is_stopped():
                raise Stopped
            container.mux(video.encode(frame) if isinstance(frame, av.VideoFrame) else sound.encode(frame))
        container.mux(video.encode(None))
        container.mux(sound.encode(None))


def _seen(montage: Montage) -> Iterator[_Timed]:
    width, height = montage.size
    number = 0
    for moments in montage.moments():
        for frame in frames_at(montage.path, moments):
            picture = frame.reformat(width, height, "yuv420p")
            # The encoder decides which frames are key frames, not the encoder of the input.
            picture.pict_type = 0
            picture.pts, picture.time_base = number, 1 / montage.fps
            yield float(number / montage.fps), picture
            number += 1


def _heard(montage: Montage) -> Iterator[_Timed]:
    position = 0
    for block in samples_of(montage.sounds):
        frame = av.AudioFrame(FORMAT, LAYOUT, len(block) // SAMPLE_BYTES)
        frame.planes[0].update(block)
        frame.sample_rate = RATE
        frame.pts, frame.time_base = position, Fraction(1, RATE)
        yield position / RATE, frame
        position += frame.samples
