"""What the sandbox knows of media: types, and what a file holds."""

from __future__ import annotations

import importlib.util
import mimetypes
import struct
import wave
from fractions import Fraction
from pathlib import Path
from typing import Dict, Optional, Tuple

import attrs

#: Two seconds of H.264 (160x90, 25 frames a second) and an AAC tone, made with PyAV: a square that moves over a dark
#: background, encoded with libx264 (crf 34, preset veryslow, tune animation) and movflags +faststart.
SAMPLE = Path(__file__).with_name("sample.mp4")

#: Of images shown as a video, and of videos that do not tell theirs.
DEFAULT_FPS = Fraction(25)

_ASSET_TYPES: Dict[str, str] = {"video": "VIDEO", "audio": "AUDIO", "image": "IMAGE"}


@attrs.frozen
class Media:
    """What a file holds. Lengths are in seconds, `size` is width and height in pixels; None is: not known, or none.

    duration: of the video, or else of the sound; images have none.
    """

    duration: Optional[float] = None
    sound_duration: Optional[float] = None
    size: Optional[Tuple[int, int]] = None
    fps: Optional[Fraction] = None

    def is_a(self, type: str) -> bool:
        """Whether it can be used as a `video`, `image` or `audio`."""
        if type == "audio":
            return self.sound_duration is not None
        return self.size is not None and (type == "image") == (self.duration is None)


SAMPLE_MEDIA = Media(duration=2.0, sound_duration=2.0, size=(160, 90), fps=Fraction(25))


def can_decode() -> bool:
    """Whether PyAV is installed."""
    return importlib.util.find_spec("av") is not None


def examine(path: Path, *, decode: bool) -> Media:
    """What the file holds; unless it may `decode`, no more than the length of a WAV or MP4 file."""
    if decode:
        from .rendering.probe import probe

        return probe(path)
    return Media(duration=_duration_in_header(path))


def content_type_of(name: str) -> str:
    """The content type that the name of a file or URL suggests."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def asset_type_of(content_type: str) -> Optional[str]:
    """VIDEO, AUDIO or IMAGE; None when it is neither."""
    return _ASSET_TYPES.get(content_type.split("/")[0])


def _duration_in_header(path: Path) -> Optional[float]:
    """Seconds; None when the file is neither WAV nor MP4."""
    with path.open("rb") as file:
        head = file.read(12)
    try:
        if head[:4] == b"RIFF":
            with wave.open(str(path)) as sound:
                return float(sound.getnframes() / sound.getframerate())
        return _mp4_duration(path) if head[4:8] == b"ftyp" else None
    except (wave.Error, EOFError, struct.error, ZeroDivisionError, IndexError):
        return None


def _mp4_duration(path: Path) -> Optional[float]:
    """The duration in the movie header: box `mvhd`, the first inside box `moov`."""
    with path.open("rb") as file:
        while True:
            size, name = struct.unpack(">I4s", file.read(8))
            if name == b"moov":
                movie = file.read(40)
                timescale, duration = struct.unpack_from(*((">IQ", movie, 28) if movie[8] else (">II", movie, 20)))
                return float(duration / timescale)
            if size < 8:  # The box goes on to the end, or its size is written elsewhere.
                return None
            file.seek(size - 8, 1)
