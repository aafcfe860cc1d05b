"""Projects group generations and assets."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

import attrs

from .identity import new_id
from .paging import timestamp
from .problems import Problem
from .store import Store


@attrs.define(eq=False, kw_only=True)
class Project:
    """A project. `fields` are those that its owner sets."""

    id: str = attrs.field(factory=new_id)
    created_at: float
    updated_at: float = attrs.Factory(lambda self: self.created_at, takes_self=True)
    fields: Dict[str, Any]
    deleted: bool = False

    def to_json(self) -> Dict[str, Any]:
        return {
            "id": self.id,
            "createdAt": timestamp(self.created_at),
            "updatedAt": timestamp(self.updated_at),
            "visibility": "USER",
            "mode": "CREATOR",
            "name": None,
            "description": None,
            "defaultWorkflow": None,
            **self.fields,
        }


class Projects(Store[Project]):
    """All projects of the organization. A deleted one keeps its id from being used again."""

    def __init__(self) -> None:
        super().__init__("project_not_found")

    def all(self) -> List[Project]:
        return [project for project in super().all() if not project.deleted]

    def get(self, id: str, *, field: Optional[str] = "id") -> Project:
        project = super().get(id, field=field)
        if project.deleted:
            raise Problem(404, "project_not_found", field=field)
        return project

    def find(self, id: str) -> Optional[Project]:
        """The project, deleted or not; None when there never was one."""
        return super().get(id) if id in self else None

    def check(self, id: Optional[str]) -> None:
        """422 when a body names a project that does not exist."""
        if id is not None and id not in {project.id for project in self.all()}:
            raise Problem(422, "project_not_found", field="projectId")
