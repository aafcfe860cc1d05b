# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Optional, Sequence

from ...models.count import Count
from ...types import (
    Operation,
    present,
)


def count_generations(
    *,
    status: Optional[Sequence[str]] = None,
    type: Optional[str] = None,
    source: Optional[Sequence[str]] = None,
    generation_source: Optional[str] = None,
    current_user_only: Optional[bool] = None,
) -> Operation[Count]:
    """Count generations

    GET /v2/generations/count

    Args:
        status: Only generations with one of these statuses.
        type: Where generations come from: the playground or the API.
        source: Only generations from one of these sources, such as `api`.
        generation_source: The product that a generation was created with. New products appear over time.
        current_user_only: Whether to count only generations of the owner of the API key. False by default.
    """
    return Operation(
        id="count_generations",
        method="GET",
        path="/v2/generations/count",
        decode=Count.from_dict,
        query=present(
            {
                "status": status,
                "type": type,
                "source": source,
                "generationSource": generation_source,
                "currentUserOnly": current_user_only,
            }
        ),
    )
