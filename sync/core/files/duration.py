"""The length of local media, read with PyAV, to estimate a cost before anything is uploaded.

Nothing else needs PyAV: pip install 'syncsdk[media]'.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, Optional

from ...errors import InvalidRequestError


class Length(NamedTuple):
    """The length of a file.

    Attributes:
        seconds: Its length.
        fps: Frames per second; None for audio.
    """

    seconds: float
    fps: Optional[float]


def measure_length(path: Path, field: str) -> Length:
    """The length of a file. Raises InvalidRequestError if PyAV is missing or can't read it.

    Args:
        field: The argument that the file was passed as.
    """
    try:
        av: Any = import_module("av")
    except ImportError:
        raise InvalidRequestError(
            f"{field} is a local file, and reading its length needs PyAV: pip install 'syncsdk[media]'."
            " Or pass the length to generations.estimate_cost_of_duration(model=..., duration=...).",
            field=field,
        ) from None
    try:
        with av.open(str(path)) as container:
            length = read_length(container)
    except (OSError, ValueError, av.error.FFmpegError) as error:
        raise InvalidRequestError(f"{field}: {path.name} can't be read as media: {error}.", field=field) from None
    if length.seconds <= 0:
        raise InvalidRequestError(
            f"{field}: {path.name} has no known length: use generations.estimate_cost_of_duration.", field=field
        )
    return length


def read_length(container: Any) -> Length:
    """The length of an open container; 0 seconds if it is not known."""
    videos = container.streams.video
    # In microseconds; a container without a duration is as long as its longest stream.
    seconds = (container.duration or 0) / 1_000_000
    for stream in container.streams:
        if stream.duration and stream.time_base and not container.duration:
            seconds = max(seconds, float(stream.duration * stream.time_base))
    rate = videos[0].average_rate if videos else None
    return Length(seconds, float(rate) if rate else None)
