"""Every file in examples/ runs, and does what it says. Those that need a framework run where it is installed."""

from __future__ import annotations

import importlib.util
import json
import re
import runpy
import shutil
import subprocess
import sys
import threading
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Callable, ContextManager, Dict, Iterator, List
from urllib.error import HTTPError

import pytest
import uvicorn

from sync import Sync
from sync.common import Audio, Video
from sync.webhooks import sign
from sync_sandbox import Sandbox
from sync_sandbox.server import listen

from ..plugin.support import passed, run_pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
ID = r"[0-9a-f-]{36}"
PRINTED = {
    "quickstart.py": rf"Job submitted: ({ID})\nOutput: http://\S+/\1/result\S+\n",
    "quickstart_async.py": r"https://your-cdn\.com/one\.mp4: http://\S+\nhttps://your-cdn\.com/two\.mp4: http://\S+\n",
    "local_files.py": r"(PENDING\n)?(PROCESSING\n)?COMPLETED\nThe video is in results/my_video\.mp4\n",
    "text_to_speech.py": r"About \$\d+\.\d\d\n(PENDING\n)?(PROCESSING\n)?COMPLETED\nhttp://\S+\n",
    "many_jobs.py": r"US\$ \d\.\d\d for 3 jobs\n((de|en|fr): \S+results/\2\.mp4\n){3}",
}
ELSEWHERE = {
    "opentelemetry_hooks.py",
    "progress_fastapi.py",
    "test_recorded.py",
    "webhook_fastapi.py",
    "webhook_flask.py",
}


def needs(package: str) -> pytest.MarkDecorator:
    """Skips where a framework is missing: requirements/dev.txt has them all."""
    return pytest.mark.skipif(importlib.util.find_spec(package) is None, reason=f"needs {package}")


def test_every_example_is_tested() -> None:
    assert {path.name for path in EXAMPLES.glob("*.py")} == {*PRINTED, *ELSEWHERE}


@pytest.mark.parametrize("name", PRINTED)
def test_an_example_prints_what_it_should(name: str, world: Sandbox, capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(EXAMPLES / name), run_name="__main__")
    assert re.fullmatch(PRINTED[name], capsys.readouterr().out)


def test_the_recorded_example_is_recorded_from_a_sandbox_and_replayed_without_a_network(tmp_path: Path) -> None:
    shutil.copy(EXAMPLES / "test_recorded.py", tmp_path)
    plugin = ["-p", "pytest_recording.plugin"]
    with Sandbox(api_key="planted-key") as sandbox:
        there = {"SYNC_BASE_URL": sandbox.url, "SYNC_API_KEY": "planted-key"}
        assert passed(run_pytest(tmp_path, [*plugin, "--record-mode=once"], there)) == 1
        tokens = [generation["outputUrl"].partition("token=")[2] for generation in sandbox.generations]
        address = sandbox.url.encode()
    (cassette,) = tmp_path.rglob("*.yaml")
    written = cassette.read_bytes()
    assert len(tokens) == 1
    for secret in (b"planted-key", tokens[0].encode(), address):
        assert secret not in written
    assert b"https://api.sync.so/v2/generate" in written
    assert b"token=scrubbed" in written

    assert passed(run_pytest(tmp_path, [*plugin, "--block-network"])) == 1
    cassette.unlink()
    unrecorded = run_pytest(tmp_path, [*plugin, "--block-network"])
    assert unrecorded.returncode == 1
    assert "1 failed" in unrecorded.stdout


@needs("opentelemetry")
def test_the_opentelemetry_example_makes_a_span_of_each_attempt(world: Sandbox) -> None:
    world.fault(method="POST", path="/v2/generate", status=503)
    done = subprocess.run(
        [sys.executable, str(EXAMPLES / "opentelemetry_hooks.py")],
        capture_output=True,
        text=True,
        timeout=50,
        check=True,
    )
    assert done.stdout.count('"name": "POST create_generation"') == 2
    assert '"http.response.status_code": 503' in done.stdout
    assert '"error.type": "InternalServerError"' in done.stdout
    assert '"http.response.status_code": 201' in done.stdout
    assert done.stderr == ""


@contextmanager
def served_by_uvicorn(app: Any) -> Iterator[str]:
    listener = listen(0)
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


@contextmanager
def served_by_werkzeug(app: Any) -> Iterator[str]:
    from werkzeug.serving import make_server

    server = make_server("127.0.0.1", 0, app)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def post(url: str, body: bytes, signature: str) -> int:
    request = urllib.request.Request(url, body, {"Sync-Signature": signature, "Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request) as response:
            return int(response.status)
    except HTTPError as error:
        with error:
            return error.code


@pytest.mark.parametrize(
    ("name", "serve"),
    [
        pytest.param("webhook_fastapi.py", served_by_uvicorn, marks=needs("fastapi")),
        pytest.param("webhook_flask.py", served_by_werkzeug, marks=needs("flask")),
    ],
)
def test_a_webhook_server_hears_of_the_end_of_a_generation_and_refuses_forgeries(
    name: str,
    serve: Callable[[Any], ContextManager[str]],
    world: Sandbox,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SYNC_WEBHOOK_SECRET", world.webhook_secret)
    with serve(runpy.run_path(str(EXAMPLES / name))["app"]) as url, Sync() as client:
        job = client.generations.create_and_wait(
            model="lipsync-2",
            input=[Video(url="https://your-cdn.com/video.mp4"), Audio(url="https://your-cdn.com/audio.wav")],
            webhook_url=f"{url}/webhook",
        )
        while not world.webhooks or world.webhooks[0].status is None:
            threading.Event().wait(0.01)
            assert not (world.webhooks and world.webhooks[0].error)
        assert world.webhooks[0].status == 204
        body = b'{"event": "new"}'
        assert post(f"{url}/webhook", body, sign(body, world.webhook_secret)) == 204
        assert post(f"{url}/webhook", body, sign(body, "whsec_of_somebody")) == 400
        assert post(f"{url}/webhook", body, "") == 400
    assert capsys.readouterr().out == f"{job.id} COMPLETED {job.output_url}\n"


@needs("fastapi")
def test_the_progress_example_tells_a_browser_of_each_change_and_of_the_end(world: Sandbox) -> None:
    app = runpy.run_path(str(EXAMPLES / "progress_fastapi.py"))["app"]
    with served_by_uvicorn(app) as url, Sync() as client:
        world.outcome("COMPLETED")
        world.outcome("FAILED", error="No face was found.")
        input = [Video(url="https://your-cdn.com/video.mp4"), Audio(url="https://your-cdn.com/audio.wav")]
        done, failed = (client.generations.create(model="lipsync-2", input=input).id for _ in range(2))
        *_, last = events(f"{url}/generations/{done}/events")
        assert last == {"status": "COMPLETED", "url": client.generations.get(done).output_url, "ended": True}
        first, *_, last = events(f"{url}/generations/{failed}/events")
        assert first["status"] in ("PENDING", "PROCESSING", "FAILED")
        assert "No face was found." in last["status"]
        with urllib.request.urlopen(url) as response:
            assert b"new EventSource" in response.read()


def events(url: str) -> List[Dict[str, Any]]:
    with urllib.request.urlopen(url) as response:
        lines = response.read().decode().split("\n\n")
    return [json.loads(line.partition("data: ")[2]) for line in lines if line]
