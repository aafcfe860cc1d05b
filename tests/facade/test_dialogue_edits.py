"""Dialogue edits: create, get and wait, and the generation that follows."""

from __future__ import annotations

from typing import Any, Dict

import pytest

from sync import Sync
from sync.common import DialogueChange, DialogueEdit, DialogueRemoval, Transcript, Video
from sync.errors import ApiConnectionError, InvalidRequestError, JobFailedError, NotFoundError
from sync_sandbox import Sandbox

URL = "https://example.com/video.mp4"
TRANSCRIPT = {"words": [{"id": "w0", "text": "This"}, {"id": "w1", "text": "is"}]}
CHANGE = {"kind": "change", "wordId": "w0", "replacement": "That"}
EDIT: Dict[str, Any] = {"source_video_url": URL, "source_transcript": TRANSCRIPT, "edits": [CHANGE]}


def test_from_a_transcription_to_a_generation(client: Sync, sandbox: Sandbox) -> None:
    transcription = client.transcriptions.wait(client.transcriptions.create(source_video_url=URL).id)
    edit = client.dialogue_edits.create(
        source_video_url=URL,
        source_transcript=transcription.transcript,
        edits=[DialogueChange(word_id="w3", replacement="example"), DialogueRemoval(word_ids=["w2"])],
        voice_id="EXAVITQu4vr4xnSDxMaL",
    )
    assert isinstance(edit, DialogueEdit)
    assert edit.preview_audio_url is None
    ready = client.dialogue_edits.wait(edit.id)
    assert ready.preview_audio_url is not None
    assert ready.preview_duration_ms
    assert client.dialogue_edits.get(edit.id) == ready
    generation = client.generations.create(model="sync-3", input=[Video(url=URL)], dialogue_edit={"id": edit.id})
    assert generation.status == "PENDING"


@pytest.mark.parametrize("transcript", [TRANSCRIPT, Transcript.from_dict(TRANSCRIPT)])
@pytest.mark.parametrize("edit", [CHANGE, DialogueChange(word_id="w0", replacement="That")])
def test_objects_and_dicts_are_sent_alike(client: Sync, sandbox: Sandbox, transcript: Any, edit: Any) -> None:
    first = client.dialogue_edits.create(source_video_url=URL, source_transcript=transcript, edits=[edit])
    client.dialogue_edits.create(
        source_video_url=URL, source_transcript=transcript, edits=[edit], rerun_of_job_id=first.id
    )
    body = {"sourceVideoUrl": URL, "sourceTranscript": TRANSCRIPT, "edits": [CHANGE]}
    assert [request.json() for request in sandbox.requests] == [body, {**body, "rerunOfJobId": first.id}]


def test_it_is_never_made_twice(client: Sync, sandbox: Sandbox) -> None:
    sandbox.fault(kind="disconnect", after="processing")
    with pytest.raises(ApiConnectionError):
        client.dialogue_edits.create(**EDIT)
    assert len(sandbox.requests) == 1


def test_one_that_fails_is_an_error_with_its_reason(client: Sync, sandbox: Sandbox) -> None:
    sandbox.outcome("FAILED", error="Too long.", job="dialogue_edit")
    edit = client.dialogue_edits.create(**EDIT)
    with pytest.raises(JobFailedError, match=r"ended as FAILED: Too long\.") as error:
        client.dialogue_edits.wait(edit.id)
    assert isinstance(error.value.job, DialogueEdit)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"source_video_url": ""}, "source_video_url"),
        ({"source_transcript": None}, "source_transcript"),
        ({"source_transcript": "words"}, "source_transcript"),
        ({"edits": []}, "edits"),
        ({"edits": ["w0"]}, "edits[0]"),
        ({"edits": [{"kind": "change", "wordId": "w0"}]}, "edits[0].replacement"),
    ],
)
def test_what_is_no_edit_is_refused_before_anything_is_sent(
    client: Sync, sandbox: Sandbox, changed: Any, field: str
) -> None:
    with pytest.raises(InvalidRequestError) as error:
        client.dialogue_edits.create(**{**EDIT, **changed})
    assert error.value.field == field
    assert sandbox.requests == []


def test_one_that_does_not_exist(client: Sync) -> None:
    with pytest.raises(NotFoundError):
        client.dialogue_edits.get("550e8400-e29b-41d4-a716-446655440000")


def test_the_whole_answers(client: Sync) -> None:
    raw = client.dialogue_edits.with_raw_response
    edit = raw.create(**EDIT).data
    assert raw.get(edit.id).data == edit
