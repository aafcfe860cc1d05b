"""The ASGI application: storage, open endpoints, and the endpoints that need a key."""

from __future__ import annotations

from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .clock import Clock
from .gate import Gate
from .newer import NewerFields
from .problems import Problem, respond
from .routes import (
    assets,
    batches,
    catalog,
    costs,
    dialogue,
    generations,
    organizations,
    projects,
    speech,
    storage,
    usage,
    voices,
)
from .state import State


def make_app(state: State) -> Starlette:
    """The Sync API over `state`."""
    # `costs` comes before `generations`: /generations/estimate is not the generation with the id `estimate`.
    modules = (costs, generations, assets, batches, projects, voices, speech, dialogue, usage, organizations, catalog)
    guarded = [route for module in modules for route in module.ROUTES]
    app = Starlette(
        routes=[
            *storage.ROUTES,
            *generations.OPEN_ROUTES,
            *catalog.OPEN_ROUTES,
            Mount("/v2", routes=guarded, middleware=[Middleware(Gate, settings=state.settings)]),
        ],
        middleware=[
            Middleware(_Work, clock=state.settings.clock),
            Middleware(NewerFields, state=state),
            Middleware(_Saving, state=state),
        ],
        exception_handlers={Problem: respond, HTTPException: _http_exception, Exception: _bug},
    )
    app.state.sandbox = state
    return app


class _Saving:
    """ASGI middleware: what a request has changed is saved before its response begins."""

    def __init__(self, app: ASGIApp, state: State) -> None:
        self._app = app
        self._state = state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_saved(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._state.save()
            await send(message)

        await self._app(scope, receive, send_saved)


class _Work:
    """ASGI middleware: the clock knows of every request that is carried out."""

    def __init__(self, app: ASGIApp, clock: Clock) -> None:
        self._app = app
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self._clock.working():
            await self._app(scope, receive, send)


async def _http_exception(request: Request, error: Exception) -> Response:
    """No such path or method."""
    assert isinstance(error, HTTPException)
    message = f"Cannot {request.method} {request.url.path}" if error.status_code in (404, 405) else error.detail
    # Clients learn of both in the same way from the API, which has no 405.
    status = HTTPStatus.NOT_FOUND if error.status_code == 405 else error.status_code
    return respond(request, Problem(status, message=message))


async def _bug(request: Request, error: Exception) -> Response:
    return respond(request, Problem(500, "internal_error"))
