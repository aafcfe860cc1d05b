"""A version of the API that does not exist yet: what clients must outlive."""

from __future__ import annotations

import json
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .assets import Asset
from .generations import Generation
from .state import State
from .voices import Voice

#: In every object of every response.
FIELD = {"addedLater": {"kind": "unknown"}}
STATUS = "MODERATING"
MODEL = {"id": "avatar-9", "name": "avatar-9", "type": "avatar", "version": "9"}


def become_newer(state: State) -> None:
    """Add what no client knows. Doing it twice does no more."""
    if state.is_newer:
        return
    state.is_newer = True
    state.schedule.detour = STATUS
    state.models.append(MODEL)
    state.voices.add(Voice(name="Ada", provider="a-newer-provider"))
    url = f"{state.url}/storage/public/scene.usd"
    state.assets.add(
        Asset(
            type="SCENE", name="scene", url=url, owner="", input_type="RENDER", created_at=state.now, visibility="TEAM"
        )
    )
    state.generations.add(
        Generation(
            created_at=state.now,
            request={"model": MODEL["id"], "input": [{"type": "scene", "url": url}]},
            outcome=state.schedule.outcome("COMPLETED", timeline=[(0.0, "COMPLETED")]),
            output=state.sample,
        )
    )


class NewerFields:
    """ASGI middleware: puts a further field into every object of a JSON response."""

    def __init__(self, app: ASGIApp, state: State) -> None:
        self._app = app
        self._state = state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, _Extending(send) if self._state.is_newer else send)


class _Extending:
    """An ASGI `send` that holds a JSON response until it has its further fields."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message = {}
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            self._is_json = MutableHeaders(raw=message["headers"]).get("content-type") == "application/json"
        elif self._is_json:
            self._body += message.get("body", b"")
        if not self._is_json:
            await self._send(message)
        elif message["type"] == "http.response.body" and not message.get("more_body", False):
            body = json.dumps(extend(json.loads(self._body))).encode()
            MutableHeaders(raw=self._start["headers"])["content-length"] = str(len(body))
            await self._send(self._start)
            await self._send({"type": "http.response.body", "body": body})


def extend(value: Any) -> Any:
    """The value with a further field in every object."""
    if isinstance(value, dict):
        return {**{name: extend(one) for name, one in value.items()}, **FIELD}
    return [extend(one) for one in value] if isinstance(value, list) else value
