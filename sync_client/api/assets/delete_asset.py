# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from ... import checks, rules
from ...models.deleted_resource import DeletedResource
from ...types import Operation
from ...wire import of_id, path_segment

_RULES = rules.Rules({"id": checks.identifier}, required=("id",))


def delete_asset(*, id: str) -> Operation[DeletedResource]:
    """Delete an asset: `DELETE /v2/assets/{id}`."""
    _RULES.check({"id": id}.get)
    return Operation(
        id="delete_asset",
        method="DELETE",
        path=f"/v2/assets/{path_segment(id, 'id')}",
        decode=DeletedResource.from_dict,
        idempotent=True,
        empty=lambda: of_id(DeletedResource, id),
    )
