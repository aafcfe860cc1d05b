"""What is recorded: one scenario for every method, and more for what can go wrong.

A scenario is named for its method, `generations.create`, or for its method and the case, `generations.create.refused`.
It is written once and runs with a client of either colour: `done` awaits what has to be awaited. It makes what it
needs, so that it can be recorded from any account, and its assertions hold for every account, too.

To add one, write a function with `@scenario(...)` and run `make cassettes`.
"""

from __future__ import annotations

import io
import struct
import wave
from typing import Any, Awaitable, Callable, Dict, List, NamedTuple

import pytest

from sync.common import Audio, GenerationOptions, Video
from sync.errors import (
    ConcurrencyLimitError,
    GenerationFailedError,
    NotFoundError,
    RateLimitError,
    UnauthorizedError,
    UnprocessableEntityError,
    WaitTimeoutError,
)
from sync_sandbox import Sandbox

VIDEO = "https://assets.sync.so/docs/example-video.mp4"
AUDIO = "https://assets.sync.so/docs/example-audio.wav"
UNKNOWN_ID = "00000000-0000-4000-8000-000000000000"


class Scenario(NamedTuple):
    """Something to do with a client.

    Attributes:
        name: Name of the method, and perhaps of the case.
        run: What to do; it gets the client.
        prepare: What the sandbox has to do first. The live API can't be told to, so that a scenario with one is
            recorded from the sandbox always.
    """

    name: str
    run: Callable[[Any], Awaitable[None]]
    prepare: Callable[[Sandbox], object]
    sandbox_only: bool


SCENARIOS: Dict[str, Scenario] = {}


def scenario(name: str, prepare: Any = None) -> Callable[[Callable[[Any], Awaitable[None]]], None]:
    def add(run: Callable[[Any], Awaitable[None]]) -> None:
        assert name not in SCENARIOS
        SCENARIOS[name] = Scenario(name, run, prepare or (lambda sandbox: None), prepare is not None)

    return add


async def done(result: Any) -> Any:
    """What a method gives, whichever colour it has; everything where it gives one after the other."""
    if hasattr(result, "__await__"):
        return await result
    if hasattr(result, "__aiter__"):
        return [item async for item in result]
    return list(result) if hasattr(result, "__next__") else result


def request() -> Dict[str, Any]:
    """What is needed to create a generation."""
    return {"model": "lipsync-2", "input": [Video(url=VIDEO), Audio(url=AUDIO)]}


def files() -> Dict[str, Any]:
    """The same, as files.

    Their bytes are all below 128, because vcrpy 6, the last for Python 3.8, reads the bodies of requests as UTF-8.
    """
    return {"video": ("video.mp4", mp4()), "audio": ("audio.wav", wav())}


def wav() -> bytes:
    """Two milliseconds of silence."""
    content = io.BytesIO()
    with wave.open(content, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(8000)
        sound.writeframes(b"\x7f" * 16)
    return content.getvalue()


def mp4() -> bytes:
    """A movie header that says one second, and no tracks."""
    matrix = (0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
    header = struct.pack(">IIIIIIH10x9I24xI", 0, 0, 0, 100, 100, 0x10000, 0x100, *matrix, 2)
    movie = struct.pack(">I4s", len(header) + 8, b"mvhd") + header
    return struct.pack(">I4s4sI", 16, b"ftyp", b"isom", 0) + struct.pack(">I4s", len(movie) + 8, b"moov") + movie


# Generations


@scenario("generations.create")
async def _(client: Any) -> None:
    options = GenerationOptions(sync_mode="cut_off")
    generation = await done(client.generations.create(**request(), options=options, output_file_name="recorded"))
    assert (generation.status, generation.model, generation.output_url) == ("PENDING", "lipsync-2", None)


@scenario("generations.create.refused")
async def _(client: Any) -> None:
    with pytest.raises(UnprocessableEntityError):
        await done(client.generations.create(**request(), project_id=UNKNOWN_ID))


@scenario("generations.create.unauthorized")
async def _(client: Any) -> None:
    with pytest.raises(UnauthorizedError) as raised:
        await done(client.generations.create(**request(), extra_headers={"x-api-key": "not-a-key"}))
    assert raised.value.status_code == 401


@scenario("generations.create.concurrency_limit", prepare=lambda sandbox: setattr(sandbox, "concurrency_limit", 0))
async def _(client: Any) -> None:
    with pytest.raises(ConcurrencyLimitError):
        await done(client.generations.create(**request()))


@scenario("generations.create.repeated", prepare=lambda sandbox: sandbox.fault(status=503, after="processing"))
async def _(client: Any) -> None:
    generation = await done(client.generations.create(**request()))
    assert generation.status == "PENDING"
    assert [known.id for known in await done(client.generations.list())] == [generation.id]


@scenario("generations.create_with_files")
async def _(client: Any) -> None:
    generation = await done(
        client.generations.create_with_files(model="lipsync-2", **files(), options={"sync_mode": "loop"})
    )
    assert generation.status == "PENDING"
    assert [item.type for item in generation.input] == ["video", "audio"]


@scenario("generations.create_and_wait")
async def _(client: Any) -> None:
    seen: List[Any] = []
    generation = await done(client.generations.create_and_wait(**request(), on_update=seen.append))
    assert generation.status == "COMPLETED"
    assert generation.output_url.startswith("http")
    assert seen[0].status == "PENDING"
    assert seen[-1] == generation


@scenario("generations.create_and_wait.failed", prepare=lambda sandbox: sandbox.outcome("FAILED"))
async def _(client: Any) -> None:
    with pytest.raises(GenerationFailedError) as raised:
        await done(client.generations.create_and_wait(**request()))
    assert raised.value.generation.status == "FAILED"
    assert raised.value.generation.error


@scenario("generations.wait")
async def _(client: Any) -> None:
    generation = await done(client.generations.create(**request()))
    ended = await done(client.generations.wait(generation.id))
    assert (ended.id, ended.status) == (generation.id, "COMPLETED")


@scenario("generations.wait.without_long_poll", prepare=lambda sandbox: setattr(sandbox, "long_poll", False))
async def _(client: Any) -> None:
    generation = await done(client.generations.create(**request()))
    ended = await done(client.generations.wait(generation.id, poll_interval=10.0))
    assert (ended.id, ended.status) == (generation.id, "COMPLETED")


@scenario("generations.wait.timeout", prepare=lambda sandbox: sandbox.outcome("PROCESSING"))
async def _(client: Any) -> None:
    generation = await done(client.generations.create(**request()))
    with pytest.raises(WaitTimeoutError) as raised:
        await done(client.generations.wait(generation.id, timeout=5.0, poll_interval=10.0))
    assert raised.value.id == generation.id


@scenario("generations.get")
async def _(client: Any) -> None:
    generation = await done(client.generations.create(**request()))
    assert (await done(client.generations.get(generation.id))).id == generation.id


@scenario("generations.get.not_found")
async def _(client: Any) -> None:
    with pytest.raises(NotFoundError):
        await done(client.generations.get(UNKNOWN_ID))


@scenario("generations.list")
async def _(client: Any) -> None:
    generation = await done(client.generations.create(**request()))
    found = await done(client.generations.list(status=["PENDING", "PROCESSING"], limit=5))
    assert generation.id in [each.id for each in found]


@scenario("generations.list.rate_limit", prepare=lambda sandbox: setattr(sandbox, "rate_limit", 0))
async def _(client: Any) -> None:
    with pytest.raises(RateLimitError):
        await done(client.generations.list())


@scenario("generations.estimate_cost")
async def _(client: Any) -> None:
    (estimate,) = await done(client.generations.estimate_cost(**request()))
    assert estimate.estimated_generation_cost > 0


# Assets


@scenario("assets.list")
async def _(client: Any) -> None:
    await done(client.generations.create_with_files(model="lipsync-2", **files()))
    page = await done(client.assets.list(limit=10, sort_by="dateDesc", types=["VIDEO", "AUDIO"]))
    assert {asset.type for asset in page.items} == {"VIDEO", "AUDIO"}


@scenario("assets.get")
async def _(client: Any) -> None:
    generation = await done(client.generations.create_with_files(model="lipsync-2", **files()))
    asset = await done(client.assets.get(generation.input[0].asset_id))
    assert (asset.id, asset.type) == (generation.input[0].asset_id, "VIDEO")


@scenario("assets.get.not_found")
async def _(client: Any) -> None:
    with pytest.raises(NotFoundError):
        await done(client.assets.get(UNKNOWN_ID))
