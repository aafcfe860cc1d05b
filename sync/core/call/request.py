"""The request of one call: its URL, its header fields and its body."""

from __future__ import annotations

import json
import os
from functools import partial
from typing import Any, AsyncIterator, Callable, Iterator, List, Mapping, NamedTuple, Optional
from urllib.parse import urlencode

from sync_client.exchange import multipart
from sync_client.forms import form_text
from sync_client.options import CallOptions
from sync_client.secret import Secret
from sync_client.types import File, FormField, Operation
from sync_client.wire import present

from ...errors import InvalidRequestError
from ..refusals import run_check
from ..settings import KEY_HEADER, Settings
from .arguments import Extras, read_options
from .clock import Clock
from .context import Context
from .deadline import limit_time
from .http import Library, find_errors, httpx

# A file takes its time: the deadline of a call grows by a second for each of these bytes.
SLOWEST_UPLOAD = 256 * 1024
# A request of these tells the length of its body where it has none, too (RFC 9110, section 8.6).
HAS_LENGTH = frozenset(("POST", "PUT", "PATCH"))

_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


class Request(NamedTuple):
    """The request of one call, made once, so that every attempt sends the same.

    Attributes:
        library: The library that it is built with.
        method: HTTP method, upper case.
        url: Where it goes.
        headers: Its header fields, but for those that are secret.
        secrets: Its secret header fields, which no error may quote.
        body: Its body; None where a redirect is followed.
        deadline: When its time is over, by the monotonic clock; None for no limit.
        step_timeouts: Seconds that each of its steps may take, by the name of the step.
        idempotent: Whether doing its work twice has the same effect as doing it once.
        max_retries: Further attempts after the first; none where the body can't be sent again.
        follow_redirects: Whether it follows a redirect within its origin.
        on_sent: Called with the number of bytes of each part of the body that was sent; may return an awaitable.
    """

    library: Library
    method: str
    url: httpx.URL
    headers: Mapping[str, str] = {}
    secrets: Mapping[str, Secret] = {}
    body: Optional[Body] = None
    deadline: Optional[float] = None
    step_timeouts: Mapping[str, Optional[float]] = {}
    idempotent: bool = False
    max_retries: int = 0
    follow_redirects: bool = False
    on_sent: Optional[Callable[[int], Any]] = None

    @property
    def idempotency_key(self) -> Optional[str]:
        return self.headers.get("idempotency-key")

    def authorize(self, clock: Clock) -> httpx.Request:
        """The request with its secret header fields, for the step that sends it only."""
        extensions = {"timeout": limit_time(self.deadline, clock, self.step_timeouts)}
        make = partial(self.library.Request, self.method, self.url, extensions=extensions)
        if self.body is not None and self.body.form is not None:
            request = make(headers=self.headers, files=multipart(self.body.form))
        else:
            # With all header fields: to find out which are missing takes the HTTP client longer than to make a request.
            content = b"" if self.body is None else self.body.content
            headers = {"host": self.url.netloc.decode(), **self.headers}
            if content or self.method in HAS_LENGTH:
                headers["content-length"] = str(len(content))
            request = make(headers=headers, stream=self.library.ByteStream(content))
            request.read()  # A hook may look at its content.
        if self.on_sent is not None:
            request.stream = self.library.body(ObservedBody(request.stream, self.on_sent))
        for name, secret in self.secrets.items():
            secret.put(request.headers, name)
        return request


def prepare_request(context: Context, operation: Operation[Any], options: CallOptions) -> Request:
    """The request that an operation is sent with. Raises InvalidRequestError."""
    settings, extras = read_options(context.settings, options)
    body = Body(operation, extras)
    headers = dict(settings.headers)
    if operation.accept:
        headers["accept"] = operation.accept
    if body.content_type is not None:
        headers["content-type"] = body.content_type
    for name, value in (operation.headers or {}).items():
        headers[name.lower()] = value
    headers.update(extras.headers)
    deadline = None
    if settings.timeout is not None:
        deadline = context.clock.monotonic() + settings.timeout + body.size / SLOWEST_UPLOAD
    return Request(
        context.library,
        operation.method,
        _build_url(operation, settings, extras, context.library),
        headers,
        _choose_secrets(operation, settings, extras),
        body,
        deadline,
        settings.step_timeouts,
        idempotent=operation.idempotent or "idempotency-key" in headers,
        max_retries=settings.max_retries if body.replayable else 0,
        follow_redirects=settings.follow_redirects,
        on_sent=context.on_sent if operation.form is not None else None,
    )


def _build_url(operation: Operation[Any], settings: Settings, extras: Extras, library: Library) -> httpx.URL:
    """Raises InvalidRequestError for what no URL can hold."""
    query = {**(operation.query or {}), **present(extras.query)}
    try:
        return library.api_url(
            f"{settings.base_url}{operation.path}" + (f"?{urlencode(query, safe=',')}" if query else "")
        )
    except find_errors("InvalidURL", also=(UnicodeError,)) as error:
        problem = InvalidRequestError(f"{operation.method} {operation.path[:100]} has no URL: {error}.")
    raise problem


def _choose_secrets(operation: Operation[Any], settings: Settings, extras: Extras) -> Mapping[str, Secret]:
    if operation.authenticated:
        return {**settings.secrets, **extras.secrets} if extras.secrets else settings.secrets
    return {**{name: value for name, value in settings.secrets.items() if name != KEY_HEADER}, **extras.secrets}


class Body:
    """The body of a request, which every attempt sends from its start.

    Attributes:
        replayable: Whether it can be sent again.
        size: Bytes of its files.
    """

    def __init__(self, operation: Operation[Any], extras: Extras) -> None:
        self.content_type: Optional[str] = None
        self.content: bytes = b""
        self.form: Optional[List[FormField]] = None
        self.replayable: bool = True
        self.size: int = 0
        if operation.form is not None:
            given = {name: value for name, value in extras.body.items() if value is not None}
            self.form = [field for field in operation.form if field[0] not in extras.body]
            self.form += [(name, run_check(form_text, name, value)) for name, value in given.items()]
            self.content_type = "multipart/form-data; boundary=" + os.urandom(16).hex()
            sizes = [_measure(value) for _, value in self.form if isinstance(value, File)]
            self.replayable = all(size is not None for size in sizes)
            self.size = sum(size or 0 for size in sizes)
        elif operation.json is not None or extras.body:
            self.content_type = "application/json"
            self.content = encode_json({**(operation.json or {}), **extras.body})


def _measure(file: File) -> Optional[int]:
    """Bytes of a file; None where it can't be rewound."""
    size: Optional[int] = len(file.content) if isinstance(file.content, bytes) else getattr(file.content, "size", None)
    return size


def encode_json(body: Any) -> bytes:
    """JSON, compact, as UTF-8. Raises InvalidRequestError for what JSON can't hold."""
    try:
        return _to_json(body).encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise InvalidRequestError(f"The request can't be written as JSON: {error}.") from None


class CallbackFailed(Exception):
    """Carries what a callback raised through the HTTP client, which would take some of it for its own."""

    def __init__(self, error: Exception) -> None:
        self.error = error


class ObservedBody:
    """The parts of a body, each reported once it has gone: for `Library.body`.

    Args:
        body: Gives the parts, in the colour of its client.
        sent: Called with the bytes of each part that was handed over; what it gives may be awaitable.
    """

    def __init__(self, body: Any, sent: Callable[[int], Any]) -> None:
        self.body = body
        self.sent = sent

    def __iter__(self) -> Iterator[bytes]:
        for part in self.body:
            yield part
            try:
                self.sent(len(part))
            except Exception as error:
                raise CallbackFailed(error) from error

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self.body:
            yield part
            try:
                result = self.sent(len(part))
                if hasattr(result, "__await__"):
                    await result
            except Exception as error:
                raise CallbackFailed(error) from error
