# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Literal

VoiceProvider = Literal["elevenlabs",]
"""A speech provider. New providers appear over time."""
