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
from .model_type import ModelType


def _decode_deprecated_at(value: Optional[Union[datetime, str]]) -> Optional[datetime]:
    if value is None:
        return None
    return decode_datetime(value)


_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("id", "name", "type", "version", "description", "deprecatedAt"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class ModelInfo(BaseModel):
    """A model.

    Attributes:
        id: The name to create a generation with.
        name: The name to display.
        type: What the model does.
        version: The version of the model.
        description: What the model is good at.
        deprecated_at: When the model was or will be deprecated; None when it is not.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    id: str
    name: str
    type: ModelType
    version: str
    description: Optional[str] = None
    deprecated_at: Optional[datetime] = attrs_field(default=None, converter=_decode_deprecated_at)
    additional_properties: Optional[Dict[str, Any]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.id is not None:
            data["id"] = self.id
        if self.name is not None:
            data["name"] = self.name
        if self.type is not None:
            data["type"] = self.type
        if self.version is not None:
            data["version"] = self.version
        if self.description is not None:
            data["description"] = self.description
        if self.deprecated_at is not None:
            data["deprecatedAt"] = encode(self.deprecated_at)
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> ModelInfo:
        """Read the wire form, which must have id: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "ModelInfo")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        value = known.get("id")
        self.id = value
        if value.__class__ is not str:
            raise wrong_type("ModelInfo.id", value) if value is not None else missing("ModelInfo.id", data)
        self.name = known.get("name")
        self.type = known.get("type")
        self.version = known.get("version")
        self.description = known.get("description")
        value = known.get("deprecatedAt")
        self.deprecated_at = None if value is None else _decode_deprecated_at(value)
        self.additional_properties = further
        return self
