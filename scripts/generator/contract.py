"""The contract as it stands in the file, beside what the parser of the generator makes of it."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

METHODS = ("get", "put", "post", "patch", "delete")
# What the parser would read as a choice between types, where it only asks for one of several fields.
UNREAD = ("anyOf", "allOf", "if", "then", "else", "not")

Node = dict[str, Any]


class Contract:
    """An OpenAPI description, with its references followed.

    Attributes:
        document: The whole of it.
    """

    def __init__(self, document: Node) -> None:
        self.document = document
        self._operations: dict[str, tuple[str, str, Node]] = {
            operation["operationId"]: (method, path, operation)
            for path, item in document["paths"].items()
            for method, operation in item.items()
            if method in METHODS
        }

    @classmethod
    def load(cls, path: Path) -> Contract:
        return cls(yaml.safe_load(path.read_text("utf-8")))

    def simplify(self) -> Node:
        """The description as the parser is to see it: an object is never a choice between its required fields."""
        document = copy.deepcopy(self.document)
        for schema in document["components"]["schemas"].values():
            if schema.get("type") == "object":
                for key in UNREAD:
                    schema.pop(key, None)
        return document

    def resolve(self, node: Node) -> Node:
        """What a node refers to, where it is a reference; what stands beside a reference wins."""
        while "$ref" in node:
            target: Any = self.document
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part.replace("~1", "/").replace("~0", "~")]
            node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
        return node

    def reference(self, node: Node) -> str | None:
        """The name of the component that a node refers to."""
        return node["$ref"].rpartition("/")[2] if "$ref" in node else None

    def operation(self, operation_id: str) -> Node:
        return self._operations[operation_id][2]

    @property
    def operations(self) -> Iterator[Node]:
        for _, _, operation in self._operations.values():
            yield operation

    def parameters(self, operation: Node) -> dict[str, Node]:
        """The parameters of an operation, by their names on the wire."""
        return {parameter["name"]: parameter for parameter in map(self.resolve, operation.get("parameters", ()))}

    def tag(self, name: str) -> Node:
        node: Node = next(tag for tag in self.document["tags"] if tag["name"] == name)
        return node

    def schema(self, name: str) -> Node:
        node: Node = self.document["components"]["schemas"][name]
        return node

    def value_schema(self, node: Node) -> Node:
        """The schema of a value that is there: null is left out."""
        node = self.resolve(node)
        choices = [self.resolve(choice) for choice in node.get("oneOf", ())]
        present = [choice for choice in choices if choice.get("type") != "null"]
        return {**present[0], **{k: v for k, v in node.items() if k != "oneOf"}} if len(present) == 1 else node

    def find_sent(self) -> set[str]:
        """The names of the schemas that are part of a request body."""
        found: set[str] = set()
        waiting: list[Any] = [operation.get("requestBody", {}) for operation in self.operations]
        while waiting:
            node = waiting.pop()
            if isinstance(node, dict):
                name = self.reference(node) if isinstance(node.get("$ref"), str) else None
                if name is not None and name not in found and "/schemas/" in node["$ref"]:
                    found.add(name)
                    waiting.append(self.schema(name))
                waiting += node.values()
            elif isinstance(node, list):
                waiting += node
        return found
