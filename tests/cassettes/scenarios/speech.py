from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Dict

import pytest

from sync.errors import NotFoundError, UnprocessableEntityError

from ..scenario import UNKNOWN_ID, done, scenario

VOICE = "EXAVITQu4vr4xnSDxMaL"


def script() -> Dict[str, Any]:
    return {"script": "Hi.", "voice_id": VOICE}


async def clone(client: Any) -> Any:
    """A voice made from a speech, which is a recording that every account has."""
    speech = await done(client.tts.create(script="This voice is made to be recorded.", voice_id=VOICE))
    return await done(client.voices.clone(name="Cassette", url=speech.url))


@scenario("voices.list")
async def _(client: Any) -> None:
    assert all(voice.id and voice.name for voice in await done(client.voices.list()))


@scenario("voices.get")
async def _(client: Any) -> None:
    voice = (await done(client.voices.list()))[0]
    assert (await done(client.voices.get(voice.id))).name == voice.name


@scenario("voices.get.not_found")
async def _(client: Any) -> None:
    with pytest.raises(NotFoundError):
        await done(client.voices.get(UNKNOWN_ID))


@scenario("voices.clone")
async def _(client: Any) -> None:
    voice = await clone(client)
    assert voice.name == "Cassette"
    await done(client.voices.delete(voice.internal_voice_id or voice.id))


@scenario("voices.delete")
async def _(client: Any) -> None:
    voice = await clone(client)
    assert await done(client.voices.delete(voice.internal_voice_id or voice.id)) is True


@scenario("tts.create")
async def _(client: Any) -> None:
    speech = await done(client.tts.create(**script(), stability=0.5))
    assert speech.duration > 0
    assert speech.url.startswith("http")


@scenario("tts.create.refused")
async def _(client: Any) -> None:
    with pytest.raises(UnprocessableEntityError):
        await done(client.tts.create(script="Hi.", voice_id="nobody"))


@scenario("tts.create_job")
async def _(client: Any) -> None:
    assert (await done(client.tts.create_job(**script()))).status == "PENDING"


@scenario("tts.get_job")
async def _(client: Any) -> None:
    job = await done(client.tts.create_job(**script()))
    assert (await done(client.tts.get_job(job.id))).id == job.id


@scenario("tts.wait")
async def _(client: Any) -> None:
    job = await done(client.tts.create_job(**script()))
    ended = await done(client.tts.wait(job.id, poll_interval=5.0))
    assert (ended.id, ended.status) == (job.id, "SUCCESS")


@scenario("tts.create_and_wait")
async def _(client: Any) -> None:
    job = await done(client.tts.create_and_wait(**script(), poll_interval=5.0))
    assert job.status == "SUCCESS"
    assert job.url.startswith("http")


@scenario("tts.download", sandbox_only=True)
async def _(client: Any) -> None:
    job = await done(client.tts.create_and_wait(**script(), poll_interval=5.0))
    with TemporaryDirectory() as folder:
        path = await done(client.tts.download(job, Path(folder, "speech.wav")))
        assert path.read_bytes()[:4] == b"RIFF"
