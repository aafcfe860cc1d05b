# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, Dict, FrozenSet, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from ..errors import missing, wrong_type
from ..types import BaseModel
from ..wire import as_dict, by_wire_name

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("uploadUrl", "url", "expiresIn"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class AssetUpload(BaseModel):
    """Where to upload a file to.

    Attributes:
        upload_url: The signed URL to send the file to with PUT, without the API key.
        url: The URL to create the asset from after the upload.
        expires_in: How long `upload_url` is valid, in seconds.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    upload_url: str
    url: str
    expires_in: int
    additional_properties: Optional[Dict[str, Any]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.upload_url is not None:
            data["uploadUrl"] = self.upload_url
        if self.url is not None:
            data["url"] = self.url
        if self.expires_in is not None:
            data["expiresIn"] = self.expires_in
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> AssetUpload:
        """Read the wire form, which must have uploadUrl and url: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "AssetUpload")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        value = known.get("uploadUrl")
        self.upload_url = value
        if value.__class__ is not str:
            raise (
                wrong_type("AssetUpload.upload_url", value)
                if value is not None
                else missing("AssetUpload.upload_url", data)
            )
        value = known.get("url")
        self.url = value
        if value.__class__ is not str:
            raise wrong_type("AssetUpload.url", value) if value is not None else missing("AssetUpload.url", data)
        self.expires_in = known.get("expiresIn")
        self.additional_properties = further
        return self
