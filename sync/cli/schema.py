"""--schema: the JSON schema of a command's output, from the contract and the records of the command line."""

from __future__ import annotations

import inspect
import json
import os
import re
from typing import Any, Dict, List, Set, Tuple, Type, Union, cast, get_type_hints

# The name of a schema of the contract, or a record; a tuple is one line with the fields of each.
Part = Union[str, Type[Any]]
Printed = Union[Part, Tuple[Part, ...]]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DEFINITION = "#/$defs/"
_TYPES: Dict[Any, Dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    List[str]: {"type": "array", "items": {"type": "string"}},
}
_FIELD = re.compile(r"^ {4}(\w+): (.*)", re.MULTILINE)


def read_contract() -> Dict[str, Any]:
    """The schemas and samples of the contract, which `make generate` writes."""
    with open(os.path.join(os.path.dirname(__file__), "contract.json"), encoding="utf-8") as file:
        contract: Dict[str, Any] = json.load(file)
    return contract


def schema_of(alternatives: List[Printed]) -> Dict[str, Any]:
    """The JSON schema of a line: one of the alternatives."""
    schemas = read_contract()["schemas"]
    parts = [schema_of_parts(one if isinstance(one, tuple) else (one,)) for one in alternatives]
    schema = parts[0] if len(parts) == 1 else {"anyOf": parts} if parts else {"type": "object"}
    definitions: Dict[str, Any] = {}
    rest = references(schema)
    while rest:
        name = rest.pop()
        definitions[name] = schemas[name]
        rest |= references(schemas[name]) - definitions.keys()
    return {"$schema": DIALECT, **schema, **({"$defs": definitions} if definitions else {})}


def schema_of_parts(parts: Tuple[Part, ...]) -> Dict[str, Any]:
    """The schema of an object with the fields of each part."""
    schemas = [{"$ref": _DEFINITION + part} if isinstance(part, str) else schema_of_record(part) for part in parts]
    return schemas[0] if len(schemas) == 1 else {"allOf": schemas}


def schema_of_record(record: Type[Any]) -> Dict[str, Any]:
    """The schema of a named tuple, from its annotations and its docstring."""
    # Python 3.13 removes the indentation itself.
    text = inspect.cleandoc(record.__doc__ or "")
    descriptions = dict(_FIELD.findall(text))
    properties: Dict[str, Any] = {}
    required: List[str] = []
    for name, hint in get_type_hints(record).items():
        # The type inside an Optional.
        kind = hint if hint in _TYPES else hint.__args__[0]
        properties[name] = {**_TYPES[kind], "description": descriptions[name]}
        if hint in _TYPES:
            required.append(name)
    return {
        "type": "object",
        "description": text.partition("\n")[0],
        "properties": properties,
        **({"required": required} if required else {}),
    }


def references(value: object) -> Set[str]:
    """The names of the definitions that a schema refers to."""
    if isinstance(value, dict):
        fields = cast("Dict[str, object]", value)
        found = fields.get("$ref")
        own = {found[len(_DEFINITION) :]} if isinstance(found, str) else cast(Set[str], set())
        return own.union(*map(references, fields.values()))
    inner: Set[str] = set()
    return inner.union(*map(references, cast("List[object]", value))) if isinstance(value, list) else inner
