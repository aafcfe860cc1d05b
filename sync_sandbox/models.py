"""The models that can be asked for."""

from __future__ import annotations

from typing import Any, Dict, List

MODELS: List[Dict[str, Any]] = [
    {
        "id": id,
        "name": id,
        "type": "react" if id.startswith("react") else "lipsync",
        "version": version,
        "description": description,
        "deprecatedAt": None,
    }
    for id, version, description in (
        ("sync-3", "3", "The best quality, for video and images."),
        ("react-1", "1", "Expressions and head movement for short clips."),
        ("lipsync-2-pro", "2-pro", "Fine detail such as beards and teeth."),
        ("lipsync-2", "2", "For general use."),
        ("lipsync-1.9.0-beta", "1.9.0-beta", "The fastest."),
    )
]

MODEL_IDS = frozenset(model["id"] for model in MODELS)
