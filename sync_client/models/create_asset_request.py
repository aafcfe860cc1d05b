# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, ClassVar, Dict, FrozenSet, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from .. import checks, rules
from ..types import BaseModel
from ..wire import as_dict, by_wire_name
from .asset_type import AssetType

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("url", "type", "projectId", "name"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class CreateAssetRequest(BaseModel):
    """The file to add to the media library.

    Attributes:
        url: A public URL of the file, or the `url` of an upload.
        type: The type of the asset. The server detects it by default.
        project_id: The id of the project that the asset belongs to, a UUID.
        name: The name of the asset.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    url: str
    type: Optional[AssetType] = None
    project_id: Optional[str] = None
    name: Optional[str] = None
    additional_properties: Optional[Dict[str, Any]] = None

    _rules: ClassVar[rules.Rules] = rules.Rules(
        {
            "url": checks.url,
            "type": checks.choice("AUDIO", "IMAGE", "VIDEO"),
            "project_id": checks.text(least=1),
            "name": checks.text(least=1),
        },
        wire={"project_id": "projectId"},
        required=("url",),
    )

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.url is not None:
            data["url"] = self.url
        if self.type is not None:
            data["type"] = self.type
        if self.project_id is not None:
            data["projectId"] = self.project_id
        if self.name is not None:
            data["name"] = self.name
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> CreateAssetRequest:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "CreateAssetRequest")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        self.url = known.get("url")
        self.type = known.get("type")
        self.project_id = known.get("projectId")
        self.name = known.get("name")
        self.additional_properties = further
        return self
