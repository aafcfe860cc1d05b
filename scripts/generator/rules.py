"""The limits of the contract as rules: expressions of sync_client.checks that refuse an argument before it is sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .contract import Contract, Node
from .properties import Field


@dataclass
class Rules:
    """The rules of a model, or of the parameters of an operation.

    Attributes:
        fields: An expression for each, by its name in Python.
        wire: The names on the wire of those that have another there.
        required: Those that must be given.
        any_of: Those of which one must be given.
        needs: Those that need others beside them.
        least: How many must be given.
    """

    fields: dict[str, str] = field(default_factory=dict)
    wire: dict[str, str] = field(default_factory=dict)
    required: list[str] = field(default_factory=list)
    any_of: list[str] = field(default_factory=list)
    needs: dict[str, list[str]] = field(default_factory=dict)
    least: int = 0

    def __str__(self) -> str:
        """As Python writes them."""
        rows = ", ".join(f'"{name}": {rule}' for name, rule in self.fields.items())
        further = [
            *([f"wire={self.wire!r}"] if self.wire else []),
            *([f"required={tuple(self.required)!r}"] if self.required else []),
            *([f"any_of={tuple(self.any_of)!r}"] if self.any_of else []),
            *([f"needs={ {name: tuple(others) for name, others in self.needs.items()}!r}"] if self.needs else []),
            *([f"least={self.least}"] if self.least else []),
        ]
        return f"rules.Rules({{{rows}}}{''.join(f', {part}' for part in further)})"


def model_rules(contract: Contract, schema: Node, fields: list[Field]) -> Rules:
    """The rules of a model that is sent."""
    names = {item.wire: item.name for item in fields}
    alternatives = [choice["required"][0] for choice in schema.get("anyOf", ()) if len(choice.get("required", ())) == 1]
    return Rules(
        fields={item.name: rule(contract, item, schema["properties"][item.wire]) for item in fields},
        wire={item.name: item.wire for item in fields if item.wire != item.name},
        required=[item.name for item in fields if item.required and not item.nullable and item.kind != "const"],
        any_of=[names[wire] for wire in alternatives],
        needs=in_python(schema.get("dependentRequired", {}), names),
        least=schema.get("minProperties", 0),
    )


def in_python(needs: dict[str, list[str]], names: dict[str, str]) -> dict[str, list[str]]:
    """What needs what, by the names in Python."""
    return {names[wire]: [names[other] for other in others] for wire, others in needs.items()}


def parameter_rule(contract: Contract, item: Field, parameter: Node) -> str:
    """The rule of a parameter: a filter takes one value or several."""
    if parameter["in"] == "path":
        return "checks.identifier"
    schema = contract.value_schema(parameter["schema"])
    if item.kind == "list":
        inner = rule(contract, item.item, schema["items"])
        return _call("one_or_more", inner, most=schema.get("maxItems"))
    return rule(contract, item, schema)


def rule(contract: Contract, item: Field, schema: Node) -> str:
    """The expression of a field's rule."""
    item, schema = item.only, contract.value_schema(schema)
    match item.kind:
        case "list":
            inner = rule(contract, item.item, schema["items"])
            bounds = {"least": schema.get("minItems"), "most": schema.get("maxItems")}
            bounds["holes"] = True if item.item.nullable else None
            return _call("items", None if inner == "checks.anything" else inner, **bounds)
        case "model":
            return f"checks.model({item.cls})"
        case "union":
            return _union(contract, item, schema)
        case "int" | "float":
            bounds = {
                "least": schema.get("minimum"),
                "most": schema.get("maximum"),
                "above": schema.get("exclusiveMinimum"),
                "whole": True if item.kind == "int" else None,
            }
            return _call("number", None, **bounds)
        case "boolean":
            return "checks.flag"
        case "datetime":
            return "checks.moment"
        case "file":
            return "checks.file"
        case "string" if schema.get("format") in ("uri", "url"):
            return "checks.url"
        case "string":
            bounds = {
                "least": schema.get("minLength"),
                "most": schema.get("maxLength"),
                "pattern": schema.get("pattern"),
            }
            return _call("text", None, **bounds)
        case "literal_enum":
            return f"checks.choice({', '.join(map(repr, item.enum_values))})"
        case "const":
            return f"checks.constant({item.constant})"
    return "checks.anything"


def _union(contract: Contract, item: Field, schema: Node) -> str:
    models = [member.cls for member in item.models]
    others = [member for member in item.members if member.kind != "model"]
    tag = [f'tag="{item.tags[0].wire}"'] if item.open else []
    parts = [f"checks.model({', '.join([*models, *tag])})"] if models else []
    choices = [contract.resolve(choice) for choice in schema.get("oneOf") or schema.get("anyOf") or ()]
    for member in others:
        found = [choice for choice in choices if _fits(member, choice)]
        parts.append(rule(contract, member, found[0]) if found else "checks.anything")
    return parts[0] if len(parts) == 1 else f"checks.either({', '.join(parts)})"


def _fits(member: Field, schema: Node) -> bool:
    types = {"list": "array", "int": "integer", "float": "number", "boolean": "boolean"}
    return schema.get("type") == types.get(member.kind, "string")


def _call(name: str, first: str | None, **arguments: Any) -> str:
    given = [
        *([first] if first else []),
        *(f"{key}={value!r}" for key, value in arguments.items() if value is not None),
    ]
    return f"checks.{name}({', '.join(given)})"
