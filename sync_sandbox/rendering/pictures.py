"""The frames of a video, in any order of time."""

from __future__ import annotations

from pathlib import Path
from typing import Iterator, Sequence, Tuple

import av

from .rotation import Turner

#: How many frames are held in memory to show them backwards.
BACKWARDS = 24
#: Up to here, it is quicker to decode from the beginning than to seek.
NEAR_SECONDS = 1.0


def frames_at(path: Path, moments: Sequence[float]) -> Iterator[av.VideoFrame]:
    """The frame that is seen at each moment, in seconds; the moments rise or fall."""
    if len(moments) > 1 and moments[0] > moments[-1]:
        for first in range(0, len(moments), BACKWARDS):
            yield from reversed(list(_forwards(path, moments[first : first + BACKWARDS][::-1])))
    else:
        yield from _forwards(path, moments)


def _forwards(path: Path, moments: Sequence[float]) -> Iterator[av.VideoFrame]:
    left = list(reversed(moments))
    seen = None
    for start, frame in _decoded(path, moments[0] if moments else 0.0):
        while left and seen is not None and left[-1] < start:
            left.pop()
            yield seen
        if not left:
            return
        seen = frame
    if seen is not None:
        for _ in left:
            yield seen


def _decoded(path: Path, start: float) -> Iterator[Tuple[float, av.VideoFrame]]:
    """Each frame and the moment it is shown from, beginning at `start` or before. What is broken ends the video."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        turner = Turner(stream)
        origin = float((stream.start_time or 0) * stream.time_base) if stream.time_base else 0.0
        try:
            if start > NEAR_SECONDS:
                container.seek(int((origin + start) * av.time_base))
            for frame in container.decode(stream):
                yield (frame.time or 0.0) - origin, turner.turn(frame)
        except av.FFmpegError:
            return
