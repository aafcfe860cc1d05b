# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Any, List, Mapping, Optional, Sequence, Union

from ...models.generation import Generation
from ...types import (
    Operation,
    decode_list,
    present,
)


def _decode_response_item(value: Union[Generation, Mapping[str, Any]]) -> Generation:
    return value if isinstance(value, Generation) else Generation.from_dict(value)


def _decode_response(value: Sequence[Union[Generation, Mapping[str, Any]]]) -> List[Generation]:
    return [
        _decode_response_item(item)
        for item in (value if value.__class__ is list else decode_list(value, "list_generations"))
    ]


def list_generations(
    *,
    status: Optional[Sequence[str]] = None,
    ids: Optional[Sequence[str]] = None,
    source: Optional[Sequence[str]] = None,
    project_id: Optional[str] = None,
    limit: Optional[int] = None,
    cursor: Optional[str] = None,
) -> Operation[List[Generation]]:
    """List generations

    GET /v2/generations

    Args:
        status: Only generations with one of these statuses.
        ids: Only generations with these ids.
        source: Only generations from one of these sources, such as `api`.
        project_id: Only generations of this project. A project that the API key can't see has none.
        limit: The number of generations per page, 1 to 100. Without it, everything comes at once.
        cursor: The id of the last generation of the previous page. Needs `limit`. Leave it out for the first
            page.
    """
    return Operation(
        id="list_generations",
        method="GET",
        path="/v2/generations",
        decode=_decode_response,
        query=present(
            {
                "status": status,
                "ids": ids,
                "source": source,
                "projectId": project_id,
                "limit": limit,
                "cursor": cursor,
            }
        ),
    )
