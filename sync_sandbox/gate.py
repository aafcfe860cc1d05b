"""Who may come in, and how often."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import Deque, Dict

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from .problems import Problem, respond
from .settings import Settings

WINDOW_SECONDS = 60.0


class Gate:
    """ASGI middleware: checks the API key (401), then the rate limit (429)."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._arrivals: Dict[str, Deque[float]] = defaultdict(deque)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        try:
            key = self._authenticate(request)
            self._check_rate(key)
        except Problem as problem:
            await respond(request, problem)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _authenticate(self, request: Request) -> str:
        key = request.headers.get("x-api-key")
        if key is None:
            raise Problem(401, message="Either Cookie or x-api-key header must be provided")
        if key not in self._settings.api_keys:
            raise Problem(401, message="Unauthorized", error=None)
        return key

    def _check_rate(self, key: str) -> None:
        limit = self._settings.rate_limit
        if limit is None:
            return
        now = self._settings.clock.now()
        arrivals = self._arrivals[key]
        while arrivals and arrivals[0] <= now - WINDOW_SECONDS:
            arrivals.popleft()
        if len(arrivals) >= limit:
            raise Problem(429, "rate_limit_exceeded")
        arrivals.append(now)
