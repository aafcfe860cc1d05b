# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING

from ... import checks, rules
from ...types import Operation
from ...wire import path_segment

if TYPE_CHECKING:
    from ...models.attach_asset_request import AttachAssetRequest


_RULES = rules.Rules({"id": checks.identifier}, required=("id",))


def attach_project_asset(*, id: str, body: AttachAssetRequest) -> Operation[None]:
    """Attach an asset to a project: `POST /v2/projects/{id}/assets (application/json)`."""
    _RULES.check({"id": id}.get)
    rules.check(body)
    return Operation(
        id="attach_project_asset",
        method="POST",
        path=f"/v2/projects/{path_segment(id, 'id')}/assets",
        decode=lambda value: None,
        accept="",
        json=body.to_dict(),
        idempotent=True,
    )
