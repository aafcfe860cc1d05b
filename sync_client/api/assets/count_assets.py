# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, Optional, Sequence

from ... import checks, rules
from ...types import Operation
from ...wire import as_items, decode_scalar, present


def _decode(value: Any) -> int:
    return decode_scalar(value, int, "count_assets")


_RULES = rules.Rules(
    {
        "project_id": checks.text(least=1),
        "user_id": checks.text(least=1),
        "search_query": checks.text(),
        "types": checks.one_or_more(checks.choice("AUDIO", "IMAGE", "VIDEO")),
    }
)


def count_assets(
    *,
    project_id: Optional[str] = None,
    user_id: Optional[str] = None,
    search_query: Optional[str] = None,
    types: Optional[Sequence[str]] = None,
) -> Operation[int]:
    """Count assets: `GET /v2/assets/count`."""
    types = as_items(types)
    _RULES.check({"project_id": project_id, "user_id": user_id, "search_query": search_query, "types": types}.get)
    return Operation(
        id="count_assets",
        method="GET",
        path="/v2/assets/count",
        decode=_decode,
        query=present({"projectId": project_id, "userId": user_id, "searchQuery": search_query, "types": types}),
        idempotent=True,
    )
