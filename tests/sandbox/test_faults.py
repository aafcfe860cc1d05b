"""Failures on demand, seen through a real client and on the bare socket."""

from __future__ import annotations

import socket
import time
from typing import Any, Dict, List
from urllib.parse import urlsplit

import httpx
import pytest

from sync_sandbox import Sandbox

from .payloads import CREATE


def raw(sandbox: Sandbox, request: bytes) -> bytes:
    """What comes back on a connection of its own until the sandbox ends it."""
    with socket.create_connection(("127.0.0.1", urlsplit(sandbox.url).port or 0), timeout=5) as connection:
        connection.sendall(request)
        answer = b""
        while True:
            part = connection.recv(65536)
            if not part:
                return answer
            answer += part


GET_MODELS = b"GET /v2/models HTTP/1.1\r\nHost: x\r\nx-api-key: test\r\n\r\n"


class TestStatus:
    def test_it_happens_as_often_as_told_and_nothing_is_carried_out(
        self, client: httpx.Client, sandbox: Sandbox
    ) -> None:
        fault = sandbox.fault(times=2)
        statuses = [client.post("/v2/generate", json=CREATE).status_code for _ in range(3)]
        assert statuses == [503, 503, 201]
        assert fault.hits == 2
        assert len(sandbox.billed) == 1
        assert [request.fault is fault for request in sandbox.requests] == [True, True, False]

    def test_it_may_be_answered_after_the_work_is_done(self, client: httpx.Client, sandbox: Sandbox) -> None:
        sandbox.fault(status=504, after="processing")
        assert client.post("/v2/generate", json=CREATE).status_code == 504
        assert len(sandbox.billed) == 1

    def test_the_body_is_the_apis_unless_given(self, client: httpx.Client, sandbox: Sandbox) -> None:
        sandbox.fault(status=500)
        body = client.get("/v2/models").json()
        assert (body["statusCode"], body["error"]) == (500, "Internal Server Error")
        assert body["requestId"]

    @pytest.mark.parametrize(
        ("given", "content", "content_type"),
        [
            ({"body": {"errorCode": "x"}}, b'{"errorCode": "x"}', "application/json"),
            ({"body": ["x"]}, b'["x"]', "application/json"),
            ({"body": "<html>", "headers": {"Content-Type": "text/html"}}, b"<html>", "text/html"),
            ({"body": b"\xff\xfe", "headers": {"Content-Type": "application/json"}}, b"\xff\xfe", "application/json"),
            ({"body": ""}, b"", None),
        ],
    )
    def test_any_body_and_header(
        self, client: httpx.Client, sandbox: Sandbox, given: Dict[str, Any], content: bytes, content_type: str
    ) -> None:
        sandbox.fault(status=520, **given)
        answer = client.get("/v2/models")
        assert (answer.status_code, answer.content, answer.headers.get("content-type")) == (520, content, content_type)

    def test_a_body_is_read_before_the_answer(self, client: httpx.Client, sandbox: Sandbox) -> None:
        sandbox.fault()
        assert client.post("/v2/generate", content=b"x" * 5_000_000).status_code == 503
        assert sandbox.requests[0].body.length == 5_000_000

    def test_a_retry_after_of_ones_own(self, client: httpx.Client, sandbox: Sandbox) -> None:
        sandbox.fault(status=429, headers={"Retry-After": "7"}, body={"errorCode": "rate_limit_exceeded"})
        assert client.get("/v2/models").headers["retry-after"] == "7"


class TestMatching:
    @pytest.mark.parametrize(
        ("method", "path", "meets"),
        [
            (None, None, ["GET /v2/models", "POST /v2/generate", "GET /v2/generate/x"]),
            ("post", None, ["POST /v2/generate"]),
            (None, "/v2/generate", ["POST /v2/generate"]),
            (None, "/v2/generate/{id}", ["GET /v2/generate/x"]),
            (None, "/v2/generate*", ["POST /v2/generate", "GET /v2/generate/x"]),
            ("GET", "/v2/generate*", ["GET /v2/generate/x"]),
            (None, "/v2/mod.ls", []),
        ],
    )
    def test_by_method_and_path(
        self, client: httpx.Client, sandbox: Sandbox, method: str, path: str, meets: List[str]
    ) -> None:
        sandbox.fault(method=method, path=path, status=599, times=None)
        met = []
        for line in ("GET /v2/models", "POST /v2/generate", "GET /v2/generate/x"):
            if client.request(*line.split()).status_code == 599:
                met.append(line)
        assert met == meets

    def test_the_first_that_matches_counts(self, client: httpx.Client, sandbox: Sandbox) -> None:
        sandbox.fault(status=500)
        sandbox.fault(status=502)
        assert [client.get("/v2/models").status_code for _ in range(3)] == [500, 502, 200]

    def test_they_can_be_forgotten(self, client: httpx.Client, sandbox: Sandbox) -> None:
        sandbox.fault(times=None)
        sandbox.clear_faults()
        assert client.get("/v2/models").status_code == 200

    @pytest.mark.parametrize(
        "wrong", [{"kind": "explode"}, {"after": "lunch"}, {"delay": -1.0}, {"at": -1}, {"times": 0}]
    )
    def test_a_fault_that_makes_no_sense_is_refused_by_name(self, sandbox: Sandbox, wrong: Dict[str, Any]) -> None:
        with pytest.raises(ValueError, match=next(iter(wrong))):
            sandbox.fault(**wrong)


class TestConnections:
    def test_a_disconnect_is_a_connection_that_ends_without_a_byte(self, sandbox: Sandbox) -> None:
        sandbox.fault(kind="disconnect")
        assert raw(sandbox, GET_MODELS) == b""
        assert sandbox.requests[0].response is None

    def test_a_reset_is_a_reset(self, sandbox: Sandbox) -> None:
        sandbox.fault(kind="reset")
        with pytest.raises(ConnectionResetError):
            raw(sandbox, GET_MODELS)

    @pytest.mark.parametrize(("at", "kept"), [(None, 0.5), (10, 10), (0, 0)])
    def test_a_truncated_answer_promises_more_than_it_sends(self, sandbox: Sandbox, at: int, kept: float) -> None:
        sandbox.fault(kind="truncate", at=at)
        head, _, body = raw(sandbox, GET_MODELS).partition(b"\r\n\r\n")
        promised = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
        assert head.startswith(b"HTTP/1.1 200")
        assert len(body) == (promised // 2 if kept == 0.5 else kept)
        answer = sandbox.requests[0].response
        assert answer is not None
        assert not answer.complete

    def test_a_download_that_breaks_can_be_resumed(
        self, client: httpx.Client, stranger: httpx.Client, sandbox: Sandbox
    ) -> None:
        id = client.post("/v2/generate", json=CREATE).json()["id"]
        sandbox.advance(3.0)
        url = client.get(f"/v2/generations/{id}/download").text
        sandbox.fault(path="/storage/*", kind="truncate", at=1000)
        parts: List[bytes] = []
        with stranger.stream("GET", url) as answer, pytest.raises(httpx.RemoteProtocolError):
            parts.extend(answer.iter_raw())
        got = b"".join(parts)
        assert len(got) == 1000
        got += stranger.get(url, headers={"Range": "bytes=1000-"}).content
        assert got == stranger.get(url).content

    def test_a_stalled_request_is_never_answered(self, client: httpx.Client, sandbox: Sandbox) -> None:
        sandbox.fault(kind="stall", after="processing")
        with pytest.raises(httpx.ReadTimeout):
            client.post("/v2/generate", json=CREATE, timeout=0.05)
        assert len(sandbox.billed) == 1

    def test_a_stalled_answer_stops_on_its_way(self, client: httpx.Client, sandbox: Sandbox) -> None:
        sandbox.fault(kind="stall", at=5)
        with client.stream("GET", "/v2/models", timeout=0.1) as answer:
            assert answer.status_code == 200
            with pytest.raises(httpx.ReadTimeout):
                answer.read()

    def test_a_slow_answer_is_a_proper_one(self, client: httpx.Client, sandbox: Sandbox) -> None:
        sandbox.fault(kind="slow", delay=0.1)
        with pytest.raises(httpx.ReadTimeout):
            client.get("/v2/models", timeout=0.02)
        sandbox.fault(kind="slow", delay=0.01)
        assert client.get("/v2/models").status_code == 200

    def test_a_body_need_not_be_read(self, sandbox: Sandbox) -> None:
        sandbox.fault(status=413, after="headers", body="")
        head = b"POST /v2/generate HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n"
        assert raw(sandbox, head).startswith(b"HTTP/1.1 413")
        assert sandbox.requests[0].body.length == 0

    def test_a_refused_body_is_read_so_that_the_client_sees_the_refusal(
        self, stranger: httpx.Client, sandbox: Sandbox
    ) -> None:
        answer = stranger.post(f"{sandbox.url}/v2/generate", content=b"x" * 5_000_000)
        assert answer.status_code == 401
        assert sandbox.requests[0].body.length == 5_000_000

    def test_closing_waits_for_nothing_that_was_held_up(self) -> None:
        with Sandbox() as sandbox:
            for kind in ("stall", "slow"):
                sandbox.fault(kind=kind, delay=60.0 if kind == "slow" else 0.0)
                with pytest.raises(httpx.ReadTimeout):
                    httpx.post(f"{sandbox.url}/v2/generate", json=CREATE, timeout=0.02)
            begin = time.monotonic()
        assert time.monotonic() - begin < 1

    def test_a_broken_connection_leaves_the_sandbox_well(self, client: httpx.Client, sandbox: Sandbox) -> None:
        for kind in ("disconnect", "reset", "truncate"):
            sandbox.fault(kind=kind)
            with pytest.raises(httpx.TransportError):
                client.get("/v2/models")
        assert client.get("/v2/models").status_code == 200
