"""webhooks: listen, verify, trigger."""

from __future__ import annotations

import http.client
import json
import socket
import subprocess
import sys
from pathlib import Path
from typing import Iterator, List, Tuple
from urllib.parse import urlsplit

import pytest

from sync.webhooks import sign
from sync_sandbox import Sandbox

from ..scripted_server import Request, Script, ScriptedServer, response
from .conftest import Run

SECRET = "whsec_of_the_test"
Listening = Tuple[str, "subprocess.Popen[str]"]


class Receiver(ScriptedServer):
    """A program that is developed: it takes webhooks, and answers `status`."""

    status = 204

    def respond(self, request: Request) -> Script:
        self.taken.append(request)
        return [response(status=self.status)]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as receiver:
        receiver.taken: List[Request] = []
        yield receiver


@pytest.fixture
def secret(surroundings: None, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("SYNC_WEBHOOK_SECRET", SECRET)
    return SECRET


def listen(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "sync", "webhooks", "listen", "--port", "0", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def url_of(child: subprocess.Popen[str]) -> str:
    assert child.stderr is not None
    note: str = json.loads(child.stderr.readline())["note"]
    return note.partition("on ")[2].partition(";")[0]


def post(url: str, body: bytes, signature: str) -> int:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=10)
    connection.request("POST", "/", body, {"Sync-Signature": signature})
    status = connection.getresponse().status
    connection.close()
    return status


def test_what_is_triggered_is_received_verified_printed_and_sent_on_as_it_came(
    run: Run, receiver: Receiver, secret: str
) -> None:
    with listen("--count", "2", "--forward-to", f"{receiver.url}/hook") as child:
        url = url_of(child)
        assert post(url, b'{"id": "forged", "input": []}', "t=1,v1=00") == 400
        assert run("webhooks", "trigger", url).record == {"url": url, "event": "generation", "status_code": 204}
        receiver.status = 500
        failed = run("webhooks", "trigger", url, "--event", "batch", "--status", "FAILED")
        assert (failed.status, failed.record["status_code"]) == (1, 500)
        out, err = child.communicate(timeout=30)
    assert child.returncode == 0
    printed = [json.loads(line) for line in out.splitlines()]
    assert [(record["status"], "metrics" in record) for record in printed] == [("COMPLETED", False), ("FAILED", True)]
    assert "Refused" in json.loads(err.splitlines()[0])["note"]
    assert [request.method for request in receiver.taken] == ["POST", "POST"]
    for request, record in zip(receiver.taken, printed):
        assert json.loads(request.body)["id"] == record["id"]
        assert request.headers["sync-signature"].startswith("t=")


def test_a_sandbox_sends_to_a_listener_that_has_its_secret_from_it(run: Run, sandbox: Sandbox) -> None:
    with listen("--count", "1") as child:
        urls = ("https://example.com/video.mp4", "https://example.com/audio.wav")
        id = run("generate", *urls, "--webhook-url", url_of(child), "--no-wait").record["id"]
        out, _ = child.communicate(timeout=30)
    assert json.loads(out)["id"] == id


def test_ctrl_c_ends_a_listener_as_it_should(secret: str) -> None:
    with listen() as child:
        url_of(child)
        child.terminate()
        assert child.communicate(timeout=30) == ("", "")
    assert child.returncode == 0


def test_a_port_that_is_taken_and_a_target_that_is_not_there_are_told(run: Run, secret: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = str(taken.getsockname()[1])
        result = run("webhooks", "trigger", f"http://127.0.0.1:{port}/")
        assert result.status == 1
        assert "can't be reached" in result.problem["error"]
        taken.listen()
        result = run("webhooks", "listen", "--port", port)
        assert result.status == 1
        assert "--port" in result.problem["error"]


def test_a_body_is_verified_from_a_file(run: Run, secret: str, tmp_path: Path) -> None:
    body = b'{"id": "1", "status": "COMPLETED", "input": []}'
    (tmp_path / "body.json").write_bytes(body)
    command = ("webhooks", "verify", "body.json", "--signature")
    assert run(*command, sign(body, secret)).record["id"] == "1"
    old = sign(body, secret, timestamp=1_700_000_000)
    assert run(*command, old).status == 1
    assert run(*command, old, "--tolerance", "inf").status == 0
    result = run(*command, sign(body, "whsec_another"))
    assert (result.status, result.out) == (1, "")
    assert SECRET not in result.err
