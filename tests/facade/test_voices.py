"""Voices: list, get, clone and delete."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict

import pytest

import sync_sandbox
from sync import Sync
from sync.common import Voice
from sync.errors import (
    ApiConnectionError,
    ConflictError,
    InternalServerError,
    InvalidRequestError,
    NotFoundError,
    UnprocessableEntityError,
)
from sync_sandbox import Sandbox

SAMPLE = Path(sync_sandbox.__file__).with_name("sample.mp4")


@pytest.fixture
def asset(sandbox: Sandbox) -> Dict[str, Any]:
    """A recording in the media library."""
    return sandbox.add_asset(SAMPLE)


def test_voices_come_in_a_list(client: Sync) -> None:
    voices = client.voices.list()
    assert isinstance(voices, list)
    assert "Sarah" in {voice.name for voice in voices}
    assert client.voices.get(voices[0].id) == voices[0]


def test_a_voice_that_does_not_exist(client: Sync) -> None:
    for method in (client.voices.get, client.voices.delete):
        with pytest.raises(NotFoundError) as error:
            method("550e8400-e29b-41d4-a716-446655440000")
        assert error.value.code == "voice_not_found"


@pytest.mark.parametrize("by", ["id", "url"])
def test_a_voice_is_cloned_from_an_asset(client: Sync, sandbox: Sandbox, asset: Dict[str, Any], by: str) -> None:
    sample = {"asset_id": asset["id"]} if by == "id" else {"url": asset["url"]}
    voice = client.voices.clone(name="Narrator", **sample)
    assert isinstance(voice, Voice)
    assert client.voices.get(voice.id).name == "Narrator"
    sent = {"assetId": asset["id"]} if by == "id" else {"url": asset["url"]}
    assert sandbox.requests[0].json() == {"name": "Narrator", "provider": "elevenlabs", **sent}


def test_a_clone_can_be_deleted(client: Sync, asset: Dict[str, Any]) -> None:
    voice = client.voices.clone(name="Narrator", asset_id=asset["id"])
    assert client.voices.delete(voice.id) is True
    assert voice.id not in {other.id for other in client.voices.list()}


def test_refusals_say_why(client: Sync, asset: Dict[str, Any]) -> None:
    client.voices.clone(name="Narrator", asset_id=asset["id"])
    with pytest.raises(ConflictError) as conflict:
        client.voices.clone(name="Narrator", asset_id=asset["id"])
    assert conflict.value.code == "voice_name_conflict"
    with pytest.raises(UnprocessableEntityError) as refused:
        client.voices.clone(name="Another", url="https://example.com/not-stored.wav")
    assert refused.value.code == "voice_sample_upload_required"


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"name": "", "url": "https://a/b"}, "name"),
        ({"name": None, "url": "https://a/b"}, "name"),
        ({"name": "a"}, "url"),
    ],
)
def test_what_is_no_clone_is_refused_before_anything_is_sent(
    client: Sync, sandbox: Sandbox, arguments: Any, field: str
) -> None:
    with pytest.raises(InvalidRequestError) as error:
        client.voices.clone(**arguments)
    assert error.value.field == field
    assert sandbox.requests == []


@pytest.mark.parametrize(
    ("fault", "error"),
    [({"kind": "disconnect", "after": "processing"}, ApiConnectionError), ({"status": 503}, InternalServerError)],
)
def test_a_clone_is_never_made_twice(
    client: Sync, sandbox: Sandbox, asset: Dict[str, Any], fault: Any, error: Any
) -> None:
    sandbox.fault(method="POST", **fault)
    with pytest.raises(error):
        client.voices.clone(name="Narrator", asset_id=asset["id"])
    assert len(sandbox.requests) == 1


def test_a_clone_that_was_refused_for_its_pace_is_sent_again(
    client: Sync, sandbox: Sandbox, asset: Dict[str, Any]
) -> None:
    sandbox.fault(method="POST", status=429)
    assert client.voices.clone(name="Narrator", asset_id=asset["id"]).name == "Narrator"


def test_the_whole_answers(client: Sync, asset: Dict[str, Any]) -> None:
    raw = client.voices.with_raw_response
    voice = raw.clone(name="Narrator", asset_id=asset["id"]).data
    assert raw.get(voice.id).data == voice
    assert voice in raw.list().data
    assert raw.delete(voice.id).data is True
