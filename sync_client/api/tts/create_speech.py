# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING

from ... import rules
from ...models.speech import Speech
from ...types import Operation

if TYPE_CHECKING:
    from ...models.create_speech_request import CreateSpeechRequest


def create_speech(*, body: CreateSpeechRequest) -> Operation[Speech]:
    """Turn text into speech: `POST /v2/tts (application/json)`."""
    rules.check(body)
    return Operation(id="create_speech", method="POST", path="/v2/tts", decode=Speech.from_dict, json=body.to_dict())
