from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml
from spec_diff import Change, SpecError, diff

from ..scripted_server import Request, Script, ScriptedServer, response

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "scripts" / "diff_spec.py"

Json = Any
Edit = Callable[[Json], object]

JSON = "application/json"
API: Json = {
    "openapi": "3.1.0",
    "info": {"title": "Things", "version": "1"},
    "servers": [{"url": "https://api.example.com"}],
    "security": [{"key": []}],
    "paths": {
        "/things": {
            "get": {
                "parameters": [
                    {"name": "source", "in": "query", "schema": {"type": "string"}},
                    {"name": "kinds", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}},
                    {"name": "X-Trace", "in": "header", "schema": {"type": "string"}},
                ],
                "responses": {
                    "200": {
                        "description": "All things.",
                        "headers": {"Retry-After": {"schema": {"type": "integer"}}},
                        "content": {
                            JSON: {"schema": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}}}
                        },
                    },
                    "401": {"description": "No key."},
                },
            },
            "post": {
                "requestBody": {"content": {JSON: {"schema": {"$ref": "#/components/schemas/NewThing"}}}},
                "responses": {
                    "201": {
                        "description": "Made.",
                        "content": {JSON: {"schema": {"$ref": "#/components/schemas/Thing"}}},
                    }
                },
            },
        },
        "/things/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
            "get": {
                "responses": {
                    "200": {
                        "description": "One thing.",
                        "content": {JSON: {"schema": {"$ref": "#/components/schemas/Thing"}}},
                    },
                    "404": {"description": "No such thing.", "content": {"text/plain": {}}},
                }
            },
        },
    },
    "webhooks": {
        "made": {
            "post": {
                "requestBody": {"content": {JSON: {"schema": {"$ref": "#/components/schemas/Thing"}}}},
                "responses": {"200": {"description": "Heard."}},
            }
        }
    },
    "components": {
        "securitySchemes": {
            "key": {"type": "apiKey", "in": "header", "name": "x-api-key"},
            "token": {"type": "http", "scheme": "bearer"},
        },
        "schemas": {
            "NewThing": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
            "Thing": {
                "type": "object",
                "required": ["id"],
                "properties": {
                    "id": {"type": "string"},
                    "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}},
                },
            },
        },
    },
}
THINGS = API["paths"]["/things"]
ALL_OF_THING = ("GET /things", "POST /things", "GET /things/{id}", "webhook made")


def edited(edit: Edit, api: Json = API) -> Json:
    new = copy.deepcopy(api)
    edit(new)
    return new


def told(changes: list[Change]) -> list[str]:
    return [f"{'breaking' if c.breaking else 'compatible'}: {c.action} {c.where} {c.what}".rstrip() for c in changes]


def operation(new: Json, method: str = "get") -> Json:
    return new["paths"]["/things"][method]


def rename(mapping: Json, old: str, new: str) -> object:
    mapping[new] = mapping.pop(old)
    return mapping


OPERATIONS: dict[str, tuple[Edit, list[str]]] = {
    "removed path": (lambda d: d["paths"].pop("/things/{id}"), ["breaking: removed GET /things/{id}"]),
    "removed operation": (lambda d: d["paths"]["/things"].pop("post"), ["breaking: removed POST /things"]),
    "added path": (lambda d: d["paths"].update({"/new": {"get": {}}}), ["compatible: added GET /new"]),
    "added operation": (lambda d: d["paths"]["/things"].update(delete={}), ["compatible: added DELETE /things"]),
    "deprecated operation": (
        lambda d: operation(d).update(deprecated=True),
        ["compatible: changed GET /things now deprecated"],
    ),
    "removed query parameter": (
        lambda d: operation(d)["parameters"].pop(0),
        ["breaking: removed GET /things query parameter 'source'"],
    ),
    "added optional parameter": (
        lambda d: operation(d)["parameters"].append({"name": "limit", "in": "query"}),
        ["compatible: added GET /things query parameter 'limit': optional"],
    ),
    "added required parameter": (
        lambda d: operation(d)["parameters"].append({"name": "limit", "in": "query", "required": True}),
        ["breaking: added GET /things query parameter 'limit': required"],
    ),
    "added parameter of a whole path": (
        lambda d: d["paths"]["/things"].update(parameters=[{"name": "limit", "in": "query"}]),
        ["compatible: added 2 operations query parameter 'limit': optional"],
    ),
    "parameter becomes required": (
        lambda d: operation(d)["parameters"][0].update(required=True),
        ["breaking: changed GET /things query parameter 'source': now required"],
    ),
    "deprecated parameter": (
        lambda d: operation(d)["parameters"][0].update(deprecated=True),
        ["compatible: changed GET /things query parameter 'source': now deprecated"],
    ),
    "changed type of a parameter": (
        lambda d: operation(d)["parameters"][0].update(schema={"type": "integer"}),
        ["breaking: changed GET /things query parameter 'source': type string -> integer"],
    ),
    "changed type of a path parameter": (
        lambda d: d["paths"]["/things/{id}"]["parameters"][0].update(schema={"type": "integer"}),
        ["breaking: changed GET /things/{id} path parameter 'id': type string -> integer"],
    ),
    "changed way to send a list": (
        lambda d: operation(d)["parameters"][1].update(explode=False),
        ["breaking: changed GET /things query parameter 'kinds': list sent as form, repeated -> form, in one value"],
    ),
    "body becomes required": (
        lambda d: operation(d, "post")["requestBody"].update(required=True),
        ["breaking: changed POST /things request body: now required"],
    ),
    "removed body": (
        lambda d: operation(d, "post").pop("requestBody"),
        ["breaking: removed POST /things request body"],
    ),
    "added optional body": (
        lambda d: operation(d).update(requestBody={"content": {JSON: {}}}),
        ["compatible: added GET /things request body: optional"],
    ),
    "added required body": (
        lambda d: operation(d).update(requestBody={"required": True, "content": {JSON: {}}}),
        ["breaking: added GET /things request body: required"],
    ),
    "added request content type": (
        lambda d: operation(d, "post")["requestBody"]["content"].update({"text/csv": {}}),
        ["compatible: added POST /things request body text/csv"],
    ),
    "changed request content type": (
        lambda d: rename(operation(d, "post")["requestBody"]["content"], JSON, "multipart/form-data"),
        [
            "breaking: removed POST /things request body application/json",
            "compatible: added POST /things request body multipart/form-data",
        ],
    ),
    "removed response content type": (
        lambda d: operation(d)["responses"]["200"].pop("content"),
        ["breaking: removed GET /things response 200 application/json"],
    ),
    "changed success status": (
        lambda d: rename(operation(d)["responses"], "200", "202"),
        ["breaking: changed GET /things response 200: status 200 -> 202"],
    ),
    "removed success status": (
        lambda d: operation(d)["responses"].pop("200"),
        ["breaking: removed GET /things response 200"],
    ),
    "added success status": (
        lambda d: operation(d)["responses"].update({"202": {}}),
        ["compatible: added GET /things response 202"],
    ),
    "success status as a range": (
        lambda d: rename(operation(d)["responses"], "200", "2XX"),
        [],
    ),
    "error status as a range": (
        lambda d: rename(d["paths"]["/things/{id}"]["get"]["responses"], "404", "4XX"),
        [],
    ),
    "range beside its statuses": (
        lambda d: operation(d)["responses"].update({"2XX": {}}),
        ["compatible: added GET /things response 2XX"],
    ),
    "changed error status": (
        lambda d: rename(operation(d)["responses"], "401", "403"),
        ["compatible: removed GET /things response 401", "compatible: added GET /things response 403"],
    ),
    "error without its body": (
        lambda d: d["paths"]["/things/{id}"]["get"]["responses"]["404"].pop("content"),
        ["compatible: removed GET /things/{id} response 404 text/plain"],
    ),
    "removed response header": (
        lambda d: operation(d)["responses"]["200"].pop("headers"),
        ["breaking: removed GET /things response 200 header retry-after"],
    ),
    "added response header": (
        lambda d: operation(d)["responses"]["200"]["headers"].update({"X-New": {}}),
        ["compatible: added GET /things response 200 header x-new"],
    ),
    "changed type of a response header": (
        lambda d: operation(d)["responses"]["200"]["headers"]["Retry-After"].update(schema={"type": "string"}),
        ["breaking: changed GET /things response 200 header retry-after: type integer -> string"],
    ),
    "changed authentication": (
        lambda d: d.update(security=[{"token": []}]),
        ["breaking: changed 3 operations authentication: apiKey header x-api-key -> http bearer"],
    ),
    "changed name of the key's header": (
        lambda d: d["components"]["securitySchemes"]["key"].update(name="x-key"),
        ["breaking: changed 3 operations authentication: apiKey header x-api-key -> apiKey header x-key"],
    ),
    "added way to authenticate": (
        lambda d: operation(d).update(security=[{"key": []}, {"token": []}]),
        [
            "compatible: changed GET /things authentication: apiKey header x-api-key"
            " -> apiKey header x-api-key or http bearer"
        ],
    ),
    "added second credential": (
        lambda d: operation(d).update(security=[{"key": [], "token": []}]),
        [
            "breaking: changed GET /things authentication: apiKey header x-api-key"
            " -> apiKey header x-api-key and http bearer"
        ],
    ),
    "authentication no longer asked for": (
        lambda d: operation(d).update(security=[]),
        ["compatible: changed GET /things authentication: apiKey header x-api-key -> none"],
    ),
    "moved server": (
        lambda d: d.update(servers=[{"url": "https://api2.example.com"}]),
        ["breaking: changed 3 operations server: https://api.example.com -> https://api2.example.com"],
    ),
    "moved base path": (
        lambda d: d["servers"][0].update(url="https://api.example.com/v3") or d["paths"].pop("/things/{id}"),
        [
            "breaking: removed GET /things",
            "breaking: removed GET /things/{id}",
            "breaking: removed POST /things",
            "compatible: added GET /v3/things",
            "compatible: added POST /v3/things",
        ],
    ),
    "removed webhook": (lambda d: d["webhooks"].pop("made"), ["breaking: removed webhook made"]),
    "added webhook": (
        lambda d: d["webhooks"].update({"lost": {"post": {}}}),
        ["compatible: added webhook lost"],
    ),
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_tells_the_change_of_an_operation(name: str) -> None:
    edit, expected = OPERATIONS[name]

    assert told(diff(API, edited(edit))) == expected


def test_authentication_that_becomes_necessary_breaks() -> None:
    free = edited(lambda d: operation(d).update(security=[]))

    assert told(diff(free, API)) == ["breaking: changed GET /things authentication: none -> apiKey header x-api-key"]


def exchanged(schema: Json, **components: Json) -> Json:
    """An API that takes this schema in its only request, and one that gives it in its only response."""
    content = {"content": {JSON: {"schema": schema}}}
    return [
        {"openapi": "3.1.0", "paths": {"/x": {"post": operation}}, "components": {"schemas": components}}
        for operation in ({"requestBody": content}, {"responses": {"200": content}})
    ]


def fields(required: tuple[str, ...] = (), **properties: Json) -> Json:
    return {"type": "object", "required": list(required), "properties": properties}


TEXT, NUMBER = {"type": "string"}, {"type": "number"}
VIDEO = fields(kind={"const": "video"}, url=TEXT)
AUDIO = fields(kind={"const": "audio"}, url=TEXT)
NULLABLE = {"type": ["string", "null"]}
KEPT = " (clients keep unknown values)"

# name: old schema, new schema, how bad it is in a request and in a response, what is told of a request, and of a
# response if that is something else. B breaks, C is compatible, - is not told.
SCHEMAS: dict[str, tuple[Json, Json, str, str] | tuple[Json, Json, str, str, str]] = {
    "removed field": (fields(a=TEXT), fields(), "BB", "removed $.a"),
    "added field": (fields(), fields(a=TEXT), "CC", "added $.a: optional", "added $.a"),
    "added required field": (fields(), fields(("a",), a=TEXT), "BC", "added $.a: required", "added $.a"),
    "field becomes required": (fields(a=TEXT), fields(("a",), a=TEXT), "BC", "changed $.a: now required"),
    "field becomes optional": (fields(("a",), a=TEXT), fields(a=TEXT), "CB", "changed $.a: now optional"),
    "field becomes nullable": (fields(a=TEXT), fields(a=NULLABLE), "CB", "changed $.a: may now be null"),
    "field not nullable any more": (fields(a=NULLABLE), fields(a=TEXT), "BC", "changed $.a: may no longer be null"),
    "deprecated field": (fields(a=TEXT), fields(a={**TEXT, "deprecated": True}), "CC", "changed $.a: now deprecated"),
    "changed default": (
        fields(a={**TEXT, "default": "b"}),
        fields(a={**TEXT, "default": "c"}),
        "B-",
        "changed $.a: default b -> c",
    ),
    "default that is now told": (
        fields(a=NUMBER),
        fields(a={**NUMBER, "default": 0}),
        "C-",
        "changed $.a: default none -> 0",
    ),
    "changed default of what is referred to": (
        fields(a={"allOf": [TEXT], "default": "b"}),
        fields(a={"allOf": [{**TEXT, "default": "c"}]}),
        "B-",
        "changed $.a: default b -> c",
    ),
    "changed type": (fields(a=TEXT), fields(a=NUMBER), "BB", "changed $.a: type string -> number"),
    "number becomes integer": (NUMBER, {"type": "integer"}, "BC", "changed type number -> integer"),
    "integer becomes number": ({"type": "integer"}, NUMBER, "CB", "changed type integer -> number"),
    "another type as well": (TEXT, {"type": ["string", "array"]}, "CB", "changed may now be array"),
    "one type less": ({"anyOf": [TEXT, NUMBER]}, NUMBER, "BC", "changed no longer string"),
    "anything becomes text": ({}, TEXT, "BC", "changed type any -> string"),
    "text becomes anything": (TEXT, {}, "CB", "changed type string -> any"),
    "changed type in a list": ({"items": TEXT}, {"items": NUMBER}, "BB", "changed $[]: type string -> number"),
    "changed type in a tuple": (
        {"prefixItems": [NUMBER, NUMBER]},
        {"prefixItems": [NUMBER, TEXT]},
        "BB",
        "changed $[1]: type number -> string",
    ),
    "changed type in a map": (
        {"additionalProperties": TEXT},
        {"additionalProperties": NUMBER},
        "BB",
        "changed $.*: type string -> number",
    ),
    "other fields refused": (
        fields(),
        {**fields(), "additionalProperties": False},
        "B-",
        "changed other fields refused",
    ),
    "other fields accepted": (
        {**fields(), "additionalProperties": False},
        fields(),
        "C-",
        "changed other fields accepted",
    ),
    "removed enum value": ({"enum": ["a", "b"]}, {"enum": ["a"]}, "BC", "removed value 'b'"),
    "added enum value": ({"enum": ["a"]}, {"enum": ["a", "b"]}, "CC", "added value 'b'", f"added value 'b'{KEPT}"),
    "another constant": ({"const": "a"}, {"const": "b"}, "BB", "changed value 'a' -> 'b'"),
    "text becomes enum": (TEXT, {"enum": ["a"]}, "BC", "changed only 'a' from now on"),
    "enum becomes text": (
        {"enum": ["a"]},
        TEXT,
        "CC",
        "changed any value, no longer only 'a'",
        f"changed any value, no longer only 'a'{KEPT}",
    ),
    "changed format": (
        {**TEXT, "format": "date-time"},
        {**TEXT, "format": "date"},
        "BB",
        "changed format date-time -> date",
    ),
    "added format": (TEXT, {**TEXT, "format": "uuid"}, "BC", "changed format none -> uuid"),
    "removed format": ({**TEXT, "format": "uuid"}, TEXT, "CB", "changed format uuid -> none"),
    "lower maximum": ({**NUMBER, "maximum": 10}, {**NUMBER, "maximum": 5}, "B-", "changed maximum 10 -> 5"),
    "higher maximum": ({**NUMBER, "maximum": 5}, {**NUMBER, "maximum": 10}, "C-", "changed maximum 5 -> 10"),
    "lower minimum": ({**TEXT, "minLength": 2}, {**TEXT, "minLength": 1}, "C-", "changed minLength 2 -> 1"),
    "higher minimum": ({**TEXT, "minLength": 1}, {**TEXT, "minLength": 2}, "B-", "changed minLength 1 -> 2"),
    "added limit": (TEXT, {**TEXT, "maxLength": 9}, "B-", "changed maxLength none -> 9"),
    "removed limit": ({**TEXT, "maxLength": 9}, TEXT, "C-", "changed maxLength 9 -> none"),
    "changed pattern": ({**TEXT, "pattern": "^a"}, {**TEXT, "pattern": "^b"}, "B-", "changed pattern ^a -> ^b"),
    "one of two fields necessary": (
        fields(a=TEXT, b=TEXT),
        {**fields(a=TEXT, b=TEXT), "anyOf": [{"required": ["a"]}, {"required": ["b"]}]},
        "B-",
        "changed one of none -> a or b",
    ),
    "added alternative": (
        {"oneOf": [VIDEO]},
        {"oneOf": [VIDEO, AUDIO]},
        "CC",
        "added alternative 'audio' object",
        f"added alternative 'audio' object{KEPT}",
    ),
    "removed alternative": (
        {"oneOf": [VIDEO, AUDIO]},
        {"oneOf": [AUDIO]},
        "BC",
        "removed alternative 'video' object",
    ),
    "changed field of an alternative": (
        {"oneOf": [VIDEO, AUDIO]},
        {"oneOf": [AUDIO, fields(kind={"const": "video"}, url=NUMBER)]},
        "BB",
        "changed $.url: type string -> number",
    ),
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_tells_the_change_of_a_schema_and_whether_it_breaks(name: str) -> None:
    old, new, badness, *texts = SCHEMAS[name]
    subjects = ["POST /x request body", "POST /x response 200"]
    for before, after, subject, bad, text in zip(
        exchanged(old), exchanged(new), subjects, badness, [texts[0], texts[-1]], strict=True
    ):
        lines = [line.replace(f"{subject}: ", "").replace(f"{subject} ", "") for line in told(diff(before, after))]

        assert lines == {"B": [f"breaking: {text}"], "C": [f"compatible: {text}"], "-": []}[bad]


THING = {"$ref": "#/components/schemas/Thing"}
NAMED = {
    "Thing": fields(("a",), a=TEXT),
    "Alias": {"$ref": "#/components/schemas/Thing"},
    "MaybeThing": {"$ref": "#/components/schemas/Thing", "nullable": True},
}

SAME: dict[str, tuple[Json, Json]] = {
    "nullable, type list": ({**TEXT, "nullable": True}, {"type": ["string", "null"]}),
    "nullable, oneOf null": ({**TEXT, "nullable": True}, {"oneOf": [TEXT, {"type": "null"}]}),
    "nullable reference": ({"allOf": [THING], "nullable": True}, {"anyOf": [THING, {"type": "null"}]}),
    "nullable enum": ({**TEXT, "nullable": True, "enum": ["a", None]}, {"enum": ["a", None]}),
    "reference to a nullable reference": (
        {"$ref": "#/components/schemas/MaybeThing"},
        {"oneOf": [THING, {"type": "null"}]},
    ),
    "reference to a reference": ({"$ref": "#/components/schemas/Alias"}, THING),
    "reference and copy": (THING, NAMED["Thing"]),
    "reference with remarks": ({**THING, "description": "One."}, THING),
    "allOf of parts": ({"allOf": [THING, fields(b=NUMBER)]}, fields(("a",), a=TEXT, b=NUMBER)),
    "allOf of the same field": (
        {"allOf": [fields(a=NUMBER), fields(a={"maximum": 3})]},
        fields(a={**NUMBER, "maximum": 3}),
    ),
    "allOf of number and integer": ({"allOf": [NUMBER, {"type": "integer"}]}, {"type": "integer"}),
    "allOf of null and a type": ({"allOf": [NULLABLE, TEXT]}, TEXT),
    "union of open and closed enum": ({"anyOf": [{"enum": ["a"]}, TEXT]}, TEXT),
    "allOf of enums": ({"allOf": [{"enum": ["a", "b"]}, {"enum": ["b", "c"]}]}, {"const": "b"}),
    "const and enum": ({"const": "a"}, {**TEXT, "enum": ["a"]}),
    "oneOf constants and enum": ({"oneOf": [{"const": "a", "title": "A"}, {"const": "b"}]}, {"enum": ["a", "b"]}),
    "union in another order": ({"oneOf": [VIDEO, AUDIO]}, {"anyOf": [AUDIO, VIDEO]}),
    "union in a union": ({"oneOf": [{"oneOf": [TEXT, NUMBER]}, VIDEO]}, {"oneOf": [TEXT, NUMBER, VIDEO]}),
    "exclusive limit": ({**NUMBER, "minimum": 0, "exclusiveMinimum": True}, {**NUMBER, "exclusiveMinimum": 0}),
    "inclusive limit": ({**NUMBER, "minimum": 0, "exclusiveMinimum": False}, {**NUMBER, "minimum": 0}),
    "limit that limits nothing": ({**TEXT, "minLength": 0}, TEXT),
    "file": ({**TEXT, "format": "binary"}, {**TEXT, "contentMediaType": "video/mp4"}),
    "base64": ({**TEXT, "format": "byte"}, {**TEXT, "contentEncoding": "base64"}),
    "any further field": ({**fields(), "additionalProperties": {}}, {**fields(), "additionalProperties": True}),
    "remarks": ({**TEXT, "description": "a", "example": "b", "format": "uri"}, TEXT),
}


@pytest.mark.parametrize("name", SAME)
def test_finds_the_same_in_another_spelling(name: str) -> None:
    for schemas in (SAME[name], SAME[name][::-1]):
        for before, after in zip(*(exchanged(schema, **NAMED) for schema in schemas), strict=True):
            assert diff(before, after) == []


SAME_OPERATIONS: dict[str, Edit] = {
    "documentation": lambda d: operation(d).update(summary="s", description="d", operationId="o", tags=["t"]),
    "name of a path parameter": lambda d: (
        rename(d["paths"], "/things/{id}", "/things/{thingId}"),
        d["paths"]["/things/{thingId}"]["parameters"][0].update(name="thingId"),
    ),
    "case of a header parameter": lambda d: operation(d)["parameters"][2].update(name="x-trace"),
    "case of a response header": lambda d: rename(
        operation(d)["responses"]["200"]["headers"], "Retry-After", "retry-after"
    ),
    "order of parameters": lambda d: operation(d)["parameters"].reverse(),
    "parameter at its operation": lambda d: d["paths"]["/things/{id}"]["get"].update(
        parameters=d["paths"]["/things/{id}"].pop("parameters")
    ),
    "parameter as a component": lambda d: (
        d["components"].update(parameters={"Source": operation(d)["parameters"][0]}),
        operation(d)["parameters"].__setitem__(0, {"$ref": "#/components/parameters/Source"}),
    ),
    "response as a component": lambda d: (
        d["components"].update(responses={"All": operation(d)["responses"]["200"]}),
        operation(d)["responses"].update({"200": {"$ref": "#/components/responses/All"}}),
    ),
    "schema by its place": lambda d: operation(d, "post")["responses"]["201"]["content"][JSON].update(
        schema={"$ref": "#/paths/~1things/get/responses/200/content/application~1json/schema/items"}
    ),
    "charset": lambda d: rename(operation(d)["responses"]["200"]["content"], JSON, f"{JSON}; charset=utf-8"),
    "header that OpenAPI ignores": lambda d: operation(d)["parameters"].append(
        {"name": "Authorization", "in": "header", "required": True}
    ),
    "security at each operation": lambda d: [
        item[method].update(security=d["security"])
        for item in d["paths"].values()
        for method in ("get", "post")
        if method in item
    ],
    "base path in the server": lambda d: (
        d["servers"][0].update(url="https://api.example.com/things"),
        rename(d["paths"], "/things/{id}", "/{id}"),
        rename(d["paths"], "/things", ""),
    ),
    "another server as well": lambda d: d["servers"].append({"url": "https://dev.example.com"}),
    "no server told": lambda d: d.pop("servers"),
    "OpenAPI 3.0 without webhooks": lambda d: (d.pop("webhooks"), d.update(openapi="3.0.3")),
}


@pytest.mark.parametrize("name", SAME_OPERATIONS)
def test_finds_the_same_operation_in_another_spelling(name: str) -> None:
    assert diff(API, edited(SAME_OPERATIONS[name])) == []
    assert diff(edited(SAME_OPERATIONS[name]), API) == []


def test_renamed_schema_is_no_change() -> None:
    renamed = json.loads(json.dumps(API).replace("schemas/Thing", "schemas/ThingDto").replace('"Thing"', '"ThingDto"'))

    assert "ThingDto" in renamed["components"]["schemas"]
    assert diff(API, renamed) == []


def test_change_in_a_shared_schema_is_told_once_with_its_operations() -> None:
    new = edited(lambda d: d["components"]["schemas"]["Thing"]["properties"].pop("id"))

    (change,) = diff(API, new)

    assert (change.schema, change.path, change.direction) == ("Thing", "$.id", "response")
    assert change.operations == ALL_OF_THING


def test_schema_that_is_sent_and_received_is_told_for_each() -> None:
    both = edited(lambda d: operation(d, "post")["requestBody"]["content"][JSON].update(schema=THING))
    new = edited(lambda d: d["components"]["schemas"]["Thing"]["properties"].update(id={"enum": ["a"]}), both)

    assert [(c.breaking, c.direction, c.operations) for c in diff(both, new)] == [
        (True, "request", ("POST /things",)),
        (False, "response", ALL_OF_THING),
    ]


def test_recursive_schemas_are_compared_to_their_depth() -> None:
    deeper = edited(lambda d: d["components"]["schemas"]["Thing"]["properties"].update(parts={"type": "array"}))

    assert told(diff(API, deeper)) == ["breaking: changed Thing $.parts[]: type object Thing -> any"]


def test_recursive_schemas_without_a_name_end() -> None:
    place = "#/paths/~1x/post/requestBody/content/application~1json/schema"
    old, _ = exchanged(fields(a=TEXT, b={"$ref": place}))
    new, _ = exchanged(fields(a=NUMBER, b={"$ref": place}))

    assert told(diff(old, new))[0] == "breaking: changed POST /x request body $.a: type string -> number"


def test_recursive_schemas_that_are_merged_end() -> None:
    def family(value: Json) -> Json:
        return {
            "A": fields(value=value, child={"$ref": "#/components/schemas/A"}),
            "B": fields(child={"$ref": "#/components/schemas/B"}),
            "C": {"allOf": [{"$ref": "#/components/schemas/A"}, fields(child={"$ref": "#/components/schemas/C"})]},
        }

    both = {"allOf": [{"$ref": f"#/components/schemas/{name}"} for name in "ABC"]}
    old, _ = exchanged(both, **family(TEXT))
    new, _ = exchanged(both, **family(NUMBER))

    assert "breaking: changed POST /x request body $.value: type string -> number" in told(diff(old, new))


def test_field_only_for_the_other_direction_is_not_compared() -> None:
    old = exchanged(fields())
    new = exchanged(fields(("a", "b"), a={**TEXT, "readOnly": True}, b={**TEXT, "writeOnly": True}))

    assert [line for pair in zip(old, new, strict=True) for line in told(diff(*pair))] == [
        "breaking: added POST /x request body $.b: required",
        "compatible: added POST /x response 200 $.a",
    ]


def test_alternatives_are_told_apart_by_the_discriminator_of_their_union() -> None:
    one, other = fields(kind=TEXT, a=TEXT), fields(kind=TEXT, b=TEXT)
    mapping = {"one": "#/components/schemas/One", "other": "Other"}
    refs = [{"$ref": "#/components/schemas/One"}, {"$ref": "#/components/schemas/Other"}]
    union = {"oneOf": refs, "discriminator": {"propertyName": "kind", "mapping": mapping}}
    old, _ = exchanged(union, One=one, Other=other)
    new, _ = exchanged({**union, "oneOf": refs[1:]}, One=one, Other=other)

    assert told(diff(old, new)) == ["breaking: removed POST /x request body: alternative 'one' object"]


def test_breaking_changes_come_first_then_removed_changed_added() -> None:
    def edit(d: Json) -> None:
        d["paths"]["/a"] = {"get": {}}
        operation(d).update(deprecated=True)
        operation(d)["responses"].pop("401")
        operation(d)["parameters"][0].update(required=True)
        d["paths"]["/things"].pop("post")

    assert [(c.breaking, c.action) for c in diff(API, edited(edit))] == [
        (True, "removed"),
        (True, "changed"),
        (False, "removed"),
        (False, "changed"),
        (False, "added"),
    ]


def test_leaves_both_descriptions_as_they_are() -> None:
    old, new = copy.deepcopy(API), edited(lambda d: d["components"]["schemas"].pop("NewThing") and d["paths"].popitem())
    new["paths"]["/things"].pop("post")
    before = copy.deepcopy((old, new))

    diff(old, new)

    assert (old, new) == before


UNREADABLE: dict[str, tuple[Edit, str]] = {
    "Swagger 2": (lambda d: d.update(openapi="2.0"), "not an OpenAPI 3 description: its version is '2.0'"),
    "no version": (lambda d: d.pop("openapi"), "not an OpenAPI 3 description: it has no 'openapi' version"),
    "reference to nothing": (
        lambda d: d["components"]["schemas"].pop("Thing"),
        "$ref '#/components/schemas/Thing' points to nothing",
    ),
    "reference to another file": (
        lambda d: operation(d)["responses"].update({"200": {"$ref": "other.yaml#/a"}}),
        "$ref 'other.yaml#/a' points outside the document: bundle it into one file first",
    ),
    "reference to itself": (
        lambda d: d["components"]["schemas"].update(Thing=THING),
        "$ref '#/components/schemas/Thing' leads back to itself",
    ),
    "paths in a list": (lambda d: d.update(paths=[1]), "'paths' is a list, not a dict: '[1]'"),
    "schema in a list": (
        lambda d: d["components"]["schemas"].update(Thing=[TEXT]),
        "a schema is a list, not a mapping: \"[{'type': 'string'}]\"",
    ),
    "type in a mapping": (
        lambda d: d["components"]["schemas"]["Thing"].update(type={"a": 1}),
        "'type' is neither a name nor a list of names: \"{'a': 1}\"",
    ),
    "parameter without a name": (
        lambda d: operation(d)["parameters"].append({"in": "query"}),
        "a parameter of /things lacks 'name' or 'in'",
    ),
    "security in a text": (lambda d: d.update(security=["key"]), "a security requirement is a str, not a mapping"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_followed_is_an_error_that_says_what(name: str) -> None:
    edit, message = UNREADABLE[name]

    with pytest.raises(SpecError) as caught:
        diff(edited(edit), edited(edit))

    assert str(caught.value) == message


def places(node: Json) -> Iterator[tuple[Json, Json]]:
    """Every container of the document with each of its keys."""
    for key, value in list(node.items() if isinstance(node, dict) else enumerate(node)):
        yield node, key
        if isinstance(value, (dict, list)):
            yield from places(value)


@pytest.mark.parametrize("junk", [None, True, 0, 1.5, "x", [], [[]], [None], {}, {"$ref": 1}, {"type": [{}]}], ids=repr)
def test_a_damaged_description_is_compared_or_refused_never_a_crash(junk: Json) -> None:
    damaged = copy.deepcopy(API)
    for container, key in places(damaged):
        whole, container[key] = container[key], junk
        for old, new in ((damaged, damaged), (API, damaged), (damaged, API)):
            with suppress(SpecError):
                diff(old, new)
        container[key] = whole
    assert damaged == API


# The command


def run(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", str(SCRIPT), *map(str, arguments)]
    environ = {**os.environ, "COLUMNS": "100"}
    return subprocess.run(command, cwd=cwd, env=environ, capture_output=True, text=True, check=False, timeout=50)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "base.yaml"
    path.write_text(yaml.safe_dump(API))
    return path


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    def edit(d: Json) -> None:
        d["components"]["schemas"]["Thing"]["properties"].pop("id")
        operation(d)["parameters"].pop(0)
        d["paths"]["/new"] = {"get": {}}

    path = tmp_path / "spec.json"
    path.write_text(json.dumps(edited(edit), indent="\t"))
    return path


REPORT = """\
base.yaml -> spec.json

Breaking (2)
  removed  GET /things  query parameter 'source'
  removed  Thing        $.id
           received from GET /things, POST /things, GET /things/{id}, webhook made

Compatible (1)
  added    GET /new
"""


def test_report_for_a_terminal(base: Path, spec: Path) -> None:
    result = run("spec.json", "--base", "base.yaml", cwd=base.parent)

    assert (result.returncode, result.stdout, result.stderr) == (1, REPORT, "")


def test_report_for_a_program(base: Path, spec: Path) -> None:
    result = run("spec.json", "--base", "base.yaml", "--format", "json", cwd=base.parent)
    report = json.loads(result.stdout)

    assert (result.returncode, result.stderr) == (1, "")
    assert {key: report[key] for key in ("base", "spec", "breaking", "compatible")} == {
        "base": "base.yaml",
        "spec": "spec.json",
        "breaking": 2,
        "compatible": 1,
    }
    assert report["changes"][1] == {
        "breaking": True,
        "action": "removed",
        "detail": "",
        "subject": "",
        "path": "$.id",
        "schema": "Thing",
        "direction": "response",
        "operations": list(ALL_OF_THING),
    }


def test_same_description_is_no_difference_and_exit_code_0(base: Path) -> None:
    result = run(base, "--base", base)

    assert (result.returncode, result.stdout.splitlines()[1], result.stderr) == (0, "No difference.", "")


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (lambda d: None, 0),
        (lambda d: d["paths"].update({"/new": {"get": {}}}), 0),
        (lambda d: d["paths"].pop("/things/{id}"), 3),
    ],
    ids=["nothing", "compatible", "breaking"],
)
def test_fails_on_breaking_changes_alone_if_it_is_told_so(base: Path, edit: Edit, code: int) -> None:
    (base.parent / "spec.json").write_text(json.dumps(edited(edit)))

    assert run("spec.json", "--base", "base.yaml", "--fail-on", "breaking", cwd=base.parent).returncode == code


def test_compares_with_the_contract_of_the_project_unless_told_otherwise(tmp_path: Path) -> None:
    contract = yaml.safe_load((ROOT / "openapi.yaml").read_text())
    contract["paths"].pop("/v2/models")
    (tmp_path / "spec.yaml").write_text(yaml.safe_dump(contract))

    result = run("spec.yaml", cwd=tmp_path)

    assert (result.returncode, result.stderr) == (1, "")
    assert "  removed  GET /v2/models\n" in result.stdout


def test_contract_of_the_project_written_as_openapi_3_0_is_the_same() -> None:
    contract = json.loads(json.dumps(yaml.safe_load((ROOT / "openapi.yaml").read_text()), default=str))
    older = {**downgraded(contract), "openapi": "3.0.3"}
    older.pop("webhooks", None)

    assert "null" not in set(types_of(older["components"]["schemas"]))
    assert diff(contract, older) == []
    assert diff(older, contract) == []


def downgraded(node: Json) -> Json:
    if isinstance(node, list):
        return [downgraded(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = {key: downgraded(value) for key, value in node.items()}
    for union in ("oneOf", "anyOf"):
        if {"type": "null"} in node.get(union, ()):
            node["nullable"] = True
            node[union].remove({"type": "null"})
    if isinstance(node.get("type"), list) and "null" in node["type"]:
        node["nullable"] = True
        kinds = [kind for kind in node["type"] if kind != "null"]
        node["type"] = kinds[0] if len(kinds) == 1 else kinds
    if isinstance(node.get("const"), str):
        node["enum"] = [node.pop("const")]
    return node


def types_of(node: Json) -> Iterator[str]:
    for item in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from types_of(item)
    if isinstance(node, dict) and isinstance(node.get("type"), (str, list)):
        yield from [node["type"]] if isinstance(node["type"], str) else node["type"]


class Site(ScriptedServer):
    """Serves the pages it is given, by path: status and content, or where it moved to."""

    pages: dict[str, tuple[int, str]]

    def respond(self, request: Request) -> Script:
        status, text = self.pages.get(request.target.partition("?")[0], (404, ""))
        return [response(text.encode(), status, *([f"Location: {text}"] if status == 302 else []))]


@pytest.fixture
def address(spec: Path) -> Iterator[str]:
    with Site() as site:
        site.pages = {
            "/openapi.json": (200, spec.read_text()),
            "/moved": (302, "/openapi.json"),
            "/away": (302, "http://example.com/openapi.json"),
            "/page": (200, "<!doctype html><title>Sign in</title>"),
            "/broken": (500, ""),
        }
        yield site.url


@pytest.mark.parametrize("path", ["/openapi.json", "/moved"])
def test_reads_an_address(base: Path, address: str, path: str) -> None:
    result = run(address + path, "--base", "base.yaml", cwd=base.parent)

    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout == REPORT.replace("spec.json", address + path)


def test_shows_an_address_without_its_secrets(base: Path, address: str) -> None:
    result = run(address.replace("//", "//me:hidden@") + "/openapi.json?token=hidden", "--base", base)

    assert result.returncode == 1
    assert f"-> {address}/openapi.json\n" in result.stdout
    assert "hidden" not in result.stdout + result.stderr


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/nowhere", "cannot be fetched: the server answered 404 Not Found"),
        ("/broken", "cannot be fetched: the server answered 500 Internal Server Error"),
        ("/page", "not an OpenAPI 3 description: it has no 'openapi' version"),
        ("/away", "plain http is only for this machine: use https for example.com"),
    ],
)
def test_address_without_a_description_is_exit_code_2(address: str, path: str, message: str) -> None:
    result = run(address + path)

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == f"diff_spec: {address}{path}: {message}\n"


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http://127.0.0.1:1/openapi.json", "cannot be fetched: "),
        ("https://[::1/openapi.json", "cannot be fetched: "),
        ("http://example.com/openapi.json", "plain http is only for this machine: use https for example.com"),
    ],
)
def test_address_that_cannot_be_reached_is_exit_code_2(url: str, message: str) -> None:
    result = run(url)

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"diff_spec: {url}: {message}")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not an OpenAPI 3 description: it has no 'openapi' version"),
        (b"a: [1", "neither YAML nor JSON: "),
        (b'{"a": 1', "neither YAML nor JSON: "),
        (b"\xff\xfe\x00", "neither YAML nor JSON: "),
        (b"[" * 100_000, "nested too deeply"),
        (b"swagger: '2.0'", "not an OpenAPI 3 description: it has no 'openapi' version"),
        (b"openapi: 3.1.0\npaths: none", "'paths' is a str, not a dict: 'none'"),
    ],
    ids=["empty", "bad YAML", "bad JSON", "bad text", "too deep", "Swagger", "bad paths"],
)
@pytest.mark.parametrize("role", ["spec", "base"])
def test_file_that_cannot_be_read_is_exit_code_2(tmp_path: Path, role: str, content: bytes, message: str) -> None:
    bad, good = tmp_path / "bad", tmp_path / "good"
    bad.write_bytes(content)
    good.write_text(json.dumps(API))

    result = run(*(("bad", "--base", "good") if role == "spec" else ("good", "--base", "bad")), cwd=tmp_path)

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"diff_spec: bad: {message}")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(("name", "message"), [("absent", "No such file or directory"), (".", "Is a directory")])
def test_file_that_is_not_there_is_exit_code_2(name: str, message: str, tmp_path: Path) -> None:
    result = run(name, cwd=tmp_path)

    assert (result.returncode, result.stdout, result.stderr) == (2, "", f"diff_spec: {name}: {message}\n")
