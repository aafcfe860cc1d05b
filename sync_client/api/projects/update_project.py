# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING

from ... import checks, rules
from ...models.project import Project
from ...types import Operation
from ...wire import path_segment

if TYPE_CHECKING:
    from ...models.update_project_request import UpdateProjectRequest


_RULES = rules.Rules({"id": checks.identifier}, required=("id",))


def update_project(*, id: str, body: UpdateProjectRequest) -> Operation[Project]:
    """Change a project: `PATCH /v2/projects/{id} (application/json)`."""
    _RULES.check({"id": id}.get)
    rules.check(body)
    return Operation(
        id="update_project",
        method="PATCH",
        path=f"/v2/projects/{path_segment(id, 'id')}",
        decode=Project.from_dict,
        json=body.to_dict(),
        idempotent=True,
    )
