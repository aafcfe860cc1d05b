"""What little the sandbox knows of media: types, and the length of a WAV or MP4 file."""

from __future__ import annotations

import mimetypes
import struct
import wave
from pathlib import Path
from typing import Dict, Optional

#: Two seconds of H.264 (160x90, 25 frames a second) and an AAC tone, made with PyAV: a square that moves over a dark
#: background, encoded with libx264 (crf 34, preset veryslow, tune animation) and movflags +faststart.
SAMPLE = Path(__file__).with_name("sample.mp4")

_ASSET_TYPES: Dict[str, str] = {"video": "VIDEO", "audio": "AUDIO", "image": "IMAGE"}


def content_type_of(name: str) -> str:
    """The content type that the name of a file or URL suggests."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def asset_type_of(content_type: str) -> Optional[str]:
    """VIDEO, AUDIO or IMAGE; None when it is neither."""
    return _ASSET_TYPES.get(content_type.split("/")[0])


def duration_of(path: Path) -> Optional[float]:
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
