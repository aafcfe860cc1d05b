"""Projects group generations and assets."""

from __future__ import annotations

import uuid
from typing import Any, Dict, List, Optional

import attrs

from .paging import timestamp
from .problems import Problem


@attrs.define(eq=False, kw_only=True)
class Project:
    """A project. `fields` are those that its owner sets."""

    id: str = attrs.field(factory=lambda: str(uuid.uuid4()))
    created_at: float
    updated_at: float = attrs.Factory(lambda self: self.created_at, takes_self=True)
    owner: str = attrs.field(repr=False)
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


class Projects:
    """All projects of the organization. A deleted one keeps its id from being used again."""

    def __init__(self) -> None:
        self._projects: Dict[str, Project] = {}

    def all(self) -> List[Project]:
        """In order of creation."""
        return [project for project in self._projects.values() if not project.deleted]

    def add(self, project: Project) -> Project:
        self._projects[project.id] = project
        return project

    def find(self, id: Optional[str]) -> Optional[Project]:
        """The project, deleted or not; None when there never was one."""
        return self._projects.get(id or "")

    def get(self, id: str) -> Project:
        """The project, or 404."""
        project = self.find(id)
        if project is None or project.deleted:
            raise Problem(404, "project_not_found", field="id")
        return project

    def check(self, id: Optional[str]) -> None:
        """422 when a body names a project that does not exist."""
        project = self.find(id)
        if id is not None and (project is None or project.deleted):
            raise Problem(422, "project_not_found", field="projectId")
