# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, ClassVar, Dict, FrozenSet, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from .. import checks, rules
from ..types import BaseModel
from ..wire import as_dict, by_wire_name
from .project_mode import ProjectMode
from .project_visibility import ProjectVisibility
from .project_workflow import ProjectWorkflow

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("name", "description", "visibility", "mode", "defaultWorkflow"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class UpdateProjectRequest(BaseModel):
    """What to change. Fields that you leave out stay unchanged.

    Attributes:
        name: The new name.
        description: What the project is about.
        visibility: Who sees the project.
        mode: The kind of user that the project is laid out for.
        default_workflow: What the project is mainly used for, such as `lipsync`.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    name: Optional[str] = None
    description: Optional[str] = None
    visibility: Optional[ProjectVisibility] = None
    mode: Optional[ProjectMode] = None
    default_workflow: Optional[ProjectWorkflow] = None
    additional_properties: Optional[Dict[str, Any]] = None

    _rules: ClassVar[rules.Rules] = rules.Rules(
        {
            "name": checks.text(least=1),
            "description": checks.text(),
            "visibility": checks.choice("ORGANIZATION", "USER"),
            "mode": checks.choice("CREATOR", "DEVELOPER"),
            "default_workflow": checks.choice(
                "change_appearance", "edit_dialogue", "image_to_video", "lipsync", "translate_and_dub"
            ),
        },
        wire={"default_workflow": "defaultWorkflow"},
        least=1,
    )

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.name is not None:
            data["name"] = self.name
        if self.description is not None:
            data["description"] = self.description
        if self.visibility is not None:
            data["visibility"] = self.visibility
        if self.mode is not None:
            data["mode"] = self.mode
        if self.default_workflow is not None:
            data["defaultWorkflow"] = self.default_workflow
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> UpdateProjectRequest:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "UpdateProjectRequest")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        self.name = known.get("name")
        self.description = known.get("description")
        self.visibility = known.get("visibility")
        self.mode = known.get("mode")
        self.default_workflow = known.get("defaultWorkflow")
        self.additional_properties = further
        return self
