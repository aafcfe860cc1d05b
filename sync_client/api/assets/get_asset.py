# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from ... import checks, rules
from ...models.asset import Asset
from ...types import Operation
from ...wire import path_segment

_RULES = rules.Rules({"id": checks.identifier}, required=("id",))


def get_asset(*, id: str) -> Operation[Asset]:
    """Get an asset: `GET /v2/assets/{id}`."""
    _RULES.check({"id": id}.get)
    return Operation(
        id="get_asset",
        method="GET",
        path=f"/v2/assets/{path_segment(id, 'id')}",
        decode=Asset.from_dict,
        idempotent=True,
        result_id=id,
    )
