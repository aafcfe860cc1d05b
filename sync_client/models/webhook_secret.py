# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, Dict, FrozenSet, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from ..errors import missing, wrong_type
from ..types import BaseModel, Hidden
from ..wire import as_dict, by_wire_name

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("secret",))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class WebhookSecret(BaseModel):
    """The secret that webhooks are signed with.

    Attributes:
        secret: The secret. It begins with `whsec_`, which is part of it.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    secret: str
    additional_properties: Optional[Dict[str, Any]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.secret is not None:
            data["secret"] = self.secret
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> WebhookSecret:
        """Read the wire form, which must have secret: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "WebhookSecret")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        value = known.get("secret")
        self.secret = Hidden(value)
        if not isinstance(value, str):
            raise (
                wrong_type("WebhookSecret.secret", value)
                if value is not None
                else missing("WebhookSecret.secret", data)
            )
        self.additional_properties = further
        return self
