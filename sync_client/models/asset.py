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
from .asset_input_type import AssetInputType
from .asset_type import AssetType
from .asset_visibility import AssetVisibility


def _decode_created_at(value: Union[datetime, str]) -> datetime:
    return decode_datetime(value)


def _decode_updated_at(value: Union[datetime, str]) -> datetime:
    return decode_datetime(value)


_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(
    (
        "id",
        "createdAt",
        "updatedAt",
        "type",
        "visibility",
        "name",
        "url",
        "size",
        "format",
        "inputType",
        "durationSeconds",
        "thumbnailUrl",
        "width",
        "height",
        "projectId",
    )
)


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class Asset(BaseModel):
    """A file of the media library.

    Attributes:
        id: The id of the asset, a UUID.
        created_at: When the asset was created.
        updated_at: When the asset was last changed.
        type: The type of the asset.
        visibility: Who sees the asset.
        name: The name of the asset.
        url: The URL of the file.
        size: The size of the file, in bytes.
        format: The file format, such as `mp4`.
        input_type: How the asset came into the media library.
        duration_seconds: The length of the video or audio, in seconds.
        thumbnail_url: The URL of a preview image.
        width: The width of the video or image, in pixels.
        height: The height of the video or image, in pixels.
        project_id: The id of the project that the asset belongs to.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    id: str
    created_at: datetime = attrs_field(converter=_decode_created_at)
    updated_at: datetime = attrs_field(converter=_decode_updated_at)
    type: AssetType
    visibility: AssetVisibility
    name: Optional[str] = None
    url: Optional[str] = None
    size: Optional[int] = None
    format: Optional[str] = None
    input_type: Optional[AssetInputType] = None
    duration_seconds: Optional[float] = None
    thumbnail_url: Optional[str] = None
    width: Optional[int] = None
    height: Optional[int] = None
    project_id: Optional[str] = None
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
        if self.type is not None:
            data["type"] = self.type
        if self.visibility is not None:
            data["visibility"] = self.visibility
        if self.name is not None:
            data["name"] = self.name
        if self.url is not None:
            data["url"] = self.url
        if self.size is not None:
            data["size"] = self.size
        if self.format is not None:
            data["format"] = self.format
        if self.input_type is not None:
            data["inputType"] = self.input_type
        if self.duration_seconds is not None:
            data["durationSeconds"] = self.duration_seconds
        if self.thumbnail_url is not None:
            data["thumbnailUrl"] = self.thumbnail_url
        if self.width is not None:
            data["width"] = self.width
        if self.height is not None:
            data["height"] = self.height
        if self.project_id is not None:
            data["projectId"] = self.project_id
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Asset:
        """Read the wire form, which must have id: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "Asset")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        value = known.get("id")
        self.id = value
        if value.__class__ is not str:
            raise wrong_type("Asset.id", value) if value is not None else missing("Asset.id", data)
        self.created_at = decode_datetime(known.get("createdAt"))
        self.updated_at = decode_datetime(known.get("updatedAt"))
        self.type = known.get("type")
        self.visibility = known.get("visibility")
        self.name = known.get("name")
        self.url = known.get("url")
        self.size = known.get("size")
        self.format = known.get("format")
        self.input_type = known.get("inputType")
        self.duration_seconds = known.get("durationSeconds")
        self.thumbnail_url = known.get("thumbnailUrl")
        self.width = known.get("width")
        self.height = known.get("height")
        self.project_id = known.get("projectId")
        self.additional_properties = further
        return self
