"""What came over the wire, and what was sent back."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Callable, List, Optional, Tuple

import attrs
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .changes import Changes
from .faults import Fault

#: Longer bodies are only counted and digested, so that a large upload does not sit in memory.
KEPT_BODY_BYTES = 1024 * 1024


@attrs.define(eq=False)
class Body:
    """A message body: its length, its digest and, up to 1 MiB, its bytes."""

    length: int = 0
    _kept: bytearray = attrs.field(factory=bytearray, repr=False)
    _digest: hashlib._Hash = attrs.field(factory=hashlib.sha256, repr=False)

    def feed(self, chunk: bytes) -> None:
        self.length += len(chunk)
        self._digest.update(chunk)
        if self.length <= KEPT_BODY_BYTES:
            self._kept += chunk
        else:
            self._kept.clear()

    @property
    def bytes(self) -> Optional[bytes]:
        """The body, or None when it was longer than 1 MiB."""
        return bytes(self._kept) if self.length <= KEPT_BODY_BYTES else None

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    def json(self) -> Any:
        """The body, parsed. Raises ValueError when it is not JSON."""
        return json.loads(self.bytes or b"")


@attrs.define(eq=False)
class RecordedResponse:
    """A response. `complete` is False if the connection was lost before its end."""

    status: int
    headers: Headers
    body: Body = attrs.field(factory=Body)
    complete: bool = False


@attrs.define(eq=False)
class RecordedRequest:
    """A request as it arrived, in `Sandbox.requests`.

    method: upper case.
    path: percent-decoded, without the query.
    raw_path: as it was on the wire, without the query.
    query: as it was on the wire, without the question mark.
    headers: case-insensitive; `headers.getlist(name)` gives repeated ones.
    body: `.bytes`, `.json()`, `.length`, `.sha256`.
    response: what was sent back; None before that, or if the connection was dropped.
    fault: what was made to go wrong with it.
    """

    method: str
    path: str
    raw_path: str
    query: str
    headers: Headers = attrs.field(repr=False)
    body: Body = attrs.field(factory=Body)
    response: Optional[RecordedResponse] = None
    fault: Optional[Fault] = None

    @property
    def is_cut_short(self) -> bool:
        """Whether a fault is about to answer before the body has been read."""
        return self.fault is not None and self.fault.after == "headers"

    def json(self) -> Any:
        """The request's body, parsed. Raises ValueError when it is not JSON."""
        return self.body.json()


class Recorder:
    """ASGI middleware, outermost: keeps every request with its answer."""

    def __init__(self, app: ASGIApp, changes: Changes, done: Callable[[RecordedRequest], None]) -> None:
        self.requests: List[RecordedRequest] = []
        self._app = app
        self._changes = changes
        self._done = done

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        recorded = RecordedRequest(
            method=scope["method"],
            path=scope["path"],
            raw_path=scope["raw_path"].decode("ascii"),
            query=scope["query_string"].decode("ascii"),
            headers=Headers(raw=list(scope["headers"])),
        )
        self.requests.append(recorded)
        self._changes.notify()
        scope["state"]["recorded"] = recorded
        await self._app(scope, *_tapped(recorded, receive, send))
        self._done(recorded)
        self._changes.notify()


def _tapped(recorded: RecordedRequest, receive: Receive, send: Send) -> Tuple[Receive, Send]:
    more_to_come = True

    async def tapped_receive() -> Message:
        nonlocal more_to_come
        message = await receive()
        more_to_come = message.get("more_body", False)
        if message["type"] == "http.request":
            recorded.body.feed(message.get("body", b""))
        return message

    async def tapped_send(message: Message) -> None:
        if message["type"] == "http.response.start":
            # A client that is still sending may not see the answer, so a refused body is read too.
            while more_to_come and not recorded.is_cut_short:
                await tapped_receive()
            recorded.response = RecordedResponse(message["status"], Headers(raw=list(message["headers"])))
        elif recorded.response is not None:
            recorded.response.body.feed(message.get("body", b""))
            recorded.response.complete = not message.get("more_body", False)
        await send(message)

    return tapped_receive, tapped_send
