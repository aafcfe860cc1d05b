from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Dict, Set, Tuple

import httpx
import pytest
import yaml

from sync.core.scrub import scrub
from sync_sandbox import RecordedRequest, Sandbox

from . import runner
from .cassette import COLOURS, RECORDINGS, path_of, recording
from .scenario import done
from .scenarios import SCENARIOS

KEY = "planted-api-key"

# What a request sends, by the place it is planted in.
REQUEST_HEADERS = {
    "X-API-Key": KEY,
    "AUTHORIZATION": "Bearer planted-bearer",
    "Cookie": "session=planted-cookie",
    "X-Other-Auth": "planted-other-header",
    "Range": f"bytes=0-1, {KEY}",
}
REQUEST_QUERY = {
    "token": "planted-query-token",
    "X-Amz-Signature": "planted-query-signature",
    "user": "planted.query@mail.example.org",
    "limit": "10",
}
REQUEST_BODY = {
    "apiKey": "planted-json-key",
    "videoUrl": "https://bucket.example.org/a.mp4?X-Amz-Credential=planted-credential%2Fs3&X-Amz-Signature=planted-sig&b=1",
    "nested": json.dumps({"token": "planted-nested-token"}),
    "redirect": "https://example.org/?to=https%3A%2F%2Fexample.org%2F%3Ftoken%3Dplanted-inner",
    "owner": "planted.owner+tag@example.org",
    "webhookSecret": "whsec_planted/request+secret==",
    "note": f"the key is {KEY} or sk-planted.abcdefghijkl",
}
# What the response brings.
RESPONSE_HEADERS = {
    "Set-Cookie": "id=planted-set-cookie; Path=/",
    "X-Amz-Security-Token": "planted-response-header",
    "Location": "https://example.org/a.mp4?Signature=planted-location&Policy=planted-policy",
}
RESPONSE_BODY = (
    rb'{"outputUrl": "https://example.org/o.mp4?a=1\u0026token=planted-escaped\u0026c=2", "secret": "whsec_planted0",'
    rb' "accessToken": "planted-access", "clientSecret": "planted-client", "u": "https://e.org/?token\u003dplanted-eq",'
    rb' "email": "planted.e-mail\u0040example.co.uk", "who": "planted@example.org",'
    rb' "upload": "http://127.0.0.1:1/storage/uploads/planted-upload", "in": "/storage/signed/planted-signed/a.mp4",'
    rb' "kept": "https://api.sync.so/v2/generations?limit=10&cursor=next"}'
)


def exchange(sandbox: Sandbox) -> bytes:
    """Send and get everything that is planted; gives all of it, as it was on the wire."""
    sandbox.fault(status=200, headers={**RESPONSE_HEADERS, "Content-Type": "application/json"}, body=RESPONSE_BODY)
    with httpx.Client(base_url=sandbox.url) as client:
        answer = client.post("/v2/generate", headers=REQUEST_HEADERS, params=REQUEST_QUERY, json=REQUEST_BODY)
        files = {"audio": ("a.wav", b"planted.file@example.org", "audio/wav")}
        client.post("/v2/generate", data={"input": json.dumps(REQUEST_BODY)}, files=files)
    assert answer.content == RESPONSE_BODY
    return b"".join(everything(request) for request in sandbox.requests)


def everything(request: RecordedRequest) -> bytes:
    assert request.response is not None
    headers: Dict[str, Any] = {**request.headers, **request.response.headers}
    head = "\n".join([request.query, *headers.values()]).encode()
    return b"\n".join([head, request.body.bytes or b"", request.response.body.bytes or b""])


def header_names(cassette: Dict[str, Any]) -> Set[str]:
    messages = [interaction[kind] for interaction in cassette["interactions"] for kind in ("request", "response")]
    return {name for message in messages for name in message["headers"]}


PLANTED = re.compile(rb"planted[\w.+-]*(?:@|%40|\\u0040)?[\w.-]*")


@pytest.fixture
def planted(tmp_path: Path) -> Tuple[bytes, bytes]:
    """All that was on the wire, and the cassette that was recorded of it."""
    path = tmp_path / "planted.yaml"
    with Sandbox(api_key=KEY) as sandbox:
        with recording(path, origin=sandbox.url, recorded_from="sandbox", secrets=[KEY]):
            sent = exchange(sandbox)
        return sent, path.read_bytes()


def test_nothing_secret_gets_into_a_recording(planted: Tuple[bytes, bytes]) -> None:
    sent, written = planted
    assert len(set(PLANTED.findall(sent))) >= 26
    assert PLANTED.findall(written) == []
    assert b"whsec_scrubbed" in written
    assert b"scrubbed@example.com" in written
    kept = {"accept", "content-length", "content-type", "location", "range"}
    assert header_names(yaml.safe_load(written)) == kept


def test_what_is_not_secret_stays_in_a_recording(planted: Tuple[bytes, bytes]) -> None:
    interaction = yaml.safe_load(planted[1])["interactions"][0]
    request, response = interaction["request"], interaction["response"]
    assert request["uri"].startswith("https://api.sync.so/v2/generate?")
    assert "limit=10" in request["uri"]
    assert json.loads(request["body"])["videoUrl"].endswith("&b=1")
    body = json.loads(response["body"]["string"])
    assert body["outputUrl"] == "https://example.org/o.mp4?a=1&token=scrubbed&c=2"
    assert body["kept"] == "https://api.sync.so/v2/generations?limit=10&cursor=next"
    assert response["headers"]["content-length"] == [str(len(response["body"]["string"]))]


def test_the_recordings_hold_no_secret() -> None:
    paths = list(RECORDINGS.rglob("*.yaml"))
    assert paths
    for path in paths:
        content = path.read_bytes()
        assert scrub(content) == content, path
        # Once more, and simpler, in case what scrubs is wrong.
        assert set(re.findall(rb"whsec_\w+", content)) <= {b"whsec_scrubbed"}, path
        assert set(re.findall(rb"[\w.+-]+@[\w.-]+", content)) <= {b"scrubbed@example.com"}, path
        assert set(re.findall(rb"(?:token|[Ss]ignature|Credential)=([^&\"\s]*)", content)) <= {b"scrubbed"}, path
        assert not header_names(yaml.safe_load(content)) & {"x-api-key", "authorization", "cookie", "set-cookie"}, path


@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("name", ["generations.create_and_wait", "generations.list"])
def test_a_recording_from_the_sandbox_is_the_same_every_time(name: str, colour: str, tmp_path: Path) -> None:
    first, second = tmp_path / "first.yaml", tmp_path / "second.yaml"
    for path in (first, second):
        runner.record(SCENARIOS[name], colour, path)
    assert first.read_text() == second.read_text()
    assert yaml.safe_load(first.read_text())["recorded_from"] == "sandbox"


@pytest.mark.parametrize("colour", COLOURS)
def test_with_a_key_the_live_api_is_recorded(colour: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "live.yaml"
    with Sandbox(api_key=KEY) as sandbox:
        monkeypatch.setattr(runner, "PUBLIC", sandbox.url)
        runner.record(SCENARIOS["generations.list"], colour, path, KEY)
        assert len(sandbox.requests) == 2
    assert yaml.safe_load(path.read_text())["recorded_from"] == "live"
    assert KEY not in path.read_text()


def test_what_the_live_api_cannot_be_told_to_do_is_recorded_from_the_sandbox(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "limit.yaml"
    monkeypatch.setattr(runner, "PUBLIC", "http://127.0.0.1:9")
    runner.record(SCENARIOS["generations.list.rate_limit"], "sync", path, KEY)
    assert yaml.safe_load(path.read_text())["recorded_from"] == "sandbox"


def test_a_recording_that_fails_leaves_the_old_one(tmp_path: Path) -> None:
    async def fail(client: Any) -> None:
        await done(client.generations.list())
        raise KeyError

    path = tmp_path / "recorded.yaml"
    path.write_text("the old one")
    with pytest.raises(KeyError):
        runner.record(SCENARIOS["generations.list"]._replace(run=fail), "sync", path)
    assert path.read_text() == "the old one"
    assert list(tmp_path.iterdir()) == [path]


def test_both_colours_send_the_same() -> None:
    for name in SCENARIOS:
        sync, asynchronous = (yaml.safe_load(path_of(name, colour).read_text()) for colour in COLOURS)
        if sync["recorded_from"] == asynchronous["recorded_from"] == "sandbox":
            assert sync == asynchronous, name
