"""Its life: start, stop, settings, clock."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import List

import httpx
import pytest

from sync_sandbox import ManualClock, RecordedRequest, Sandbox, state
from sync_sandbox.server import ServerThread

from .payloads import CREATE

KEY = {"x-api-key": "test"}


@pytest.mark.parametrize("missing", ["pydantic", "starlette", "typing_extensions", "uvicorn"])
def test_without_its_extra_an_import_tells_which_to_install(missing: str) -> None:
    program = f"import sys; sys.modules[{missing!r}] = None; import sync_sandbox"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1] == f"ImportError: sync_sandbox needs {missing}: pip install 'syncsdk[sandbox]'."


def test_it_listens_on_the_loopback_address_only() -> None:
    with Sandbox() as sandbox:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+", sandbox.url)


def test_starting_and_stopping_take_no_time() -> None:
    begin = time.monotonic()
    for _ in range(20):
        with Sandbox() as sandbox:
            assert httpx.get(f"{sandbox.url}/v2/errors").status_code == 200
    assert time.monotonic() - begin < 20 * 0.1 + 2


def test_closing_ends_what_still_waits_and_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    threads = threading.active_count()
    with Sandbox(clock=ManualClock()) as sandbox, httpx.Client(base_url=sandbox.url, headers=KEY) as client:
        id = client.post("/v2/generate", json=CREATE).json()["id"]
        port = int(sandbox.url.rpartition(":")[2])
        errors: List[Exception] = []

        def poll() -> None:
            try:
                client.get(f"/v2/generate/{id}", params={"wait": "true", "timeout": 10})
            except httpx.HTTPError as error:
                errors.append(error)

        poller = threading.Thread(target=poll)
        poller.start()
        sandbox.wait_until(lambda: len(sandbox.requests) == 2)
        assert len(list(tmp_path.iterdir())) == 1
        begin = time.monotonic()
        sandbox.close()
        poller.join()
        assert time.monotonic() - begin < 1
    assert [type(error) for error in errors] == [httpx.RemoteProtocolError]
    assert list(tmp_path.iterdir()) == []
    assert threading.active_count() == threads
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port)).close()


def test_what_was_recorded_stays_readable_after_closing() -> None:
    with Sandbox() as sandbox, httpx.Client(base_url=sandbox.url, headers=KEY) as client:
        id = client.post("/v2/generate", json=CREATE).json()["id"]
    assert sandbox.billed == [id]
    assert [generation["id"] for generation in sandbox.generations] == [id]
    assert sandbox.requests[0].json() == CREATE


def test_a_new_start_is_a_new_account() -> None:
    sandbox = Sandbox()
    for _ in range(2):
        with sandbox, httpx.Client(base_url=sandbox.url, headers=KEY) as client:
            assert sandbox.requests == []
            assert client.get("/v2/generations").json() == []
            client.post("/v2/generate", json=CREATE)


def test_it_must_run_to_be_asked_and_must_not_run_twice() -> None:
    sandbox = Sandbox()
    sandbox.close()
    with pytest.raises(RuntimeError, match="not running"):
        print(sandbox.url)
    with sandbox, pytest.raises(RuntimeError, match="already"):
        sandbox.start()
    sandbox.close()


@pytest.mark.parametrize(
    "wrong", [{"pending_seconds": -1}, {"rate_limit": -1}, {"port": -1}, {"port": 65536}, {"long_poll": "yes"}]
)
def test_a_setting_that_makes_no_sense_is_refused_by_name(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Sandbox(**wrong)  # type: ignore[arg-type]


def test_keys_are_not_in_the_repr() -> None:
    assert "hunter2" not in repr(Sandbox(api_key="hunter2", webhook_secret="whsec_hunter2"))


def test_settings_may_change_while_it_runs() -> None:
    with Sandbox() as sandbox, httpx.Client(base_url=sandbox.url, headers=KEY) as client:
        assert client.get("/v2/models").status_code == 200
        sandbox.api_key = ["one", "two"]
        assert client.get("/v2/models").status_code == 401
        assert client.get("/v2/models", headers={"x-api-key": "two"}).status_code == 200


def test_a_port_can_be_chosen() -> None:
    with Sandbox() as first:
        port = int(first.url.rpartition(":")[2])
        with pytest.raises(OSError, match="in use"):
            Sandbox(port=port).start()
    with Sandbox(port=port) as second:
        assert second.url == first.url


def test_unknown_paths_and_methods_are_not_found() -> None:
    with Sandbox() as sandbox, httpx.Client(base_url=sandbox.url, headers=KEY) as client:
        assert client.get("/v2/nothing").json() == {
            "message": "Cannot GET /v2/nothing",
            "error": "Not Found",
            "statusCode": 404,
        }
        assert client.put("/v2/generate").status_code == 404


def test_a_server_that_cannot_start_says_why() -> None:
    server = ServerThread()
    server._listener.close()
    with pytest.raises((OSError, ValueError)):
        server.start()


def test_a_bug_of_the_sandbox_is_an_internal_error_and_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(state, "MODELS", [object()])
    with Sandbox() as sandbox:
        answer = httpx.get(f"{sandbox.url}/v2/models", headers=KEY)
    assert (answer.status_code, answer.json()["errorCode"]) == (500, "internal_error")
    assert answer.json()["requestId"]
    assert "not JSON serializable" in caplog.text


def test_requests_are_recorded_as_they_were_sent() -> None:
    seen: List[RecordedRequest] = []
    with Sandbox(on_request=seen.append) as sandbox, httpx.Client(base_url=sandbox.url, headers=KEY) as client:
        client.get("/v2/generate/a%2Fb?wait=true&x=%20")
        client.post("/v2/generate", content=b"x" * 2_000_000)
        first, second = sandbox.requests
    assert (first.method, first.path, first.raw_path) == ("GET", "/v2/generate/a/b", "/v2/generate/a%2Fb")
    assert first.query == "wait=true&x=%20"
    assert first.headers["X-Api-Key"] == "test"
    assert first.response is not None
    assert first.response.status == first.response.body.json()["statusCode"] == 404
    assert (second.body.bytes, second.body.length, len(second.body.sha256)) == (None, 2_000_000, 64)
    assert seen == [first, second]


def test_generations_and_assets_can_be_put_in_beforehand(tmp_path: Path) -> None:
    sound = tmp_path / "sound.wav"
    sound.write_bytes(b"RIFF")
    with Sandbox() as sandbox, httpx.Client(base_url=sandbox.url, headers=KEY) as client:
        sandbox.add_generation(id="your-generation-id", model="sync-3")
        sandbox.add_generation(status="FAILED")
        asset = sandbox.add_asset(sound, name="Voice")
        body = client.get("/v2/generate/your-generation-id").json()
        assert (body["status"], body["model"]) == ("COMPLETED", "sync-3")
        assert httpx.get(body["outputUrl"]).status_code == 200
        assert [generation["status"] for generation in sandbox.generations] == ["COMPLETED", "FAILED"]
        assert client.get("/v2/assets").json()["items"] == [asset]
        assert (asset["type"], asset["name"], asset["size"]) == ("AUDIO", "Voice", 4)
        assert httpx.get(asset["url"]).content == b"RIFF"
        assert sandbox.billed == []
        with pytest.raises(ValueError, match=r"notes\.txt"):
            sandbox.add_asset(tmp_path / "notes.txt")
