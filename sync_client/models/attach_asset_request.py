# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, ClassVar, Dict, FrozenSet, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from .. import checks, rules
from ..types import BaseModel
from ..wire import as_dict, by_wire_name

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("assetId",))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class AttachAssetRequest(BaseModel):
    """The asset to attach.

    Attributes:
        asset_id: The id of the asset, a UUID.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    asset_id: str
    additional_properties: Optional[Dict[str, Any]] = None

    _rules: ClassVar[rules.Rules] = rules.Rules(
        {"asset_id": checks.text(least=1)}, wire={"asset_id": "assetId"}, required=("asset_id",)
    )

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.asset_id is not None:
            data["assetId"] = self.asset_id
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> AttachAssetRequest:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "AttachAssetRequest")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        self.asset_id = known.get("assetId")
        self.additional_properties = further
        return self
