# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, List, Optional

from ... import checks, rules
from ...models.generation import Generation
from ...types import Operation
from ...wire import decode_items, path_segment, present, take_items


def _decode(value: Any) -> List[Generation]:
    return decode_items(Generation.from_dict, take_items(value, "list_project_generations"), "list_project_generations")


_RULES = rules.Rules(
    {"id": checks.identifier, "limit": checks.number(least=1, most=100, whole=True), "cursor": checks.text(least=1)},
    required=("id",),
    needs={"cursor": ("limit",)},
)


def list_project_generations(
    *, id: str, limit: Optional[int] = None, cursor: Optional[str] = None
) -> Operation[List[Generation]]:
    """List the generations of a project: `GET /v2/projects/{id}/generations`."""
    _RULES.check({"id": id, "limit": limit, "cursor": cursor}.get)
    return Operation(
        id="list_project_generations",
        method="GET",
        path=f"/v2/projects/{path_segment(id, 'id')}/generations",
        decode=_decode,
        query=present({"limit": limit, "cursor": cursor}),
        idempotent=True,
    )
