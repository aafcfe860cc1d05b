"""Transcriptions: create, get and wait."""

from __future__ import annotations

from typing import List

import pytest

from sync import Sync
from sync.common import Transcription
from sync.errors import ApiConnectionError, InvalidRequestError, JobFailedError, NotFoundError, WaitTimeoutError
from sync_sandbox import Sandbox

from .support import InstantClock

URL = "https://example.com/video.mp4"


def test_a_transcription_gets_its_words(client: Sync, sandbox: Sandbox, clock: InstantClock) -> None:
    transcription = client.transcriptions.create(source_video_url=URL, max_source_seconds=60)
    assert isinstance(transcription, Transcription)
    assert transcription.transcript is None
    seen: List[str] = []
    ended = client.transcriptions.wait(
        transcription.id, poll_interval=5.0, on_update=lambda job: seen.append(job.status)
    )
    assert ended.transcript is not None
    assert ended.transcript.to_dict()["words"]
    assert seen == ["PENDING", "PROCESSING", "COMPLETED"]
    assert set(clock.slept) == {5.0}
    assert client.transcriptions.get(transcription.id) == ended
    assert sandbox.requests[0].json() == {"sourceVideoUrl": URL, "maxSourceSeconds": 60}


def test_it_is_never_made_twice(client: Sync, sandbox: Sandbox) -> None:
    sandbox.fault(kind="disconnect", after="processing")
    with pytest.raises(ApiConnectionError):
        client.transcriptions.create(source_video_url=URL)
    assert len(sandbox.requests) == 1


def test_one_that_fails_is_an_error_with_its_reason(client: Sync, sandbox: Sandbox) -> None:
    sandbox.outcome("FAILED", error="Nobody speaks.", job="transcription")
    transcription = client.transcriptions.create(source_video_url=URL)
    with pytest.raises(JobFailedError, match=r"ended as FAILED: Nobody speaks\.") as error:
        client.transcriptions.wait(transcription.id)
    assert isinstance(error.value.job, Transcription)


def test_a_wait_that_ends_first_tells_what_is_known(client: Sync) -> None:
    transcription = client.transcriptions.create(source_video_url=URL)
    with pytest.raises(WaitTimeoutError) as error:
        client.transcriptions.wait(transcription.id, timeout=20.0)
    assert isinstance(error.value.job, Transcription)
    assert error.value.job.status == "PROCESSING"
    assert error.value.generation is None


def test_a_video_is_needed(client: Sync, sandbox: Sandbox) -> None:
    with pytest.raises(InvalidRequestError) as error:
        client.transcriptions.create(source_video_url="")
    assert error.value.field == "source_video_url"
    assert sandbox.requests == []


def test_one_that_does_not_exist(client: Sync) -> None:
    with pytest.raises(NotFoundError):
        client.transcriptions.get("550e8400-e29b-41d4-a716-446655440000")


def test_the_whole_answers(client: Sync) -> None:
    raw = client.transcriptions.with_raw_response
    transcription = raw.create(source_video_url=URL).data
    assert raw.get(transcription.id).data == transcription
