"""What type-checks: the checkers must have nothing to say about any line of this file."""
# pyright: strict

from __future__ import annotations

import io
from datetime import datetime, timedelta
from email.message import Message
from pathlib import Path

import httpx
from typing_extensions import assert_type  # noqa: UP035 - Python 3.8 has none

from sync import AsyncSync, RawResponse, RequestDetails, Sync, webhooks
from sync.common import (
    TTS,
    Asset,
    AssetPage,
    Audio,
    Batch,
    BatchValidation,
    CreateGenerationRequest,
    DialogueChange,
    DialogueEdit,
    DialogueRemoval,
    EstimatedGenerationCost,
    Generation,
    GenerationOptions,
    GenerationSegment,
    GenerationStatus,
    Image,
    Model,
    TTSProvider,
    Video,
)
from sync.core.api_error import ApiError
from sync.errors import ConcurrencyLimitError, GenerationFailedError, JobFailedError, WaitTimeoutError


def construction() -> None:
    Sync()
    Sync("key", base_url="https://example.com", timeout=None, max_retries=0, default_headers={"a": "b"})
    Sync(timeout=timedelta(seconds=5), http_client=httpx.Client())
    AsyncSync(api_key="key", timeout=5, http_client=httpx.AsyncClient())
    with Sync() as client:
        assert_type(client, Sync)


async def asynchronous_construction() -> None:
    async with AsyncSync() as client:
        assert_type(client, AsyncSync)


def creating(client: Sync, model: str) -> None:
    items = [Video(url="https://a/b"), Audio(asset_id="a")]
    generation = client.generations.create(model="lipsync-2", input=items)
    assert_type(generation, Generation)
    declared: list[Video | Audio] = [Video(url="https://a/b"), Audio(asset_id="a")]
    client.generations.create(model="lipsync-2", input=declared)
    client.generations.create(model="lipsync-2", input=generation.input or [])
    client.generations.create(model="lipsync-2", input=[Path("v.mp4"), Audio(asset_id="a")])
    CreateGenerationRequest(model="lipsync-2", input=items)
    client.generations.create(
        model=model, input=(Image(url="https://a/b"), TTS(provider={"voiceId": "v", "script": "s"}))
    )
    client.generations.create(
        model="new", input=[{"type": "video", "url": "https://a/b"}], options={"sync_mode": "loop"}
    )
    client.generations.create(
        model="sync-3",
        input=[Video(url="https://a/b"), TTS(provider=TTSProvider(voice_id="v", script="s"))],
        options=GenerationOptions(sync_mode="bounce", temperature=0.5),
        segments=[GenerationSegment(start_time=0, end_time=1.5, audio_input={"refId": "a"})],
        idempotency_key="mine",
        extra_headers={"a": "b"},
        extra_query={"a": 1},
        extra_body={"a": {"b": None}},
        request_options={"timeout_in_seconds": 5, "max_retries": 0, "additional_headers": {"a": "b"}},
    )


class OwnStream:
    def read(self, size: int = -1) -> bytes:
        return b""


def files(client: Sync) -> None:
    with open("video.mp4", "rb") as video, open("audio.wav", "rb") as audio:
        assert_type(client.generations.create_with_files(model="lipsync-2", video=video, audio=audio), Generation)
    client.generations.create_with_files(model="lipsync-2", video=Path("v.mp4"), audio="a.wav")
    client.generations.create_with_files(model="lipsync-2", image=b"...", audio=io.BytesIO())
    client.generations.create_with_files(
        model="lipsync-2", video=("v.mp4", b""), audio=("a.wav", Path("a"), "audio/wav")
    )
    client.generations.create_with_files(model="lipsync-2", video=OwnStream(), audio=("a.wav", OwnStream()))
    client.generations.create_with_files(model="lipsync-2", video=bytearray(), audio=memoryview(b""))
    assert_type(client.assets.upload(OwnStream(), name="v.mp4"), Asset)


def reading(client: Sync) -> None:
    generation = client.generations.get("id", include_progress=True)
    assert_type(generation, Generation)
    assert_type(generation.id, str)
    assert_type(generation.created_at, datetime)
    status: GenerationStatus = generation.status
    model: Model = generation.model
    assert_type(generation.output_url, "str | None")
    assert_type(generation.output_duration, "float | None")
    assert_type(generation.options, "GenerationOptions | None")
    assert_type(client.generations.list(status="COMPLETED"), "list[Generation]")
    client.generations.list(status=["PENDING", "NEW"], ids=("a", "b"), limit=5, cursor="c")
    estimates = client.generations.estimate_cost(
        model=model, input=[Video(url="https://a/b"), Audio(url="https://a/c")]
    )
    assert_type(estimates[0], EstimatedGenerationCost)
    page = client.assets.list(limit=10, sort_by="dateDesc", types=["VIDEO"])
    assert_type(page, AssetPage)
    assert_type(page.items, "list[Asset]")
    assert_type(client.assets.get("id"), Asset)
    assert_type(status == "COMPLETED", bool)


def waiting(client: Sync) -> None:
    seen: list[Generation] = []
    assert_type(client.generations.wait("id", timeout=600, poll_interval=5.0, on_update=seen.append), Generation)
    try:
        client.generations.create_and_wait(model="lipsync-2", input=[], on_update=print)
    except GenerationFailedError as error:
        assert_type(error.generation, Generation)
        assert_type(error.id, str)
    except JobFailedError as error:
        assert_type(error.id, str)
        assert_type(error.job.id, str)
    except WaitTimeoutError as error:
        assert_type(error.id, str)
        assert_type(error.generation, "Generation | None")
    except ConcurrencyLimitError as error:
        assert_type(error.concurrency_limit, "int | None")
    except ApiError as error:
        assert_type(error.id, "str | None")
        assert_type(error.status_code, "int | None")
        assert_type(error.headers, "dict[str, str]")
        assert_type(error.retry_after, "float | None")


def batches(client: Sync, dry_run: bool) -> None:
    assert_type(client.batch.create(rows=[]), Batch)
    assert_type(client.batch.create(input="rows.jsonl", dry_run=False, extra_headers={"a": "b"}), Batch)
    assert_type(client.batch.create(rows=[], dry_run=True), BatchValidation)
    assert_type(client.batch.create(rows=[], dry_run=dry_run), "Batch | BatchValidation")
    assert_type(client.batch.with_raw_response.create(rows=[], dry_run=True), RawResponse[BatchValidation])


def dialogue(client: Sync) -> None:
    edits = [DialogueChange(word_id="w1", replacement="a"), DialogueRemoval(word_ids=["w2"])]
    transcript = client.transcriptions.wait("t").transcript
    # A transcription that is still running has none.
    assert transcript is not None
    edit = client.dialogue_edits.create(edits=edits, source_video_url="https://a/b", source_transcript=transcript)
    assert_type(edit, DialogueEdit)


def hooks(client: Sync) -> None:
    def note(details: RequestDetails) -> int:
        return details.attempt

    Sync(on_request=note, on_response=print)
    client.generations.wait("id", on_progress=lambda progress: print(progress.percent))
    path = client.generations.download("id", to=Path("folder"))
    assert_type(path, Path)


def webhook(body: bytes) -> None:
    told = webhooks.unwrap(body, "t=1,v1=2", ["whsec_a", "whsec_b"])
    if isinstance(told, webhooks.GenerationNotification):
        assert_type(told.status, webhooks.WebhookStatus)
    # The headers of `http.server`, of a WSGI environment, and pairs.
    webhooks.unwrap(body, Message(), "whsec_a")
    webhooks.unwrap(body, {"HTTP_SYNC_SIGNATURE": "t=1,v1=2"}, "whsec_a")
    webhooks.verify(body, [(b"sync-signature", b"t=1,v1=2")], "whsec_a")


def raw(client: Sync) -> None:
    answer = client.generations.with_raw_response.get("id", include_progress=True)
    assert_type(answer.data, Generation)
    assert_type(answer.status_code, int)
    assert_type(answer.content, bytes)


async def asynchronous(client: AsyncSync) -> None:
    async def note(generation: Generation) -> None: ...

    assert_type(await client.generations.get("id"), Generation)
    assert_type(await client.generations.list(), "list[Generation]")
    assert_type(await client.generations.wait("id", on_update=note), Generation)
    await client.generations.wait("id", on_update=print)
    answer = await client.assets.with_raw_response.get("id")
    assert_type(answer.data, Asset)
    assert_type(await client.batch.create(rows=[]), Batch)
    assert_type((await client.batch.with_raw_response.create(rows=[])).data, Batch)
    async for generation in client.generations.iter():
        assert_type(generation, Generation)
