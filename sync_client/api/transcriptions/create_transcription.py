# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING

from ... import rules
from ...models.transcription import Transcription
from ...types import Operation

if TYPE_CHECKING:
    from ...models.create_transcription_request import CreateTranscriptionRequest


def create_transcription(*, body: CreateTranscriptionRequest) -> Operation[Transcription]:
    """Transcribe a video: `POST /v2/transcriptions (application/json)`."""
    rules.check(body)
    return Operation(
        id="create_transcription",
        method="POST",
        path="/v2/transcriptions",
        decode=Transcription.from_dict,
        json=body.to_dict(),
    )
