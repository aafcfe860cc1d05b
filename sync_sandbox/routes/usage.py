"""/v2/usage/generations."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sync_sandbox.paging import page, timestamp
from sync_sandbox.queries import ListUsage
from sync_sandbox.state import state_of
from sync_sandbox.validation import check_query

from .costs import cost_record


async def generations(request: Request) -> Response:
    """The cost records of what finished in the period, oldest first."""
    state = state_of(request)
    query = check_query(ListUsage, request)
    start, end = query.startTime.timestamp(), query.endTime.timestamp()
    finished = [
        generation
        for generation in state.generations.all()
        if generation.is_terminal_at(state.now) and start <= generation.ends_at < end
    ]
    finished.sort(key=lambda generation: generation.ends_at)
    found, next_cursor = page(finished, query.limit, query.cursor, lambda generation: generation.id)
    items = [
        {
            **cost_record(state, generation),
            "model": generation.request["model"],
            "finishedAt": timestamp(generation.ends_at),
        }
        for generation in found
    ]
    return JSONResponse({"items": items, "nextCursor": next_cursor})


ROUTES = [Route("/usage/generations", generations)]
