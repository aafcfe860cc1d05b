# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from datetime import datetime
from typing import Any, List, Mapping, Optional, Sequence, Union

from ...models.batch import Batch
from ...types import (
    Operation,
    decode_list,
    present,
)


def _decode_response_item(value: Union[Batch, Mapping[str, Any]]) -> Batch:
    return value if isinstance(value, Batch) else Batch.from_dict(value)


def _decode_response(value: Sequence[Union[Batch, Mapping[str, Any]]]) -> List[Batch]:
    return [
        _decode_response_item(item)
        for item in (value if value.__class__ is list else decode_list(value, "list_batches"))
    ]


def list_batches(
    *,
    status: Optional[str] = None,
    created_after: Optional[datetime] = None,
    created_before: Optional[datetime] = None,
) -> Operation[List[Batch]]:
    """List batches

    GET /v2/batch

    Args:
        status: PENDING is queued, JOBS_CREATED has created its generations, and PROCESSING is running them.
            COMPLETED and FAILED are terminal.
        created_after: Only batches created after this time.
        created_before: Only batches created before this time.
    """
    return Operation(
        id="list_batches",
        method="GET",
        path="/v2/batch",
        decode=_decode_response,
        query=present(
            {
                "status": status,
                "created_after": created_after,
                "created_before": created_before,
            }
        ),
    )
