# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from ...models.deleted_resource import DeletedResource
from ...types import (
    Operation,
    path_segment,
)


def delete_project(
    *,
    id: str,
) -> Operation[DeletedResource]:
    """Delete a project and its generations

    DELETE /v2/projects/{id}

    Args:
        id: The id of the project, a UUID.
    """
    return Operation(
        id="delete_project",
        method="DELETE",
        path=f"/v2/projects/{path_segment(id, 'id')}",
        decode=DeletedResource.from_dict,
    )
