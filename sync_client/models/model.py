# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Literal

Model = Literal[
    "appearence-1",
    "lipsync-1.6.0",
    "lipsync-1.7.1",
    "lipsync-1.8.0",
    "lipsync-1.9.0-beta",
    "lipsync-2",
    "lipsync-2-mini",
    "lipsync-2-pro",
    "react-1",
    "sync-3",
]
"""The name of a model, such as `lipsync-2`. New models appear over time."""
