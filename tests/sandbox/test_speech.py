"""Voices and text to speech."""

from __future__ import annotations

import io
import wave
from typing import Any, Dict

import httpx
import pytest

from sync_sandbox import Sandbox

from .payloads import VOICE

SPEECH = {"script": "Hello there", "voiceId": VOICE, "provider": "elevenlabs"}


def test_speech_is_a_real_sound_file_of_the_length_that_is_told(client: httpx.Client, stranger: httpx.Client) -> None:
    answer = client.post("/v2/tts", json=SPEECH)
    assert answer.status_code == 200
    speech = answer.json()
    with wave.open(io.BytesIO(stranger.get(speech["url"]).content)) as sound:
        assert sound.getnframes() / sound.getframerate() == speech["duration"] > 0
    longer = client.post("/v2/tts", json={**SPEECH, "script": "x" * 5000}).json()
    assert longer["duration"] > speech["duration"]


@pytest.mark.parametrize(
    ("wrong", "status", "field"),
    [
        ({"script": ""}, 400, "script"),
        ({"script": "x" * 5001}, 400, "script"),
        ({"provider": "other"}, 400, "provider"),
        ({"stability": 1.1}, 400, "stability"),
        ({"voiceId": "nobody"}, 422, "voiceId"),
    ],
)
@pytest.mark.parametrize("path", ["/v2/tts", "/v2/tts/jobs"])
def test_refusals(client: httpx.Client, path: str, wrong: Dict[str, Any], status: int, field: str) -> None:
    answer = client.post(path, json={**SPEECH, **wrong})
    assert (answer.status_code, answer.json()["field"]) == (status, field)


def test_a_job_tells_when_to_ask_again_until_it_ends(client: httpx.Client, sandbox: Sandbox) -> None:
    created = client.post("/v2/tts/jobs", json=SPEECH)
    assert created.status_code == 202
    path = created.headers["location"]
    assert path == f"/v2/tts/jobs/{created.json()['id']}"
    seen = []
    for seconds in (0.0, 1.0, 2.0):
        sandbox.advance(seconds)
        answer = client.get(path)
        seen.append((answer.json()["status"], answer.headers.get("retry-after")))
    assert seen == [("PENDING", "3"), ("PROCESSING", "3"), ("SUCCESS", None)]
    done = answer.json()
    assert done["createdAt"] < done["startedAt"] < done["finishedAt"]
    assert httpx.get(done["url"]).content[:4] == b"RIFF"
    assert done["error"] is None


def test_a_job_can_fail(client: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.outcome("FAILED", job="speech", error="Out of breath.", error_code="elevenlabs_service_unavailable")
    path = client.post("/v2/tts/jobs", json=SPEECH).headers["location"]
    sandbox.advance(3.0)
    job = client.get(path).json()
    assert (job["status"], job["url"]) == ("FAILED", None)
    assert job["error"] == {"message": "Out of breath.", "errorCode": "elevenlabs_service_unavailable"}
    assert client.get("/v2/tts/jobs/x").status_code == 404


def test_jobs_have_idempotency_keys_of_their_own(client: httpx.Client) -> None:
    key = {"Idempotency-Key": "k"}
    first, second = (client.post("/v2/tts/jobs", json=SPEECH, headers=key) for _ in range(2))
    assert (second.status_code, second.json()["id"]) == (202, first.json()["id"])
    assert client.post("/v2/tts/jobs", json={**SPEECH, "script": "Bye"}, headers=key).status_code == 409


@pytest.mark.parametrize(("key", "status"), [("take 1/2", 202), ("x" * 128, 202), ("x" * 129, 400), ("", 400)])
def test_the_key_of_a_job_is_any_ascii_of_128_characters(client: httpx.Client, key: str, status: int) -> None:
    assert client.post("/v2/tts/jobs", json=SPEECH, headers={"Idempotency-Key": key}).status_code == status


class TestVoices:
    def test_a_voice_is_cloned_speaks_and_is_deleted(
        self, client: httpx.Client, stranger: httpx.Client, sandbox: Sandbox
    ) -> None:
        sample = client.post("/v2/tts", json=SPEECH).json()["url"]
        voice = client.post("/v2/voices", json={"name": "Me", "provider": "elevenlabs", "url": sample}).json()
        assert stranger.get(voice["previewUrl"]).status_code == 200
        assert client.get(f"/v2/voices/{voice['id']}").json() == voice
        assert voice in client.get("/v2/voices").json()
        for id in (voice["id"], voice["voiceId"]):
            assert client.post("/v2/tts", json={**SPEECH, "voiceId": id}).status_code == 200
        assert client.delete(f"/v2/voices/{voice['id']}").json() is True
        gone = client.delete(f"/v2/voices/{voice['id']}")
        assert (gone.status_code, gone.json()["errorCode"]) == (404, "voice_not_found")

    def test_an_asset_is_a_sample_unless_it_is_an_image(self, client: httpx.Client) -> None:
        ids = {
            type: client.post("/v2/assets", json={"url": "https://example.com/x", "type": type}).json()["id"]
            for type in ("VIDEO", "IMAGE")
        }
        body = {"name": "Me", "provider": "elevenlabs"}
        assert client.post("/v2/voices", json={**body, "assetId": ids["VIDEO"]}).status_code == 200
        refused = client.post("/v2/voices", json={**body, "assetId": ids["IMAGE"]})
        assert (refused.status_code, refused.json()["errorCode"]) == (422, "voice_sample_type_unsupported")
        taken = client.post("/v2/voices", json={**body, "assetId": ids["VIDEO"]})
        assert (taken.status_code, taken.json()["errorCode"]) == (409, "voice_name_conflict")

    @pytest.mark.parametrize("sample", [{}, {"url": "https://example.com/me.mp3"}])
    def test_a_sample_must_be_stored_here(self, client: httpx.Client, sample: Dict[str, str]) -> None:
        answer = client.post("/v2/voices", json={"name": "Me", "provider": "elevenlabs", **sample})
        assert (answer.status_code, answer.json()["errorCode"]) == (422, "voice_sample_upload_required")
