"""The key goes to the API and is shown nowhere."""

from __future__ import annotations

import asyncio
import copy
import gc
import io
import logging
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any, Callable, List

import httpx
import pytest

from sync import Sync
from sync.errors import ApiConnectionError, ApiError, ApiStatusError, NotFoundError

from ..facade.support import INPUT
from ..faults.api import FaultyApi, generation
from ..faults.conftest import MakeClient
from ..faults.telltale import KEY
from ..scripted_server import response

# What a person may look at, and what tools that report errors collect.
VIEWS: Any = [
    repr,
    str,
    vars,
    lambda client: client._caller.context,
    lambda client: client._caller.context.settings,
    lambda client: client.generations,
    lambda client: vars(client.generations),
    lambda client: vars(client._caller.transport),
    lambda client: client.with_options(timeout=5.0),
    lambda client: vars(client.with_options(headers={"x-trace": "1"})),
]


@pytest.mark.parametrize("view", VIEWS)
def test_no_view_of_a_client_shows_the_key(server: FaultyApi, view: Callable[[Any], Any]) -> None:
    with Sync(api_key=KEY, base_url=server.url) as client:
        client.generations.get("x")
        shown = view(client)
        assert KEY not in repr(shown)
        assert KEY not in str(shown)


PROGRAM = """
import logging, sys
from sync import Sync
from sync.errors import ApiConnectionError, ApiError, ApiStatusError, NotFoundError

if sys.argv[3] == "everything":
    logging.basicConfig(level=logging.DEBUG)
client = Sync(api_key=sys.argv[1], base_url=sys.argv[2], max_retries=1, on_request=lambda details: 1 / 0)
for id in ("x", "y", "z"):
    try:
        print(client.generations.get(id))
    except ApiError as error:
        logging.getLogger("app").exception("failed: %r", error)
"""


@pytest.mark.parametrize("what", ["sync", "everything"])
def test_no_log_shows_the_key_not_even_with_all_its_detail(server: FaultyApi, what: str) -> None:
    server.scripts = [[response(b"", 503)], None, [response(b"", 400)], []]
    environment = {"SYNC_LOG": "debug", "PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, KEY, server.url, what], env=environment, capture_output=True, timeout=30
    )
    assert done.returncode == 0, done.stderr.decode()
    assert len(server.requests) == 5
    assert b"attempt=2" in done.stderr
    assert KEY.encode() not in done.stdout + done.stderr


def test_a_server_that_sends_the_key_back_is_not_quoted_in_the_log(
    make: MakeClient, server: FaultyApi, caplog: pytest.LogCaptureFixture
) -> None:
    server.scripts = [[response({"message": f"{KEY} is not a key"}, 401, f"X-Api-Key: {KEY}")]]
    with caplog.at_level(logging.DEBUG, "sync"), pytest.raises(ApiError):
        make().generations.get("x")
    assert "401" in caplog.text
    assert KEY not in caplog.text


def test_a_client_does_not_pickle_with_its_key(server: FaultyApi) -> None:
    with Sync(api_key=KEY, base_url=server.url) as client:
        client.generations.get("x")
        for value in (client, client.generations):
            with pytest.raises(TypeError):
                pickle.dumps(value)


def test_what_the_api_answers_pickles_and_copies_without_the_key(make: MakeClient, server: FaultyApi) -> None:
    items = [{"type": "hologram"}, {"type": "video", "url": "u"}]
    server.scripts = [[response(generation("x", "NEW", input=items, extra={"a": [1]}))]]
    found = make().generations.get("x")
    for twin in (pickle.loads(pickle.dumps(found)), copy.copy(found), copy.deepcopy(found)):
        assert twin == found
        assert twin.to_dict() == found.to_dict()
    assert KEY.encode() not in pickle.dumps(found)


def test_storages_get_no_key_and_no_header_of_the_client(
    make: MakeClient, server: FaultyApi, other: FaultyApi, tmp_path: Path
) -> None:
    client = make(default_headers={"x-team": "secret"})
    other.scripts = [[response(b"", 302, f"Location: {server.url}/video.mp4")], [response(b"")]]
    server.scripts = [
        [response(generation("x", "COMPLETED", outputUrl=f"{other.url}/video.mp4"))],
        [response(b"video")],
        [response({"uploadUrl": f"{other.url}/put", "url": f"{other.url}/asset.mp4", "expiresIn": 900}, 201)],
        [response({"id": "a"}, 201)],
    ]
    client.generations.download("x", tmp_path / "video.mp4")
    assert client.assets.upload(("video.mp4", io.BytesIO(b"video"))).id == "a"
    assert [request.method for request in other.requests] == ["GET", "PUT"]
    # A storage that sends a download back to the origin of the API does not get the key to come along.
    assert [request.target for request in server.requests if "x-api-key" not in request.headers] == ["/video.mp4"]
    for request in [*other.requests, server.requests[1]]:
        assert not {"x-api-key", "x-team", "authorization", "cookie"}.intersection(request.headers)


def test_a_create_sends_the_key_in_its_header_alone(make: MakeClient, server: FaultyApi) -> None:
    make().generations.create(model="lipsync-2", input=INPUT)
    (request,) = server.requests
    assert request.headers.pop("x-api-key") == KEY
    assert KEY not in str(request)


def test_a_request_that_a_mock_has_recorded_is_the_only_one_with_the_key() -> None:
    recorded: List[httpx.Request] = []

    def refuse(request: httpx.Request) -> httpx.Response:
        recorded.append(request)
        return httpx.Response(404, json={"message": "no such thing"})

    http: Any = httpx.Client(transport=httpx.MockTransport(refuse))
    with http, pytest.raises(NotFoundError) as caught:
        Sync(api_key=KEY, http_client=http, max_retries=0).generations.get("x")
    (sent,) = recorded
    assert sent.headers["x-api-key"] == KEY
    # Whatever the error, its frames and the client still hold.
    alive = [one for one in gc.get_objects() if isinstance(one, httpx.Request) and one.url == sent.url]
    assert [one for one in alive if KEY in one.headers.values()] == [sent]
    assert caught.value.status_code == 404


def test_each_header_goes_out_once(
    make: MakeClient, server: FaultyApi, colour: Any, loop: asyncio.AbstractEventLoop
) -> None:
    cls: Any = httpx.Client if colour is Sync else httpx.AsyncClient
    http = cls(headers={"User-Agent": "mine", "X-API-Key": "other", "X-Team": "a"})
    settings: Any = {
        "http_client": http,
        "default_headers": {"x-team": "b", "ACCEPT": "text/x", "Cookie": "a=1"},
    }
    for client in (make(), make(**settings)):
        client.generations.create(model="lipsync-2", input=INPUT, extra_headers={"X-TEAM": "c", "cookie": "a=2"})
        client.generations.create_with_files(
            model="lipsync-2", video=("v.mp4", b"\0\0\0\x18ftypmp42"), audio=("a.wav", b"RIFF\0\0\0\0WAVE")
        )
        client.generations.list(extra_headers={"User-Agent": "theirs"})
    if colour is Sync:
        http.close()
    else:
        loop.run_until_complete(http.aclose())
    assert len(server.requests) == 6
    for request in server.requests:
        assert sorted(request.names) == sorted(set(request.names))
        assert request.headers["x-api-key"] == KEY
    assert (server.requests[3].headers["x-team"], server.requests[3].headers["cookie"]) == ("c", "a=2")
    assert server.requests[5].headers["user-agent"] == "theirs"


@pytest.mark.parametrize(
    "location",
    ["http://[@host/", "//[", "http://127.0.0.1:99999999/", "https:///", "", "/" + "x" * 70_000, "//u:p@127.0.0.1/"],
)
def test_a_redirect_to_what_can_not_be_read_is_an_error_and_goes_nowhere(
    make: MakeClient, server: FaultyApi, other: FaultyApi, location: str
) -> None:
    server.scripts = [[response(b"", 302, f"Location: {location}")]]
    with pytest.raises((ApiStatusError, ApiConnectionError)) as caught:
        make(max_retries=0).models.list()
    assert KEY not in str(caught.value)
    assert len(server.requests) == 1
