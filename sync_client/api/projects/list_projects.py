# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Optional

from ...models.project_page import ProjectPage
from ...types import (
    Operation,
    present,
)


def list_projects(
    *,
    limit: Optional[int] = None,
    cursor: Optional[str] = None,
    search_query: Optional[str] = None,
    sort_by: Optional[str] = None,
) -> Operation[ProjectPage]:
    """List projects

    GET /v2/projects

    Args:
        limit: How many projects a page holds, 1 to 100. 10 when left out.
        cursor: The `nextCursor` of the previous page.
        search_query: Only projects that match this text.
        sort_by: What a list of projects is ordered by.
    """
    return Operation(
        id="list_projects",
        method="GET",
        path="/v2/projects",
        decode=ProjectPage.from_dict,
        query=present(
            {
                "limit": limit,
                "cursor": cursor,
                "searchQuery": search_query,
                "sortBy": sort_by,
            }
        ),
    )
