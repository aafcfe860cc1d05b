"""models, voices, speak: models and voices to choose from, and speech without a video."""

from __future__ import annotations

from typing import IO, Optional, Sequence

import click

from . import options
from .command import Command, Group
from .inputs import asset_id, is_url, read_script
from .records import Saved, Unfinished
from .retype import retype
from .session import Session

MODEL_COLUMNS = {"id": "id", "type": "type", "version": "version", "description": "description"}
VOICE_COLUMNS = {"id": "id", "name": "name", "provider": "provider"}


@click.command(cls=Command, prints=["ModelInfo"], examples=["models"])
@click.pass_obj
def models(session: Session) -> None:
    """List the models."""
    session.output.many((model.to_dict() for model in session.client.models.list()), MODEL_COLUMNS)


@click.group(cls=Group)
def voices() -> None:
    """List, clone and delete voices for text to speech."""


@voices.command("list", cls=Command, prints=["Voice"], examples=["voices list"])
@click.pass_obj
def list_voices(session: Session) -> None:
    """List the voices."""
    session.output.many((voice.to_dict() for voice in session.client.voices.list()), VOICE_COLUMNS)


@voices.command(
    cls=Command, prints=["Voice"], examples=["voices clone Ada sample.wav", "voices clone Ada asset:5a03..."]
)
@click.argument("name")
@click.argument("sample")
@click.pass_obj
def clone(session: Session, name: str, sample: str) -> None:
    """Make a voice from a SAMPLE: a local file, an asset id, or the URL of a file in Sync's storage."""
    url, id = (sample, None) if is_url(sample) else (None, asset_id(sample))
    if url is None and id is None:
        with session.display() as display:
            id = session.client.assets.upload(sample, on_progress=display.on_progress).id
    session.leave("The voice may have been cloned: see `syncsdk voices list`.")
    session.output.one(session.client.voices.clone(name=name, url=url, asset_id=id).to_dict())


@voices.command(cls=Command, prints=["DeletedResource"], examples=["voices rm 7c1e..."])
@options.ids
@options.yes
@click.pass_obj
def rm(session: Session, ids: Sequence[str], yes: bool) -> int:
    """Delete voices. This can't be undone."""
    session.confirm_delete(ids, "voice", yes)

    def delete(id: str) -> None:
        session.client.voices.delete(id)
        session.output.one({"id": id})

    return session.each(ids, delete)


@click.command(
    cls=Command,
    prints=[("SpeechJob", Saved), Unfinished],
    examples=[
        "speak 'Hello there.' --voice EXAVITQu4vr4xnSDxMaL -o hello.mp3",
        "speak --text-file script.txt --voice EXAVITQu4vr4xnSDxMaL",
    ],
)
@click.argument("text", required=False)
@options.text_file
@options.voice
@options.output
@options.force
@options.timeout
@options.idempotency_key
@click.pass_context
def speak(
    ctx: click.Context,
    /,
    text: Optional[str],
    text_file: Optional[IO[str]],
    voice: Optional[str],
    output: Optional[str],
    force: bool,
    timeout: Optional[float],
    idempotency_key: Optional[str],
) -> None:
    """Turn TEXT into speech, and save the recording. Without --output, its URL is printed."""
    from sync.core.files.target import Target
    from sync_client.wire import new_key

    session: Session = ctx.obj
    script = read_script(text, text_file)
    if script is None or voice is None:
        raise click.UsageError("Give TEXT or --text-file, and a --voice.")
    if output is not None:
        Target(output, force)
    key = idempotency_key or new_key()
    session.leave("The recording may exist: the command finds it, or else makes it.", retype(ctx, idempotency_key=key))
    with session.display() as display:
        display.enter("create")
        with session.may_be_refused():
            job = session.client.tts.create_and_wait(
                script=script, voice_id=voice, idempotency_key=key, timeout=timeout, on_update=display.on_update
            )
        record = job.to_dict()
        if output is not None:
            display.enter("download")
            path = session.client.tts.download(job, output, on_progress=display.on_progress, overwrite=force)
            record["path"] = str(path)
    session.output.one(record)
