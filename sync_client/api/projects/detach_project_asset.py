# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from ... import checks, rules
from ...types import Operation
from ...wire import path_segment

_RULES = rules.Rules({"id": checks.identifier, "asset_id": checks.identifier}, required=("id", "asset_id"))


def detach_project_asset(*, id: str, asset_id: str) -> Operation[None]:
    """Detach an asset from a project: `DELETE /v2/projects/{id}/assets/{asset_id}`."""
    _RULES.check({"id": id, "asset_id": asset_id}.get)
    return Operation(
        id="detach_project_asset",
        method="DELETE",
        path=f"/v2/projects/{path_segment(id, 'id')}/assets/{path_segment(asset_id, 'asset_id')}",
        decode=lambda value: None,
        accept="",
        idempotent=True,
    )
