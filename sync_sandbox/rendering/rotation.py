"""Videos that were recorded with the camera on its side say so, and are shown upright."""

from __future__ import annotations

from typing import Optional, cast

import av
from av.filter import Graph
from av.video.stream import VideoStream

#: What turns a frame back that is turned by so many degrees against the clock.
_FILTERS = {90: ["transpose=cclock"], 180: ["hflip", "vflip"], 270: ["transpose=clock"]}


def rotation_of(frame: av.VideoFrame, stream: VideoStream) -> int:
    """Degrees against the clock: 0, 90, 180 or 270. Others are not rotated."""
    rotation: Optional[float] = getattr(frame, "rotation", None)
    if rotation is None:  # PyAV 12 knows it of the stream alone.
        rotation = getattr(stream, "side_data", {}).get("DISPLAYMATRIX", 0)
    degrees = round(rotation or 0) % 360
    return degrees if degrees in _FILTERS else 0


class Turner:
    """Turns the frames of a stream upright."""

    def __init__(self, stream: VideoStream) -> None:
        self._stream = stream
        self._graph: Optional[Graph] = None

    def turn(self, frame: av.VideoFrame) -> av.VideoFrame:
        rotation = rotation_of(frame, self._stream)
        if not rotation:
            return frame
        if self._graph is None:
            self._graph = self._make_graph(rotation)
        self._graph.push(frame)
        return cast(av.VideoFrame, self._graph.pull())

    def _make_graph(self, rotation: int) -> Graph:
        graph = Graph()
        last = graph.add_buffer(template=self._stream)
        for name, _, argument in (step.partition("=") for step in _FILTERS[rotation]):
            step = graph.add(name, argument or None)
            last.link_to(step)
            last = step
        last.link_to(graph.add("buffersink"))
        graph.configure()
        return graph
