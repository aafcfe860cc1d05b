# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from datetime import datetime
from typing import Any, Dict, FrozenSet, Mapping, Optional, Union

from attr import define as attrs_class
from attr import field as attrs_field
from attr.setters import NO_OP

from ..dates import decode_datetime
from ..errors import missing, wrong_type
from ..types import BaseModel
from ..wire import as_dict, by_wire_name, encode
from .project_mode import ProjectMode
from .project_visibility import ProjectVisibility
from .project_workflow import ProjectWorkflow


def _decode_created_at(value: Union[datetime, str]) -> datetime:
    return decode_datetime(value)


def _decode_updated_at(value: Union[datetime, str]) -> datetime:
    return decode_datetime(value)


_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(
    ("id", "createdAt", "updatedAt", "visibility", "mode", "name", "description", "defaultWorkflow")
)


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class Project(BaseModel):
    """A group of generations and assets.

    Attributes:
        id: The id of the project, a UUID.
        created_at: When the project was created.
        updated_at: When the project was last changed.
        visibility: Who sees the project.
        mode: The kind of user that the project is laid out for.
        name: The name of the project.
        description: What the project is about.
        default_workflow: What the project is mainly used for.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    id: str
    created_at: datetime = attrs_field(converter=_decode_created_at)
    updated_at: datetime = attrs_field(converter=_decode_updated_at)
    visibility: ProjectVisibility
    mode: ProjectMode
    name: Optional[str] = None
    description: Optional[str] = None
    default_workflow: Optional[ProjectWorkflow] = None
    additional_properties: Optional[Dict[str, Any]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.id is not None:
            data["id"] = self.id
        if self.created_at is not None:
            data["createdAt"] = encode(self.created_at)
        if self.updated_at is not None:
            data["updatedAt"] = encode(self.updated_at)
        if self.visibility is not None:
            data["visibility"] = self.visibility
        if self.mode is not None:
            data["mode"] = self.mode
        if self.name is not None:
            data["name"] = self.name
        if self.description is not None:
            data["description"] = self.description
        if self.default_workflow is not None:
            data["defaultWorkflow"] = self.default_workflow
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Project:
        """Read the wire form, which must have id: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "Project")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        value = known.get("id")
        self.id = value
        if value.__class__ is not str:
            raise wrong_type("Project.id", value) if value is not None else missing("Project.id", data)
        self.created_at = decode_datetime(known.get("createdAt"))
        self.updated_at = decode_datetime(known.get("updatedAt"))
        self.visibility = known.get("visibility")
        self.mode = known.get("mode")
        self.name = known.get("name")
        self.description = known.get("description")
        self.default_workflow = known.get("defaultWorkflow")
        self.additional_properties = further
        return self
