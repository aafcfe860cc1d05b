"""/v2/organizations."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sync_sandbox.state import state_of


async def webhook_secret(request: Request) -> Response:
    return JSONResponse({"secret": state_of(request).settings.webhook_secret})


ROUTES = [Route("/organizations/webhook/secret", webhook_secret)]
