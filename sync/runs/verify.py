"""Checks a result with PyAV: pip install 'syncsdk[media]'."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any, List, Optional, Tuple

from ..core.files.duration import read_length

# How far the length of a result may differ from what the API says. Containers count in frames, and audio in blocks.
SECONDS_OFF = 0.5
SHARE_OFF = 0.02

NO_VIDEO = "no video"
NO_SOUND = "no sound"
UNREADABLE = "unreadable"


def find_flags(path: Path, expected: Optional[float]) -> Tuple[str, ...]:
    """The problems found in a result; none if PyAV is not installed.

    Args:
        path: The file.
        expected: The expected length in seconds; None if unknown.
    """
    try:
        av: Any = import_module("av")
    except ImportError:
        return ()
    try:
        with av.open(str(path)) as container:
            flags: List[str] = [NO_VIDEO] * (not container.streams.video) + [NO_SOUND] * (not container.streams.audio)
            seconds = read_length(container).seconds
    except (OSError, ValueError, av.error.FFmpegError):
        return (UNREADABLE,)
    if expected is not None and abs(seconds - expected) > max(SECONDS_OFF, SHARE_OFF * expected):
        flags.append(f"{seconds:.1f} s long instead of {expected:.1f} s")
    return tuple(flags)
