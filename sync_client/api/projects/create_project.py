# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING

from ... import rules
from ...models.project import Project
from ...types import Operation

if TYPE_CHECKING:
    from ...models.create_project_request import CreateProjectRequest


def create_project(*, body: CreateProjectRequest) -> Operation[Project]:
    """Create a project: `POST /v2/projects (application/json)`."""
    rules.check(body)
    return Operation(
        id="create_project",
        method="POST",
        path="/v2/projects",
        decode=Project.from_dict,
        json=body.to_dict(),
        idempotent=body.id is not None,
    )
