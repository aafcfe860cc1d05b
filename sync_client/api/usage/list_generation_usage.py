# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from datetime import datetime
from typing import Optional

from ... import checks, rules
from ...models.generation_usage_page import GenerationUsagePage
from ...types import Operation
from ...wire import present

_RULES = rules.Rules(
    {
        "start_time": checks.moment,
        "end_time": checks.moment,
        "limit": checks.number(least=1, most=500, whole=True),
        "cursor": checks.text(least=1),
    },
    required=("start_time", "end_time"),
)


def list_generation_usage(
    *, start_time: datetime, end_time: datetime, limit: Optional[int] = None, cursor: Optional[str] = None
) -> Operation[GenerationUsagePage]:
    """List the costs of generations: `GET /v2/usage/generations`."""
    _RULES.check({"start_time": start_time, "end_time": end_time, "limit": limit, "cursor": cursor}.get)
    return Operation(
        id="list_generation_usage",
        method="GET",
        path="/v2/usage/generations",
        decode=GenerationUsagePage.from_dict,
        query=present({"startTime": start_time, "endTime": end_time, "limit": limit, "cursor": cursor}),
        idempotent=True,
    )
