"""wait, get, list, download, retry, delete: generations that exist."""

from __future__ import annotations

from datetime import datetime
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any, Dict, Optional, Sequence

import click

from . import options
from .command import Command
from .records import Download, Saved, Unfinished, as_record
from .session import Session

if TYPE_CHECKING:
    from sync_client.models import Generation

    from .display import Display

COLUMNS = {"id": "id", "status": "status", "model": "model", "created": "createdAt", "seconds": "outputDuration"}
# The most that one page holds.
PAGE = 100
# Seconds between polls while somebody looks. Otherwise the server holds them.
LIVE_POLLS = 2.0


def finish(
    session: Session,
    id: str,
    output: Optional[str],
    force: bool,
    timeout: Optional[float],
    display: Display,
    known: Optional[Generation] = None,
) -> Dict[str, Any]:
    """Wait for a generation and download its result. Returns the record to print.

    Args:
        output: Where to save the result; None does not download it.
        force: Whether to overwrite an existing file.
        timeout: Seconds to wait; None for no limit.
        known: The generation as it was created.
    """
    place = [] if output is None else ["--output", output, *(["--force"] if force else [])]
    resume = ["wait", *place, id]
    session.leave(f"Generation {id} continues.", resume)
    session.output.note(f"Generation {id}")
    if known is not None:
        display.on_update(known)
    generations = session.client.generations
    live: Dict[str, Any] = {"progress": True, "poll_interval": LIVE_POLLS} if display.shown else {}
    generation = generations.wait(
        id, timeout=timeout, on_update=display.on_update, on_progress=display.on_progress, **live
    )
    record = generation.to_dict()
    if output is not None:
        session.leave(f"Generation {id} is completed, and its result is not saved.", resume)
        display.enter("download")
        path = generations.download(generation, output, on_progress=display.on_progress, overwrite=force)
        record["path"] = str(path)
    session.leave(None)
    return record


@click.command(
    cls=Command,
    prints=[("Generation", Saved), Unfinished],
    examples=["wait 3f2c... -o result.mp4", "wait 3f2c... --timeout 600"],
)
@click.argument("id")
@options.output
@options.force
@options.timeout
@click.pass_obj
def wait(session: Session, id: str, output: Optional[str], force: bool, timeout: Optional[float]) -> None:
    """Wait for a generation, and download its result with --output."""
    from sync.core.files.target import Target

    if output is not None:
        Target(output, force)
    with session.display() as display:
        record = finish(session, id, output, force, timeout, display)
    session.output.one(record)


@click.command(cls=Command, prints=["Generation"], examples=["get 3f2c...", "get 3f2c... 9b1d... --json"])
@options.ids
@click.pass_obj
def get(session: Session, ids: Sequence[str]) -> int:
    """Print generations as they are now."""
    return session.each(ids, lambda id: session.output.one(session.client.generations.get(id).to_dict()))


@click.command(
    "list",
    cls=Command,
    prints=["Generation"],
    examples=["list", "list --status PROCESSING --status PENDING", "list --since 2h --status FAILED --json"],
)
@click.option(
    "--status",
    "statuses",
    type=click.Choice(options.STATUSES, case_sensitive=False),
    multiple=True,
    help="Only this status. Can be repeated.",
)
@click.option(
    "--since", type=options.Since(), help="Only those created since then: 90m, 2h, 3d, 2026-11-30 or 2026-11-30T18:00."
)
@options.of_project
@click.option(
    "--limit",
    metavar="COUNT",
    type=click.IntRange(min=1),
    help="Maximum number of results; by default 20, or no limit with --since.",
)
@click.pass_obj
def list_generations(
    session: Session, statuses: Sequence[str], since: Optional[datetime], project: Optional[str], limit: Optional[int]
) -> None:
    """List generations, newest first."""
    most = limit or (20 if since is None else None)
    found = session.client.generations.iter(
        status=list(statuses) or None, project_id=project, limit=min(most or PAGE, PAGE)
    )
    newest = takewhile(lambda generation: _is_since(generation, since), found)
    session.output.many((generation.to_dict() for generation in islice(newest, most)), COLUMNS)


def _is_since(generation: Generation, since: Optional[datetime]) -> bool:
    # Responses are not validated: one without a time is shown.
    created: object = getattr(generation, "created_at", None)
    return since is None or not isinstance(created, datetime) or created >= since


@click.command(
    cls=Command, prints=[Download], examples=["download 3f2c... -o result.mp4", "download 3f2c... 9b1d... -o results/"]
)
@options.ids
@options.output
@options.force
@click.pass_obj
def download(session: Session, ids: Sequence[str], output: Optional[str], force: bool) -> int:
    """Download the results of generations, by default into the current folder. Dropped connections are resumed."""
    if output is not None and len(ids) > 1 and not output.endswith("/"):
        output += "/"

    def save(id: str) -> None:
        with session.display() as display:
            display.enter("download")
            path = session.client.generations.download(
                id, output or "./", on_progress=display.on_progress, overwrite=force
            )
        session.output.one(as_record(Download(id, str(path))))

    return session.each(ids, save)


@click.command(cls=Command, prints=["Generation"], examples=["retry 3f2c...", "retry 3f2c... 9b1d..."])
@options.ids
@options.idempotency_key
@click.pass_obj
def retry(session: Session, ids: Sequence[str], idempotency_key: Optional[str]) -> int:
    """Create failed generations again, from the same input. Each is billed like any other."""
    from sync_client.wire import new_key

    if idempotency_key is not None and len(ids) > 1:
        raise click.UsageError("--idempotency-key is for one generation.")

    def create_again(id: str) -> None:
        key = idempotency_key or new_key()
        session.leave(
            "The new generation may exist: the command finds it, or else creates it.",
            ["retry", "--idempotency-key", key, id],
        )
        with session.may_be_refused():
            generation = session.client.generations.retry(id, idempotency_key=key)
        session.output.one(generation.to_dict())

    return session.each(ids, create_again)


@click.command(cls=Command, prints=["Generation"], examples=["delete 3f2c...", "delete 3f2c... 9b1d... --yes"])
@options.ids
@options.yes
@click.pass_obj
def delete(session: Session, ids: Sequence[str], yes: bool) -> int:
    """Delete finished generations and their results. This can't be undone."""
    session.confirm_delete(ids, "generation", yes)
    return session.each(ids, lambda id: session.output.one(session.client.generations.delete(id).to_dict()))
