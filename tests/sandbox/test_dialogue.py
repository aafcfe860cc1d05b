"""Transcriptions and dialogue edits."""

from __future__ import annotations

from typing import Any, Dict

import httpx
import pytest

from sync_sandbox import Sandbox

from .payloads import VIDEO

EDIT: Dict[str, Any] = {
    "sourceVideoUrl": VIDEO["url"],
    "sourceTranscript": {},
    "edits": [
        {"kind": "change", "wordId": "w1", "replacement": "was"},
        {"kind": "remove", "wordIds": ["w2"]},
    ],
}


def test_a_video_is_transcribed(client: httpx.Client, sandbox: Sandbox) -> None:
    created = client.post("/v2/transcriptions", json={"sourceVideoUrl": VIDEO["url"], "maxSourceSeconds": 600}).json()
    assert (created["status"], created["transcript"]) == ("PENDING", None)
    sandbox.advance(3.0)
    done = client.get(f"/v2/transcriptions/{created['id']}").json()
    assert done["status"] == "COMPLETED"
    assert all(word["id"] for word in done["transcript"]["words"])
    assert client.get("/v2/transcriptions/x").status_code == 404
    too_long = client.post("/v2/transcriptions", json={"sourceVideoUrl": VIDEO["url"], "maxSourceSeconds": 601})
    assert (too_long.status_code, too_long.json()["field"]) == (400, "maxSourceSeconds")


def test_an_edit_is_listened_to_and_rendered(client: httpx.Client, stranger: httpx.Client, sandbox: Sandbox) -> None:
    edit = client.post("/v2/dialogue-edits", json=EDIT).json()
    sandbox.advance(3.0)
    done = client.get(f"/v2/dialogue-edits/{edit['id']}").json()
    assert stranger.get(done["previewAudioUrl"]).content[:4] == b"RIFF"
    assert done["previewDurationMs"] > 0
    body = {"model": "sync-3", "input": [VIDEO], "dialogueEdit": {"id": edit["id"]}}
    rendered = client.post("/v2/generate", json=body)
    assert (rendered.status_code, rendered.json()["dialogueEdit"]) == (201, {"id": edit["id"]})
    again = client.post("/v2/dialogue-edits", json={**EDIT, "rerunOfJobId": edit["id"]})
    assert again.json()["id"] != edit["id"]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"model": "lipsync-2"}, "dialogue_edit_unsupported"),
        ({"input": [{**VIDEO, "url": "https://example.com/another.mp4"}]}, "dialogue_edit_source_mismatch"),
    ],
)
def test_an_edit_is_for_one_video_and_one_model(client: httpx.Client, wrong: Dict[str, Any], code: str) -> None:
    id = client.post("/v2/dialogue-edits", json=EDIT).json()["id"]
    body = {"model": "sync-3", "input": [VIDEO], "dialogueEdit": {"id": id}, **wrong}
    answer = client.post("/v2/generate", json=body)
    assert (answer.status_code, answer.json()["errorCode"]) == (422, code)


@pytest.mark.parametrize(
    ("wrong", "status"),
    [({"edits": []}, 400), ({"edits": [{"kind": "swap"}]}, 400), ({"rerunOfJobId": "x"}, 404)],
)
def test_refusals(client: httpx.Client, wrong: Dict[str, Any], status: int) -> None:
    assert client.post("/v2/dialogue-edits", json={**EDIT, **wrong}).status_code == status


def test_edits_and_transcriptions_can_fail(client: httpx.Client, sandbox: Sandbox) -> None:
    for job in ("transcription", "dialogue_edit"):
        sandbox.outcome("FAILED", job=job)
    transcription = client.post("/v2/transcriptions", json={"sourceVideoUrl": VIDEO["url"]}).json()
    edit = client.post("/v2/dialogue-edits", json=EDIT).json()
    sandbox.advance(3.0)
    assert client.get(f"/v2/transcriptions/{transcription['id']}").json()["status"] == "FAILED"
    assert client.get(f"/v2/dialogue-edits/{edit['id']}").json()["previewAudioUrl"] is None
