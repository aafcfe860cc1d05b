# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from ... import checks, rules
from ...models.generation_costs import GenerationCosts
from ...types import Operation
from ...wire import path_segment

_RULES = rules.Rules({"id": checks.identifier}, required=("id",))


def get_generation_costs(*, id: str) -> Operation[GenerationCosts]:
    """Get the cost of a generation: `GET /v2/generate/{id}/costs`."""
    _RULES.check({"id": id}.get)
    return Operation(
        id="get_generation_costs",
        method="GET",
        path=f"/v2/generate/{path_segment(id, 'id')}/costs",
        decode=GenerationCosts.from_dict,
        idempotent=True,
    )
