# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING

from ... import rules
from ...models.voice import Voice
from ...types import Operation

if TYPE_CHECKING:
    from ...models.create_voice_request import CreateVoiceRequest


def create_voice(*, body: CreateVoiceRequest) -> Operation[Voice]:
    """Clone a voice from a recording: `POST /v2/voices (application/json)`."""
    rules.check(body)
    return Operation(id="create_voice", method="POST", path="/v2/voices", decode=Voice.from_dict, json=body.to_dict())
