# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from ... import checks, rules
from ...models.voice import Voice
from ...types import Operation
from ...wire import path_segment

_RULES = rules.Rules({"id": checks.identifier}, required=("id",))


def get_voice(*, id: str) -> Operation[Voice]:
    """Get a voice: `GET /v2/voices/{id}`."""
    _RULES.check({"id": id}.get)
    return Operation(
        id="get_voice",
        method="GET",
        path=f"/v2/voices/{path_segment(id, 'id')}",
        decode=Voice.from_dict,
        idempotent=True,
    )
