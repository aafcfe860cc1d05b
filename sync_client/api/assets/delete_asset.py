# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from ...models.deleted_resource import DeletedResource
from ...types import (
    Operation,
    path_segment,
)


def delete_asset(
    *,
    id: str,
) -> Operation[DeletedResource]:
    """Delete an asset

    DELETE /v2/assets/{id}

    Args:
        id: The id of the asset, a UUID.
    """
    return Operation(
        id="delete_asset",
        method="DELETE",
        path=f"/v2/assets/{path_segment(id, 'id')}",
        decode=DeletedResource.from_dict,
    )
