"""What changed between two schemas, pair by pair of their alternatives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spec_diff.change import Effect, Findings, Place
from spec_diff.document import Document
from spec_diff.schema import ANY, NULL, Schemas, Variant

KEPT = "clients keep unknown values"
LOWER = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")
UPPER = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")
OTHER = ("pattern", "multipleOf", "uniqueItems", "one of")
# The formats that change how a value is written; the others are remarks.
FORMATS = {"date-time", "date", "time", "duration", "uuid", "byte", "binary"}


class SchemaComparison:
    """Adds to the findings what differs between a schema of the old document and one of the new."""

    def __init__(self, old: Document, new: Document, findings: Findings) -> None:
        self.old, self.new = Schemas(old), Schemas(new)
        self.findings = findings
        self._seen: set[tuple[Any, ...]] = set()

    def compare(self, place: Place, old: Any, new: Any) -> None:
        self._default(place, old, new)
        pair = (place.operation, place.direction, self.old.identity(old), self.new.identity(new))
        if pair in self._seen:
            return
        self._seen.add(pair)
        name = self.old.name(old) if self.new.name(new) else None
        place = place.within(name)
        before, after = self.old.variants(old), self.new.variants(new)
        self._nullability(place, before, after)
        pairs, lost, gained = match(before, after)
        self._alternatives(place, lost, gained)
        for a, b in pairs:
            self._variant(place.within(a.name or b.name), a, b)
        if name is None:  # elsewhere it is another place; a component is the same one everywhere
            self._seen.remove(pair)

    def both_lists(self, old: Any, new: Any) -> bool:
        sides = self.old.variants(old), self.new.variants(new)
        return all(any(variant.type == "array" for variant in variants) for variants in sides)

    def _default(self, place: Place, old: Any, new: Any) -> None:
        """What is left out means something else under another default; one that is told for the first time is news."""
        before, after = self.old.default(old), self.new.default(new)
        if place.direction == "request" and before != after:
            detail = f"default {_or_none(before)} -> {_or_none(after)}"
            self.findings.add(place, "changed", detail, breaking=None not in (before, after))

    def _nullability(self, place: Place, old: tuple[Variant, ...], new: tuple[Variant, ...]) -> None:
        before, after = ({variant.type for variant in variants} for variants in (old, new))
        if ANY not in before | after and (NULL in before) != (NULL in after):
            if NULL in after:
                self.findings.change(place, "wider", "may now be null")
            else:
                self.findings.change(place, "narrower", "may no longer be null")

    def _alternatives(self, place: Place, lost: list[Variant], gained: list[Variant]) -> None:
        tagged = [variant for variant in gained if variant.tag is not None]
        for variant in tagged:
            note = f" ({KEPT})" if place.direction == "response" else ""
            self.findings.add(place, "added", f"alternative {variant}{note}", breaking=False)
        for variant in lost:
            if variant.tag is not None:
                self.findings.add(place, "removed", f"alternative {variant}", breaking=place.direction == "request")
        before, after = (sorted({str(v) for v in variants if v.tag is None}) for variants in (lost, gained))
        if before and after:
            effect: Effect = "narrower" if ANY in before else "wider" if ANY in after else "other"
            self.findings.change(place, effect, f"type {' or '.join(before)} -> {' or '.join(after)}")
        elif before:
            self.findings.change(place, "narrower", f"no longer {' or '.join(before)}")
        elif after:
            self.findings.change(place, "wider", f"may now be {' or '.join(after)}")

    def _variant(self, place: Place, old: Variant, new: Variant) -> None:
        if old.type != new.type:  # integer and number
            effect: Effect = "narrower" if new.type == "integer" else "wider"
            self.findings.change(place, effect, f"type {old.type} -> {new.type}")
        self._enum(place, old.enum, new.enum)
        self._limits(place, old.keywords, new.keywords)
        self._fields(place, old, new)
        self._items(place, old.keywords, new.keywords)

    def _enum(self, place: Place, old: list[Any] | None, new: list[Any] | None) -> None:
        if old is None and new is not None:
            self.findings.change(place, "narrower", f"only {_join_values(new)} from now on")
        elif old is not None and new is None:
            note = f"any value, no longer only {_join_values(old)}"
            sent = place.direction == "request"
            self.findings.add(place, "changed", note if sent else f"{note} ({KEPT})", breaking=False)
        elif old is not None and new is not None:
            lost, gained = [v for v in old if v not in new], [v for v in new if v not in old]
            if len(lost) == len(old) and gained:
                self.findings.change(place, "other", f"value {_join_values(old)} -> {_join_values(new)}")
                return
            if lost:
                self.findings.add(
                    place, "removed", f"value {_join_values(lost)}", breaking=place.direction == "request"
                )
            if gained:
                note = f" ({KEPT})" if place.direction == "response" else ""
                self.findings.add(place, "added", f"value {_join_values(gained)}{note}", breaking=False)

    def _limits(self, place: Place, old: dict[str, Any], new: dict[str, Any]) -> None:
        before, after = (each if (each := str(k.get("format"))) in FORMATS else None for k in (old, new))
        self._limit(place, "format", before, after)
        if place.direction == "request":  # what limits a response limits no client
            for keyword in LOWER + UPPER + OTHER:
                self._limit(place, keyword, old.get(keyword), new.get(keyword))

    def _limit(self, place: Place, keyword: str, old: Any, new: Any) -> None:
        if old == new:
            return
        effect: Effect = "other"
        if old is None or new is None:
            effect = "narrower" if old is None else "wider"
        elif keyword in LOWER + UPPER and all(isinstance(value, (int, float)) for value in (old, new)):
            effect = "narrower" if (new > old) == (keyword in LOWER) else "wider"
        self.findings.change(place, effect, f"{keyword} {_or_none(old)} -> {_or_none(new)}")

    def _fields(self, place: Place, old: Variant, new: Variant) -> None:
        hidden = "readOnly" if place.direction == "request" else "writeOnly"
        before, after = self.old.fields(old, hidden), self.new.fields(new, hidden)
        for name in before:
            if name not in after:
                self.findings.add(place.at(f".{name}"), "removed", breaking=True)
        for name in after:
            if name not in before:
                required = name in new.required
                detail = ("required" if required else "optional") if place.direction == "request" else ""
                breaking = required and place.direction == "request"
                self.findings.add(place.at(f".{name}"), "added", detail, breaking=breaking)
        for name in before:
            if name in after:
                spot = place.at(f".{name}")
                self.required(spot, name in old.required, name in new.required)
                if self.new.says(after[name], "deprecated") and not self.old.says(before[name], "deprecated"):
                    self.findings.add(spot, "changed", "now deprecated", breaking=False)
                self.compare(spot, before[name], after[name])
        self._others(
            place, old.keywords.get("additionalProperties", True), new.keywords.get("additionalProperties", True)
        )

    def required(self, place: Place, old: bool, new: bool) -> None:
        if old != new:
            self.findings.change(place, "narrower" if new else "wider", f"now {'required' if new else 'optional'}")

    def _others(self, place: Place, old: Any, new: Any) -> None:
        """Fields that are not named."""
        if old is new:
            return
        if old is not False and new is not False:
            self.compare(place.at(".*"), old, new)
        elif place.direction == "request":
            effect: Effect = "narrower" if new is False else "wider"
            self.findings.change(place, effect, f"other fields {'refused' if new is False else 'accepted'}")

    def _items(self, place: Place, old: dict[str, Any], new: dict[str, Any]) -> None:
        before, after = old.get("prefixItems") or [], new.get("prefixItems") or []
        for index in range(max(len(before), len(after))):
            a = before[index] if index < len(before) else old.get("items", True)
            b = after[index] if index < len(after) else new.get("items", True)
            self.compare(place.at(f"[{index}]"), a, b)
        if not (before or after) or ("items" in old and "items" in new):
            self.compare(place.at("[]"), old.get("items", True), new.get("items", True))


def match(
    old: tuple[Variant, ...], new: tuple[Variant, ...]
) -> tuple[list[tuple[Variant, Variant]], list[Variant], list[Variant]]:
    """Pairs of alternatives that are the same one before and after, those that are gone, those that are new."""
    alike: list[Callable[[Variant, Variant], bool]] = [
        lambda a, b: a.type == b.type and a.tag == b.tag is not None,
        lambda a, b: a.type == b.type and a.name == b.name is not None,
        lambda a, b: a.type == b.type and None in (a.tag, b.tag) and not a.properties.keys().isdisjoint(b.properties),
        lambda a, b: a.type == b.type and None in (a.tag, b.tag),
        lambda a, b: {a.type, b.type} == {"integer", "number"},
    ]
    pairs = []
    lost, gained = ([variant for variant in variants if variant.type != NULL] for variants in (old, new))
    for same in alike:
        for a in list(lost):
            b = next((candidate for candidate in gained if same(a, candidate)), None)
            if b is not None:
                pairs.append((a, b))
                lost.remove(a)
                gained.remove(b)
    return pairs, lost, gained


def _join_values(values: list[Any]) -> str:
    return ", ".join(repr(value) for value in values)


def _or_none(value: Any) -> str:
    return "none" if value is None else str(value)
