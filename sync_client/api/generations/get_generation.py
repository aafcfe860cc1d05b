# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Optional

from ... import checks, rules
from ...models.generation import Generation
from ...types import Operation
from ...wire import path_segment, present

_RULES = rules.Rules(
    {
        "id": checks.identifier,
        "wait": checks.flag,
        "timeout": checks.number(least=1, most=10),
        "include": checks.switch("progress", "include_progress"),
    },
    required=("id",),
)


def get_generation(
    *, id: str, wait: Optional[bool] = None, timeout: Optional[float] = None, include: Optional[str] = None
) -> Operation[Generation]:
    """Get a generation: `GET /v2/generate/{id}`."""
    _RULES.check({"id": id, "wait": wait, "timeout": timeout, "include": include}.get)
    return Operation(
        id="get_generation",
        method="GET",
        path=f"/v2/generate/{path_segment(id, 'id')}",
        decode=Generation.from_dict,
        query=present({"wait": wait, "timeout": timeout, "include": include}),
        idempotent=True,
        result_id=id,
    )
