# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING

from ... import checks, rules
from ...models.asset import Asset
from ...types import Operation
from ...wire import path_segment

if TYPE_CHECKING:
    from ...models.update_asset_request import UpdateAssetRequest


_RULES = rules.Rules({"id": checks.identifier}, required=("id",))


def update_asset(*, id: str, body: UpdateAssetRequest) -> Operation[Asset]:
    """Change the name or the visibility of an asset: `PATCH /v2/assets/{id} (application/json)`."""
    _RULES.check({"id": id}.get)
    rules.check(body)
    return Operation(
        id="update_asset",
        method="PATCH",
        path=f"/v2/assets/{path_segment(id, 'id')}",
        decode=Asset.from_dict,
        json=body.to_dict(),
        idempotent=True,
    )
