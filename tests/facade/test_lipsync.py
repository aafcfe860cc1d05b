"""Files in, file out, in one call; and what failed, created again in one."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any, Dict, List

import pytest

import sync_sandbox
from sync import AsyncSync, Progress, Sync
from sync.common import Audio, Image, Video
from sync.errors import ApiError, GenerationFailedError, InvalidRequestError, WaitTimeoutError
from sync_sandbox import Sandbox

from .support import AUDIO, INPUT, VIDEO, InstantClock, with_clock

SAMPLE = Path(sync_sandbox.__file__).with_name("sample.mp4").read_bytes()
WAV = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(64)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "clip.mp4").write_bytes(SAMPLE)
    (tmp_path / "voice.wav").write_bytes(WAV)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def creates(sandbox: Sandbox) -> List[Any]:
    return [one for one in sandbox.requests if (one.method, one.path) == ("POST", "/v2/generate")]


class TestLipsync:
    def test_files_go_in_and_a_file_comes_out(self, client: Sync, sandbox: Sandbox, folder: Path) -> None:
        told: List[Progress] = []
        seen: List[str] = []
        path = client.lipsync(
            "clip.mp4",
            folder / "voice.wav",
            to="out.mp4",
            on_progress=told.append,
            on_update=lambda generation: seen.append(generation.id),
        )
        assert path == Path("out.mp4")
        assert path.read_bytes() == SAMPLE
        assert len(sandbox.billed) == 1
        assert set(seen) == {client.generations.list()[0].id}
        phases = list(dict.fromkeys((one.phase, one.file) for one in told))
        assert phases == [("upload", "clip.mp4"), ("upload", "voice.wav"), ("wait", None), ("download", "out.mp4")]
        assert [told[-1].percent, told[-1].bytes_done] == [100.0, len(SAMPLE)]
        assert creates(sandbox)[0].json()["model"] == "lipsync-2"

    @pytest.mark.parametrize(
        ("video", "audio", "sent"),
        [
            (VIDEO["url"], AUDIO["url"], INPUT),
            (Video(url=VIDEO["url"]), Audio(url=AUDIO["url"]), INPUT),
            (VIDEO, AUDIO, INPUT),
            ("https://a/b.PNG?x=1", AUDIO["url"], [{"type": "image", "url": "https://a/b.PNG?x=1"}, AUDIO]),
            (Image(url="https://a/b"), AUDIO, [{"type": "image", "url": "https://a/b"}, AUDIO]),
        ],
    )
    def test_media_may_be_urls_or_items(
        self, client: Sync, sandbox: Sandbox, folder: Path, video: Any, audio: Any, sent: Any
    ) -> None:
        client.lipsync(video, audio, to="out.mp4")
        body = creates(sandbox)[0].json()
        assert body["input"] == sent
        assert body["model"] == ("sync-3" if sent[0]["type"] == "image" else "lipsync-2")

    def test_media_may_be_assets(self, client: Sync, sandbox: Sandbox, folder: Path) -> None:
        video, audio = client.assets.upload("clip.mp4"), client.assets.upload("voice.wav")
        client.lipsync(video, audio, to="out.mp4")
        assert [item["assetId"] for item in creates(sandbox)[0].json()["input"]] == [video.id, audio.id]
        with pytest.raises(InvalidRequestError, match="audio is an asset of type VIDEO") as info:
            client.lipsync(video, video, to="again.mp4")
        assert info.value.field == "audio"

    def test_a_text_with_a_voice_stands_for_the_audio(self, client: Sync, sandbox: Sandbox, folder: Path) -> None:
        client.lipsync("clip.mp4", text="Hello!", voice_id="v", to="out.mp4")
        speech = creates(sandbox)[0].json()["input"][1]
        assert speech == {"type": "text", "provider": {"name": "elevenlabs", "voiceId": "v", "script": "Hello!"}}

    @pytest.mark.parametrize(
        ("arguments", "field", "message"),
        [
            ({"audio": None}, "audio", "Pass either audio, or text with a voice_id"),
            ({"text": "a", "voice_id": "v"}, "audio", "Pass either audio, or text with a voice_id"),
            ({"audio": None, "text": "a"}, "voice_id", "text needs a voice_id"),
            ({"voice_id": "v"}, "voice_id", "voice_id needs text"),
            ({"video": b"bytes"}, "video", "video must be a path, a URL or an asset"),
            ({"video": "missing.mp4"}, "video", "video: .*missing.mp4.* can't be read: No such file"),
            ({"audio": "missing.wav"}, "audio", "audio: .*missing.wav.* can't be read: No such file"),
            ({"video": "https://a/b.wav"}, "video.url", "video is of type video, and its url looks like audio"),
            ({"video": "voice.wav"}, "input", "input has no video"),
            ({"to": "clip.mp4"}, "to", "to: clip.mp4 exists"),
            ({"to": "no/out.mp4"}, "to", "to: the folder no does not exist"),
            ({"model": "lipsync2"}, "model", "did you mean 'lipsync-2'"),
            ({"idempotency_key": "no key"}, "idempotency_key", "idempotency_key must match"),
            ({"on_progress": 5}, "on_progress", "on_progress must be a function"),
        ],
    )
    def test_a_mistake_is_told_in_the_names_of_its_arguments_before_anything_is_sent(
        self, client: Sync, sandbox: Sandbox, folder: Path, arguments: Dict[str, Any], field: str, message: str
    ) -> None:
        given: Dict[str, Any] = {"video": "clip.mp4", "audio": "voice.wav", "to": "out.mp4", **arguments}
        with pytest.raises(InvalidRequestError, match=message) as info:
            client.lipsync(**given)
        assert info.value.field == field
        assert sandbox.requests == []

    def test_an_error_of_each_step_carries_what_finds_the_job_again(
        self, make: Any, sandbox: Sandbox, folder: Path
    ) -> None:
        client = make(max_retries=0)

        def failure(**arguments: Any) -> ApiError:
            with pytest.raises(ApiError) as info:
                client.lipsync("clip.mp4", "voice.wav", to="out.mp4", idempotency_key="mine", **arguments)
            return info.value

        sandbox.fault(method="POST", path="/v2/assets/upload", status=503)
        upload = failure()
        assert (upload.id, upload.idempotency_key, sandbox.billed) == (None, "mine", [])
        assert "job may exist" not in str(upload)
        sandbox.fault(method="POST", path="/v2/generate", status=503)
        create = failure()
        assert (create.id, create.idempotency_key) == (None, "mine")
        assert "The job may exist" in str(create)
        waiting = failure(timeout=1)
        assert isinstance(waiting, WaitTimeoutError)
        assert waiting.id == client.generations.list()[0].id
        assert waiting.idempotency_key == "mine"
        assert not Path("out.mp4").exists()

    def test_an_error_of_the_download_has_the_generation(self, make: Any, sandbox: Sandbox, folder: Path) -> None:
        client = make(max_retries=0)
        sandbox.fault(path="/v2/generations/{id}/result", status=503)
        with pytest.raises(ApiError) as info:
            client.lipsync(VIDEO, AUDIO, to="out.mp4")
        assert info.value.id == client.generations.list()[0].id
        assert info.value.generation is not None
        assert info.value.generation.status == "COMPLETED"
        assert "has its result: download it again" in str(info.value)

    def test_a_failure_is_the_generations(self, client: Sync, sandbox: Sandbox, folder: Path) -> None:
        sandbox.outcome("FAILED", error="No face.")
        with pytest.raises(GenerationFailedError, match="No face"):
            client.lipsync("clip.mp4", "voice.wav", to="out.mp4")

    def test_whatever_ends_it_carries_the_key(self, client: Sync, sandbox: Sandbox, folder: Path) -> None:
        class Stop(Exception):
            idempotency_key: str

        def stop(_: object) -> None:
            raise Stop

        with pytest.raises(Stop) as info:
            client.lipsync("clip.mp4", "voice.wav", to="out.mp4", on_update=stop)
        assert info.value.idempotency_key == creates(sandbox)[0].headers["idempotency-key"]


class TestRetry:
    def failed(self, client: Sync, sandbox: Sandbox, **arguments: Any) -> GenerationFailedError:
        sandbox.outcome("FAILED", error="No face.")
        given = {"model": "lipsync-2", "input": INPUT, "options": {"sync_mode": "loop"}, **arguments}
        with pytest.raises(GenerationFailedError) as info:
            client.generations.create_and_wait(**given)
        return info.value

    @pytest.mark.parametrize("what", ["generation", "id", "error", "outcome"])
    def test_what_failed_is_created_again_under_a_new_key(self, client: Sync, sandbox: Sandbox, what: str) -> None:
        error = self.failed(client, sandbox, output_file_name="mine")
        given: Any = {
            "generation": error.generation,
            "id": error.id,
            "error": error,
            "outcome": client.generations.wait_all([error.id])[0],
        }[what]
        again = client.generations.retry(given)
        first, second = creates(sandbox)
        assert again.id != error.id
        assert second.json() == first.json()
        assert second.headers["idempotency-key"] != first.headers["idempotency-key"]
        assert client.generations.wait(again).status == "COMPLETED"

    def test_what_has_not_failed_is_not(self, client: Sync, sandbox: Sandbox) -> None:
        done = client.generations.create_and_wait(model="lipsync-2", input=INPUT)
        for given in (done, done.id):
            with pytest.raises(InvalidRequestError, match="is COMPLETED: only one that has failed") as info:
                client.generations.retry(given)
            assert info.value.field == "generation"
        assert len(creates(sandbox)) == 1

    def test_the_key_may_be_the_callers(self, client: Sync, sandbox: Sandbox) -> None:
        error = self.failed(client, sandbox)
        client.generations.retry(error, idempotency_key="second-try")
        assert creates(sandbox)[-1].headers["idempotency-key"] == "second-try"

    def test_one_that_tells_no_input_is_refused(self, client: Sync, sandbox: Sandbox) -> None:
        generation = self.failed(client, sandbox).generation.copy(update={"input": None})
        with pytest.raises(InvalidRequestError, match="has no input in its response"):
            client.generations.retry(generation)


def test_a_coroutine_may_be_told_of_every_phase(
    loop: asyncio.AbstractEventLoop, clock: InstantClock, sandbox: Sandbox, folder: Path
) -> None:
    told: List[str] = []

    async def on_progress(progress: Progress) -> None:
        await asyncio.sleep(0)
        told.append(progress.phase)

    async def main() -> Path:
        async with with_clock(AsyncSync(api_key="test", base_url=sandbox.url), clock) as client:
            return await client.lipsync("clip.mp4", "voice.wav", to="out.mp4", on_progress=on_progress)

    assert loop.run_until_complete(main()).exists()
    assert list(dict.fromkeys(told)) == ["upload", "wait", "download"]
