"""How a property of the contract reads in Python: its name, its types, how it is decoded and encoded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from attr import evolve
from openapi_python_client.parser.properties import ModelProperty
from openapi_python_client.strings import in_double_quote_literal, pascal_case, snake_case

from .contract import Contract, Node


@dataclass(frozen=True)
class Tag:
    """The constant that tells a member of a union from the others.

    Attributes:
        cls: Class of the member.
        wire: Name of the field on the wire.
        value: The constant, as Python writes it.
    """

    cls: str
    wire: str
    value: str


class Schemas:
    """What has to be known of all models to read a property of one."""

    def __init__(self, models: Iterable[ModelProperty], contract: Contract) -> None:
        self._contract = contract
        self._models: dict[str, ModelProperty] = {str(model.class_info.name): model for model in models}

    def fields(self, model: ModelProperty) -> list[Field]:
        """The fields of a model, required ones first."""
        nodes = self._contract.schema(str(model.class_info.name)).get("properties", {})
        properties = [*(model.required_properties or ()), *(model.optional_properties or ())]
        return [Field(prop, self, nodes[prop.name.get_untrusted_value()]) for prop in properties]

    def fields_of(self, name: str) -> list[Field]:
        """The fields of the model of a name."""
        return self.fields(self._models[name])

    def demanded(self, model: ModelProperty) -> frozenset[str]:
        """What identifies a thing, by its name on the wire: without it a response can't be read. `x-identity`."""
        return frozenset(self._contract.schema(str(model.class_info.name)).get("x-identity", ()))

    def tag(self, name: str) -> Tag | None:
        """The required constant of a model."""
        for field in self.fields_of(name):
            if field.kind == "const" and field.required:
                return Tag(name, field.wire, field.constant)
        return None

    @cached_property
    def bases(self) -> dict[str, str]:
        """The base of each class that may stand in a list with others, so that a checker sees more than models."""
        bases: dict[str, str] = {}
        for model in self._models.values():
            for field in self.fields(model):
                if field.kind == "list" and field.item.kind == "union":
                    bases.update({tag.cls: pascal_case(f"{field.name}_item") for tag in field.item.tags})
        return bases

    def base(self, name: str) -> str:
        return self.bases.get(name, "BaseModel")


class Field:
    """A property, as it reads in Python.

    Attributes:
        wire: Its name on the wire.
        name: Its name in Python.
        node: It as the contract has it.
        kind: `any`, `boolean`, `const`, `datetime`, `file`, `float`, `int`, `list`, `literal_enum`, `model`, `none`,
            `string` or `union`.
        required: Whether it must be there.
    """

    def __init__(self, prop: Any, schemas: Schemas, node: Node | None = None) -> None:
        self._prop = prop
        self._schemas = schemas
        self.node: Node = node or {}
        self.wire: str = in_double_quote_literal(prop.name)
        self.name: str = snake_case(prop.name)
        kind = prop.template.removesuffix(".jinja").removesuffix(".py").removesuffix("_property")
        # The parser has no template of its own for strings.
        self.kind: str = "string" if kind == "any" and self.base_type == "str" else kind
        self.required: bool = prop.required

    def __repr__(self) -> str:
        return f"Field({self.name}: {self.full_type})"

    def _of(self, prop: Any) -> Field:
        return Field(prop, self._schemas)

    @property
    def alias(self) -> str | None:
        """The name that another generation of the API has for the same field: `x-alias` of the contract."""
        return self.node.get("x-alias")

    @property
    def rare(self) -> bool:
        """Whether an object is searched for it only when it has a key that is not one of the usual ones: `x-rare`."""
        return not self.required and bool(self.node.get("deprecated") or self.node.get("x-rare"))

    @property
    def hidden(self) -> bool:
        """Whether it is a secret, which no repr may show."""
        return self.node.get("format") == "password"

    def is_not(self, value: str) -> str:
        """An expression for whether a value that was received is not of the field's JSON type."""
        if self.hidden:
            return f"not isinstance({value}, str)"
        if self.only.kind in ("string", "literal_enum", "const"):
            return f"{value}.__class__ is not str"
        kinds = {"list": "list", "int": "(int, float)", "float": "(int, float)", "model": "dict", "boolean": "bool"}
        return f"not isinstance({value}, {kinds.get(self.only.kind, 'object')})"

    @property
    def base_type(self) -> str:
        code: str = self._prop.get_base_type_string().as_unembedded_code()
        return code

    @property
    def constant(self) -> str:
        """The one value of a constant, as Python writes it."""
        code: str = self._prop.value.python_code.as_unembedded_code()
        return code

    @property
    def enum_values(self) -> list[str]:
        """The values of an enum that are known."""
        return sorted(map(str, self._prop.values)) if self.kind == "literal_enum" else []

    @property
    def only_value(self) -> str | None:
        """The one value of an enum that has no other."""
        return self.enum_values[0] if len(self.enum_values) == 1 else None

    @property
    def description(self) -> str:
        """What the contract says of it. The parser leaves out what stands beside a reference."""
        parsed = self._prop.description
        return self.node.get("description") or (parsed.get_untrusted_value() if parsed else "")

    def as_optional(self, optional: bool) -> Field:
        """The same where it may be left out, or must be there."""
        if optional == self.optional:
            return self
        return Field(evolve(self._prop, required=not optional), self._schemas, self.node)

    @property
    def cls(self) -> str:
        """Name of the class of a model or an enum."""
        return str(self._prop.class_info.name)

    @cached_property
    def item(self) -> Field:
        """What a list holds."""
        return self._of(self._prop.inner_property)

    @cached_property
    def members(self) -> list[Field]:
        """What a union can be, besides null."""
        inner = [self._of(prop) for prop in self._prop.inner_properties] if self.kind == "union" else []
        return [member for member in inner if member.base_type != "None"]

    @property
    def nullable(self) -> bool:
        return self.kind == "union" and len(self.members) < len(self._prop.inner_properties)

    @property
    def optional(self) -> bool:
        return not self.required or self.nullable

    @property
    def only(self) -> Field:
        """The one thing that it can be, where it is that or null; else itself."""
        return self.members[0] if len(self.members) == 1 else self

    @cached_property
    def tags(self) -> list[Tag]:
        """The tags of a union's members."""
        return [tag for tag in map(self._tag_of, self.members) if tag is not None]

    def _tag_of(self, member: Field) -> Tag | None:
        return self._schemas.tag(member.cls) if member.kind == "model" else None

    @property
    def untagged(self) -> str | None:
        """The one member of a union without a tag, if any: what an object without a known tag is read as."""
        names = [member.cls for member in self.models if self._tag_of(member) is None]
        if len(names) > 1:
            raise ValueError(f"{self.wire}: only one object of a union may lack a const tag, not {', '.join(names)}.")
        return names[0] if names else None

    @property
    def models(self) -> list[Field]:
        """The members of a union that are models."""
        return [member for member in self.members if member.kind == "model"]

    @property
    def open(self) -> bool:
        """Whether an object that no member fits is kept as it came."""
        return bool(self.tags) and self.untagged is None

    @cached_property
    def plain_type(self) -> str:
        """The type of a value that is there."""
        if self.kind == "list":
            return f"List[{self.item.full_type}]"
        if self.kind == "union":
            return _union([*(member.plain_type for member in self.members), *(["UnknownObject"] if self.open else [])])
        if self.kind in ("literal_enum", "model"):
            return self.cls
        if self.kind == "const":
            return f"Literal[{self.constant}]"
        return {"datetime": "datetime", "file": "File"}.get(self.kind, self.base_type)

    @property
    def full_type(self) -> str:
        return _optional(self.plain_type) if self.optional else self.plain_type

    @property
    def parameter_type(self) -> str:
        """What a parameter takes. Enums are open: values that this version does not know as well."""
        if self.kind == "list":
            return f"Sequence[{self.item.parameter_type}]"
        return "str" if self.kind == "literal_enum" else self.plain_type

    @property
    def input_type(self) -> str:
        """What a constructor takes: models also as the plain mapping that they are on the wire."""
        if self.kind == "model":
            text = f"Union[{self.cls}, Mapping[str, Any]]"
        elif self.kind == "list":
            text = f"Sequence[{self.item.input_type}]"
        elif self.kind == "datetime":
            text = "Union[datetime, str]"
        elif self.kind == "union" and self.needs_decoder:
            text = _union([*self._member_inputs(), *(["Mapping[str, Any]"] if self.models else [])])
        else:
            text = self.plain_type
        return _optional(text) if self.optional else text

    def _member_inputs(self) -> Iterator[str]:
        for member in self.members:
            base = self._schemas.base(member.cls) if member.kind == "model" else "BaseModel"
            if member.kind == "model":
                yield member.cls if base == "BaseModel" else base
            else:
                yield member.input_type
        if self.open:
            yield "UnknownObject"

    @property
    def needs_decoder(self) -> bool:
        """Whether the wire form differs from the form in Python."""
        if self.kind == "union":
            return any(member.needs_decoder for member in self.members)
        return self.kind in ("model", "list", "datetime")

    @property
    def is_looked_at(self) -> bool:
        """Whether `from_dict` looks at what came before it sets the field."""
        return (self.needs_decoder and self.kind != "datetime") or (self.kind == "const" and self.required)

    @property
    def received(self) -> str:
        """The expression for what a response has of it."""
        names = [self.wire, self.alias] if self.alias else [self.wire]
        return " or ".join(f'known.get("{name}")' for name in names)

    def decode(self, value: str) -> str:
        """An expression for the form in Python of a value that was received."""
        if self.hidden:
            return f"Hidden({value})"
        return f"_decode_{self.name}({value})" if self.needs_decoder else value

    def encode(self, value: str) -> str:
        """An expression for the wire form of a value that is there."""
        return f"encode({value})" if self.needs_decoder else value


def _union(types: Iterable[str]) -> str:
    distinct = list(dict.fromkeys(types))
    return distinct[0] if len(distinct) == 1 else f"Union[{', '.join(distinct)}]"


def _optional(text: str) -> str:
    return text if text == "Any" else f"Optional[{text}]"
