# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from ... import checks, rules
from ...models.speech_job import SpeechJob
from ...types import Operation
from ...wire import path_segment

_RULES = rules.Rules({"id": checks.identifier}, required=("id",))


def get_speech_job(*, id: str) -> Operation[SpeechJob]:
    """Get a speech job: `GET /v2/tts/jobs/{id}`."""
    _RULES.check({"id": id}.get)
    return Operation(
        id="get_speech_job",
        method="GET",
        path=f"/v2/tts/jobs/{path_segment(id, 'id')}",
        decode=SpeechJob.from_dict,
        idempotent=True,
        result_id=id,
    )
