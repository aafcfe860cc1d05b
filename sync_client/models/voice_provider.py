# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Literal

VoiceProvider = Literal["elevenlabs",]
"""A speech provider. New providers appear over time."""
