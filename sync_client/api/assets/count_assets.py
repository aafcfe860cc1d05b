# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Any, Optional, Sequence

from ...errors import wrong_type
from ...types import (
    Operation,
    present,
)


def _decode_scalar(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise wrong_type("count_assets", value)
    return value


def count_assets(
    *,
    project_id: Optional[str] = None,
    user_id: Optional[str] = None,
    search_query: Optional[str] = None,
    types: Optional[Sequence[str]] = None,
) -> Operation[int]:
    """Count assets

    GET /v2/assets/count

    Args:
        project_id: Only assets of this project.
        user_id: Only assets of this user.
        search_query: Only assets that match this text.
        types: Only assets of one of these types.
    """
    return Operation(
        id="count_assets",
        method="GET",
        path="/v2/assets/count",
        decode=_decode_scalar,
        query=present(
            {
                "projectId": project_id,
                "userId": user_id,
                "searchQuery": search_query,
                "types": types,
            }
        ),
    )
