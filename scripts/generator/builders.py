"""Functions from flat arguments to an operation: the body's fields spread out, one function for each body."""

from __future__ import annotations

from functools import cached_property

from openapi_python_client.strings import pascal_case

from .arguments import Argument
from .contract import Contract, Node
from .operations import Body, Operation, Parameter
from .properties import Field, Schemas


class Builder:
    """A function that builds an operation from flat arguments: one for each body that the operation takes.

    Attributes:
        name: Name of the function.
        operation: What it builds.
        body: The body that it makes, if any.
    """

    def __init__(self, operation: Operation, body: Body | None, contract: Contract, schemas: Schemas) -> None:
        self.operation = operation
        self.body = body
        self.function: str = body.function if body else operation.name
        self.name = f"_{self.function}"
        self._contract = contract
        self._schemas = schemas

    @property
    def twin(self) -> str | None:
        """The class of the JSON body whose fields are the text of this form."""
        others = [other.cls for other in self.operation.bodies if not other.is_form]
        return others[0] if self.body is not None and self.body.is_form and others else None

    @cached_property
    def body_fields(self) -> list[tuple[Field, Node]]:
        """The fields of the body; those of a form that are JSON text as they are before they become text."""
        if self.body is None:
            return []
        schema = self._contract.schema(self.body.cls)
        fields = self._schemas.fields_of(self.body.cls)
        whole = {field.wire: field for field in self._schemas.fields_of(self.twin)} if self.twin else {}
        nodes = {**schema["properties"], **(self._contract.schema(self.twin)["properties"] if self.twin else {})}
        return [(whole.get(item.wire, item).as_optional(item.optional), nodes[item.wire]) for item in fields]

    @cached_property
    def arguments(self) -> list[Argument]:
        """Of the path, the body, the query and the header; what must be given comes first."""
        path = [self._parameter(parameter) for parameter in self.operation.select_parameters("path")]
        single = len(self.body_fields) == 1
        body = [self._field(item, node, single) for item, node in self.body_fields]
        query = [self._parameter(parameter) for parameter in self.operation.select_parameters("query")]
        header = [self._parameter(parameter) for parameter in self.operation.select_parameters("header")]
        rest = sorted([*body, *query, *header], key=lambda argument: argument.default is not None)
        return [*path, *sorted(rest, key=lambda argument: not argument.positional)]

    def _parameter(self, parameter: Parameter) -> Argument:
        item = parameter.field
        required = item.required
        kind = parameter_type(item)
        return Argument(
            item.name,
            kind if required else optional(kind),
            item.description,
            default=None if required else "None",
            positional=required,
        )

    def _field(self, item: Field, node: Node, single: bool) -> Argument:
        kind = body_type(item, self._schemas, local_files=bool(node.get("x-local-files")) and self.twin is None)
        only_value = item.only.only_value
        default = "None" if item.optional else f'"{only_value}"' if only_value else None
        return Argument(
            item.name,
            optional(kind) if item.optional else kind,
            item.description,
            default=default,
            positional=single and default is None,
        )

    @property
    def key(self) -> str | None:
        """The argument that makes a repeated call one call."""
        for parameter in self.operation.parameters:
            if parameter.is_key:
                return parameter.field.name
        for item, node in self.body_fields:
            if node.get("x-idempotency-key"):
                return item.name
        return None

    @property
    def files(self) -> list[str]:
        """The arguments that may be local files, or hold some."""
        return [
            item.name
            for item, node in self.body_fields
            if item.only.kind == "file" or (node.get("x-local-files") and self.twin is None)
        ]

    @property
    def moves_files(self) -> bool:
        """Whether bytes of local files go out, and not only a look at them."""
        return bool(self.file_fields) or (bool(self.files) and self.key is not None)

    @cached_property
    def identities(self) -> dict[str, str]:
        """The arguments that are ids, or take an object in place of its id, with the function that tells it."""
        found = {parameter.field.name: "identity" for parameter in self.operation.select_parameters("path")}
        names = [parameter.field.name for parameter in self.operation.parameters]
        names += [item.name for item, _ in self.body_fields]
        found.update({name: "identity" for name in names if self._is_reference(name)})
        return {**found, self.split: "identities"} if self.split else found

    def _is_reference(self, name: str) -> bool:
        """Whether it is the id of something that the contract has: `project_id` of a `Project`."""
        schemas = self._contract.document["components"]["schemas"]
        schema = schemas.get(pascal_case(name.removesuffix("_id")), {}) if name.endswith("_id") else {}
        return "id" in schema.get("properties", ())

    @property
    def file_fields(self) -> list[str]:
        return [item.name for item, _ in self.body_fields if item.only.kind == "file"]

    @property
    def split(self) -> str:
        names = [parameter.field.name for parameter in self.operation.parameters if parameter.node.get("x-split")]
        names += [p.field.name for p in self.operation.parameters if p.node["schema"].get("x-split")]
        return names[0] if names else ""

    def value(self, item: Field, node: Node) -> str:
        """The expression for a field of the body. Enums are open, and local files are there until they are uploaded."""
        loose = item.only.kind in ("literal_enum", "file") or node.get("x-local-files")
        return f'cast("Any", {item.name})' if loose else item.name

    @property
    def values(self) -> list[tuple[str, str]]:
        """The fields of the JSON body, or of the twin of a form, with their expressions."""
        return [(item.name, self.value(item, node)) for item, node in self.body_fields if item.only.kind != "file"]

    @property
    def parameters(self) -> list[str]:
        return [parameter.field.name for parameter in self.operation.parameters]


def optional(kind: str) -> str:
    """With None, which stands in the one Union that there is."""
    if kind == "Any":
        return kind
    return f"{kind[:-1]}, None]" if kind.startswith("Union[") else f"Optional[{kind}]"


def with_objects(kind: str) -> str:
    """The type of an id, or of several, with the objects that stand for them."""
    if "Sequence[str]" in kind:
        return kind.replace("Sequence[str]", "HasId, Sequence[Union[str, HasId]]")
    return {"str": "Union[str, HasId]", "Optional[str]": "Union[str, HasId, None]"}[kind]


def parameter_type(item: Field) -> str:
    """What a parameter of the path, the query or the header takes."""
    if item.kind == "list":
        inner = item.item
        names = [inner.cls, "str"] if inner.kind == "literal_enum" else ["str"]
        return f"Union[{', '.join(names)}, Sequence[str]]"
    if item.kind == "literal_enum":
        return f"Union[{item.cls}, str]"
    return item.plain_type


def body_type(item: Field, schemas: Schemas, *, local_files: bool = False) -> str:
    """What a field of a body takes: models also as the plain mapping that they are on the wire."""
    only = item.only
    match only.kind:
        case "literal_enum":
            return f"Union[{only.cls}, str]"
        case "file":
            return "FileInput"
        case "model":
            return f"Union[{only.cls}, Mapping[str, object]]"
        case "list":
            inner = body_type(only.item, schemas)
            members = inner[6:-1] if inner.startswith("Union[") else inner
            if local_files:
                return f"Sequence[Union[{members}, os.PathLike[str]]]"
            inner = optional(inner) if only.item.optional and only.item.nullable else inner
            return f"Sequence[{inner}]"
        case "union" if only.needs_decoder:
            return only.as_optional(False).input_type.replace("Mapping[str, Any]", "Mapping[str, object]")
    return only.plain_type
