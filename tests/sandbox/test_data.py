"""What is kept in a folder is there at the next start, however the process has ended: shown with processes."""

from __future__ import annotations

import json
import sqlite3
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, Dict, List

import httpx
import pytest

from sync_sandbox import ManualClock, Sandbox, SkippingClock
from sync_sandbox.archive import sections
from sync_sandbox.codec import Codec
from sync_sandbox.media import SAMPLE, can_decode

from ..cassettes.scenario import wav
from .payloads import CREATE
from .test_command_line import serving

KEY = {"x-api-key": "test"}


def connect(sandbox: Sandbox) -> httpx.Client:
    return httpx.Client(base_url=sandbox.url, headers=KEY)


def create(client: httpx.Client, **more: Any) -> Dict[str, Any]:
    key = {"Idempotency-Key": more.pop("key")} if "key" in more else {}
    response = client.post("/v2/generate", json={**CREATE, **more}, headers=key)
    assert response.status_code == 201, response.text
    return dict(response.json())


def upload(client: httpx.Client, name: str, content: bytes, type: str = "audio/wav") -> Dict[str, Any]:
    asked = {"fileName": name, "contentType": type, "size": len(content)}
    promised = client.post("/v2/assets/upload", json=asked).json()
    httpx.put(promised["uploadUrl"], content=content, headers={"Content-Type": type}).raise_for_status()
    return dict(client.post("/v2/assets", json={"url": promised["url"]}).json())


@pytest.mark.timeout(90)
def test_after_a_kill_everything_that_was_answered_is_there_at_another_port(tmp_path: Path) -> None:
    options = ("--data", str(tmp_path / "data"), "--pending", "0", "--processing", "0")
    with serving(*options) as program:
        client = program.client
        job = create(client, key="once")
        asset = upload(client, "sound.wav", wav())
        project = client.post("/v2/projects", json={"name": "Trailer"}).json()
        client.post(f"/v2/projects/{project['id']}/assets", json={"assetId": asset["id"]}).raise_for_status()
        client.patch(f"/v2/assets/{asset['id']}", json={"name": "Voice"}).raise_for_status()
        voice = client.post("/v2/voices", json={"name": "Ann", "provider": "elevenlabs", "assetId": asset["id"]}).json()
        client.delete("/v2/voices/21m00Tcm4TlvDq8ikWAM").raise_for_status()
        deleted = create(client, key="deleted")
        client.delete(f"/v2/generations/{deleted['id']}").raise_for_status()
        output = client.get(f"/v2/generate/{job['id']}").json()["outputUrl"]
        program.process.kill()
        program.process.wait()

    with serving(*options) as program:
        client = program.client
        assert client.base_url.port != httpx.URL(output).port
        again = client.get(f"/v2/generate/{job['id']}").json()
        assert again["createdAt"] == job["createdAt"]
        assert again["outputUrl"] == output.replace(str(httpx.URL(output).port), str(client.base_url.port))
        assert httpx.get(again["outputUrl"]).content[4:8] == b"ftyp"
        assert create(client, key="once")["id"] == job["id"]
        assert create(client, key="deleted")["id"] == deleted["id"]
        assert [one["id"] for one in client.get("/v2/generations").json()] == [job["id"]]
        kept = client.get(f"/v2/assets/{asset['id']}").json()
        assert (kept["name"], kept["projectId"], kept["size"]) == ("Voice", project["id"], len(wav()))
        assert httpx.get(kept["url"]).content == wav()
        assert {one["name"] for one in client.get("/v2/voices").json()} == {"Sarah", "Ann"}
        assert client.get(f"/v2/voices/{voice['id']}").json()["previewUrl"] == kept["url"]
        assert client.get(f"/v2/projects/{project['id']}").json()["name"] == "Trailer"


def test_an_uploaded_video_is_kept_with_what_was_found_in_it(tmp_path: Path) -> None:
    with Sandbox(data=tmp_path, clock=SkippingClock(), real_media=can_decode()) as sandbox, connect(sandbox) as client:
        before = upload(client, "video.mp4", SAMPLE.read_bytes(), "video/mp4")
    with Sandbox(data=tmp_path, clock=SkippingClock(), real_media=can_decode()) as sandbox, connect(sandbox) as client:
        video = client.get(f"/v2/assets/{before['id']}").json()
        assert {**video, "url": None} == {**before, "url": None}
        job = create(client, input=[{"type": "video", "assetId": video["id"]}, CREATE["input"][1]])
        assert client.get(f"/v2/generate/{job['id']}", params={"wait": True}).json()["status"] == "COMPLETED"


@pytest.mark.timeout(90)
def test_a_kill_in_the_middle_of_requests_loses_none_that_was_answered(tmp_path: Path) -> None:
    answered: List[str] = []
    enough = threading.Event()
    with serving("--data", str(tmp_path)) as program:

        def work(number: int) -> None:
            with httpx.Client(base_url=program.client.base_url, headers=program.client.headers) as client:
                try:
                    for count in range(10_000):
                        answered.append(create(client, key=f"{number}-{count}")["id"])
                        if len(answered) > 30:
                            enough.set()
                except httpx.HTTPError:
                    return

        workers = [threading.Thread(target=work, args=(number,)) for number in range(4)]
        for worker in workers:
            worker.start()
        assert enough.wait(60)
        program.process.kill()
        for worker in workers:
            worker.join()
    with serving("--data", str(tmp_path)) as program:
        listed = {one["id"] for one in program.client.get("/v2/generations").json()}
    assert set(answered) <= listed
    assert len(listed) <= len(answered) + len(workers)


class TestInOneProcess:
    def test_every_kind_of_thing_comes_back_as_it_was(self, tmp_path: Path) -> None:
        with Sandbox(data=tmp_path, pending_seconds=0, processing_seconds=0) as sandbox, connect(sandbox) as client:
            sound = upload(client, "sound.wav", sandbox._started.state.speeches.get("Hello!").path.read_bytes())
            text = {"name": "elevenlabs", "voiceId": "EXAVITQu4vr4xnSDxMaL", "script": "Hello!"}
            video = CREATE["input"][0]
            create(client, input=[video, {"type": "text", "provider": text}], options={"@": {"deep": [1, 2.5, None]}})
            create(client, input=[video, {"type": "audio", "assetId": sound["id"]}])
            speech = {"script": "Hello!", "voiceId": "EXAVITQu4vr4xnSDxMaL", "provider": "elevenlabs"}
            client.post("/v2/tts/jobs", json=speech, headers={"Idempotency-Key": "x"}).raise_for_status()
            client.post("/v2/transcriptions", json={"sourceVideoUrl": "https://e.com/v.mp4"}).raise_for_status()
            rows = [{"request_id": str(number), "endpoint": "/v2/generate", "payload": CREATE} for number in range(20)]
            client.post("/v2/batch", json={"rows": rows}).raise_for_status()
            sandbox.add_generation(status="FAILED")
            before = everything(sandbox)
            paths = sorted(file.name for file in (tmp_path / "files").iterdir())
        with Sandbox(data=tmp_path, port=int(sandbox.url.rpartition(":")[2])) as again:
            assert everything(again) == before
            assert sandbox.url == again.url
            assert len(again.billed) == 22
            assert {file.name for file in (tmp_path / "files").iterdir()} <= set(paths)
            with connect(again) as client:
                assert all(httpx.get(one["outputUrl"]).is_success for one in again.generations if one["outputUrl"])
                assert client.get("/v2/batch").json()[0]["metrics"]["success_count"] == 20

    def test_time_that_was_skipped_stays_skipped(self, tmp_path: Path) -> None:
        with Sandbox(data=tmp_path, clock=SkippingClock(), processing_seconds=60) as sandbox, connect(
            sandbox
        ) as client:
            job = create(client)
            sandbox.advance(3600)
            later = create(client)
        with Sandbox(data=tmp_path, clock=ManualClock()) as sandbox, connect(sandbox) as client:
            assert client.get(f"/v2/generate/{job['id']}").json()["status"] == "COMPLETED"
            assert client.get(f"/v2/generate/{later['id']}").json()["status"] == "PENDING"

    def test_an_outcome_that_was_changed_stays_changed(self, tmp_path: Path) -> None:
        with Sandbox(data=tmp_path, clock=ManualClock()) as sandbox, connect(sandbox) as client:
            job = create(client)
            sandbox.outcome("FAILED", error="No face.", timeline=[(0.0, "FAILED")], id=job["id"])
        with Sandbox(data=tmp_path) as sandbox:
            assert [one["error"] for one in sandbox.generations] == ["No face."]

    def test_an_end_that_came_while_it_was_closed_is_told_and_none_is_told_twice(self, tmp_path: Path) -> None:
        told: List[str] = []

        class Receiver(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"])))["id"])
                self.send_response(204)
                self.end_headers()

            def log_message(self, *args: Any) -> None: ...

        server = HTTPServer(("127.0.0.1", 0), Receiver)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        url = f"http://127.0.0.1:{server.server_port}/"
        try:
            with Sandbox(data=tmp_path, clock=ManualClock()) as sandbox, connect(sandbox) as client:
                first = create(client, webhookUrl=url)["id"]
                sandbox.advance(1)
                sandbox.wait_until(lambda: told == [first])
                sandbox.wait_until(lambda: sandbox.webhooks[0].status == 204)
                second = create(client, webhookUrl=url)["id"]
            clock = ManualClock()
            clock.advance(60)
            for _ in range(2):
                with Sandbox(data=tmp_path, clock=clock) as sandbox:
                    sandbox.wait_until(lambda: told == [first, second])
                    sandbox.wait_until(lambda: all(one.status == 204 for one in sandbox.webhooks))
        finally:
            server.shutdown()
            thread.join()
            server.server_close()

    def test_files_that_nobody_knows_are_removed_at_the_start(self, tmp_path: Path) -> None:
        with Sandbox(data=tmp_path) as sandbox, connect(sandbox) as client:
            upload(client, "sound.wav", wav())
            kept = set((tmp_path / "files").iterdir())
        # As an upload leaves it when the process ends in the middle.
        (tmp_path / "files" / "0123").write_bytes(b"half a")
        with Sandbox(data=tmp_path):
            assert set((tmp_path / "files").iterdir()) == kept

    def test_one_folder_is_for_one_sandbox_at_a_time(self, tmp_path: Path) -> None:
        with Sandbox(data=tmp_path), pytest.raises(ValueError, match="Does another sandbox use it"):
            Sandbox(data=tmp_path).start()
        with Sandbox(data=tmp_path):
            pass

    def test_what_another_version_has_written_is_left_alone(self, tmp_path: Path) -> None:
        with Sandbox(data=tmp_path) as sandbox, connect(sandbox) as client:
            create(client)
        database = sqlite3.connect(str(tmp_path / "state.sqlite"))
        with database:
            database.execute("UPDATE record SET value = replace(value, '\"Outcome\"', '\"Newer\"')")
        database.close()
        with pytest.raises(ValueError, match="another version of sync_sandbox"):
            Sandbox(data=tmp_path).start()
        (tmp_path / "state.sqlite").write_bytes(b"no database" * 100)
        with pytest.raises(ValueError, match="another version of sync_sandbox"):
            Sandbox(data=tmp_path).start()

    def test_a_folder_that_cannot_be_made_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(ValueError, match="file can't be used"):
            Sandbox(data=tmp_path / "file").start()


def everything(sandbox: Sandbox) -> Dict[str, Any]:
    """All that a sandbox knows, as it is saved."""
    order = [one["id"] for one in sandbox.generations]
    state = sandbox._started.state
    codec = Codec(state.files.folder, {})
    known = {
        name: {key: codec.encode(one) for key, one in records.items()} for name, records in sections(state).items()
    }
    return {"order": order, **known}
