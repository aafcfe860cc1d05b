# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from ... import checks, rules
from ...models.generation import Generation
from ...types import Operation
from ...wire import path_segment

_RULES = rules.Rules({"id": checks.identifier}, required=("id",))


def get_generation_by_id(*, id: str) -> Operation[Generation]:
    """Get any generation of the organization: `GET /v2/generations/{id}`."""
    _RULES.check({"id": id}.get)
    return Operation(
        id="get_generation_by_id",
        method="GET",
        path=f"/v2/generations/{path_segment(id, 'id')}",
        decode=Generation.from_dict,
        idempotent=True,
        result_id=id,
    )
