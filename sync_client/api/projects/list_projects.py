# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Optional

from ... import checks, rules
from ...models.project_page import ProjectPage
from ...types import Operation
from ...wire import present

_RULES = rules.Rules(
    {
        "limit": checks.number(least=1, most=100, whole=True),
        "cursor": checks.text(least=1),
        "search_query": checks.text(),
        "sort_by": checks.choice("name", "updatedAt"),
    }
)


def list_projects(
    *,
    limit: Optional[int] = None,
    cursor: Optional[str] = None,
    search_query: Optional[str] = None,
    sort_by: Optional[str] = None,
) -> Operation[ProjectPage]:
    """List projects: `GET /v2/projects`."""
    _RULES.check({"limit": limit, "cursor": cursor, "search_query": search_query, "sort_by": sort_by}.get)
    return Operation(
        id="list_projects",
        method="GET",
        path="/v2/projects",
        decode=ProjectPage.from_dict,
        query=present({"limit": limit, "cursor": cursor, "searchQuery": search_query, "sortBy": sort_by}),
        idempotent=True,
    )
