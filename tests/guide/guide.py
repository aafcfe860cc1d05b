"""The snippets of the user's guide, to the letter, and those that a reader has run before each."""

from __future__ import annotations

from pathlib import Path
from typing import Dict, Tuple

SNIPPETS = Path(__file__).with_name("snippets")

AFTER: Dict[str, Tuple[str, ...]] = {
    "authentication": (),
    "authentication_with_key": ("authentication",),
    "quickstart": (),
    "video_and_audio": (),
    "text_to_speech": (),
    "polling": ("quickstart",),
    "webhook_url": ("video_and_audio",),
    "listing": ("authentication",),
    "getting": ("authentication",),
    "cost_estimation": ("video_and_audio",),
    "url_inputs": (),
    "asset_ids": (),
    "file_uploads": ("authentication",),
    "browsing_assets": ("authentication",),
    "error_handling": ("url_inputs",),
    "retry_logic": (),
    "async_usage": (),
    "type_hints": ("authentication",),
}


def source_of(name: str) -> str:
    """A snippet."""
    return (SNIPPETS / f"{name}.py").read_text(encoding="utf-8")


def session_of(name: str) -> str:
    """A snippet, after those that it takes names from."""
    return "\n".join(source_of(one) for one in (*AFTER[name], name))
