# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Literal

EmotionPrompt = Literal["angry", "disgusted", "happy", "neutral", "sad", "surprised"]
"""The emotion that `react-1` plays."""
