# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Literal

GenerationSource = Literal[
    "api",
    "chatgpt",
    "claude",
    "gemini",
    "ios",
    "mcp",
    "premiere-plugin",
    "resolve-plugin",
    "studio_advanced",
    "studio_assistant",
    "studio_lite",
]
"""The product that a generation was created with. New products appear over time."""
