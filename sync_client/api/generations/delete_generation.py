# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from ... import checks, rules
from ...models.generation import Generation
from ...types import Operation
from ...wire import of_id, path_segment

_RULES = rules.Rules({"id": checks.identifier}, required=("id",))


def delete_generation(*, id: str) -> Operation[Generation]:
    """Delete a generation that has ended: `DELETE /v2/generations/{id}`."""
    _RULES.check({"id": id}.get)
    return Operation(
        id="delete_generation",
        method="DELETE",
        path=f"/v2/generations/{path_segment(id, 'id')}",
        decode=Generation.from_dict,
        idempotent=True,
        empty=lambda: of_id(Generation, id),
    )
