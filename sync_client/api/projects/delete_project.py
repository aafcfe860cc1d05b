# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from ... import checks, rules
from ...models.deleted_resource import DeletedResource
from ...types import Operation
from ...wire import of_id, path_segment

_RULES = rules.Rules({"id": checks.identifier}, required=("id",))


def delete_project(*, id: str) -> Operation[DeletedResource]:
    """Delete a project and its generations: `DELETE /v2/projects/{id}`."""
    _RULES.check({"id": id}.get)
    return Operation(
        id="delete_project",
        method="DELETE",
        path=f"/v2/projects/{path_segment(id, 'id')}",
        decode=DeletedResource.from_dict,
        idempotent=True,
        empty=lambda: of_id(DeletedResource, id),
    )
