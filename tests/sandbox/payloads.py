"""Create bodies for the tests."""

from __future__ import annotations

from typing import Any, Dict, List

VIDEO: Dict[str, Any] = {"type": "video", "url": "https://example.com/video.mp4"}
IMAGE: Dict[str, Any] = {"type": "image", "url": "https://example.com/face.png"}
AUDIO: Dict[str, Any] = {"type": "audio", "url": "https://example.com/audio.wav"}
VOICE = "EXAVITQu4vr4xnSDxMaL"
TEXT: Dict[str, Any] = {"type": "text", "provider": {"name": "elevenlabs", "voiceId": VOICE, "script": "Hello there"}}
CREATE: Dict[str, Any] = {"model": "lipsync-2", "input": [VIDEO, AUDIO]}
ROWS: List[Dict[str, Any]] = [
    {"request_id": f"row-{number}", "endpoint": "/v2/generate", "payload": CREATE} for number in range(20)
]
