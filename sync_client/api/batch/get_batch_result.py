# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from ... import checks, rules
from ...types import Operation
from ...wire import path_segment

_RULES = rules.Rules({"id": checks.identifier}, required=("id",))


def get_batch_result(*, id: str) -> Operation[None]:
    """Find the results of a batch: `GET /v2/batches/{id}/result`."""
    _RULES.check({"id": id}.get)
    return Operation(
        id="get_batch_result",
        method="GET",
        path=f"/v2/batches/{path_segment(id, 'id')}/result",
        decode=lambda value: None,
        accept="",
        idempotent=True,
    )
