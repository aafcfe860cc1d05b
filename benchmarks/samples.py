"""What the workers send and decode: the same for every side."""

from __future__ import annotations

import json
from typing import Any

ID = "550e8400-e29b-41d4-a716-446655440000"

GENERATION: dict[str, Any] = {
    "id": ID,
    "createdAt": "2026-01-05T10:11:12.345Z",
    "status": "COMPLETED",
    "model": "lipsync-2",
    "input": [
        {"type": "video", "url": "https://assets.sync.so/docs/example-video.mp4"},
        {"type": "audio", "url": "https://assets.sync.so/docs/example-audio.wav"},
    ],
    "options": {"sync_mode": "cut_off", "temperature": 0.5, "active_speaker_detection": {"auto_detect": True}},
    "segments": None,
    "webhookUrl": None,
    "outputUrl": f"https://api.sync.so/v2/generations/{ID}/result?token={ID}",
    "segmentOutputUrl": None,
    "outputDuration": 12.5,
    "error": None,
}

BODY = json.dumps(GENERATION).encode()


def generations(count: int) -> bytes:
    """A list answer of that many generations, each with an id of its own."""
    return json.dumps([{**GENERATION, "id": f"{number:08d}{ID[8:]}"} for number in range(count)]).encode()


def create_body(segments: int) -> dict[str, Any]:
    """The body of a create with that many segments."""
    return {
        "model": "lipsync-2",
        "input": [
            {"type": "video", "url": "https://example.com/video.mp4"},
            *({"type": "audio", "url": f"https://example.com/{n}.wav", "refId": f"r{n}"} for n in range(segments)),
        ],
        "segments": [
            {"startTime": float(n), "endTime": n + 1.0, "audioInput": {"refId": f"r{n}"}} for n in range(segments)
        ],
        "options": {"sync_mode": "cut_off"},
    }
