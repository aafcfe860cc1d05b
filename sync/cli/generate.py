"""generate: from files to a video."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any, Dict, Generator, Optional, Tuple

import click

from . import options
from .command import Command
from .generations import finish
from .inputs import Media
from .records import Saved, Unfinished
from .retype import retype
from .session import Session

if TYPE_CHECKING:
    from sync_client.models import Generation
    from sync_client.types import Operation

    from .display import Display


@click.command(
    cls=Command,
    short_help="Make a lip-synced video from files, URLs or assets.",
    prints=[("Generation", Saved), Unfinished],
    examples=[
        "generate video.mp4 audio.wav -o result.mp4",
        "generate video.mp4 --text 'Hello!' --voice EXAVITQu4vr4xnSDxMaL -o results/",
        "generate https://example.com/video.mp4 audio.wav --no-wait",
    ],
)
@options.media
@options.output
@options.force
@click.option("--no-wait", is_flag=True, help="Create the generation, and don't wait for it.")
@options.timeout
@click.option("--name", help="Name of the result on the server, without an extension.")
@options.to_project
@options.webhook_url
@options.idempotency_key
@click.pass_context
def generate(
    ctx: click.Context,
    /,
    output: Optional[str],
    force: bool,
    no_wait: bool,
    timeout: Optional[float],
    name: Optional[str],
    project: Optional[str],
    webhook_url: Optional[str],
    idempotency_key: Optional[str],
    **media: Any,
) -> None:
    """Make a lip-synced video: upload local files, create the generation, wait for it, and download the result.

    VIDEO (or an image) and AUDIO are local files, URLs or asset ids. Without --output, the URL of the result is
    printed.
    """
    from sync.core.files.target import Target
    from sync_client.wire import new_key

    session: Session = ctx.obj
    if output is not None:
        if no_wait:
            raise click.UsageError("--no-wait can't save a result: use --output with `wait` or `download`.")
        # Before anything is paid for.
        Target(output, force)
    key = idempotency_key or new_key()
    typed = {"video": media["video"], "audio": media["audio"]}

    def leave(state: str) -> None:
        session.leave(state, retype(ctx, idempotency_key=key, **typed))

    leave("Nothing was created.")
    with session.display() as display:
        with session.may_be_refused():
            arguments = Media(**media).read(session.client)
            arguments.update(output_file_name=name, project_id=project, webhook_url=webhook_url)
            for path, asset in upload(session, arguments, key, display):
                # The command that resumes sends the same request without uploading again.
                for argument, value in typed.items():
                    if value is not None and os.path.realpath(value) == path:
                        typed[argument] = f"asset:{asset}"
                leave("Nothing was created.")
            leave("The generation may exist: the command finds it, or else creates it.")
            display.enter("create")
            generation = session.client.generations.create(**arguments, idempotency_key=key)
        if no_wait:
            record = generation.to_dict()
        else:
            record = finish(session, generation.id, output, force, timeout, display, generation)
    session.output.one(record)


def upload(
    session: Session, arguments: Dict[str, Any], key: str, display: Display
) -> Generator[Tuple[str, str], None, None]:
    """Upload the local files of a create as assets, and put them into its arguments. Everything is checked before the
    first byte is sent. Yields the path and the id of each."""
    from sync.core.call.arguments import build_operation
    from sync.core.jobs.generations import find_files
    from sync.core.validation import check_media

    make, files = find_files(partial(_make_create, idempotency_key=key, **arguments))
    build_operation(make)
    check_media(make.keywords)
    arguments["input"] = make.keywords["input"]
    for file in files:
        asset = session.client.assets.upload(
            file.path, project_id=arguments["project_id"], on_progress=display.on_progress
        )
        for item in file.items:
            item.asset_id = asset.id
        yield str(file.path), asset.id


def _make_create(*, idempotency_key: str, **fields: Any) -> Operation[Generation]:
    from sync_client import api
    from sync_client.models import CreateGenerationRequest

    return api.create_generation(body=CreateGenerationRequest(**fields), idempotency_key=idempotency_key)
