"""/v2/generate and /v2/generations."""

from __future__ import annotations

from typing import Dict, List

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from sync_sandbox.connection import connection_of
from sync_sandbox.creation import create_generation, output_name, speak_scripts
from sync_sandbox.files import StoredFile
from sync_sandbox.generations import Generation
from sync_sandbox.idempotency import GENERATION_KEY, key_of
from sync_sandbox.multipart import read_generation_form
from sync_sandbox.paging import allows, page
from sync_sandbox.problems import Problem
from sync_sandbox.queries import CountGenerations, GetGeneration, ListGenerations, ListProjectGenerations
from sync_sandbox.state import State, api_key_of, state_of
from sync_sandbox.validation import check_query, read_json

#: Seconds that a long poll advises to wait before the next one.
POLL_AFTER_SECONDS = 2


async def create(request: Request) -> Response:
    state = state_of(request)
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        body, files = await read_generation_form(request, state.files, state.settings.request_file_limit)
    else:
        body, files = await read_json(request), {}
    await speak_scripts(state, body)
    generation = create_generation(state, body, files, key=key_of(request, GENERATION_KEY), owner=api_key_of(request))
    return JSONResponse(state.generation_json(generation), 201)


async def get(request: Request) -> Response:
    state = state_of(request)
    generation = state.generations.get(request.path_params["id"])
    if not state.settings.long_poll:
        return JSONResponse(state.generation_json(generation))
    query = check_query(GetGeneration, request)
    headers: Dict[str, str] = {}
    if query.wait:
        await connection_of(request.scope).unless_lost(state.schedule.wait(generation, query.timeout))
        headers = {
            "Retry-After": str(POLL_AFTER_SECONDS),
            "X-Sync-Wait-Mode": "long_poll",
            "X-Sync-Wait-Timeout-Seconds": f"{query.timeout:g}",
        }
    body = state.generation_json(generation)
    if query.wants_progress:
        body["progress_percent"] = generation.progress_at(state.now)
    return JSONResponse(body, headers=headers)


async def get_by_id(request: Request) -> Response:
    state = state_of(request)
    return JSONResponse(state.generation_json(state.generations.get(request.path_params["id"])))


async def list_all(request: Request) -> Response:
    state = state_of(request)
    query = check_query(ListGenerations, request)
    return list_page(state, state.generations.find(query, state.listed_at), query)


def list_page(state: State, found: List[Generation], query: ListProjectGenerations) -> Response:
    """A bare array of what was found, newest first: one page with a `limit`, and everything without."""
    if query.limit is None:
        found.sort(key=lambda generation: generation.id)  # The API promises no order here; this one helps nobody.
    else:
        found, _ = page(found, query.limit, query.cursor, lambda generation: generation.id)
    return JSONResponse([state.generation_json(generation, state.listed_at) for generation in found])


async def count(request: Request) -> Response:
    state = state_of(request)
    query = check_query(CountGenerations, request)
    matching = [
        generation
        for generation in state.generations.all()
        if generation.created_at <= state.listed_at
        and allows(query.status, generation.status_at(state.listed_at))
        and allows(query.source, generation.source)
        and query.type in (None, generation.source)
        and query.generationSource in (None, generation.source)
    ]
    return JSONResponse({"count": len(matching)})


async def delete(request: Request) -> Response:
    state = state_of(request)
    generation = state.generations.get(request.path_params["id"])
    if not generation.is_terminal_at(state.now):
        raise Problem(409, "generation_not_deletable_while_processing")
    body = state.generation_json(generation)
    state.generations.remove(generation.id)
    return JSONResponse(body)


async def download(request: Request) -> Response:
    state = state_of(request)
    generation = state.generations.get(request.path_params["id"])
    if generation.status_at(state.now) != "COMPLETED":
        raise Problem(409, "generation_conflict", "The generation has no output.")
    return PlainTextResponse(state.signed_url(await _output(request, generation), output_name(generation)))


async def result(request: Request) -> Response:
    """Where `outputUrl` points. Open to whoever has the token."""
    state = state_of(request)
    generation = state.generations.get(request.path_params["id"])
    if not state.is_result_token(request.query_params.get("token"), generation):
        raise Problem(401, message="The token is not valid or has expired.")
    output = await _output(request, generation)
    if state.settings.redirect_results:
        return RedirectResponse(state.signed_url(output, output_name(generation)), 302)
    return output.response()


async def _output(request: Request, generation: Generation) -> StoredFile:
    """The file, for whoever stays until it is made."""
    file = await connection_of(request.scope).unless_lost(state_of(request).renderer.output(generation.output))
    if file is None:
        raise Problem(503, "generation_infra_service_unavailable")
    return file


OPEN_ROUTES = [Route("/v2/generations/{id}/result", result)]

ROUTES = [
    Route("/generate", create, methods=["POST"]),
    Route("/generate/{id}", get),
    Route("/generations", list_all),
    Route("/generations/count", count),
    Route("/generations/{id}", get_by_id),
    Route("/generations/{id}", delete, methods=["DELETE"]),
    Route("/generations/{id}/download", download),
]
