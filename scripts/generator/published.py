"""What the command line tells of the contract: the JSON schemas of what the API sends, and a sample of each webhook."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

PREFIX = "#/components/schemas/"


def publish(contract: Any) -> str:
    """The file for the command line: a line for each schema, so that a change of one is a change of one line.

    Args:
        contract: The parsed description of the API.
    """
    bodies = [
        *(response for operation in operations(contract["paths"]) for response in successes(operation)),
        *(operation["requestBody"] for operation in operations(contract.get("webhooks", {}))),
    ]
    schemas = contract["components"]["schemas"]
    wanted = sorted(reach(schemas, bodies))
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(clean(schemas[name]))}" for name in wanted)
    samples = ",\n".join(
        f"{json.dumps(name)}: {json.dumps(item['post']['requestBody']['content']['application/json']['example'])}"
        for name, item in contract.get("webhooks", {}).items()
    )
    return f'{{"schemas": {{\n{lines}\n}},\n"webhooks": {{\n{samples}\n}}}}\n'


def operations(paths: Any) -> Iterator[Any]:
    for item in paths.values():
        yield from (
            operation for operation in item.values() if isinstance(operation, dict) and "responses" in operation
        )


def successes(operation: Any) -> Iterator[Any]:
    yield from (response for status, response in operation["responses"].items() if str(status).startswith("2"))


def references(value: Any) -> Iterator[str]:
    """The names of the schemas that a part of the contract refers to."""
    if isinstance(value, dict):
        found = value.get("$ref")
        if isinstance(found, str) and found.startswith(PREFIX):
            yield found.removeprefix(PREFIX)
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from references(one)


def reach(schemas: Any, start: Any) -> set[str]:
    """The schemas that are referred to, and those that they refer to."""
    found: set[str] = set()
    rest = list(references(start))
    while rest:
        name = rest.pop()
        if name not in found:
            found.add(name)
            rest += references(schemas[name])
    return found


def clean(value: Any) -> Any:
    """A schema as JSON Schema has it, which knows neither discriminators nor extensions."""
    if isinstance(value, dict):
        kept = {key: clean(one) for key, one in value.items() if key != "discriminator" and not key.startswith("x-")}
        if "example" in kept:
            kept["examples"] = [kept.pop("example")]
        if "$ref" in kept:
            kept["$ref"] = kept["$ref"].replace(PREFIX, "#/$defs/")
        return kept
    return [clean(one) for one in value] if isinstance(value, list) else value
