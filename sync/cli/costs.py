"""estimate, cost: what a generation would cost, and what it has cost."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any, Optional, Sequence

import click

from . import options
from .command import Command
from .inputs import Media
from .session import Session

COLUMNS = {
    "generation": "generationId",
    "status": "generationStatus",
    "cost": "totalCostUsd",
    "known": "knownSubtotalUsd",
    "": "currency",
    "availability": "availability",
}


@click.command(
    cls=Command,
    prints=["EstimatedGenerationCost"],
    examples=["estimate video.mp4 audio.wav", "estimate video.mp4 audio.wav --model lipsync-2-pro --sync-mode cut_off"],
)
@options.media
@click.pass_obj
def estimate(session: Session, /, **media: Any) -> None:
    """Estimate the cost of a generation, without creating it. Local files are measured here, not uploaded."""
    from sync.core.jobs.lipsync import is_picture

    arguments = Media(**media).read(session.client)
    local = [hasattr(item, "__fspath__") for item in arguments["input"]]
    if any(local) and not all(here or is_picture(item) for here, item in zip(local, arguments["input"])):
        raise click.UsageError(
            "A local file can be estimated only with another local file or a picture: upload it with"
            " `syncsdk assets upload FILE`, and use the asset id instead."
        )
    for found in session.client.generations.estimate_cost(**arguments):
        session.output.one(found.to_dict())


@click.command(
    cls=Command,
    prints=["GenerationCosts"],
    examples=["cost 3f2c...", "cost --since 30d", "cost --since 2026-11-01 --json"],
)
@click.argument("ids", metavar="[ID...]", nargs=-1)
@click.option("--since", type=options.Since(), help="All that ended since then: 90m, 2h, 3d or 2026-11-30.")
@click.pass_obj
def cost(session: Session, ids: Sequence[str], since: Optional[datetime]) -> int:
    """Print the recorded cost of generations."""
    if bool(ids) == bool(since):
        raise click.UsageError("Give generation ids or --since.")
    if since is None:
        return session.each(ids, lambda id: session.output.one(session.client.generations.costs(id).to_dict()))
    found = session.client.usage.iter(since, datetime.now(timezone.utc))
    session.output.many((costs.to_dict() for costs in found), COLUMNS)
    return 0
