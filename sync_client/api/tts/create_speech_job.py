# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Optional

from ...models.create_speech_request import CreateSpeechRequest
from ...models.speech_job import SpeechJob
from ...types import (
    Operation,
    present,
)


def create_speech_job(
    *,
    body: CreateSpeechRequest,
    idempotency_key: Optional[str] = None,
) -> Operation[SpeechJob]:
    """Speak a text in the background

    POST /v2/tts/jobs (application/json)

    Args:
        body: What to send.
        idempotency_key:
    """
    return Operation(
        id="create_speech_job",
        method="POST",
        path="/v2/tts/jobs",
        decode=SpeechJob.from_dict,
        headers=present(
            {
                "Idempotency-Key": idempotency_key,
            }
        ),
        json=body.to_dict(),
    )
