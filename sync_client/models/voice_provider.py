# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Literal

VoiceProvider = Literal["elevenlabs",]
"""Who makes the speech. New names appear over time."""
