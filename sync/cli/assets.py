"""assets: the media library."""

from __future__ import annotations

from itertools import islice
from typing import Optional, Sequence, get_args

import click

from sync_client.models import AssetType

from . import options
from .command import Command, Group
from .inputs import asset_id
from .session import Session

COLUMNS = {"id": "id", "type": "type", "name": "name", "size": "size", "created": "createdAt"}


@click.group(cls=Group)
def assets() -> None:
    """Manage the media library: uploaded files that you can reuse by their ids."""


@assets.command(
    "list", cls=Command, prints=["Asset"], examples=["assets list", "assets list --type video --search intro"]
)
@click.option(
    "--type",
    "types",
    type=click.Choice(get_args(AssetType), case_sensitive=False),
    multiple=True,
    help="Only this type.",
)
@click.option("--search", metavar="TEXT", help="Only names that contain TEXT.")
@options.of_project
@options.limit
@click.pass_obj
def list_assets(
    session: Session, types: Sequence[str], search: Optional[str], project: Optional[str], limit: int
) -> None:
    """List assets."""
    found = session.client.assets.iter(types=list(types) or None, search_query=search, project_id=project)
    session.output.many((asset.to_dict() for asset in islice(found, limit)), COLUMNS)


@assets.command(
    cls=Command, prints=["Asset"], examples=["assets upload video.mp4", "assets upload intro.mp4 outro.mp4 --json"]
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--name", help="Name of the asset; by default the file name.")
@options.to_project
@click.pass_obj
def upload(session: Session, files: Sequence[str], name: Optional[str], project: Optional[str]) -> int:
    """Upload local files."""
    if name is not None and len(files) > 1:
        raise click.UsageError("--name is for one file.")

    def send(file: str) -> None:
        with session.display() as display:
            asset = session.client.assets.upload(file, name=name, project_id=project, on_progress=display.on_progress)
        session.output.one(asset.to_dict())

    return session.each(files, send)


@assets.command(cls=Command, prints=["Asset"], examples=["assets get 5a03..."])
@options.ids
@click.pass_obj
def get(session: Session, ids: Sequence[str]) -> int:
    """Print assets."""
    return session.each(ids, lambda id: session.output.one(session.client.assets.get(asset_id(id) or id).to_dict()))


@assets.command(
    cls=Command, prints=["DeletedResource"], examples=["assets rm 5a03...", "assets rm 5a03... 9b1d... --yes"]
)
@options.ids
@options.yes
@click.pass_obj
def rm(session: Session, ids: Sequence[str], yes: bool) -> int:
    """Delete assets. This can't be undone."""
    session.confirm_delete(ids, "asset", yes)
    return session.each(ids, lambda id: session.output.one(session.client.assets.delete(asset_id(id) or id).to_dict()))
