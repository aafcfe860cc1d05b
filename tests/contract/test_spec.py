"""openapi.yaml keeps the promises that its readers, people and the generator, build upon."""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from generator.extensions import SCHEMA as EXTENSIONS
from generator.extensions import extension_problems, place_of
from openapi_schema_validator import OAS31Validator, oas31_format_checker
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

ROOT = Path(__file__).parents[2]
SPEC = yaml.safe_load((ROOT / "openapi.yaml").read_text(encoding="utf-8"))
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


def words() -> Iterator[tuple[Place, str, str]]:
    """Every summary and description, with where it stands."""
    for path, node in nodes():
        if path[-1:] != ("properties",):
            yield from ((path, key, node[key]) for key in ("summary", "description") if key in node)


def test_words_are_sentences_and_summaries_are_not() -> None:
    found = [(path, key, text) for path, key, text in words() if path[:1] != ("servers",)]
    wrong = [pointer(path) for path, key, text in found if key == "description" and not text.rstrip().endswith(".")]
    assert wrong == []
    titles = [(path, text) for path, key, text in found if key == "summary" and path[:1] == ("paths",)]
    assert [pointer(path) for path, text in titles if text.endswith(".") or not text[0].isupper()] == []
    # With its indentation, a first line of a docstring.
    assert [text for _, text in titles if len(text) > 70] == []


def test_names_of_fields_stand_in_backticks() -> None:
    bare = {
        word
        for _, _, text in words()
        for word in re.findall(r"\b[a-z]+(?:[A-Z]|_[a-z])\w*", re.sub("`[^`]*`", "", text))
    }
    assert bare == set()


def test_words_make_sense_to_who_calls_a_method() -> None:
    jargon = "bare array|envelope|comma-separated|answer|multipart|for people|for programs|who makes"
    assert [(pointer(path), text) for path, _, text in words() if re.search(jargon, text, re.IGNORECASE)] == []


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


# The extensions: keys that begin with `x-`.


def misplaced(path: Place, node: dict[str, Any]) -> list[str]:
    """What is wrong with the extensions of an object that stands there."""
    document: Any = node
    for key in reversed(path):
        document = {key: document}
    return extension_problems(document)


def parameters_of(operation: dict[str, Any]) -> dict[str, dict[str, Any]]:
    given = [
        at(tuple(parameter["$ref"].removeprefix("#/").split("/"))) if "$ref" in parameter else parameter
        for parameter in operation.get("parameters", [])
    ]
    return {parameter["name"]: parameter for parameter in given}


def result_of(operation: dict[str, Any]) -> dict[str, Any]:
    """The schema of the first success, a reference followed."""
    status = min(status for status in operation["responses"] if status < "300")
    schema = operation["responses"][status]["content"]["application/json"]["schema"]
    return at(tuple(schema["$ref"].removeprefix("#/").split("/"))) if "$ref" in schema else schema


def method_of(operation: dict[str, Any]) -> str:
    """The method's name, by `x-method` or by the rule at the head of openapi.yaml."""
    if "x-method" in operation:
        return operation["x-method"]
    (tag,) = operation["tags"]
    singular = [word.removesuffix("s") for word in tag.split("_")]
    dropped = {word + ending for word in singular for ending in ("", "s", "es")}
    words = re.sub(r"(?=[A-Z])", "_", operation["operationId"]).lower().split("_")
    return "_".join(word for word in words if word not in dropped)


def further_methods(operation: dict[str, Any]) -> set[str]:
    """The methods beside the operation's own one."""
    waits = [other["x-wait"].get("create") for _, other in operations() if "x-wait" in other]
    forms = operation["operationId"] == "createGeneration"
    return (
        ({"iter"} if "x-pagination" in operation else set())
        | ({"wait"} if "x-wait" in operation else set())
        | ({"create_and_wait"} if operation["operationId"] in waits else set())
        | ({"create_with_files"} if forms else set())
    )


def test_extensions_stand_where_they_may_with_values_that_they_may_have() -> None:
    OAS31Validator.check_schema(EXTENSIONS)
    found = [(path, key) for path, node in nodes() for key in node if key.startswith("x-")]
    assert len(found) > 50
    assert extension_problems(SPEC) == []


@pytest.mark.parametrize("place", ["operation", "parameter", "property", "schema", "tag"])
def test_every_extension_is_used(place: str) -> None:
    used = {key for path, node in nodes() if place_of(path) == place for key in node if key.startswith("x-")}
    assert used == set(EXTENSIONS["$defs"][place]["properties"])


LIST: Place = ("paths", "/v2/generations", "get")
GET: Place = ("paths", "/v2/generate/{id}", "get")
IDS: Place = (*LIST, "parameters", "1")
NAME: Place = (*component("CreateProjectRequest"), "properties", "name")
WAIT = {"interval": 3, "succeeded": ["COMPLETED"], "failed": ["FAILED"]}


@pytest.mark.parametrize(
    ("path", "marks"),
    [
        # Misspelt.
        (LIST, {"x-paginaton": "single"}),
        (LIST, {"x-Method": "list"}),
        (GET, {"x-wait": {**WAIT, "intervall": 3}}),
        (IDS, {"x-splits": True}),
        (NAME, {"x-aliases": "title"}),
        # A wrong value.
        (LIST, {"x-method": "listAll"}),
        (LIST, {"x-method": None}),
        (LIST, {"x-internal": False}),
        (LIST, {"x-idempotent": "yes"}),
        (LIST, {"x-pagination": "offset"}),
        (LIST, {"x-result": ["count"]}),
        (LIST, {"x-dependent-required": {}}),
        (LIST, {"x-dependent-required": {"cursor": "limit"}}),
        (GET, {"x-wait": {"interval": 3}}),
        (GET, {"x-wait": {**WAIT, "interval": 0}}),
        (GET, {"x-wait": {**WAIT, "succeeded": []}}),
        (GET, {"x-wait": {**WAIT, "failed": ["Failed"]}}),
        (GET, {"x-wait": {**WAIT, "hold": {"wait": True}}}),
        (GET, {"x-wait": {**WAIT, "hold": {"seconds": "timeout", "most": 10}}}),
        (GET, {"x-wait": {**WAIT, "progress": {}}}),
        (LIST, {"x-codeSamples": []}),
        (LIST, {"x-codeSamples": [{"lang": "Ruby", "source": "client.list"}]}),
        (LIST, {"x-codeSamples": [{"lang": "Python", "source": "a\nb\nc\nd"}]}),
        (LIST, {"x-codeSamples": [{"lang": "Python", "source": "a\n"}]}),
        (LIST, {"x-codeSamples": [{"lang": "Python", "source": "a" * 105}]}),
        (LIST, {"x-codeSamples": [{"lang": "Python", "label": "each", "source": "a"}]}),
        (LIST, {"x-internal": True, "x-method": "list"}),
        (IDS, {"x-split": 100}),
        (NAME, {"x-alias": ""}),
        (NAME, {"x-rare": False}),
        # At a wrong place.
        (LIST, {"x-split": True}),
        (IDS, {"x-method": "ids"}),
        (IDS, {"x-local-files": True}),
        (NAME, {"x-internal": True}),
        ((*IDS, "schema"), {"x-split": True}),
        (component("CreateProjectRequest"), {"x-alias": "CreateProject"}),
        (("info",), {"x-internal": True}),
        (("webhooks", "batch", "post"), {"x-internal": True}),
        ((), {"x-method": "list"}),
    ],
)
def test_an_extension_that_is_not_right_is_found(path: Place, marks: dict[str, Any]) -> None:
    assert misplaced(path, at(path)) == []
    assert misplaced(path, {**at(path), **marks}) != []


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_method_name_is_given_only_where_the_rule_does_not_give_it(operation: dict[str, Any]) -> None:
    if "x-method" in operation:
        ruled = {key: value for key, value in operation.items() if key != "x-method"}
        assert method_of(operation) != method_of(ruled)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_method_is_shown_in_use(operation: dict[str, Any]) -> None:
    (tag,) = operation["tags"]
    shown = {sample.get("label", ""): sample["source"] for sample in operation.get("x-codeSamples", [])}
    if operation.get("x-internal") and operation["operationId"] != "createBatch":
        assert shown == {}
        return
    assert len(shown) == len(operation["x-codeSamples"])
    assert shown.keys() == {"", *further_methods(operation)}
    for label, source in shown.items():
        calls = [ast.unparse(node.func) for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
        assert [f"client.{tag}.{label or method_of(operation)}"] == [
            call for call in calls if call.startswith("client.")
        ]


@pytest.mark.parametrize("operation", OPERATIONS)
def test_what_an_extension_names_exists(operation: dict[str, Any]) -> None:
    parameters = parameters_of(operation)
    if "x-wait" in operation:
        wait = operation["x-wait"]
        hold = dict(wait.get("hold", {}))
        named = {hold.pop("seconds"): hold.pop("most")} if hold else {}
        for name, value in {**named, **hold, **wait.get("progress", {})}.items():
            assert parameters[name]["in"] == "query"
            path = next(path for path, node in nodes() if node is parameters[name])
            assert problems((*path, "schema"), value) == []
        job = result_of(operation)["properties"]["status"]
        terminal = {*wait["succeeded"], *wait["failed"]}
        assert terminal <= set(at(tuple(job["$ref"][2:].split("/")))["enum"] if "$ref" in job else terminal)
        assert wait.get("create") in {None, *(other["operationId"] for _, other in operations())}
    if "x-pagination" in operation:
        result, kind = result_of(operation), operation["x-pagination"]
        assert (result["type"] == "array") == (kind != "next-cursor")
        assert {"items", "nextCursor"} <= result.get("properties", {}).keys() or kind != "next-cursor"
        assert {"cursor", "limit"} <= parameters.keys() or kind == "single"
    for name, needed in operation.get("x-dependent-required", {}).items():
        assert {name, *needed} <= parameters.keys()
    if "x-result" in operation:
        assert operation["x-result"] in result_of(operation)["required"]


def test_only_what_is_not_repeated_anyway_is_marked_as_idempotent() -> None:
    marked = {name.partition(" ")[0] for name, operation in operations() if "x-idempotent" in operation}
    assert marked == {"POST", "PATCH"}


def test_a_list_that_is_split_says_how_many_items_fit() -> None:
    split = [node for _, node in nodes() if "x-split" in node]
    assert split
    assert [node["name"] for node in split if "maxItems" not in node["schema"]] == []


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
        ("CreateVoiceRequest", {"name": "", "provider": "elevenlabs", "assetId": "a"}),
        ("CreateVoiceRequest", {"name": "n", "provider": "elevenlabs", "assetId": ""}),
        ("CreateGenerationRequest", {"model": "lipsync-2", "input": []}),
        ("CreateGenerationRequest", {"model": "lipsync-2", "input": [VIDEO], "outputFileName": ""}),
        ("CreateGenerationRequest", {"model": "lipsync-2", "input": [VIDEO], "projectId": ""}),
        ("CreateGenerationRequest", {"model": "lipsync-2", "input": [VIDEO], "webhookUrl": "http://example.com/hook"}),
        ("CreateGenerationWithFilesRequest", {"model": "lipsync-2", "options": "{" * (1024**2 + 1)}),
        ("TTSProvider", {**PROVIDER, "script": ""}),
        ("TTSProvider", {**PROVIDER, "voiceId": ""}),
        ("SegmentAudioInput", {"refId": "a", "startTime": 1}),
        ("SegmentAudioInput", {"refId": "a", "endTime": 1}),
        ("DubParams", {"providerName": "elevenlabs", "targetLang": ""}),
        ("CreateAssetUploadRequest", {"fileName": "", "contentType": "video/mp4", "size": 1}),
        ("CreateAssetUploadRequest", {"fileName": "a.mp4", "contentType": "mp4", "size": 1}),
        ("CreateAssetUploadRequest", {"fileName": "a.mp4", "contentType": "video/mp4", "size": 0}),
        ("UpdateAssetRequest", {}),
        ("UpdateProjectRequest", {}),
        ("CreateProjectRequest", {"name": "n", "id": "my-project"}),
        ("CreateTranscriptionRequest", {"sourceVideoUrl": "https://a/b", "maxSourceSeconds": 0}),
        ("CreateDialogueEditRequest", {"sourceVideoUrl": "https://a/b", "sourceTranscript": {}, "edits": []}),
        ("DialogueRemoval", {"kind": "remove", "wordIds": []}),
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
        ("CreateGenerationRequest", {"model": "sync-3", "input": [VIDEO], "webhookUrl": "http://127.0.0.1:9/hook"}),
        ("SegmentAudioInput", {"refId": "a", "startTime": 1, "endTime": 2}),
        ("Video", {"type": "video", "url": None, "assetId": "550e8400-e29b-41d4-a716-446655440000"}),
        ("ActiveSpeaker", {"bounding_boxes": [[1, 2, 3, 4], None]}),
        ("ErrorBody", {"message": ["a is missing", "b is missing"], "statusCode": 400}),
        ("ErrorBody", {"message": "Unauthorized", "statusCode": 401}),
    ],
)
def test_the_contract_accepts(schema: str, body: object) -> None:
    assert problems(component(schema), body) == []


@pytest.mark.parametrize("key", ["", "a" * 129, "a b", "a/b", "\u00e9", "a\nb"])
def test_the_contract_refuses_an_idempotency_key(key: str) -> None:
    assert problems(("components", "parameters", "IdempotencyKey", "schema"), key) != []


def test_ids_and_names_that_are_sent_are_not_empty() -> None:
    bodies = reachable([operation.get("requestBody") for _, operation in operations()])
    sent = [(name, field) for path in bodies for name, field in at(path).get("properties", {}).items()]
    sent += [(node["name"], node["schema"]) for _, node in nodes() if node.get("in") in ("path", "query")]
    texts = [(name, field) for name, field in sent if "string" in field.get("type", "") and "const" not in field]
    named = [(name, field) for name, field in texts if re.fullmatch("id|name|cursor|.*(Id|_id|Name)", name)]
    assert len(named) > 30
    assert [name for name, field in named if not {"minLength", "pattern"} & field.keys()] == []
