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
        status: Only generations in one of these states, comma-separated.
        ids: Only the generations with these ids, comma-separated.
        source: Only generations that came from one of these sources, comma-separated.
        project_id: Only generations of this project. A project that cannot be seen gives an empty list.
        limit: How many generations a page holds, 1 to 100. Everything at once when left out.
        cursor: The id of the last generation of the previous page. Needs `limit`.
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
