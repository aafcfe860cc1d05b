"""Samples as a file."""

from __future__ import annotations

import io
import wave


def to_wav(samples: bytes, rate: int) -> bytes:
    """A WAV file of one channel of 16-bit samples."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(samples)
    return buffer.getvalue()
