# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from ... import checks, rules
from ...models.speech_job import SpeechJob
from ...types import Operation
from ...wire import present

if TYPE_CHECKING:
    from ...models.create_speech_request import CreateSpeechRequest


_RULES = rules.Rules({"idempotency_key": checks.text(least=1, most=128, pattern="^[ -~]+$")})


def create_speech_job(*, body: CreateSpeechRequest, idempotency_key: Optional[str] = None) -> Operation[SpeechJob]:
    """Turn text into speech in the background: `POST /v2/tts/jobs (application/json)`."""
    _RULES.check({"idempotency_key": idempotency_key}.get)
    rules.check(body)
    return Operation(
        id="create_speech_job",
        method="POST",
        path="/v2/tts/jobs",
        decode=SpeechJob.from_dict,
        headers=present({"Idempotency-Key": idempotency_key}),
        json=body.to_dict(),
        idempotent=idempotency_key is not None,
    )
