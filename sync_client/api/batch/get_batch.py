# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from ... import checks, rules
from ...models.batch import Batch
from ...types import Operation
from ...wire import path_segment

_RULES = rules.Rules({"id": checks.identifier}, required=("id",))


def get_batch(*, id: str) -> Operation[Batch]:
    """Get a batch: `GET /v2/batch/{id}`."""
    _RULES.check({"id": id}.get)
    return Operation(
        id="get_batch",
        method="GET",
        path=f"/v2/batch/{path_segment(id, 'id')}",
        decode=Batch.from_dict,
        idempotent=True,
        result_id=id,
    )
