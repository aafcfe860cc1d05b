"""batch: many generations in one request."""

from __future__ import annotations

from typing import IO, Sequence

import click

from . import options
from .command import Command, Group
from .session import Session

COLUMNS = {"id": "id", "status": "status", "created": "createdAt", "generations": "metrics"}


@click.group(cls=Group)
def batch() -> None:
    """Many generations in one request, of 20 to 500 lines."""


@batch.command(
    cls=Command,
    prints=["Batch", "BatchValidation"],
    examples=["batch create jobs.jsonl", "batch create jobs.jsonl --dry-run"],
)
@click.argument("file", type=click.File("rb"))
@options.webhook_url
@click.option("--dry-run", is_flag=True, help="Validate the batch without creating it.")
@click.pass_obj
def create(session: Session, file: IO[bytes], webhook_url: str, dry_run: bool) -> None:
    """Create a batch from a FILE with JSON Lines; - is standard input.

    A line is {"request_id": ..., "endpoint": "/v2/generate", "payload": {...}}. Batches have no idempotency key: after
    a network failure, check `syncsdk batch list` before you create the batch again.
    """
    session.leave(None if dry_run else "The batch may have been created: see `syncsdk batch list`.")
    session.output.one(
        session.client.batch.create(input=file, webhook_url=webhook_url, dry_run=dry_run or None).to_dict()
    )


@batch.command(cls=Command, prints=["Batch"], examples=["batch get 3f2c..."])
@options.ids
@click.pass_obj
def get(session: Session, ids: Sequence[str]) -> int:
    """Print batches as they are now."""
    return session.each(ids, lambda id: session.output.one(session.client.batch.get(id).to_dict()))


@batch.command("list", cls=Command, prints=["Batch"], examples=["batch list"])
@click.pass_obj
def list_batches(session: Session) -> None:
    """List batches."""
    session.output.many((batch.to_dict() for batch in session.client.batch.list()), COLUMNS)


@batch.command(cls=Command, prints=[], examples=["batch results 3f2c... > results.jsonl"])
@click.argument("id")
@click.pass_obj
def results(session: Session, id: str) -> None:
    """Print the results of a finished batch, always as JSON: one line per generation, as the API returns it."""
    session.choose_form(True)
    session.output.many(session.client.batch.results(id), {})
