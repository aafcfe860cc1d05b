# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, ClassVar, Dict, FrozenSet, List, Literal, Mapping, Optional, Sequence

from attr import define as attrs_class
from attr import field as attrs_field
from attr.setters import NO_OP

from .. import checks, rules
from ..wire import as_dict, as_it_came, as_items, by_wire_name, encode
from .edits_item import EditsItem


def _decode_word_ids(value: Sequence[str]) -> List[str]:
    items = value if value.__class__ is list else as_items(value)
    if not isinstance(items, list):
        return as_it_came(value)
    return list(items)


_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("kind", "wordIds"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
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

    _rules: ClassVar[rules.Rules] = rules.Rules(
        {"kind": checks.constant("remove"), "word_ids": checks.items(checks.text(least=1), least=1)},
        wire={"word_ids": "wordIds"},
        required=("word_ids",),
    )

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.kind is not None:
            data["kind"] = self.kind
        if self.word_ids is not None:
            data["wordIds"] = encode(self.word_ids)
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> DialogueRemoval:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "DialogueRemoval")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        value = known.get("kind")
        self.kind = "remove" if value is None else value
        value = known.get("wordIds")
        self.word_ids = _decode_word_ids(value)
        self.additional_properties = further
        return self
