from __future__ import annotations

import re
from typing import Any, Dict, List

import httpx
import pytest

from sync_sandbox import Sandbox

from .payloads import AUDIO, CREATE, IMAGE, TEXT, VIDEO


def create(client: httpx.Client, **fields: Any) -> Dict[str, Any]:
    response = client.post("/v2/generate", json={**CREATE, **fields})
    assert response.status_code == 201, response.text
    body: Dict[str, Any] = response.json()
    return body


def test_a_new_generation_is_pending_and_has_the_nulls_of_a_real_body(client: httpx.Client) -> None:
    body = create(client)
    assert body.pop("id")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", body.pop("createdAt"))
    assert body == {
        "status": "PENDING",
        "model": "lipsync-2",
        "input": CREATE["input"],
        "segments": None,
        "webhookUrl": None,
        "outputUrl": None,
        "segmentOutputUrl": None,
        "outputDuration": None,
        "outputFileName": None,
        "projectId": None,
        "synthesizedAudioUrl": None,
        "error": None,
    }


def test_a_generation_goes_from_pending_to_processing_to_completed(client: httpx.Client, sandbox: Sandbox) -> None:
    id = create(client)["id"]
    statuses = []
    for _ in range(4):
        statuses.append(client.get(f"/v2/generate/{id}").json()["status"])
        sandbox.advance(1.0)
    assert statuses == ["PENDING", "PROCESSING", "PROCESSING", "COMPLETED"]


def test_what_was_sent_comes_back(client: httpx.Client) -> None:
    options = {"sync_mode": "loop", "temperature": 0.3, "made_up": [1, 2]}
    body = create(client, options=options, webhookUrl="http://127.0.0.1:9/hook", outputFileName="my file (1).mp4")
    assert body["options"] == options
    assert body["webhookUrl"] == "http://127.0.0.1:9/hook"
    assert body["outputFileName"] == "my_file_1mp4"


def test_the_output_is_a_playable_file_that_needs_no_key(
    client: httpx.Client, stranger: httpx.Client, sandbox: Sandbox
) -> None:
    id = create(client)["id"]
    sandbox.advance(3.0)
    body = client.get(f"/v2/generations/{id}").json()
    output = stranger.get(body["outputUrl"])
    assert output.status_code == 200
    assert output.content[4:8] == b"ftyp"
    assert output.headers["content-type"] == "video/mp4"
    assert int(output.headers["content-length"]) == len(output.content)
    assert body["outputDuration"] == 2.0


def test_the_output_can_be_fetched_in_parts(client: httpx.Client, stranger: httpx.Client, sandbox: Sandbox) -> None:
    id = create(client)["id"]
    sandbox.advance(3.0)
    url = client.get(f"/v2/generations/{id}/download").text
    whole = stranger.get(url)
    rest = stranger.get(url, headers={"Range": "bytes=100-", "If-Range": whole.headers["etag"]})
    assert rest.status_code == 206
    assert rest.headers["content-range"] == f"bytes 100-{len(whole.content) - 1}/{len(whole.content)}"
    assert whole.content[100:] == rest.content
    changed = stranger.get(url, headers={"Range": "bytes=100-", "If-Range": '"another"'})
    assert changed.status_code == 200
    assert stranger.get(url, headers={"Range": f"bytes={len(whole.content)}-"}).status_code == 416


def test_the_download_url_is_plain_text_and_fresh_each_time(client: httpx.Client, sandbox: Sandbox) -> None:
    id = create(client, outputFileName="out")["id"]
    assert client.get(f"/v2/generations/{id}/download").status_code == 409
    sandbox.advance(3.0)
    first, second = (client.get(f"/v2/generations/{id}/download") for _ in range(2))
    assert first.headers["content-type"].startswith("text/plain")
    assert first.text.endswith("/out.mp4")
    assert first.text != second.text


def test_output_urls_expire_and_the_api_gives_new_ones(
    client: httpx.Client, stranger: httpx.Client, sandbox: Sandbox
) -> None:
    id = create(client)["id"]
    sandbox.advance(3.0)
    output = client.get(f"/v2/generate/{id}").json()["outputUrl"]
    download = client.get(f"/v2/generations/{id}/download").text
    sandbox.advance(sandbox.output_url_seconds)
    assert stranger.get(output).status_code == 401
    assert stranger.get(download).status_code == 403
    assert stranger.get(client.get(f"/v2/generate/{id}").json()["outputUrl"]).status_code == 200
    assert stranger.get(client.get(f"/v2/generations/{id}/download").text).status_code == 200


def test_urls_expire_at_once_when_told_so(client: httpx.Client, stranger: httpx.Client, sandbox: Sandbox) -> None:
    id = create(client)["id"]
    sandbox.advance(3.0)
    url = client.get(f"/v2/generations/{id}/download").text
    assert stranger.get(url).status_code == 200
    sandbox.expire_urls()
    assert stranger.get(url).status_code == 403


def test_the_result_may_redirect_to_the_storage(client: httpx.Client, stranger: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.redirect_results = True
    id = create(client)["id"]
    sandbox.advance(3.0)
    answer = stranger.get(client.get(f"/v2/generate/{id}").json()["outputUrl"])
    assert answer.status_code == 302
    assert stranger.get(answer.headers["location"]).status_code == 200
    with_key = client.get(answer.headers["location"])
    assert (with_key.status_code, "x-api-key" in with_key.text) == (400, True)


def test_progress_is_told_when_asked_for(client: httpx.Client, sandbox: Sandbox) -> None:
    id = create(client)["id"]
    sandbox.advance(1.5)
    assert "progress_percent" not in client.get(f"/v2/generate/{id}").json()
    assert client.get(f"/v2/generate/{id}", params={"include": "progress"}).json()["progress_percent"] == 50.0


def test_an_id_that_can_be_none_is_a_bad_request(client: httpx.Client) -> None:
    answer = client.get("/v2/generate/nope")
    assert (answer.status_code, answer.json()["errorCode"]) == (400, "invalid_generation_id")


def test_an_unknown_id_is_not_found(client: httpx.Client) -> None:
    answer = client.get("/v2/generate/6533643b-acbe-4c40-967e-d9ba9baac39e")
    assert answer.status_code == 404
    assert answer.json() == {
        "message": "The generation was not found.",
        "error": "Not Found",
        "statusCode": 404,
        "errorCode": "generation_not_found",
        "suggestion": "List what exists and check the id.",
        "field": "id",
    }


def test_only_a_finished_generation_is_deleted(client: httpx.Client, sandbox: Sandbox) -> None:
    id = create(client)["id"]
    refused = client.delete(f"/v2/generations/{id}")
    assert (refused.status_code, refused.json()["errorCode"]) == (409, "generation_not_deletable_while_processing")
    sandbox.advance(3.0)
    assert client.delete(f"/v2/generations/{id}").json()["id"] == id
    assert client.get(f"/v2/generate/{id}").status_code == 404
    assert sandbox.billed == [id]


class TestList:
    def test_pages_are_newest_first_and_end_with_a_short_one(self, client: httpx.Client) -> None:
        ids = [create(client)["id"] for _ in range(5)]
        pages: List[List[str]] = []
        cursor: Dict[str, str] = {}
        while not pages or len(pages[-1]) == 2:
            page = client.get("/v2/generations", params={"limit": "2", **cursor}).json()
            pages.append([generation["id"] for generation in page])
            cursor = {"cursor": pages[-1][-1]}
        assert [len(page) for page in pages] == [2, 2, 1]
        assert [id for page in pages for id in page] == ids[::-1]

    def test_without_a_limit_everything_comes_in_no_useful_order(self, client: httpx.Client) -> None:
        ids = [create(client)["id"] for _ in range(12)]
        found = [generation["id"] for generation in client.get("/v2/generations").json()]
        assert found == sorted(ids)

    def test_filters(self, client: httpx.Client, sandbox: Sandbox) -> None:
        project = client.post("/v2/projects", json={"name": "p"}).json()["id"]
        done = create(client, projectId=project)["id"]
        sandbox.advance(3.0)
        waiting = create(client)["id"]

        def found(query: str) -> Any:
            return {generation["id"] for generation in client.get(f"/v2/generations?{query}").json()}

        assert found("status=COMPLETED") == {done}
        assert found("status=COMPLETED,PENDING") == {done, waiting}
        assert found("status=COMPLETED&status=PENDING") == {done, waiting}
        assert found(f"ids={waiting},6533643b-acbe-4c40-967e-d9ba9baac39e") == {waiting}
        assert found("source=mcp") == set()
        assert found(f"projectId={project}") == {done}

    @pytest.mark.parametrize(
        ("query", "field"),
        [("limit=0", "limit"), ("limit=101", "limit"), ("status=DONE", "status[0]"), ("limit=1&cursor=x", "cursor")],
    )
    def test_a_wrong_parameter_is_named(self, client: httpx.Client, query: str, field: str) -> None:
        answer = client.get(f"/v2/generations?{query}")
        assert (answer.status_code, answer.json()["field"]) == (400, field)

    def test_a_cursor_needs_a_limit(self, client: httpx.Client) -> None:
        answer = client.get("/v2/generations?cursor=x")
        assert (answer.status_code, answer.json()["message"]) == (400, ["cursor requires limit"])

    def test_count(self, client: httpx.Client, sandbox: Sandbox) -> None:
        create(client)
        sandbox.advance(3.0)
        create(client)
        assert client.get("/v2/generations/count").json() == {"count": 2}
        assert client.get("/v2/generations/count?status=COMPLETED").json() == {"count": 1}
        assert client.get("/v2/generations/count?type=playground").json() == {"count": 0}


class TestRefusals:
    @pytest.mark.parametrize(
        ("body", "status", "code", "field"),
        [
            ({}, 400, "generation_input_validation_failed", "model"),
            ({**CREATE, "model": "lipsync-9"}, 400, "generation_unsupported_model", "model"),
            ({**CREATE, "model": 3}, 400, "generation_input_validation_failed", "model"),
            ({**CREATE, "input": [AUDIO]}, 422, "generation_input_validation_failed", "input"),
            ({**CREATE, "input": [VIDEO]}, 422, "generation_input_validation_failed", "input"),
            ({**CREATE, "input": [VIDEO, VIDEO, AUDIO]}, 422, "generation_input_too_many_visual", "input"),
            ({**CREATE, "input": [VIDEO, AUDIO, AUDIO]}, 422, "generation_input_validation_failed", "segments"),
            ({**CREATE, "input": [{"type": "video"}, AUDIO]}, 400, "generation_input_validation_failed", "input[0]"),
            ({**CREATE, "input": [IMAGE, AUDIO]}, 422, "generation_input_validation_failed", "model"),
            (
                {**CREATE, "options": {"temperature": 2}},
                400,
                "generation_input_validation_failed",
                "options.temperature",
            ),
            ({**CREATE, "outputFileName": "x" * 256}, 400, "generation_input_validation_failed", "outputFileName"),
            ({**CREATE, "webhookUrl": "http://example.com"}, 400, "generation_input_validation_failed", "webhookUrl"),
            ({**CREATE, "projectId": "x"}, 422, "project_not_found", "projectId"),
            (
                {**CREATE, "input": [{"type": "video", "assetId": "x"}, AUDIO]},
                404,
                "asset_not_found",
                "input[0].assetId",
            ),
            (
                {**CREATE, "dubParams": {"providerName": "elevenlabs", "targetLang": "de"}},
                422,
                "generation_input_dub_audio_conflict",
                "input",
            ),
            ({**CREATE, "dialogueEdit": {"id": "x"}}, 422, "dialogue_edit_audio_conflict", "input"),
            (
                {"model": "sync-3", "input": [VIDEO], "dialogueEdit": {"id": "x"}},
                422,
                "dialogue_edit_not_found",
                "dialogueEdit.id",
            ),
        ],
    )
    def test_what_does_not_fit_is_refused_and_named(
        self, client: httpx.Client, sandbox: Sandbox, body: Dict[str, Any], status: int, code: str, field: str
    ) -> None:
        answer = client.post("/v2/generate", json=body)
        refusal = answer.json()
        assert (answer.status_code, refusal["errorCode"], refusal["field"]) == (status, code, field)
        assert sandbox.billed == []

    def test_messages_of_a_malformed_body_are_a_list(self, client: httpx.Client) -> None:
        refusal = client.post("/v2/generate", json={"model": 1, "input": [{"type": "text"}]}).json()
        assert refusal["message"] == ["model should be a valid string", "input[0] text needs a provider"]
        assert refusal["error"] == "Bad Request"

    def test_a_body_that_does_not_say_it_is_json(self, client: httpx.Client) -> None:
        answer = client.post("/v2/generate", content=b"{}")
        assert (answer.status_code, "Content-Type" in answer.json()["message"]) == (400, True)

    def test_a_body_that_is_not_json(self, client: httpx.Client) -> None:
        answer = client.post("/v2/generate", content=b"{", headers={"content-type": "application/json"})
        assert (answer.status_code, "not valid JSON" in answer.json()["message"]) == (400, True)

    @pytest.mark.parametrize(
        "segment",
        [
            {"startTime": 0, "endTime": 1, "audioInput": {"refId": "missing"}},
            {"startTime": 2, "endTime": 1, "audioInput": {"refId": "a"}},
            {"startTime": 0, "endTime": 1, "audioInput": {"refId": "a", "startTime": 1}},
        ],
    )
    def test_segments_must_make_sense(self, client: httpx.Client, segment: Dict[str, Any]) -> None:
        body = {**CREATE, "input": [VIDEO, {**AUDIO, "refId": "a"}], "segments": [segment]}
        answer = client.post("/v2/generate", json=body)
        assert (answer.status_code, answer.json()["errorCode"]) == (422, "generation_input_segments_invalid")

    def test_several_audios_with_segments_are_accepted(self, client: httpx.Client) -> None:
        inputs = [VIDEO, {**AUDIO, "refId": "a"}, {**TEXT, "refId": "b"}]
        segments = [
            {"startTime": index, "endTime": index + 1, "audioInput": {"refId": ref}} for index, ref in enumerate("ab")
        ]
        assert create(client, input=inputs, segments=segments)["segments"] == segments

    def test_an_image_takes_no_automatic_speaker(self, client: httpx.Client) -> None:
        body = {
            "model": "sync-3",
            "input": [IMAGE, AUDIO],
            "options": {"active_speaker_detection": {"auto_detect": True}},
        }
        answer = client.post("/v2/generate", json=body)
        assert (answer.status_code, answer.json()["errorCode"]) == (422, "generation_input_face_selection_invalid")


def test_an_image_and_a_text_make_a_video_with_its_speech(
    client: httpx.Client, stranger: httpx.Client, sandbox: Sandbox
) -> None:
    id = create(client, model="sync-3", input=[IMAGE, TEXT])["id"]
    sandbox.advance(3.0)
    body = client.get(f"/v2/generate/{id}").json()
    assert stranger.get(body["synthesizedAudioUrl"]).content[:4] == b"RIFF"
    assert stranger.get(body["outputUrl"]).content[4:8] == b"ftyp"
