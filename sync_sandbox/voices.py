"""Voices for speech."""

from __future__ import annotations

from typing import Any, Dict, Optional

import attrs

from .identity import new_id
from .problems import Problem
from .store import Store

#: The voice of the documentation's examples, and one more.
STOCK = {"EXAVITQu4vr4xnSDxMaL": "Sarah", "21m00Tcm4TlvDq8ikWAM": "Rachel"}


@attrs.define(eq=False, kw_only=True)
class Voice:
    """A voice. `provider_id` is what the speech provider calls it."""

    id: str = attrs.field(factory=new_id)
    name: str
    provider_id: str = attrs.field(factory=lambda: new_id().replace("-", "")[:20])
    preview_url: Optional[str] = None
    provider: str = "elevenlabs"

    def to_json(self) -> Dict[str, Any]:
        return {
            "id": self.id,
            "internalVoiceId": self.id,
            "voiceId": self.provider_id,
            "name": self.name,
            "provider": self.provider,
            "previewUrl": self.preview_url,
        }


class Voices(Store[Voice]):
    """The stock voices, then those that were cloned."""

    def __init__(self) -> None:
        super().__init__("voice_not_found")
        for id, name in STOCK.items():
            self.add(Voice(id=id, provider_id=id, name=name))

    def check(self, voice_id: str) -> None:
        """422 when nobody has this id, neither here nor at the provider."""
        if all(voice_id not in (voice.id, voice.provider_id) for voice in self.all()):
            raise Problem(422, "voice_not_found", field="voiceId")
