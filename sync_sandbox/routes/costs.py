"""Estimates and recorded costs."""

from __future__ import annotations

import math
from typing import Any, Dict

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sync_sandbox.bodies import EstimateCost
from sync_sandbox.costs import CREDITS_PER_DOLLAR, DEFAULT_FPS, estimate, price
from sync_sandbox.creation import check_create, speak_scripts
from sync_sandbox.generations import Generation
from sync_sandbox.state import State, state_of
from sync_sandbox.validation import check, read_json


async def analyze(request: Request) -> Response:
    """The estimate for a full create body."""
    state = state_of(request)
    body = await read_json(request)
    await speak_scripts(state, body)
    checked = check_create(state, body)
    media = checked.output.media
    found = estimate(checked.body.model, media.duration or 0.0, float(media.fps or DEFAULT_FPS))
    return JSONResponse([found] if state.settings.cost_as_list else found)


async def estimate_by_duration(request: Request) -> Response:
    body = check(EstimateCost, await read_json(request))
    found = estimate(body.model, body.duration, body.fps)
    return JSONResponse({**found, "estimatedCredits": found["estimatedGenerationCost"] * CREDITS_PER_DOLLAR})


async def recorded(request: Request) -> Response:
    state = state_of(request)
    return JSONResponse(cost_record(state, state.generations.get(request.path_params["id"])))


def cost_record(state: State, generation: Generation) -> Dict[str, Any]:
    """What a generation has cost: unknown until it ends, nothing when it failed."""
    status = generation.status_at(state.now)
    ended = generation.is_terminal_at(state.now)
    paid_seconds = generation.output.media.duration or 0.0 if status == "COMPLETED" else 0.0
    total = price(generation.request["model"], paid_seconds)
    return {
        "generationId": generation.id,
        "generationStatus": status,
        "currency": "USD",
        "availability": "complete" if ended else "pending",
        "totalCostUsd": total if ended else None,
        "knownSubtotalUsd": total,
        "retryAfterSeconds": None if ended else max(1, math.ceil(generation.ends_at - state.now)),
        "components": [{"kind": "lipsync", "costUsd": total}] if ended else [],
        "excludedCosts": [],
    }


ROUTES = [
    Route("/analyze/cost", analyze, methods=["POST"]),
    Route("/generations/estimate", estimate_by_duration, methods=["POST"]),
    Route("/generate/estimate-cost", estimate_by_duration, methods=["POST"]),
    Route("/generate/{id}/costs", recorded),
]
