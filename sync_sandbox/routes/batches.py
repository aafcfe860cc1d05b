"""/v2/batch."""

from __future__ import annotations

import json
from typing import Any, Dict, List

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from sync_sandbox.batches import Batch, check_rows, parse_jsonl
from sync_sandbox.bodies import CreateBatch
from sync_sandbox.creation import Checked, check_create, speak_scripts, start_generation
from sync_sandbox.multipart import read_batch_form
from sync_sandbox.problems import Problem
from sync_sandbox.queries import ListBatches
from sync_sandbox.state import State, state_of
from sync_sandbox.telling import tell_batch
from sync_sandbox.validation import check, check_query, read_json


async def create(request: Request) -> Response:
    state = state_of(request)
    if not state.settings.batches_in_plan:
        raise Problem(402, "batch_plan_required")
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        content, fields = await read_batch_form(request)
        body = check(CreateBatch, {"rows": parse_jsonl(content), **fields})
    else:
        body = check(CreateBatch, await read_json(request))
    check_rows(body.rows)
    await speak_scripts(state, *(row.get("payload") for row in body.rows))
    payloads = [_check_payload(state, number, row) for number, row in enumerate(body.rows, start=1)]
    if body.dry_run:
        return JSONResponse({"status": "VALIDATED"}, 201)
    _check_limit(state)
    batch = _start(state, body, payloads)
    # At the moment of the answer no job has been created yet.
    return JSONResponse({**state.batch_json(batch), "status": "PENDING", "outputUrl": ""}, 201)


async def get(request: Request) -> Response:
    state = state_of(request)
    return JSONResponse(state.batch_json(state.batches.get(request.path_params["id"])))


async def list_all(request: Request) -> Response:
    state = state_of(request)
    query = check_query(ListBatches, request)
    found = [
        batch
        for batch in reversed(state.batches.all())
        if query.status in (None, batch.status_at(state.now))
        and (query.created_after is None or batch.created_at > query.created_after.timestamp())
        and (query.created_before is None or batch.created_at < query.created_before.timestamp())
    ]
    return JSONResponse([state.batch_json(batch) for batch in found])


async def result(request: Request) -> Response:
    """A redirect to the results. What a line of them looks like is not known; this form is made up."""
    state = state_of(request)
    batch = state.batches.get(request.path_params["id"])
    if not batch.is_terminal_at(state.now):
        raise Problem(404, message="The batch has no results yet.")
    lines = [
        json.dumps({"request_id": request_id, "response": state.generation_json(generation)}) + "\n"
        for request_id, generation in batch.generations.items()
    ]
    file = state.files.write("".join(lines).encode(), "result.jsonl", "application/jsonl")
    return RedirectResponse(state.signed_url(file, file.name), 302)


def _check_payload(state: State, number: int, row: Dict[str, Any]) -> Checked:
    try:
        return check_create(state, row.get("payload"))
    except Problem as problem:
        problem.extra["lineNumber"] = number
        raise


def _check_limit(state: State) -> None:
    running = [batch for batch in state.batches.all() if not batch.is_terminal_at(state.now)]
    if state.settings.batch_limit is not None and len(running) >= state.settings.batch_limit:
        raise Problem(429, "concurrency_limit_reached", "Batch concurrency limit reached.")


def _start(state: State, body: CreateBatch, payloads: List[Checked]) -> Batch:
    generations = {
        row["request_id"]: start_generation(state, row["payload"], payload, in_batch=True)
        for row, payload in zip(body.rows, payloads)
    }
    batch = state.batches.add(Batch(created_at=state.now, generations=generations, webhook_url=body.webhook_url))
    tell_batch(state, batch)
    return batch


ROUTES = [
    Route("/batch", create, methods=["POST"]),
    Route("/batch", list_all),
    Route("/batch/{id}", get),
    Route("/batches/{id}/result", result),
]
