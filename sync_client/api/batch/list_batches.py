# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from datetime import datetime
from typing import Any, List, Optional

from ... import checks, rules
from ...models.batch import Batch
from ...types import Operation
from ...wire import decode_items, present, take_items


def _decode(value: Any) -> List[Batch]:
    return decode_items(Batch.from_dict, take_items(value, "list_batches"), "list_batches")


_RULES = rules.Rules(
    {
        "status": checks.choice("COMPLETED", "FAILED", "JOBS_CREATED", "PENDING", "PROCESSING"),
        "created_after": checks.moment,
        "created_before": checks.moment,
    }
)


def list_batches(
    *, status: Optional[str] = None, created_after: Optional[datetime] = None, created_before: Optional[datetime] = None
) -> Operation[List[Batch]]:
    """List batches: `GET /v2/batch`."""
    _RULES.check({"status": status, "created_after": created_after, "created_before": created_before}.get)
    return Operation(
        id="list_batches",
        method="GET",
        path="/v2/batch",
        decode=_decode,
        query=present({"status": status, "created_after": created_after, "created_before": created_before}),
        idempotent=True,
    )
