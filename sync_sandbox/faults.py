"""Failures on demand: error responses, slow ones, and connections that really break."""

from __future__ import annotations

import asyncio
import json
import math
import re
from typing import Any, Dict, List, Mapping, Optional, Union

import attrs
from attrs.validators import ge, optional
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .clock import Clock
from .connection import connection_of
from .problems import Problem
from .suggestion import one_of

KINDS = ("status", "disconnect", "reset", "truncate", "stall", "slow")
MOMENTS = ("headers", "request", "processing")

FaultBody = Union[str, bytes, Dict[str, Any], List[Any], None]


def _upper(method: Optional[str]) -> Optional[str]:
    return method and method.upper()


@attrs.define(kw_only=True, eq=False)
class Fault:
    """What goes wrong with the requests that match. See `Sandbox.fault`."""

    method: Optional[str] = attrs.field(converter=_upper)
    path: Optional[str]
    kind: str = attrs.field(validator=one_of("kind of fault", KINDS))
    status: int
    error_code: Optional[str]
    headers: Mapping[str, str]
    body: FaultBody
    after: str = attrs.field(validator=one_of("value of after", MOMENTS))
    delay: float = attrs.field(validator=ge(0))
    at: Optional[int] = attrs.field(validator=optional(ge(0)))
    times: Optional[int] = attrs.field(validator=optional(ge(1)))
    #: When it is over, in Unix seconds.
    ends_at: float = math.inf
    #: How many requests it has met.
    hits: int = attrs.field(default=0, init=False)

    def matches(self, method: str, path: str, now: float) -> bool:
        if now >= self.ends_at:
            return False
        if self.times is not None and self.hits >= self.times:
            return False
        if self.method is not None and self.method != method:
            return False
        return self.path is None or re.fullmatch(_pattern(self.path), path) is not None

    @property
    def keeps_part_of_the_answer(self) -> bool:
        return self.kind == "truncate" or (self.kind == "stall" and self.at is not None)

    def response(self) -> Response:
        """The answer of kind `status`. It ends the connection when the request has not been read."""
        headers = {**self.headers, **({"Connection": "close"} if self.after == "headers" else {})}
        body = self._problem().body() if self.body is None else self.body
        if isinstance(body, (str, bytes)):
            return Response(body, self.status, headers)
        return Response(json.dumps(body), self.status, headers, media_type="application/json")

    def _problem(self) -> Problem:
        if self.error_code is not None:
            return Problem(self.status, self.error_code)
        return Problem(self.status, message=f"Fault injected: {self.status}")


def _pattern(path: str) -> str:
    """A regular expression for a path in which `{name}` is any one segment and a last `*` is any rest."""
    escaped = re.escape(path)
    if escaped.endswith(r"\*"):
        escaped = escaped[:-2] + ".*"
    return re.sub(r"\\\{\w+\\\}", "[^/]+", escaped)


class FaultInjector:
    """ASGI middleware: lets the first fault that matches happen."""

    def __init__(self, app: ASGIApp, clock: Clock) -> None:
        self._app = app
        self._clock = clock
        self.faults: List[Fault] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        now = self._clock.now()
        fault = next((fault for fault in self.faults if fault.matches(scope["method"], scope["path"], now)), None)
        if fault is None:
            await self._app(scope, receive, send)
            return
        fault.hits += 1
        scope["state"]["recorded"].fault = fault
        await connection_of(scope).unless_lost(asyncio.sleep(fault.delay))
        if fault.kind == "slow":
            await self._app(scope, receive, send)
        elif fault.keeps_part_of_the_answer:
            await self._app(scope, receive, _Cut(fault, scope, send))
            await connection_of(scope).until_lost()
        else:
            await self._reach(fault.after, scope, receive)
            await _fail(fault, scope, receive, send)

    async def _reach(self, moment: str, scope: Scope, receive: Receive) -> None:
        if moment == "request":
            while (await receive()).get("more_body", False):
                pass
        elif moment == "processing":
            await self._app(scope, receive, _discard)


async def _discard(message: Message) -> None:
    """Takes the answer that nobody will see."""


async def _fail(fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
    if fault.kind == "status":
        await fault.response()(scope, receive, send)
        return
    connection = connection_of(scope)
    if fault.kind == "disconnect":
        connection.close()
    elif fault.kind == "reset":
        connection.reset()
    await connection.until_lost()


class _Cut:
    """An ASGI `send` that lets only the first bytes of the answer's body through."""

    def __init__(self, fault: Fault, scope: Scope, send: Send) -> None:
        self._fault = fault
        self._connection = connection_of(scope)
        self._send = send
        self._left = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            length = int(Headers(raw=message["headers"]).get("content-length", 0))
            self._left = length // 2 if self._fault.at is None else self._fault.at
            await self._send(message)
            return
        part = message.get("body", b"")[: self._left]
        self._left -= len(part)
        await self._send({"type": "http.response.body", "body": part, "more_body": True})
        if self._left == 0 and self._fault.kind == "truncate":
            self._connection.close()
