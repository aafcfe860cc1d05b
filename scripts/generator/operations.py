"""The operations of the contract: a function that builds each, and how its method takes its arguments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.strings import in_double_quote_literal, snake_case

from .contract import Contract, Node
from .properties import Field, Schemas
from .rules import Rules, in_python, parameter_rule


@dataclass(frozen=True)
class Body:
    """One of the bodies that an operation takes.

    Attributes:
        function: Name of the function that builds the operation with it.
        cls: Class of the body.
        content_type: Its media type.
        is_form: Whether it is a form with files.
    """

    function: str
    cls: str
    content_type: str
    is_form: bool


@dataclass(frozen=True)
class Parameter:
    """A parameter of the path, the query or the header."""

    field: Field
    node: Node
    rule: str

    @property
    def location(self) -> str:
        where: str = self.node["in"]
        return where

    @property
    def internal(self) -> bool:
        return bool(self.node.get("x-internal") or self.node["schema"].get("x-internal"))

    @property
    def is_key(self) -> bool:
        """Whether it makes a repeated call one call."""
        return bool(self.node.get("x-idempotency-key") or self.node["schema"].get("x-idempotency-key"))

    @cached_property
    def switch(self) -> str | None:
        """The one value that it can have: it is on or off."""
        return None if self.field.required or self.field.kind != "literal_enum" else self.field.only_value


class Operation:
    """An operation, as the templates see it.

    Attributes:
        name: Its operationId in snake_case: the module and the function.
        method: HTTP method, upper case.
        path: Its path, as an f-string where it has parameters.
        node: It as the contract has it.
    """

    def __init__(self, endpoint: Endpoint, contract: Contract, schemas: Schemas, operation_id: str) -> None:
        self._endpoint = endpoint
        self._contract = contract
        self._schemas = schemas
        self.name: str = str(endpoint.name)
        self.method: str = endpoint.method.upper()
        self.node = contract.operation(operation_id)
        self.authenticated: bool = endpoint.requires_security
        self.plain_path: str = endpoint.path.get_untrusted_value()

    @property
    def summary(self) -> str:
        text: str = self.node["summary"]
        return text

    @property
    def description(self) -> str:
        text: str = self.node.get("description", "")
        return text

    @property
    def path(self) -> str:
        text = in_double_quote_literal(self._endpoint.path)
        for prop in self._endpoint.path_parameters:
            name = snake_case(prop.name)
            text = text.replace(f"{{{prop.python_name}}}", f"{{path_segment({name}, '{name}')}}")
        return text

    @cached_property
    def parameters(self) -> list[Parameter]:
        """In the order of path, query and header."""
        nodes = self._contract.parameters(self.node)
        endpoint = self._endpoint
        found: list[Parameter] = []
        for prop in [*endpoint.path_parameters, *endpoint.query_parameters, *endpoint.header_parameters]:
            node = nodes[prop.name.get_untrusted_value()]
            field = Field(prop, self._schemas, node["schema"])
            parameter = Parameter(field, node, parameter_rule(self._contract, field, node))
            if parameter.switch is not None:
                argument = f"{field.name}_{parameter.switch}"
                parameter = replace(parameter, rule=f'checks.switch("{parameter.switch}", "{argument}")')
            found.append(parameter)
        return found

    def select_parameters(self, location: str) -> list[Parameter]:
        return [parameter for parameter in self.parameters if parameter.location == location]

    @property
    def rules(self) -> Rules:
        """The rules of its parameters."""
        needs: dict[str, list[str]] = self.node.get("x-dependent-required", {})
        names = {parameter.node["name"]: parameter.field.name for parameter in self.parameters}
        return Rules(
            fields={parameter.field.name: parameter.rule for parameter in self.parameters},
            required=[parameter.field.name for parameter in self.parameters if parameter.field.required],
            needs=in_python(needs, names),
        )

    @cached_property
    def bodies(self) -> list[Body]:
        several = len(self._endpoint.bodies) > 1
        found: list[Body] = []
        for body in self._endpoint.bodies:
            is_form = body.body_type == "files"
            function = f"{self.name}_multipart" if is_form and several else self.name
            cls = Field(body.prop, self._schemas).cls
            found.append(Body(function, cls, body.content_type.get_untrusted_value(), is_form))
        return found

    @property
    def empty(self) -> str:
        """The result of a success without a body, as an expression: who deletes wants the effect, not what is told of
        it."""
        if self.method != "DELETE" or self.response is None:
            return ""
        ids = [parameter.field.name for parameter in self.select_parameters("path")]
        if self.response.kind == "model" and ids:
            return f"of_id({self.response.cls}, {ids[-1]})"
        return "True" if self.result == "bool" else ""

    @property
    def result_id(self) -> str:
        """The argument that is the id of what a GET gives; empty where it is none, or a thing has several ids."""
        if self.method != "GET" or self.response is None or not self.plain_path.endswith("}"):
            return ""
        schema = self._contract.schema(self.response.cls) if self.response.kind == "model" else {}
        named = "id" in schema.get("x-identity", ()) and "x-other-ids" not in schema
        return self.select_parameters("path")[-1].field.name if named else ""

    @property
    def functions(self) -> list[str]:
        """The names of what its module offers."""
        return [body.function for body in self.bodies] or [self.name]

    @property
    def idempotent(self) -> bool:
        """Whether doing it twice is the same as doing it once, whatever its arguments."""
        return self.method in ("GET", "PUT", "DELETE") or bool(self.node.get("x-idempotent"))

    @property
    def key_expression(self) -> str | None:
        """What makes a repeated call one call, where there is such a thing."""
        for parameter in self.parameters:
            if parameter.is_key:
                return parameter.field.name
        for body in self.bodies:
            for wire, node in self._contract.schema(body.cls)["properties"].items():
                if node.get("x-idempotency-key"):
                    return f"body.{snake_case(wire)}"
        return None

    @cached_property
    def success(self) -> Any:
        """The first response of 2xx."""
        for response in self._endpoint.responses.patterns:
            if response.status_code.pattern.startswith("2"):
                return response
        return None

    @cached_property
    def response(self) -> Field | None:
        """What the body of a success is; None where there is none."""
        if self.success is None or self.success.source["return_type"] == "None":
            return None
        return Field(self.success.prop, self._schemas)

    @property
    def is_text(self) -> bool:
        return self.success is not None and self.success.source["return_type"] == "str"

    @property
    def result_field(self) -> Field | None:
        """The one field of the response that the operation gives: `x-result`."""
        wire = self.node.get("x-result")
        if wire is None or self.response is None:
            return None
        return next(field for field in self._schemas.fields_of(self.response.cls) if field.wire == wire)

    @property
    def is_one_or_many(self) -> bool:
        """Whether the response is an object or a list of such: it is read as a list."""
        response = self.response
        if response is None or response.kind != "union" or len(response.members) != 2:
            return False
        lists = [member for member in response.members if member.kind == "list"]
        return len(lists) == 1 and [lists[0].item.plain_type] == [m.plain_type for m in response.models]

    @property
    def result(self) -> str:
        """The type of the result."""
        if self.is_text:
            return "str"
        if self.response is None:
            return "None"
        if self.result_field is not None:
            return self.result_field.plain_type
        if self.is_one_or_many:
            return f"List[{self.response.models[0].plain_type}]"
        return self.response.full_type

    @property
    def decode(self) -> str:
        """The expression for what reads the body of a success."""
        if self.response is None:
            return "lambda value: None"
        if self.response.kind == "model" and self.result_field is None:
            return f"{self.response.cls}.from_dict"
        union = self.response.kind == "union" and not self.is_one_or_many
        return "_decode_response" if union else "_decode"

    @property
    def imports(self) -> tuple[list[str], list[str]]:
        """Import lines of models: those that run, and those that only a checker reads."""
        needed: set[str] = set()
        if self.success is not None:
            prop = self.success.prop
            needed = {*prop.get_imports(prefix="..."), *prop.get_lazy_imports(prefix="...")}
        lines = sorted(line for line in self._endpoint.relative_imports if line.startswith("from ...models."))
        return [line for line in lines if line in needed], [line for line in lines if line not in needed]

    def errors(self) -> Iterator[tuple[int, str]]:
        """The documented responses outside 2xx: status and when it happens."""
        for status, response in self.node["responses"].items():
            if status.isdigit() and int(status) >= 400:
                yield int(status), self._contract.resolve(response)["description"]
