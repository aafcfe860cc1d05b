# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from ... import checks, rules
from ...models.transcription import Transcription
from ...types import Operation
from ...wire import path_segment

_RULES = rules.Rules({"id": checks.identifier}, required=("id",))


def get_transcription(*, id: str) -> Operation[Transcription]:
    """Get a transcription: `GET /v2/transcriptions/{id}`."""
    _RULES.check({"id": id}.get)
    return Operation(
        id="get_transcription",
        method="GET",
        path=f"/v2/transcriptions/{path_segment(id, 'id')}",
        decode=Transcription.from_dict,
        idempotent=True,
        result_id=id,
    )
