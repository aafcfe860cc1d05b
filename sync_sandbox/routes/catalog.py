"""The models and the error codes."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sync_sandbox.error_catalog import CATALOG
from sync_sandbox.state import state_of


async def models(request: Request) -> Response:
    return JSONResponse(state_of(request).models)


async def errors(request: Request) -> Response:
    return JSONResponse([{"code": code, **entry._asdict()} for code, entry in CATALOG.items()])


OPEN_ROUTES = [Route("/v2/errors", errors)]

ROUTES = [Route("/models", models)]
