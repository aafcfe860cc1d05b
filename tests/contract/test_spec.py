"""openapi.yaml keeps the promises that its readers, people and the generator, build upon."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from openapi_schema_validator import OAS31Validator, oas31_format_checker
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

SPEC = yaml.safe_load((Path(__file__).parents[2] / "openapi.yaml").read_text(encoding="utf-8"))
REGISTRY: Registry[Any] = Registry().with_resource("urn:spec", DRAFT202012.create_resource(SPEC))
METHODS = {"get", "put", "post", "patch", "delete"}

Place = tuple[str, ...]  # The keys that lead from the top of the description to a part of it.


def pointer(path: Place) -> str:
    return "#/" + "/".join(part.replace("~", "~0").replace("/", "~1") for part in path)


def at(path: Place) -> Any:
    node = SPEC
    for part in path:
        node = node[int(part)] if isinstance(node, list) else node[part]
    return node


def problems(path: Place, value: object) -> list[str]:
    """What is wrong with a value by the schema that stands at the path."""
    # A pointer inside a URI has its braces and spaces escaped; `$ref` reads them back.
    escaped = pointer(path).replace("{", "%7B").replace("}", "%7D").replace(" ", "%20")
    schema = {"$ref": "urn:spec" + escaped}
    validator = OAS31Validator(schema, registry=REGISTRY, format_checker=oas31_format_checker)
    return [error.message for error in validator.iter_errors(value)]


def component(name: str) -> Place:
    return ("components", "schemas", name)


def nodes(path: Place = ()) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Every object of the description, with where it stands. What examples contain is not part of it."""
    node = at(path)
    if isinstance(node, dict):
        yield path, node
    for key in node if isinstance(node, dict) else map(str, range(len(node))):
        child = (*path, key)
        is_example = key in ("example", "examples") and path[-1:] != ("properties",)
        if isinstance(at(child), (dict, list)) and not is_example:
            yield from nodes(child)


def examples() -> Iterator[Any]:
    """Every example: where it stands, the schema it illustrates, and the value."""
    for path, node in nodes():
        # Media types, parameters and headers hold a schema beside their example; a schema illustrates itself.
        schema = (*path, "schema") if "schema" in node else path
        if "example" in node and path[-1:] != ("properties",):
            yield pytest.param(schema, node["example"], id=pointer(path))
        for name, example in node.get("examples", {}).items() if "schema" in node else ():
            yield pytest.param(schema, example["value"], id=f"{pointer(path)}:{name}")


def operations() -> Iterator[tuple[str, dict[str, Any]]]:
    for path, item in SPEC["paths"].items():
        for method in METHODS & set(item):
            yield f"{method.upper()} {path}", item[method]


def references(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref":
                yield value
            else:
                yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def reachable(roots: list[object]) -> set[Place]:
    """The components that the roots refer to, directly or through others."""
    found: set[Place] = set()
    while roots:
        for reference in references(roots.pop()):
            path = tuple(reference.removeprefix("#/").split("/"))
            if path not in found:
                found.add(path)
                roots.append(at(path))
    return found


OPERATIONS = [pytest.param(operation, id=name) for name, operation in sorted(operations(), key=lambda pair: pair[0])]
SCHEMAS = [pytest.param(component(name), id=name) for name in SPEC["components"]["schemas"]]
RECEIVED = sorted(
    path
    for path in reachable(
        [operation["responses"] for _, operation in operations()]
        + [item["post"]["requestBody"] for item in SPEC["webhooks"].values()]
    )
    if path[1] == "schemas"
)


def test_the_description_is_valid_openapi() -> None:
    errors = list(OpenAPIV31SpecValidator(SPEC).iter_errors())
    assert errors == []


@pytest.mark.parametrize(("schema", "value"), list(examples()))
def test_an_example_satisfies_its_schema(schema: Place, value: object) -> None:
    assert problems(schema, value) == []


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_named_schema_is_described_and_illustrated(schema: Place) -> None:
    assert at(schema).get("description")
    assert "example" in at(schema)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_an_example_names_no_field_that_the_schema_lacks(schema: Place) -> None:
    declared = at(schema).get("properties")
    if declared is not None:
        assert set(at(schema)["example"]) <= set(declared)


def test_json_text_inside_a_form_satisfies_its_own_schema() -> None:
    schema = component("CreateGenerationWithFilesRequest")
    parts = {name: part for name, part in at(schema)["properties"].items() if "contentSchema" in part}
    assert set(parts) == {"input", "options", "segments", "dubParams", "dialogueEdit"}
    shown = parts.keys() & at(schema)["example"].keys()
    assert shown
    for name in shown:
        assert problems((*schema, "properties", name, "contentSchema"), json.loads(at(schema)["example"][name])) == []


@pytest.mark.parametrize("operation", OPERATIONS)
def test_an_operation_can_be_read_and_generated(operation: dict[str, Any]) -> None:
    assert re.fullmatch(r"[a-z]+(?:[A-Z][a-z]+)*", operation["operationId"])
    assert operation["summary"]
    assert operation["description"]
    assert len(operation["tags"]) == 1
    assert operation["tags"][0] in {tag["name"] for tag in SPEC["tags"]}


@pytest.mark.parametrize("operation", OPERATIONS)
def test_an_operation_says_who_may_call_it(operation: dict[str, Any]) -> None:
    if operation["operationId"] == "listErrors":
        assert operation["security"] == []
    else:
        assert {"apiKey": []} in operation["security"]


@pytest.mark.parametrize("operation", OPERATIONS)
def test_an_operation_tells_what_it_answers_when_it_fails(operation: dict[str, Any]) -> None:
    statuses = set(operation["responses"])
    assert {"429", "500"} <= statuses
    assert ("401" in statuses) == bool(operation["security"])
    for status, response in operation["responses"].items():
        if status >= "400":
            assert response["$ref"].startswith("#/components/responses/")
    assert any(status < "400" for status in statuses)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_path_takes_the_parameters_it_names(operation: dict[str, Any]) -> None:
    path = next(path for path, item in SPEC["paths"].items() if operation in item.values())
    declared = [
        at(tuple(parameter["$ref"].removeprefix("#/").split("/"))) if "$ref" in parameter else parameter
        for parameter in operation.get("parameters", [])
    ]
    assert [parameter["name"] for parameter in declared if parameter["in"] == "path"] == re.findall(r"\{(\w+)\}", path)


def test_operation_ids_are_unique() -> None:
    counted = Counter(operation["operationId"] for _, operation in operations())
    assert [name for name, count in counted.items() if count > 1] == []


def test_every_response_body_and_request_body_has_an_example() -> None:
    media = [(path, node) for path, node in nodes() if path[-2:-1] == ("content",)]
    assert media
    binary = {"application/octet-stream", "video/mp4"}
    bare = [pointer(path) for path, node in media if path[-1] not in binary and not {"example", "examples"} & set(node)]
    assert bare == []


def test_every_parameter_and_header_is_described_and_illustrated() -> None:
    holders = [
        (path, node)
        for path, node in nodes()
        if "$ref" not in node and path[-2:-1] in (("parameters",), ("headers",)) and "content" not in path
    ]
    assert holders
    for path, node in holders:
        # The generator reads the description of a parameter from its schema alone.
        described = node["schema"] if "in" in node else node
        assert described.get("description"), pointer(path)
        assert "example" in node, pointer(path)


def test_every_list_in_a_query_is_sent_comma_separated() -> None:
    lists = [node for _, node in nodes() if node.get("in") == "query" and node["schema"].get("type") == "array"]
    assert lists
    assert [node["name"] for node in lists if node.get("explode") is not False or node.get("style") != "form"] == []


def test_every_field_has_a_description() -> None:
    fields = [(path, node) for path, node in nodes() if path[-2:-1] == ("properties",)]
    assert len(fields) > 100
    assert [pointer(path) for path, node in fields if not node.get("description")] == []


def test_no_default_would_be_sent_by_a_generated_client() -> None:
    assert [pointer(path) for path, node in nodes() if "default" in node and path[-1] != "properties"] == []


def test_every_enum_is_a_named_string_schema() -> None:
    enums = [(path, node) for path, node in nodes() if "enum" in node]
    assert enums
    for path, node in enums:
        assert path == component(path[-1]), pointer(path)
        assert node["type"] == "string", pointer(path)
        assert all(isinstance(value, str) for value in node["enum"]), pointer(path)
        assert len(set(node["enum"])) == len(node["enum"]), pointer(path)


def test_every_object_is_a_named_schema() -> None:
    objects = [path for path, node in nodes() if node.get("type") == "object"]
    assert objects
    assert [pointer(path) for path in objects if path != component(path[-1])] == []


def test_every_tag_of_a_union_is_required_and_constant() -> None:
    unions = [node for _, node in nodes() if "discriminator" in node]
    assert unions
    for union in unions:
        tag, mapping = union["discriminator"]["propertyName"], union["discriminator"]["mapping"]
        assert [member["$ref"] for member in union["oneOf"]] == list(mapping.values())
        for value, reference in mapping.items():
            member = at(tuple(reference.removeprefix("#/").split("/")))
            assert member["properties"][tag]["const"] == value
            assert tag in member["required"]


@pytest.mark.parametrize("schema", [pytest.param(path, id=path[-1]) for path in RECEIVED])
def test_an_optional_field_that_is_received_may_be_null(schema: Place) -> None:
    optional = at(schema).get("properties", {}).keys() - set(at(schema).get("required", []))
    for name in optional:
        assert problems((*schema, "properties", name), None) == []


def test_a_received_object_may_carry_fields_that_are_newer_than_the_description() -> None:
    assert [pointer(path) for path in RECEIVED if at(path).get("additionalProperties") is False] == []


def test_every_component_is_used() -> None:
    used = reachable([SPEC["paths"], SPEC["webhooks"]])
    kinds = SPEC["components"].items()
    declared = {("components", kind, name) for kind, parts in kinds for name in parts if kind != "securitySchemes"}
    assert sorted(declared - used) == []


# What the contract must refuse. Each body is one step away from a valid one.
VIDEO = {"type": "video", "url": "https://example.com/video.mp4"}
AUDIO = {"type": "audio", "assetId": "660e8400-e29b-41d4-a716-446655440001"}
PROVIDER = {"name": "elevenlabs", "voiceId": "v", "script": "Hello"}


@pytest.mark.parametrize(
    ("schema", "body"),
    [
        ("CreateGenerationRequest", {"input": [VIDEO, AUDIO]}),
        ("CreateGenerationRequest", {"model": "lipsync-2"}),
        ("CreateGenerationRequest", {"model": "lipsync-2", "input": [VIDEO, {"type": "smell", "url": "u"}]}),
        ("CreateGenerationRequest", {"model": "lipsync-2", "input": [VIDEO], "outputFileName": "n" * 256}),
        ("Video", {"type": "video"}),
        ("Image", {"type": "image", "refId": "cover"}),
        ("Audio", {"type": "audio"}),
        ("TTS", {"type": "text"}),
        ("TTSProvider", {**PROVIDER, "script": "a" * 5001}),
        ("TTSProvider", {**PROVIDER, "stability": 1.01}),
        ("TTSProvider", {**PROVIDER, "name": "someone else"}),
        ("GenerationOptions", {"sync_mode": "stretch"}),
        ("GenerationOptions", {"temperature": -0.1}),
        ("ActiveSpeaker", {"coordinates": [1, 2, 3]}),
        ("ActiveSpeaker", {"bounding_boxes": [[1, 2, 3]]}),
        ("GenerationSegment", {"startTime": 0, "endTime": 1, "audioInput": {}}),
        ("EstimateGenerationCostRequest", {"model": "lipsync-2", "duration": 0}),
        ("CreateAssetUploadRequest", {"fileName": "a.mp4", "contentType": "video/mp4", "size": 5 * 1024**3 + 1}),
        ("CreateBatchRequest", {"rows": [{"request_id": "1", "endpoint": "/v2/generate", "payload": {}}]}),
        ("CreateVoiceRequest", {"name": "n", "provider": "elevenlabs"}),
        ("CreateSpeechRequest", {"script": "", "voiceId": "v", "provider": "elevenlabs"}),
        ("ErrorBody", {"message": {"not": "text"}, "statusCode": 400}),
    ],
)
def test_the_contract_refuses(schema: str, body: object) -> None:
    assert problems(component(schema), body) != []


@pytest.mark.parametrize(
    ("schema", "body"),
    [
        ("CreateGenerationRequest", {"model": "lipsync-2", "input": [VIDEO, AUDIO], "options": {"newer": 1}}),
        ("Video", {"type": "video", "url": None, "assetId": "550e8400-e29b-41d4-a716-446655440000"}),
        ("ActiveSpeaker", {"bounding_boxes": [[1, 2, 3, 4], None]}),
        ("ErrorBody", {"message": ["a is missing", "b is missing"], "statusCode": 400}),
        ("ErrorBody", {"message": "Unauthorized", "statusCode": 401}),
    ],
)
def test_the_contract_accepts(schema: str, body: object) -> None:
    assert problems(component(schema), body) == []
