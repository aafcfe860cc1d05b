"""What the contract rules out is refused; what it allows does no harm."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

import httpx
import pytest

from sync_sandbox import ManualClock, Sandbox

from .payloads import AUDIO, CREATE, TEXT, VIDEO

EDIT: Dict[str, Any] = {"sourceVideoUrl": VIDEO["url"], "sourceTranscript": {}, "edits": []}


@pytest.mark.parametrize(
    ("method", "path", "body", "field"),
    [
        ("POST", "/v2/projects", {"name": "Trailers", "mode": None}, "mode"),
        ("POST", "/v2/projects", {"name": "Trailers", "defaultWorkflow": "bake"}, "defaultWorkflow"),
        ("POST", "/v2/projects", {"name": "Trailers", "id": "my-id"}, "id"),
        ("POST", "/v2/generate", {**CREATE, "options": None}, "options"),
        ("POST", "/v2/generate", {**CREATE, "dialogueEdit": None}, "dialogueEdit"),
        ("POST", "/v2/generate", {**CREATE, "options": {"output_resolution": [1]}}, "options.output_resolution"),
        ("POST", "/v2/dialogue-edits", EDIT, "edits"),
        (
            "POST",
            "/v2/dialogue-edits",
            {**EDIT, "edits": [{"kind": "remove", "wordIds": []}]},
            "edits[0].wordIds",
        ),
        ("POST", "/v2/generations/estimate", {"model": "lipsync-2", "duration": 1, "fps": None}, "fps"),
    ],
)
def test_a_value_beyond_the_contract_is_refused(
    client: httpx.Client, method: str, path: str, body: Dict[str, Any], field: str
) -> None:
    refusal = client.request(method, path, json=body)
    assert (refusal.status_code, refusal.json()["field"]) == (400, field)


def test_an_update_without_a_field_is_refused(client: httpx.Client) -> None:
    id = client.post("/v2/projects", json={"name": "Trailers"}).json()["id"]
    assert client.patch(f"/v2/projects/{id}", json={}).status_code == 400


@pytest.mark.parametrize(
    "query",
    ["status=", "status=[]", "status=RUNNING", "projectId=", "limit=10&cursor=", "source="],
)
def test_a_filter_without_or_with_an_unknown_value_is_refused(client: httpx.Client, query: str) -> None:
    assert client.get(f"/v2/generations?{query}").status_code == 400


@pytest.mark.parametrize("moment", ["0.5", "1764000000", "2026-11-01"])
def test_a_moment_that_is_not_iso_8601_is_refused(client: httpx.Client, moment: str) -> None:
    assert client.get("/v2/batch", params={"created_after": moment}).status_code == 400


@pytest.mark.parametrize(
    "text",
    ['{"name": NaN}', '{"name": "n", "x": 1e999}', '{"name": "\\ud800"}', "[" * 100_000],
    ids=["no number", "no finite number", "half a character", "too deep"],
)
def test_what_only_python_reads_as_json_is_refused(client: httpx.Client, text: str) -> None:
    refusal = client.post("/v2/projects", content=text, headers={"Content-Type": "application/json"})
    assert refusal.status_code == 400
    assert "not valid JSON" in refusal.json()["message"]


def test_a_field_of_another_type_of_item_is_ignored(client: httpx.Client) -> None:
    created = client.post("/v2/generate", json={**CREATE, "input": [VIDEO, {**TEXT, "assetId": "anything"}]})
    assert created.status_code == 201


@pytest.mark.parametrize("names", [["a", None], ["a", "a"]])
def test_with_segments_every_audio_has_a_name_of_its_own(client: httpx.Client, names: List[Optional[str]]) -> None:
    audios = [{**AUDIO, "refId": name} for name in names]
    segments = [{"startTime": 0, "endTime": 1, "audioInput": {"refId": "a"}}]
    refusal = client.post("/v2/generate", json={**CREATE, "input": [VIDEO, *audios], "segments": segments})
    assert (refusal.status_code, refusal.json()["errorCode"]) == (422, "generation_input_segments_invalid")


def test_a_file_in_place_of_a_text_field_is_refused(client: httpx.Client) -> None:
    refusal = client.post("/v2/generate", files={"model": ("model.txt", b"lipsync-2")})
    assert (refusal.status_code, refusal.json()["field"]) == (400, "model")


def test_a_duration_beyond_all_prices_is_refused(client: httpx.Client) -> None:
    refusal = client.post("/v2/generations/estimate", json={"model": "lipsync-2", "duration": 1e308})
    assert (refusal.status_code, refusal.json()["errorCode"]) == (422, "cost_estimate_unavailable")


def test_a_whole_number_may_be_written_with_a_point(client: httpx.Client) -> None:
    upload = {"fileName": "a.mp4", "contentType": "video/mp4", "size": 1.0}
    assert client.post("/v2/assets/upload", json=upload).status_code == 201


@pytest.mark.parametrize(
    "query", ["status=PENDING,FAILED", "status=PENDING&status=FAILED", 'status=["PENDING","FAILED"]']
)
def test_a_list_comes_in_three_forms(query: str) -> None:
    # The third is what a published client sends and the contract does not have.
    with Sandbox(clock=ManualClock()) as sandbox, httpx.Client(base_url=sandbox.url) as client:
        client.headers["x-api-key"] = "test"
        client.post("/v2/generate", json=CREATE)
        assert len(client.get(f"/v2/generations?{query}").json()) == 1
