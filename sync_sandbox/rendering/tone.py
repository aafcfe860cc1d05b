"""What is heard of a text without a voice: a row of beeps, about as long as the text takes to say."""

from __future__ import annotations

import array
import math

from .wav import to_wav

RATE = 8000
SECONDS_PER_SYLLABLE = 0.2
CHARACTERS_PER_SYLLABLE = 3


def beep(script: str) -> bytes:
    """A WAV file: a beep for every three characters."""
    return to_wav(_beep() * math.ceil(len(script) / CHARACTERS_PER_SYLLABLE), RATE)


def _beep() -> bytes:
    frames = int(RATE * SECONDS_PER_SYLLABLE)
    loudness = [math.sin(math.pi * frame / frames) for frame in range(frames)]
    tone = [math.sin(2 * math.pi * 220 * frame / RATE) for frame in range(frames)]
    return array.array("h", [int(8000 * high * low) for high, low in zip(loudness, tone)]).tobytes()
