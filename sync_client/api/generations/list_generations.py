# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, List, Optional, Sequence

from ... import checks, rules
from ...models.generation import Generation
from ...types import Operation
from ...wire import as_items, decode_items, present, take_items


def _decode(value: Any) -> List[Generation]:
    return decode_items(Generation.from_dict, take_items(value, "list_generations"), "list_generations")


_RULES = rules.Rules(
    {
        "status": checks.one_or_more(checks.choice("COMPLETED", "FAILED", "PENDING", "PROCESSING", "REJECTED")),
        "ids": checks.one_or_more(checks.text(least=1), most=100),
        "source": checks.one_or_more(checks.text(least=1)),
        "project_id": checks.text(least=1),
        "limit": checks.number(least=1, most=100, whole=True),
        "cursor": checks.text(least=1),
    },
    needs={"cursor": ("limit",)},
)


def list_generations(
    *,
    status: Optional[Sequence[str]] = None,
    ids: Optional[Sequence[str]] = None,
    source: Optional[Sequence[str]] = None,
    project_id: Optional[str] = None,
    limit: Optional[int] = None,
    cursor: Optional[str] = None,
) -> Operation[List[Generation]]:
    """List generations: `GET /v2/generations`."""
    status = as_items(status)
    ids = as_items(ids)
    source = as_items(source)
    _RULES.check(
        {"status": status, "ids": ids, "source": source, "project_id": project_id, "limit": limit, "cursor": cursor}.get
    )
    return Operation(
        id="list_generations",
        method="GET",
        path="/v2/generations",
        decode=_decode,
        query=present(
            {"status": status, "ids": ids, "source": source, "projectId": project_id, "limit": limit, "cursor": cursor}
        ),
        idempotent=True,
    )
