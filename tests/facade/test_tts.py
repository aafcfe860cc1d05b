"""Speech: at once, and as a job."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List

import pytest

from sync import Progress, Sync
from sync.common import Speech, SpeechJob
from sync.errors import (
    ApiConnectionError,
    ConflictError,
    ForbiddenError,
    InternalServerError,
    InvalidRequestError,
    JobFailedError,
    NotFoundError,
    UnprocessableEntityError,
    WaitTimeoutError,
)
from sync_sandbox import Sandbox

from .support import InstantClock

VOICE = "EXAVITQu4vr4xnSDxMaL"
SPEECH: Dict[str, Any] = {"script": "Hello there!", "voice_id": VOICE}
SENT = {"script": "Hello there!", "voiceId": VOICE, "provider": "elevenlabs"}


class TestCreate:
    def test_it_gives_the_audio(self, client: Sync, sandbox: Sandbox) -> None:
        speech = client.tts.create(stability=0.0, similarity_boost=1, **SPEECH)
        assert isinstance(speech, Speech)
        assert speech.url.startswith("http")
        assert speech.duration > 0
        assert (sandbox.requests[0].method, sandbox.requests[0].path) == ("POST", "/v2/tts")
        assert sandbox.requests[0].json() == {**SENT, "stability": 0.0, "similarityBoost": 1}

    @pytest.mark.parametrize(
        ("fault", "error"),
        [({"kind": "disconnect", "after": "processing"}, ApiConnectionError), ({"status": 503}, InternalServerError)],
    )
    def test_it_is_never_billed_twice(self, client: Sync, sandbox: Sandbox, fault: Any, error: Any) -> None:
        sandbox.fault(**fault)
        with pytest.raises(error):
            client.tts.create(**SPEECH)
        assert len(sandbox.requests) == 1
        assert "idempotency-key" not in sandbox.requests[0].headers

    def test_a_voice_that_nobody_has(self, client: Sync) -> None:
        with pytest.raises(UnprocessableEntityError) as error:
            client.tts.create(script="Hello!", voice_id="nobody")
        assert error.value.code == "voice_not_found"


@pytest.mark.parametrize("method", ["create", "create_job", "create_and_wait"])
@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"script": ""}, "script"),
        ({"script": "   "}, "script"),
        ({"script": "a" * 5001}, "script"),
        ({"script": None}, "script"),
        ({"voice_id": ""}, "voice_id"),
        ({"stability": 1.1}, "stability"),
        ({"stability": "0.5"}, "stability"),
        ({"similarity_boost": -0.1}, "similarity_boost"),
        ({"similarity_boost": True}, "similarity_boost"),
        ({"similarity_boost": float("nan")}, "similarity_boost"),
    ],
)
def test_what_is_no_speech_is_refused_before_anything_is_sent(
    client: Sync, sandbox: Sandbox, method: str, changed: Any, field: str
) -> None:
    with pytest.raises(InvalidRequestError, match=field) as error:
        getattr(client.tts, method)(**{**SPEECH, **changed})
    assert error.value.field == field
    assert sandbox.requests == []


def test_a_script_has_up_to_5000_characters(client: Sync, sandbox: Sandbox) -> None:
    client.tts.create_job(script="ä" * 5000, voice_id=VOICE)
    assert len(sandbox.requests[0].json()["script"]) == 5000


class TestJobs:
    def test_a_job_is_created_and_asked_for(self, client: Sync, sandbox: Sandbox) -> None:
        job = client.tts.create_job(**SPEECH)
        assert isinstance(job, SpeechJob)
        assert (job.status, job.url) == ("PENDING", None)
        sandbox.advance(45.0)
        ended = client.tts.get_job(job.id)
        assert ended.status == "SUCCESS"
        assert ended.url is not None
        assert ended.duration
        assert sandbox.requests[0].json() == SENT

    def test_its_retries_share_a_key_and_make_one_job(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.fault(kind="disconnect", after="processing")
        job = client.tts.create_job(**SPEECH)
        first, second = (request.headers["idempotency-key"] for request in sandbox.requests)
        assert first == second
        assert client.tts.create_job(**SPEECH).id != job.id
        assert sandbox.requests[2].headers["idempotency-key"] != first

    def test_the_same_key_gives_the_same_job(self, client: Sync) -> None:
        job = client.tts.create_job(idempotency_key="mine", **SPEECH)
        assert client.tts.create_job(idempotency_key="mine", **SPEECH).id == job.id
        with pytest.raises(ConflictError):
            client.tts.create_job(idempotency_key="mine", script="Another.", voice_id=VOICE)

    def test_a_key_that_the_api_does_not_take_is_refused(self, client: Sync, sandbox: Sandbox) -> None:
        with pytest.raises(InvalidRequestError) as error:
            client.tts.create_job(idempotency_key="nicht gültig", **SPEECH)
        assert error.value.field == "idempotency_key"
        assert sandbox.requests == []

    def test_a_job_that_does_not_exist(self, client: Sync) -> None:
        with pytest.raises(NotFoundError):
            client.tts.get_job("550e8400-e29b-41d4-a716-446655440000")


class TestWait:
    def test_it_polls_at_the_pace_of_the_server(self, client: Sync, sandbox: Sandbox, clock: InstantClock) -> None:
        seen: List[str] = []
        job = client.tts.wait(
            client.tts.create_job(**SPEECH).id, poll_interval=1.0, on_update=lambda job: seen.append(job.status)
        )
        assert job.status == "SUCCESS"
        assert job.url
        assert set(clock.slept) == {3.0}
        assert seen == ["PENDING", "PROCESSING", "SUCCESS"]
        assert sandbox.requests[1].query == ""

    def test_create_and_wait_are_one_call(self, client: Sync, sandbox: Sandbox, clock: InstantClock) -> None:
        seen: List[str] = []
        job = client.tts.create_and_wait(
            poll_interval=15.0, idempotency_key="mine", on_update=lambda job: seen.append(job.status), **SPEECH
        )
        assert job.status == "SUCCESS"
        assert seen == ["PENDING", "PROCESSING", "SUCCESS"]
        assert sandbox.requests[0].headers["idempotency-key"] == "mine"
        assert sum(request.method == "POST" for request in sandbox.requests) == 1

    def test_nobody_needs_to_be_told(self, client: Sync) -> None:
        assert client.tts.create_and_wait(**SPEECH).status == "SUCCESS"

    def test_a_job_that_fails_is_an_error_with_the_job(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.outcome("FAILED", error="No voice today.", error_code="elevenlabs_service_unavailable", job="speech")
        with pytest.raises(JobFailedError, match=r"SpeechJob .* ended as FAILED: No voice today\.") as error:
            client.tts.create_and_wait(**SPEECH)
        assert isinstance(error.value.job, SpeechJob)
        assert error.value.id == error.value.job.id
        assert error.value.code == "elevenlabs_service_unavailable"
        assert error.value.generation is None

    def test_a_wait_that_ends_first_tells_the_job(self, client: Sync, sandbox: Sandbox) -> None:
        job = client.tts.create_job(**SPEECH)
        with pytest.raises(WaitTimeoutError, match=job.id) as error:
            client.tts.wait(job.id, timeout=10.0)
        assert error.value.job == job
        assert client.tts.wait(job.id).status == "SUCCESS"

    def test_a_poll_that_fails_does_not_end_it(self, client: Sync, sandbox: Sandbox) -> None:
        job = client.tts.create_job(**SPEECH)
        sandbox.fault(method="GET", status=503, times=4)
        assert client.tts.wait(job.id).status == "SUCCESS"

    @pytest.mark.parametrize("wrong", [{"timeout": -1}, {"poll_interval": 0}])
    def test_a_time_that_is_none_is_refused_before_anything_is_created(
        self, client: Sync, sandbox: Sandbox, wrong: Any
    ) -> None:
        with pytest.raises(InvalidRequestError):
            client.tts.create_and_wait(**SPEECH, **wrong)
        assert sandbox.requests == []


def test_the_whole_answers(client: Sync) -> None:
    raw = client.tts.with_raw_response
    assert raw.create(**SPEECH).status_code == 200
    created = raw.create_job(**SPEECH)
    assert created.status_code == 202
    assert created.headers["location"] == f"/v2/tts/jobs/{created.data.id}"
    assert raw.get_job(created.data.id).headers["retry-after"] == "3"


class TestDownload:
    @pytest.fixture
    def job(self, client: Sync) -> SpeechJob:
        return client.tts.create_and_wait(**SPEECH)

    def test_the_audio_is_saved_under_the_id_in_a_folder(
        self, client: Sync, sandbox: Sandbox, job: SpeechJob, tmp_path: Path
    ) -> None:
        seen: List[Progress] = []
        path = client.tts.download(job, tmp_path, on_progress=seen.append)
        assert path == tmp_path / f"{job.id}.wav"
        assert path.read_bytes()[:4] == b"RIFF"
        assert (seen[-1].phase, seen[-1].bytes_done) == ("download", path.stat().st_size)
        assert sandbox.requests[-1].headers.get("x-api-key") is None

    def test_a_job_is_found_by_its_id_and_a_speech_has_its_url(
        self, client: Sync, job: SpeechJob, tmp_path: Path
    ) -> None:
        assert client.tts.download(job.id, tmp_path / "by-id.wav").exists()
        assert client.tts.download(client.tts.create(**SPEECH), tmp_path / "at-once.wav").exists()

    def test_a_file_that_exists_is_replaced_only_if_asked(
        self, client: Sync, sandbox: Sandbox, job: SpeechJob, tmp_path: Path
    ) -> None:
        file = tmp_path / "mine.wav"
        file.write_text("mine")
        sent = len(sandbox.requests)
        with pytest.raises(InvalidRequestError) as info:
            client.tts.download(job, file)
        assert (info.value.field, file.read_text(), len(sandbox.requests)) == ("to", "mine", sent)
        assert client.tts.download(job, file, overwrite=True).stat().st_size > 4

    def test_a_url_that_has_expired_is_renewed_if_there_is_a_job(
        self, client: Sync, sandbox: Sandbox, job: SpeechJob, tmp_path: Path
    ) -> None:
        sandbox.fault(path="/storage/public/*", status=403)
        assert client.tts.download(job, tmp_path / "renewed.wav").exists()
        assert [request.path for request in sandbox.requests][-2] == f"/v2/tts/jobs/{job.id}"
        speech = client.tts.create(**SPEECH)
        sandbox.fault(path="/storage/public/*", status=403, times=2)
        with pytest.raises(ForbiddenError):
            client.tts.download(speech, tmp_path / "gone.wav")

    def test_a_job_without_audio_is_told(self, client: Sync, sandbox: Sandbox, tmp_path: Path) -> None:
        with pytest.raises(InvalidRequestError, match="has no audio yet; wait for it first"):
            client.tts.download(client.tts.create_job(**SPEECH), tmp_path)
        sandbox.outcome("FAILED", job="speech", error="No voice.", timeline=[(0.0, "FAILED")])
        with pytest.raises(JobFailedError, match="No voice"):
            client.tts.download(client.tts.create_job(**SPEECH), tmp_path)
        assert list(tmp_path.iterdir()) == []
