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
        limit: The number of projects per page, 1 to 100. 10 by default.
        cursor: The `nextCursor` of the previous page. Leave it out for the first page.
        search_query: Only projects that match this text.
        sort_by: The order of a list of projects.
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
