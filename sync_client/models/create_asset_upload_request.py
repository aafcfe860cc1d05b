# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, ClassVar, Dict, FrozenSet, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from .. import checks, rules
from ..types import BaseModel
from ..wire import as_dict, by_wire_name

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("fileName", "contentType", "size"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class CreateAssetUploadRequest(BaseModel):
    """The file to upload.

    Attributes:
        file_name: The name of the file, with its extension.
        content_type: The media type of the file, such as `video/mp4`. The upload must have the same.
        size: The size of the file, in bytes, at most 5 GiB; the plan may allow less.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    file_name: str
    content_type: str
    size: int
    additional_properties: Optional[Dict[str, Any]] = None

    _rules: ClassVar[rules.Rules] = rules.Rules(
        {
            "file_name": checks.text(least=1),
            "content_type": checks.text(pattern="^[\\w.+-]+/[\\w.+-]+"),
            "size": checks.number(least=1, most=5368709120, whole=True),
        },
        wire={"file_name": "fileName", "content_type": "contentType"},
        required=("file_name", "content_type", "size"),
    )

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.file_name is not None:
            data["fileName"] = self.file_name
        if self.content_type is not None:
            data["contentType"] = self.content_type
        if self.size is not None:
            data["size"] = self.size
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> CreateAssetUploadRequest:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "CreateAssetUploadRequest")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        self.file_name = known.get("fileName")
        self.content_type = known.get("contentType")
        self.size = known.get("size")
        self.additional_properties = further
        return self
