"""What type-checks: the checkers must have nothing to say about any line of this file."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from pathlib import Path

import httpx
from typing_extensions import assert_type  # noqa: UP035 - Python 3.8 has none

from sync import AsyncSync, Sync
from sync.common import (
    TTS,
    Asset,
    AssetPage,
    Audio,
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
from sync.errors import ConcurrencyLimitError, GenerationFailedError, WaitTimeoutError


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
    items: list[Video | Audio] = [Video(url="https://a/b"), Audio(asset_id="a")]
    generation = client.generations.create(model="lipsync-2", input=items)
    assert_type(generation, Generation)
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


def files(client: Sync) -> None:
    with open("video.mp4", "rb") as video, open("audio.wav", "rb") as audio:
        assert_type(client.generations.create_with_files(model="lipsync-2", video=video, audio=audio), Generation)
    client.generations.create_with_files(model="lipsync-2", video=Path("v.mp4"), audio="a.wav")
    client.generations.create_with_files(model="lipsync-2", image=b"...", audio=io.BytesIO())
    client.generations.create_with_files(
        model="lipsync-2", video=("v.mp4", b""), audio=("a.wav", Path("a"), "audio/wav")
    )


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
    except WaitTimeoutError as error:
        assert_type(error.generation, "Generation | None")
    except ConcurrencyLimitError as error:
        assert_type(error.concurrency_limit, "int | None")
    except ApiError as error:
        assert_type(error.status_code, "int | None")
        assert_type(error.headers, "dict[str, str]")
        assert_type(error.retry_after, "float | None")


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
