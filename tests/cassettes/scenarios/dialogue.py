from __future__ import annotations

from typing import Any

import pytest

from sync.errors import NotFoundError

from ..scenario import UNKNOWN_ID, VIDEO, done, scenario


async def transcribe(client: Any) -> Any:
    transcription = await done(client.transcriptions.create(source_video_url=VIDEO, max_source_seconds=60.0))
    return await done(client.transcriptions.wait(transcription.id, poll_interval=5.0))


async def edit(client: Any) -> Any:
    """An edit of the transcript's first word."""
    transcript = (await transcribe(client)).transcript
    change = {"kind": "change", "wordId": transcript.to_dict()["words"][0]["id"], "replacement": "That"}
    return await done(
        client.dialogue_edits.create(source_video_url=VIDEO, source_transcript=transcript, edits=[change])
    )


@scenario("transcriptions.create")
async def _(client: Any) -> None:
    assert (await done(client.transcriptions.create(source_video_url=VIDEO))).id


@scenario("transcriptions.get")
async def _(client: Any) -> None:
    transcription = await done(client.transcriptions.create(source_video_url=VIDEO))
    assert (await done(client.transcriptions.get(transcription.id))).id == transcription.id


@scenario("transcriptions.get.not_found")
async def _(client: Any) -> None:
    with pytest.raises(NotFoundError):
        await done(client.transcriptions.get(UNKNOWN_ID))


@scenario("transcriptions.wait")
async def _(client: Any) -> None:
    transcription = await transcribe(client)
    assert transcription.status == "COMPLETED"
    assert transcription.transcript


@scenario("dialogue_edits.create")
async def _(client: Any) -> None:
    assert (await edit(client)).id


@scenario("dialogue_edits.get")
async def _(client: Any) -> None:
    started = await edit(client)
    assert (await done(client.dialogue_edits.get(started.id))).id == started.id


@scenario("dialogue_edits.wait")
async def _(client: Any) -> None:
    started = await edit(client)
    ended = await done(client.dialogue_edits.wait(started.id, poll_interval=5.0))
    assert ended.preview_audio_url.startswith("http")
