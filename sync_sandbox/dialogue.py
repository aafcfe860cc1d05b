"""Transcriptions and dialogue edits.

The API's names for what is inside a transcript are not known; these are made up.
"""

from __future__ import annotations

from typing import Any, Dict

import attrs

from .jobs import Job

WORDS = ("This", "is", "a", "sample.")
WORD_MS = 500


@attrs.define(eq=False, kw_only=True)
class Transcription(Job):
    """The words of a video, always the same."""

    def to_json(self, now: float) -> Dict[str, Any]:
        status = self.status_at(now)
        words = [
            {"id": f"w{number}", "text": text, "startMs": number * WORD_MS, "endMs": (number + 1) * WORD_MS}
            for number, text in enumerate(WORDS)
        ]
        return {
            "id": self.id,
            "status": status,
            "transcript": {"words": words} if status == "COMPLETED" else None,
            "error": self.outcome.error if status == "FAILED" else None,
        }


@attrs.define(eq=False, kw_only=True)
class DialogueEdit(Job):
    """New speech for a part of a video."""

    source_url: str
    voice_id: str
    preview_url: str
    preview_seconds: float

    def to_json(self, now: float) -> Dict[str, Any]:
        status = self.status_at(now)
        done = status in ("COMPLETED", "COMPLETED_PARTIAL")
        return {
            "id": self.id,
            "status": status,
            "previewAudioUrl": self.preview_url if done else None,
            "previewDurationMs": round(1000 * self.preview_seconds) if done else None,
            "segmentLipsyncEnabled": True,
            "sectionExpansionEnabled": False,
            "voiceId": self.voice_id,
            "error": self.outcome.error if status == "FAILED" else None,
        }
