# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Any, Callable, Dict, FrozenSet, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from ..errors import missing, wrong_type
from ..types import (
    BaseModel,
    as_dict,
    by_wire_name,
)

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(
    (
        "uploadUrl",
        "url",
        "expiresIn",
    )
)


@attrs_class(kw_only=True, repr=False, on_setattr=NO_OP, weakref_slot=False)
class AssetUpload(BaseModel):
    """Where to upload a file to.

    Attributes:
        upload_url: The signed URL to send the file to with PUT, without the API key.
        url: The URL to create the asset from after the upload.
        expires_in: How long `uploadUrl` is valid, in seconds.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    upload_url: str
    url: str
    expires_in: int
    additional_properties: Optional[Dict[str, Any]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The wire form: the names of the API, without the fields that are None."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        data["uploadUrl"] = self.upload_url
        data["url"] = self.url
        data["expiresIn"] = self.expires_in
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> AssetUpload:
        """Read the wire form; a field may also go by its name in Python.

        Raises DecodeError where a required field is missing or of another type.
        """
        if data.__class__ is not dict:
            data = as_dict(data, "AssetUpload")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        get: Callable[[str], Any] = data.get
        self = _new(cls)
        value = self.upload_url = get("uploadUrl")
        if value.__class__ is not str:
            raise (
                wrong_type("AssetUpload.upload_url", value)
                if value is not None
                else missing("AssetUpload.upload_url", data)
            )
        value = self.url = get("url")
        if value.__class__ is not str:
            raise wrong_type("AssetUpload.url", value) if value is not None else missing("AssetUpload.url", data)
        value = self.expires_in = get("expiresIn")
        if not isinstance(value, (int, float)):
            raise (
                wrong_type("AssetUpload.expires_in", value)
                if value is not None
                else missing("AssetUpload.expires_in", data)
            )
        self.additional_properties = further
        return self
