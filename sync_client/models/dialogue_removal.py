# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Any, Callable, Dict, FrozenSet, List, Literal, Mapping, Optional, Sequence

from attr import define as attrs_class
from attr import field as attrs_field
from attr.setters import NO_OP

from ..errors import missing, wrong_type
from ..types import (
    EditsItem,
    as_dict,
    by_wire_name,
    decode_list,
)


def _decode_word_ids(value: Sequence[str]) -> List[str]:
    return list(decode_list(value, "DialogueRemoval.word_ids"))


_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(
    (
        "kind",
        "wordIds",
    )
)


@attrs_class(kw_only=True, repr=False, on_setattr=NO_OP, weakref_slot=False)
class DialogueRemoval(EditsItem):
    """Removes words.

    Attributes:
        kind: Always `remove`.
        word_ids: The ids of the words in the transcript.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    kind: Literal["remove"] = "remove"
    word_ids: List[str] = attrs_field(converter=_decode_word_ids)
    additional_properties: Optional[Dict[str, Any]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The wire form: the names of the API, without the fields that are None."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        data["kind"] = self.kind
        data["wordIds"] = self.word_ids
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> DialogueRemoval:
        """Read the wire form; a field may also go by its name in Python.

        Raises DecodeError where a required field is missing or of another type.
        """
        if data.__class__ is not dict:
            data = as_dict(data, "DialogueRemoval")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        get: Callable[[str], Any] = data.get
        self = _new(cls)
        if get("kind") != "remove" and "kind" in data:
            raise wrong_type("DialogueRemoval.kind", get("kind"))
        self.kind = "remove"
        value = get("wordIds")
        if value is None:
            raise missing("DialogueRemoval.word_ids", data)
        self.word_ids = _decode_word_ids(value)
        self.additional_properties = further
        return self
