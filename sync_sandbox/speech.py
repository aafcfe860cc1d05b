"""Speech that sounds like a row of beeps."""

from __future__ import annotations

import array
import io
import math
import wave
from typing import Any, Dict

import attrs

from .jobs import Job
from .paging import timestamp

RATE = 8000
SECONDS_PER_SYLLABLE = 0.2
CHARACTERS_PER_SYLLABLE = 3


def synthesize(script: str) -> bytes:
    """A WAV file, mono, 16 bits, 8 kHz: a beep for every three characters."""
    syllables = math.ceil(len(script) / CHARACTERS_PER_SYLLABLE)
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(_beep() * syllables)
    return buffer.getvalue()


def _beep() -> bytes:
    frames = int(RATE * SECONDS_PER_SYLLABLE)
    loudness = [math.sin(math.pi * frame / frames) for frame in range(frames)]
    tone = [math.sin(2 * math.pi * 220 * frame / RATE) for frame in range(frames)]
    return array.array("h", [int(8000 * high * low) for high, low in zip(loudness, tone)]).tobytes()


@attrs.define(eq=False, kw_only=True)
class SpeechJob(Job):
    """A script on its way to a sound file."""

    url: str
    duration: float

    def to_json(self, now: float) -> Dict[str, Any]:
        status = self.status_at(now)
        done, failed = status == "SUCCESS", status == "FAILED"
        error = {"message": self.outcome.error, "errorCode": self.outcome.error_code}
        return {
            "id": self.id,
            "status": status,
            "createdAt": timestamp(self.created_at),
            "url": self.url if done else None,
            "duration": self.duration if done else None,
            "error": error if failed else None,
            "startedAt": None if status == "PENDING" else self._time_of(0),
            "finishedAt": self._time_of(-1) if done or failed else None,
        }

    def _time_of(self, index: int) -> str:
        changes = [self.created_at + start for start, status in self.outcome.timeline if status != "PENDING"]
        return timestamp(changes[index])
