# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Optional, Sequence

from ... import checks, rules
from ...models.asset_page import AssetPage
from ...types import Operation
from ...wire import as_items, present

_RULES = rules.Rules(
    {
        "project_id": checks.text(least=1),
        "limit": checks.number(least=1, most=100, whole=True),
        "cursor": checks.text(least=1),
        "search_query": checks.text(),
        "sort_by": checks.choice(
            "dateAsc",
            "dateDesc",
            "durationAsc",
            "durationDesc",
            "kindAsc",
            "kindDesc",
            "nameAsc",
            "nameDesc",
            "sizeAsc",
            "sizeDesc",
        ),
        "types": checks.one_or_more(checks.choice("AUDIO", "IMAGE", "VIDEO")),
    }
)


def list_assets(
    *,
    project_id: Optional[str] = None,
    limit: Optional[int] = None,
    cursor: Optional[str] = None,
    search_query: Optional[str] = None,
    sort_by: Optional[str] = None,
    types: Optional[Sequence[str]] = None,
) -> Operation[AssetPage]:
    """List assets: `GET /v2/assets`."""
    types = as_items(types)
    _RULES.check(
        {
            "project_id": project_id,
            "limit": limit,
            "cursor": cursor,
            "search_query": search_query,
            "sort_by": sort_by,
            "types": types,
        }.get
    )
    return Operation(
        id="list_assets",
        method="GET",
        path="/v2/assets",
        decode=AssetPage.from_dict,
        query=present(
            {
                "projectId": project_id,
                "limit": limit,
                "cursor": cursor,
                "searchQuery": search_query,
                "sortBy": sort_by,
                "types": types,
            }
        ),
        idempotent=True,
    )
