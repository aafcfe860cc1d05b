# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, ClassVar, Dict, FrozenSet, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from .. import checks, rules
from ..types import BaseModel
from ..wire import as_dict, by_wire_name
from .asset_visibility import AssetVisibility

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("name", "visibility"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class UpdateAssetRequest(BaseModel):
    """What to change. Fields that you leave out stay unchanged.

    Attributes:
        name: The new name.
        visibility: Who sees the asset.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    name: Optional[str] = None
    visibility: Optional[AssetVisibility] = None
    additional_properties: Optional[Dict[str, Any]] = None

    _rules: ClassVar[rules.Rules] = rules.Rules(
        {"name": checks.text(least=1), "visibility": checks.choice("ORGANIZATION", "USER")}, least=1
    )

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.name is not None:
            data["name"] = self.name
        if self.visibility is not None:
            data["visibility"] = self.visibility
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> UpdateAssetRequest:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "UpdateAssetRequest")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        self.name = known.get("name")
        self.visibility = known.get("visibility")
        self.additional_properties = further
        return self
