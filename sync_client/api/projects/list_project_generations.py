# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Any, List, Mapping, Optional, Sequence, Union

from ...models.generation import Generation
from ...types import (
    Operation,
    decode_list,
    path_segment,
    present,
)


def _decode_response_item(value: Union[Generation, Mapping[str, Any]]) -> Generation:
    return value if isinstance(value, Generation) else Generation.from_dict(value)


def _decode_response(value: Sequence[Union[Generation, Mapping[str, Any]]]) -> List[Generation]:
    return [
        _decode_response_item(item)
        for item in (value if value.__class__ is list else decode_list(value, "list_project_generations"))
    ]


def list_project_generations(
    *,
    id: str,
    limit: Optional[int] = None,
    cursor: Optional[str] = None,
) -> Operation[List[Generation]]:
    """List the generations of a project

    GET /v2/projects/{id}/generations

    Args:
        id: The id of the project, a UUID.
        limit: The number of generations per page, 1 to 100.
        cursor: The id of the last generation of the previous page. Needs `limit`. Leave it out for the first
            page.
    """
    return Operation(
        id="list_project_generations",
        method="GET",
        path=f"/v2/projects/{path_segment(id, 'id')}/generations",
        decode=_decode_response,
        query=present(
            {
                "limit": limit,
                "cursor": cursor,
            }
        ),
    )
