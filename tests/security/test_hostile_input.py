"""What comes from a caller's own users leads nowhere else: not out of a path, a folder or a line."""

from __future__ import annotations

import email
import io
from itertools import count
from pathlib import Path
from typing import Any, Callable, List
from urllib.parse import unquote

import pytest
import yaml

from sync.errors import ApiError, InvalidRequestError

from ..facade.support import INPUT
from ..faults.api import FaultyApi
from ..faults.conftest import MakeClient

IDS = [
    "",
    " ",
    ".",
    "..",
    "../assets",
    "..\\assets",
    "x/../../v2/assets",
    "/v2/assets",
    "//evil.example/x",
    "x/y",
    "x?wait=true",
    "x#y",
    "x;y",
    "@evil.example",
    "%2e%2e",
    "%2F..%2F",
    "x\r\nX-Injected: 1",
    "x\n",
    "x\0",
    "\u202ex",
    "\ud800",
    "x y",
    "\uff0e\uff0e/",
    "x" * 70_000,
]

CALLS: List[Any] = [
    ("/v2/generate/{id}", lambda client, id: client.generations.get(id)),
    ("/v2/generate/{id}", lambda client, id: client.generations.wait(id, timeout=0.1)),
    ("/v2/generate/{id}", lambda client, id: client.generations.download(id, "no/such/folder/")),
    ("/v2/generate/{id}/costs", lambda client, id: client.generations.costs(id)),
    ("/v2/generations/{id}", lambda client, id: client.generations.get_by_id(id)),
    ("/v2/generations/{id}", lambda client, id: client.generations.delete(id)),
    ("/v2/assets/{id}", lambda client, id: client.assets.get(id)),
    ("/v2/assets/{id}", lambda client, id: client.assets.update(id, name="new")),
    ("/v2/assets/{id}", lambda client, id: client.assets.delete(id)),
    ("/v2/batch/{id}", lambda client, id: client.batch.get(id)),
    ("/v2/batch/{id}", lambda client, id: client.batch.wait(id, timeout=0.1)),
    ("/v2/batches/{id}/result", lambda client, id: next(iter(client.batch.results(id)))),
    ("/v2/voices/{id}", lambda client, id: client.voices.get(id)),
    ("/v2/voices/{id}", lambda client, id: client.voices.delete(id)),
    ("/v2/tts/jobs/{id}", lambda client, id: client.tts.get_job(id)),
    ("/v2/transcriptions/{id}", lambda client, id: client.transcriptions.get(id)),
    ("/v2/dialogue-edits/{id}", lambda client, id: client.dialogue_edits.get(id)),
    ("/v2/projects/{id}", lambda client, id: client.projects.get(id)),
    ("/v2/projects/{id}", lambda client, id: client.projects.update(id, name="new")),
    ("/v2/projects/{id}", lambda client, id: client.projects.delete(id)),
    ("/v2/projects/{id}/assets", lambda client, id: client.projects.attach_asset(id, "a")),
    ("/v2/projects/{id}/assets/a", lambda client, id: client.projects.detach_asset(id, "a")),
    ("/v2/projects/p/assets/{id}", lambda client, id: client.projects.detach_asset("p", id)),
    ("/v2/projects/{id}/generations", lambda client, id: client.projects.list_generations(id)),
]


def test_each_path_with_an_id_is_tried() -> None:
    contract = yaml.safe_load(Path(__file__).parents[2].joinpath("openapi.yaml").read_text("utf-8"))
    paths = {path.replace("{assetId}", "a") for path in contract["paths"] if "{id}" in path}
    # A fresh URL, and a stream through the API, are asked for with the id of a generation that was found.
    found = {"/v2/generations/{id}/download", "/v2/generations/{id}/result"}
    assert paths - found <= {path for path, _ in CALLS}


@pytest.mark.parametrize("id", IDS, ids=count())
def test_an_id_leads_to_itself_or_nowhere(make: MakeClient, server: FaultyApi, id: str) -> None:
    client = make(max_retries=0)
    for path, call in CALLS:
        server.requests.clear()
        try:
            call(client, id)
        except ApiError:
            pass  # The server does not answer what each of them wants.
        for request in server.requests:
            place = request.target.partition("?")[0]
            prefix, _, suffix = path.partition("{id}")
            assert place.startswith(prefix)
            assert place.endswith(suffix)
            segment = place[len(prefix) : len(place) - len(suffix)]
            assert unquote(segment) == id
            assert not set("/\\?#\r\n ").intersection(segment)
            assert ".." not in segment
            assert "x-injected" not in request.headers


@pytest.mark.parametrize("id", ["..", "x\r\nX-Injected: 1", "\ud800", "", "x" * 70_000], ids=count())
def test_an_id_that_can_name_nothing_is_refused_before_anything_is_sent(
    make: MakeClient, server: FaultyApi, id: str
) -> None:
    client = make()
    for _, call in CALLS:
        with pytest.raises(InvalidRequestError):
            call(client, id)
    assert server.requests == []


@pytest.mark.parametrize("value", ["x\r\nX-Injected: 1", "x\nX-Injected: 1", "x\rX", "x\n", "x\0", "\u010ax", "x\x7f"])
@pytest.mark.parametrize(
    "call",
    [
        lambda client, value: client.generations.get("x", extra_headers={"x-user": value}),
        lambda client, value: client.generations.get("x", extra_headers={value: "x"}),
        lambda client, value: client.with_options(headers={"x-user": value}),
        lambda client, value: client.generations.create(model="m", input=INPUT, idempotency_key=value),
    ],
    ids=["the value of a header", "the name of a header", "a header of the client", "the idempotency key"],
)
def test_no_value_ends_a_line_of_the_head(
    make: MakeClient, server: FaultyApi, call: Callable[[Any, str], Any], value: str
) -> None:
    client = make()
    with pytest.raises(InvalidRequestError) as info:
        call(client, value)
    assert info.value.field
    assert server.requests == []


NAMES = ['a"; name="model', 'a\\"; name=\\"model', "a;b=c.mp4", "../../etc/passwd", "\u00e9\u4e2d.mp4", "'%22.mp4"]


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_file_makes_no_field_of_a_form(make: MakeClient, server: FaultyApi, name: str) -> None:
    files: Any = {"video": (name, io.BytesIO(b"video")), "audio": ("a.wav", io.BytesIO(b"audio"))}
    make().generations.create_with_files(model="lipsync-2", **files)
    (request,) = server.requests
    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
    parts: Any = email.message_from_bytes(head + request.body).get_payload()
    fields = [value for part in parts for key, value in part.get_params(header="content-disposition") if key == "name"]
    assert sorted(fields) == ["audio", "model", "video"]
    assert b"../" not in request.body


@pytest.mark.parametrize("name", ["a\r\nX-Injected: 1", "a\nb", "a\0b"])
def test_the_name_of_a_file_ends_no_line(make: MakeClient, server: FaultyApi, name: str) -> None:
    with pytest.raises(InvalidRequestError) as info:
        make().generations.create_with_files(model="lipsync-2", video=(name, io.BytesIO(b"video")), audio=b"audio")
    assert info.value.field == "video"
    assert server.requests == []


@pytest.mark.parametrize("value", ["\ud800", "x" * 70_000], ids=["a surrogate", "a long text"])
def test_a_parameter_that_no_url_can_hold_is_an_error_of_the_library(
    make: MakeClient, server: FaultyApi, value: str
) -> None:
    with pytest.raises(InvalidRequestError):
        make().generations.list(limit=1, cursor=value)
    assert server.requests == []


@pytest.mark.parametrize("host", ["a..b", "a" * 300, "xn--\u00fc.com"])
def test_a_host_that_no_name_server_knows_is_an_error_of_the_library(make: MakeClient, host: str) -> None:
    with pytest.raises(ApiError):
        make(base_url=f"http://{host}", max_retries=0).generations.get("x")
