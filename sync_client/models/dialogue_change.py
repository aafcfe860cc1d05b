# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, ClassVar, Dict, FrozenSet, Literal, Mapping, Optional

from attr import define as attrs_class
from attr.setters import NO_OP

from .. import checks, rules
from ..wire import as_dict, by_wire_name
from .edits_item import EditsItem

_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("kind", "wordId", "replacement", "pronunciation"))


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class DialogueChange(EditsItem):
    """Replaces a word.

    Attributes:
        kind: Always `change`.
        word_id: The id of the word in the transcript.
        replacement: What to say instead.
        pronunciation: How to pronounce the replacement, when its spelling does not tell.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    kind: Literal["change"] = "change"
    word_id: str
    replacement: str
    pronunciation: Optional[str] = None
    additional_properties: Optional[Dict[str, Any]] = None

    _rules: ClassVar[rules.Rules] = rules.Rules(
        {
            "kind": checks.constant("change"),
            "word_id": checks.text(least=1),
            "replacement": checks.text(),
            "pronunciation": checks.text(),
        },
        wire={"word_id": "wordId"},
        required=("word_id", "replacement"),
    )

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.kind is not None:
            data["kind"] = self.kind
        if self.word_id is not None:
            data["wordId"] = self.word_id
        if self.replacement is not None:
            data["replacement"] = self.replacement
        if self.pronunciation is not None:
            data["pronunciation"] = self.pronunciation
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> DialogueChange:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "DialogueChange")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        value = known.get("kind")
        self.kind = "change" if value is None else value
        self.word_id = known.get("wordId")
        self.replacement = known.get("replacement")
        self.pronunciation = known.get("pronunciation")
        self.additional_properties = further
        return self
