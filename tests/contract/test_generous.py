"""An answer in which something is missing, null or of another type is still an answer.

Every example of the contract is changed in each of its places, one at a time: what fails may be no field but those that
the contract says identify the thing (`x-identity`).
"""

from __future__ import annotations

import copy
import inspect
import json
import pickle
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from sync import Sync
from sync_client import api, models
from sync_client.errors import DecodeError
from sync_client.exchange import parse
from sync_client.types import BaseModel, Operation, UnknownObject
from sync_client.wire import decode_items

from ..facade.support import INPUT
from ..scripted_server import Request, Script, ScriptedServer, keep, response

SPEC = yaml.safe_load((Path(__file__).parents[2] / "openapi.yaml").read_text(encoding="utf-8"))
METHODS = ("get", "put", "post", "patch", "delete")
SCHEMAS = SPEC["components"]["schemas"]
# One value of each type that JSON has, and some with something in them.
VALUES: list[Any] = [5, 1.5, "text", True, [], {}, ["text"], [{"a": None}], {"type": "new", "a": [1]}]

NOW = datetime(2026, 1, 1, tzinfo=UTC)

Place = tuple[Any, ...]


def places(value: Any, path: Place = ()) -> Iterator[Place]:
    """Where there is something in a value, its own place left out."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in pairs:
        yield (*path, key)
        yield from places(child, (*path, key))


def changed(value: Any, path: Place, *new: Any) -> Any:
    """A copy with something else at a place; without new, with nothing."""
    copy = json.loads(json.dumps(value))
    node = copy
    for key in path[:-1]:
        node = node[key]
    if new:
        node[path[-1]] = new[0]
    else:
        del node[path[-1]]
    return copy


def mutations(value: Any) -> Iterator[tuple[str, Place, Any]]:
    for path in places(value):
        yield "drop", path, changed(value, path)
        yield "null", path, changed(value, path, None)
        old = value
        for key in path:
            old = old[key]
        for new in VALUES:
            if type(new) is not type(old):
                yield "mistype", path, changed(value, path, new)


def use(result: Any) -> None:
    """What people do with a result."""
    for one in result if isinstance(result, list) else [result]:
        repr(one)
        pickle.loads(pickle.dumps(one))
        if isinstance(one, BaseModel):
            json.dumps(one.to_dict())
            assert one == one.copy() or isinstance(one, UnknownObject)


def fails(read: Any, value: Any) -> bool:
    with warnings.catch_warnings():
        # An item that can't be read is kept with a warning.
        warnings.simplefilter("ignore", RuntimeWarning)
        try:
            # What reads a list takes it apart.
            result = read(copy.deepcopy(value))
        except DecodeError:
            return True
    use(result)
    return False


def operations() -> Iterator[Any]:
    """Each operation with the schema and the examples of its JSON answer."""
    for item in SPEC["paths"].values():
        for operation in (item[method] for method in item if method in METHODS):
            for status, node in operation["responses"].items():
                media = node.get("content", {}).get("application/json")
                if status.startswith("2") and media is not None:
                    values = [example["value"] for example in media.get("examples", {}).values()]
                    yield operation["operationId"], media["schema"], values or [media["example"]]


def snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


def build(name: str) -> Operation[Any]:
    """The operation with any arguments."""
    make = getattr(api, snake(name))
    given: dict[str, Any] = {}
    for parameter in inspect.signature(make).parameters.values():
        if parameter.name == "body":
            cls = getattr(models, str(parameter.annotation).rpartition(".")[2])
            given["body"] = cls.from_dict(SCHEMAS[cls.__name__]["example"])
        elif parameter.default is inspect.Parameter.empty:
            given[parameter.name] = NOW if "datetime" in str(parameter.annotation) else "x"
    return make(**given)


def identity(schema: dict[str, Any]) -> set[str]:
    """The fields without which an answer can't be read."""
    found: set[str] = set()
    for one in [schema, *schema.get("oneOf", [])]:
        if "$ref" in one:
            found.update(SCHEMAS[one["$ref"].rpartition("/")[2]].get("x-identity", ()))
    return found


OPERATIONS = [pytest.param(*one, id=one[0]) for one in operations()]
# The schemas of answers; those of requests are checked.
MODELS = [
    name for name in SCHEMAS if hasattr(getattr(models, name, None), "from_dict") and not name.endswith("Request")
]


def failures(read: Any, example: Any, needed: set[str]) -> list[tuple[str, Place]]:
    assert not fails(read, example)
    return [
        (how, path)
        for how, path, value in mutations(example)
        if not (len(path) == 1 and path[0] in needed) and fails(read, value)
    ]


@pytest.mark.parametrize(("name", "schema", "examples"), OPERATIONS)
def test_no_answer_fails_for_a_field_that_does_not_identify_it(name: str, schema: Any, examples: list[Any]) -> None:
    operation = build(name)
    for example in examples:
        assert failures(operation.decode, example, identity(schema)) == []


@pytest.mark.parametrize("name", MODELS)
def test_no_model_fails_for_a_field_that_does_not_identify_it(name: str) -> None:
    example, needed = SCHEMAS[name]["example"], set(SCHEMAS[name].get("x-identity", ()))
    assert failures(getattr(models, name).from_dict, example, needed) == []


@pytest.mark.parametrize(("name", "schema", "examples"), OPERATIONS)
def test_what_is_no_answer_of_the_api_stays_an_error(name: str, schema: Any, examples: list[Any]) -> None:
    operation = build(name)
    for content in (b"<html></html>", b'"text"', b"", b"{", b"null"):
        if content in (b"", b"null") and operation.method == "DELETE":
            continue
        with pytest.raises(DecodeError):
            parse(operation, content)


@pytest.mark.parametrize("name", [name for name in MODELS if "x-identity" in SCHEMAS[name]])
def test_a_list_survives_an_item_that_can_not_be_read(name: str) -> None:
    """It is kept, and one warning names it."""
    example, model = SCHEMAS[name]["example"], getattr(models, name)
    for field in SCHEMAS[name]["x-identity"]:
        for broken in (changed(example, (field,)), changed(example, (field,), None)):
            with pytest.warns(RuntimeWarning, match=r"^list\[1\] is kept as it came: .*" + field.lower()[:3]) as caught:
                first, second, third = decode_items(model.from_dict, [example, broken, example], "list")
            assert len(caught) == 1
            assert first == third == model.from_dict(example)
            assert second == UnknownObject(broken)


CREATE = {"model": "lipsync-2", "input": INPUT}


class Api(ScriptedServer):
    """Answers with whatever generation it has, and has its file."""

    generation: Any = None

    def respond(self, request: Request) -> Script:
        if request.target == "/video.mp4":
            return [response(b"video", close=False), keep]
        pending = {"status": "PENDING", "outputUrl": None} if request.method == "POST" else {}
        return [response({**self.generation, **pending}, 201 if pending else 200, close=False), keep]


@pytest.fixture(scope="module")
def server() -> Iterator[Api]:
    with Api() as server:
        yield server


def test_create_wait_and_download_survive_each_of_them(server: Api, tmp_path: Path) -> None:
    """Over a real socket; also where the API does not say at first where the video is."""
    target = tmp_path / "video.mp4"
    with Sync(api_key="test", base_url=server.url, max_retries=0) as client, warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        count = 0
        for _, path, value in mutations(SCHEMAS["Generation"]["example"]):
            if path[0] in ("id", "status", "outputUrl"):
                continue
            server.generation = {**value, "status": "COMPLETED", "outputUrl": f"{server.url}/video.mp4"}
            created = client.generations.create(**CREATE)
            done = client.generations.wait(created.id)
            assert client.generations.download(done, target, overwrite=True).read_bytes() == b"video", path
            count += 1
        assert count > 100
