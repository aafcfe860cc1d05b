"""Every operation of openapi.yaml has a public method in both colours, which sends it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

import sync_sandbox
from sync import Sync
from sync_sandbox import RecordedRequest, Sandbox

from ..facade.support import INPUT

SPEC = yaml.safe_load((Path(__file__).parents[2] / "openapi.yaml").read_text(encoding="utf-8"))
SAMPLE = Path(sync_sandbox.__file__).with_name("sample.mp4")

VOICE = "EXAVITQu4vr4xnSDxMaL"
CREATE: dict[str, Any] = {"model": "lipsync-2", "input": INPUT}
ROWS = [CREATE] * 20
LINES = b'{"request_id": "%d", "endpoint": "/v2/generate", "payload": {"model": "lipsync-2", "input": [%s]}}\n'
ITEMS = b'{"type": "video", "url": "https://a/b"}, {"type": "audio", "url": "https://a/c"}'
URL = "https://example.com/video.mp4"
EDITS = [{"kind": "remove", "wordIds": ["w0"]}]
START, END = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)

Call = Callable[[Sync, Sandbox], object]


def batch(client: Sync) -> str:
    return client.batch.create(rows=ROWS).id  # type: ignore[union-attr]


def project(client: Sync) -> str:
    return client.projects.create(name="Trailers").id


def voice(client: Sync, sandbox: Sandbox) -> str:
    return client.voices.clone(name="Narrator", asset_id=asset(sandbox)).id


def edit(client: Sync) -> str:
    return client.dialogue_edits.create(source_video_url=URL, source_transcript={}, edits=EDITS).id


def asset(sandbox: Sandbox) -> str:
    return str(sandbox.add_asset(SAMPLE)["id"])


def generation(sandbox: Sandbox) -> str:
    return str(sandbox.add_generation()["id"])


def stream(client: Sync, sandbox: Sandbox, *, expired: bool) -> object:
    found = client.generations.get(generation(sandbox))
    if expired:
        sandbox.expire_urls()
    return list(client.generations.stream(found))


def attach(client: Sync, sandbox: Sandbox) -> tuple[str, str]:
    ids = project(client), asset(sandbox)
    client.projects.attach_asset(*ids)
    return ids


# What sends each operation. One that takes a form as well as JSON is listed twice.
CALLS: dict[str, Call] = {
    "analyzeCost": lambda client, _: client.generations.estimate_cost(**CREATE),
    "attachProjectAsset": attach,
    "countAssets": lambda client, _: client.assets.count(),
    "countGenerations": lambda client, _: client.generations.count(),
    "createAsset": lambda client, _: client.assets.create(url=URL),
    "createAssetUpload": lambda client, _: client.assets.upload(SAMPLE),
    "createBatch": lambda client, _: client.batch.create(rows=ROWS),
    "createBatch as a form": lambda client, _: client.batch.create(
        input=b"".join(LINES % (number, ITEMS) for number in range(20))
    ),
    "createDialogueEdit": lambda client, _: edit(client),
    "createGeneration": lambda client, _: client.generations.create(**CREATE),
    "createGeneration as a form": lambda client, _: client.generations.create_with_files(
        model="lipsync-2", video=SAMPLE, input=INPUT[1:]
    ),
    "createProject": lambda client, _: project(client),
    "createSpeech": lambda client, _: client.tts.create(script="Hello!", voice_id=VOICE),
    "createSpeechJob": lambda client, _: client.tts.create_job(script="Hello!", voice_id=VOICE),
    "createTranscription": lambda client, _: client.transcriptions.create(source_video_url=URL),
    "createVoice": voice,
    "deleteAsset": lambda client, sandbox: client.assets.delete(asset(sandbox)),
    "deleteGeneration": lambda client, sandbox: client.generations.delete(generation(sandbox)),
    "deleteProject": lambda client, _: client.projects.delete(project(client)),
    "deleteVoice": lambda client, sandbox: client.voices.delete(voice(client, sandbox)),
    "detachProjectAsset": lambda client, sandbox: client.projects.detach_asset(*attach(client, sandbox)),
    "estimateGenerationCost": lambda client, _: client.generations.estimate_cost_of_duration(
        model="lipsync-2", duration=10.0
    ),
    "getAsset": lambda client, sandbox: client.assets.get(asset(sandbox)),
    "getBatch": lambda client, _: client.batch.get(batch(client)),
    "getBatchResult": lambda client, _: list(client.batch.results(client.batch.wait(batch(client)).id)),
    "getDialogueEdit": lambda client, _: client.dialogue_edits.get(edit(client)),
    "getGeneration": lambda client, sandbox: client.generations.get(generation(sandbox)),
    "getGenerationById": lambda client, sandbox: client.generations.get_by_id(generation(sandbox)),
    "getGenerationCosts": lambda client, sandbox: client.generations.costs(generation(sandbox)),
    "getGenerationDownloadUrl": lambda client, sandbox: stream(client, sandbox, expired=True),
    "getGenerationResult": lambda client, sandbox: stream(client, sandbox, expired=False),
    "getProject": lambda client, _: client.projects.get(project(client)),
    "getSpeechJob": lambda client, _: client.tts.create_and_wait(script="Hello!", voice_id=VOICE),
    "getTranscription": lambda client, _: client.transcriptions.wait(
        client.transcriptions.create(source_video_url=URL).id
    ),
    "getVoice": lambda client, _: client.voices.get(VOICE),
    "getWebhookSecret": lambda client, _: client.organizations.webhook_secret(),
    "listAssets": lambda client, _: client.assets.list(),
    "listBatches": lambda client, _: client.batch.list(),
    "listErrors": lambda client, _: client.errors.list(),
    "listGenerationUsage": lambda client, _: client.usage.list(START, END),
    "listGenerations": lambda client, _: client.generations.list(),
    "listModels": lambda client, _: client.models.list(),
    "listProjectGenerations": lambda client, _: client.projects.list_generations(project(client)),
    "listProjects": lambda client, _: client.projects.list(),
    "listVoices": lambda client, _: client.voices.list(),
    "updateAsset": lambda client, sandbox: client.assets.update(asset(sandbox), name="Another"),
    "updateProject": lambda client, _: client.projects.update(project(client), name="Posters"),
}


def operations() -> Iterator[tuple[str, str, str, bool]]:
    """Name, method, path and whether the body is a form."""
    for path, item in SPEC["paths"].items():
        for method, operation in item.items():
            if isinstance(operation, dict) and "operationId" in operation:
                for content in operation.get("requestBody", {}).get("content", {"application/json": None}):
                    form = content == "multipart/form-data"
                    yield operation["operationId"] + " as a form" * form, method.upper(), path, form


def operation_of(request: RecordedRequest) -> str | None:
    """The operation that a request is; None for the storage."""
    form = request.headers.get("content-type", "").startswith("multipart/form-data")
    # A path without a parameter goes before one with: `/count` is no id.
    for name, method, path, wants_form in sorted(operations(), key=lambda operation: operation[2].count("{")):
        pattern = re.sub(r"\{\w+\}", "[^/]+", path)
        if (method, wants_form) == (request.method, form) and re.fullmatch(pattern, request.path):
            return name
    return None


def test_every_operation_is_covered() -> None:
    assert sorted(CALLS) == sorted(name for name, *_ in operations())


@pytest.mark.parametrize("name", CALLS)
def test_the_method_sends_it(client: Sync, sandbox: Sandbox, name: str) -> None:
    CALLS[name](client, sandbox)
    sent = [operation_of(request) for request in sandbox.requests]
    assert name in sent
    responses = [
        request.response for request, operation in zip(sandbox.requests, sent, strict=True) if operation == name
    ]
    assert all(response is not None and response.status < 400 for response in responses)
