"""Schemas in one form: the alternatives that a value may be, whichever way OpenAPI 3.0 or 3.1 spells them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from spec_diff.document import Document, SpecError, child

ANY, NULL = "any", "null"
COMBINATORS = {"$ref", "allOf", "oneOf", "anyOf"}
DOCUMENTATION = {"title", "description", "example", "examples", "default", "externalDocs", "xml", "$comment"}
NOT_KEPT = COMBINATORS | DOCUMENTATION | {"type", "const", "nullable", "discriminator"}
# The keywords that make a schema more than a remark on the one it refers to.
SHAPE = {"properties", "required", "items", "prefixItems", "additionalProperties", "enum", "one of"}
# A keyword with such a value says nothing.
NEUTRAL = {"minLength": 0, "minItems": 0, "minProperties": 0, "uniqueItems": False}


@dataclass(frozen=True)
class Variant:
    """One alternative of a schema: exactly one type (or any), and what else is asked of the value."""

    type: str
    name: str | None = None
    tag: str | None = None
    keywords: dict[str, Any] = field(default_factory=dict)

    @property
    def properties(self) -> dict[str, Any]:
        return child(self.keywords, "properties")  # type: ignore[no-any-return]

    @property
    def required(self) -> set[str]:
        required = self.keywords.get("required")
        # `required: true` on a field is a common mistake; it means nothing.
        return {name for name in required if isinstance(name, str)} if isinstance(required, list) else set()

    @property
    def enum(self) -> list[Any] | None:
        return self.keywords.get("enum")

    def __str__(self) -> str:
        if self.tag is not None:
            return f"{self.tag!r} {self.type}"
        return f"{self.type} {self.name}" if self.name and self.type == "object" else self.type


class Schemas:
    """The schemas of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        # By identity; the schema is kept with its variants so that no other one can take its identity.
        self._known: dict[int, tuple[Any, tuple[Variant, ...]]] = {}
        self._joined: dict[frozenset[int], dict[str, Any]] = {}
        self._parts: dict[int, list[Any]] = {}

    def name(self, schema: Any) -> str | None:
        """The name of the component that the schema is, if it is one and no more than that."""
        name = _component(schema)
        return name if name and schema.keys() <= {"$ref", *DOCUMENTATION} else None

    def identity(self, schema: Any) -> int:
        """The same for two mentions of one component."""
        return id(self._document.lookup(schema["$ref"]) if self.name(schema) else schema)

    def fields(self, variant: Variant, hidden: str) -> dict[str, Any]:
        """The fields of an object without those that are `hidden`: readOnly or writeOnly."""
        return {name: schema for name, schema in variant.properties.items() if not self.says(schema, hidden)}

    def default(self, schema: Any) -> Any:
        """What stands for a value that is left out; None where nothing is said."""
        target = self._document.resolve(schema)
        members = child(target, "allOf", list) if isinstance(target, dict) else []
        said = [each["default"] for each in (schema, target, *members) if isinstance(each, dict) and "default" in each]
        return said[0] if said else None

    def says(self, schema: Any, flag: str) -> bool:
        return any(variant.keywords.get(flag) is True for variant in self.variants(schema))

    def variants(self, schema: Any) -> tuple[Variant, ...]:
        """The alternatives of a schema; `null` is one of them."""
        if isinstance(schema, bool):
            return (Variant(ANY),) if schema else ()
        if not isinstance(schema, dict):
            raise SpecError(f"a schema is a {type(schema).__name__}, not a mapping: {str(schema)[:60]!r}")
        if id(schema) not in self._known:
            # Met again inside itself, through allOf or oneOf, a schema has nothing to add.
            self._known[id(schema)] = schema, ()
            self._known[id(schema)] = schema, tuple(_unite(self._alternatives(schema)))
        return self._known[id(schema)][1]

    def _alternatives(self, schema: dict[str, Any]) -> list[Variant]:
        own, parts = _split_by_type(schema), [self.variants(member) for member in child(schema, "allOf", list)]
        if child(schema, "$ref", str):
            name = _component(schema)
            self._document.resolve(schema)  # an error if it leads back to itself
            target = self.variants(self._document.lookup(schema["$ref"]))
            parts.append(tuple(replace(variant, name=variant.name or name) for variant in target))
        for keyword in ("oneOf", "anyOf"):
            members = child(schema, keyword, list)
            if members and all(isinstance(member, dict) and member.keys() <= {"required"} for member in members):
                needs = " or ".join(sorted(" and ".join(sorted(child(m, "required", list))) for m in members))
                own = [replace(variant, keywords={**variant.keywords, "one of": needs}) for variant in own]
            elif members:
                parts.append(tuple(self._members(members, child(schema, "discriminator"))))
        for part in parts:
            own = [merged for a in own for b in part if (merged := self._merge(a, b))]
        return [*own, Variant(NULL)] if schema.get("nullable") is True else own

    def _members(self, members: list[Any], discriminator: dict[str, Any]) -> Iterable[Variant]:
        """The variants of a union's members, each with the value that tells it from the others."""
        tags = {str(ref).rsplit("/", 1)[-1]: str(tag) for tag, ref in child(discriminator, "mapping").items()}
        key = child(discriminator, "propertyName", str)
        for member in members:
            for variant in self.variants(member):
                constants = dict(self._constants(variant))
                tag = constants.get(key) or tags.get(_component(member) or "") or next(iter(constants.values()), None)
                yield replace(variant, tag=tag or variant.tag)

    def _constants(self, variant: Variant) -> Iterable[tuple[str, str]]:
        for key, value in variant.properties.items():
            schema = self._document.resolve(value)
            if isinstance(schema, dict):
                allowed = _list_values(schema)
                if len(allowed) == 1:
                    yield key, str(allowed[0])

    def _merge(self, a: Variant, b: Variant) -> Variant | None:
        """What a value is that both describe; None if there is no such value."""
        if a.type == b.type or ANY in (a.type, b.type):
            kind = b.type if a.type == ANY else a.type
        elif {a.type, b.type} == {"integer", "number"}:
            kind = "integer"
        else:
            return None
        shared = {key: self._join(a.properties[key], b.properties[key]) for key in a.properties if key in b.properties}
        keywords = {
            **a.keywords,
            **b.keywords,
            "properties": {**a.properties, **b.properties, **shared},
            "required": sorted(a.required | b.required),
        }
        if a.enum is not None and b.enum is not None:
            keywords["enum"] = [value for value in a.enum if value in b.enum]
        names = [one.name for one, other in ((a, b), (b, a)) if one.name and not _has_shape(other)]
        return Variant(kind, names[0] if names else None, a.tag or b.tag, keywords)

    def _join(self, a: Any, b: Any) -> Any:
        """One schema for what two ask of a field; the same one each time, or a recursive schema would not end."""
        parts = {self.identity(part): part for whole in (a, b) for part in self._parts.get(id(whole), [whole])}
        if len(parts) == 1:
            return a
        both = self._joined.setdefault(frozenset(parts), {"allOf": [*parts.values()]})
        self._parts[id(both)] = both["allOf"]
        return both


def _component(schema: Any) -> str | None:
    ref = str(schema.get("$ref", "")) if isinstance(schema, dict) else ""
    return ref.rsplit("/", 1)[1] if ref.startswith("#/components/schemas/") else None


def _list_values(schema: dict[str, Any]) -> list[Any]:
    return [schema["const"]] if "const" in schema else child(schema, "enum", list)


def _split_by_type(schema: dict[str, Any]) -> list[Variant]:
    """The schema's own keywords, once for each of its types."""
    own = {k: v for k, v in schema.items() if k not in NOT_KEPT and v != NEUTRAL.get(k, ...)}
    allowed = _list_values(schema)
    types = schema.get("type") or sorted({_type_of(value) for value in allowed})
    if allowed:
        own["enum"] = [value for value in allowed if value is not None]
    for limit, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if isinstance(own.get(exclusive), bool) and own.pop(exclusive) and limit in own:  # OpenAPI 3.0
            own[exclusive] = own.pop(limit)
    media = str(own.get("contentMediaType", "text/plain"))
    if own.get("contentEncoding") == "base64":
        own["format"] = "byte"
    elif not media.startswith("text/") and not media.endswith("json"):
        own["format"] = "binary"
    if not types:
        types = next((t for t, keys in _TYPICAL.items() if keys & own.keys()), ANY)
    types = [types] if isinstance(types, str) else types
    if not isinstance(types, list) or not all(isinstance(each, str) for each in types):
        raise SpecError(f"'type' is neither a name nor a list of names: {str(types)[:60]!r}")
    return [Variant(each, keywords={} if each == NULL else own) for each in types]


_TYPICAL = {"object": {"properties", "required", "additionalProperties"}, "array": {"items", "prefixItems"}}


def _type_of(value: Any) -> str:
    for kind, name in ((bool, "boolean"), (int, "integer"), (float, "number"), (str, "string"), (list, "array")):
        if isinstance(value, kind):
            return name
    return NULL if value is None else "object"


def _has_shape(variant: Variant) -> bool:
    return any(variant.keywords.get(key) not in (None, {}, []) for key in SHAPE)


def _unite(variants: Iterable[Variant]) -> list[Variant]:
    """One variant for each type of plain value: `oneOf` of constants is an enum, `null` twice is once."""
    united: list[Variant] = []
    for variant in variants:
        index = next((i for i, known in enumerate(united) if known.type == variant.type), None)
        if index is None or variant.type in ("object", "array"):
            united.append(variant)
            continue
        first = united[index]
        keywords = {k: v for k, v in first.keywords.items() if variant.keywords.get(k) == v and k != "enum"}
        if first.enum is not None and variant.enum is not None:
            keywords["enum"] = [*first.enum, *(value for value in variant.enum if value not in first.enum)]
        united[index] = replace(first, keywords=keywords)
    return united
