# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from ... import checks, rules
from ...models.project import Project
from ...types import Operation
from ...wire import path_segment

_RULES = rules.Rules({"id": checks.identifier}, required=("id",))


def get_project(*, id: str) -> Operation[Project]:
    """Get a project: `GET /v2/projects/{id}`."""
    _RULES.check({"id": id}.get)
    return Operation(
        id="get_project",
        method="GET",
        path=f"/v2/projects/{path_segment(id, 'id')}",
        decode=Project.from_dict,
        idempotent=True,
        result_id=id,
    )
