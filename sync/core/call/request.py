"""From an operation to the request that goes out."""

from __future__ import annotations

import json
import os
from typing import Any, AsyncIterator, Callable, Dict, Iterator, List, Mapping, NamedTuple, Optional
from urllib.parse import urlencode

from sync_client.exchange import multipart
from sync_client.secret import Secret
from sync_client.types import File, FormField, Operation
from sync_client.wire import present

from ...errors import InvalidRequestError
from ..settings import KEY_HEADER, Settings
from .arguments import Extras
from .clock import Clock
from .deadline import limit_time
from .http import HTTPX, Library, httpx, raised

# A file takes its time: the deadline of a call grows by a second for each of these bytes.
SLOWEST_UPLOAD = 256 * 1024


class Draft(NamedTuple):
    """A request as far as an error may hold it.

    Attributes:
        library: What the request is made of.
        method: HTTP method, upper case.
        url: Where it goes.
        headers: Its header fields, but for those that are secret.
        extensions: The timeouts of its steps.
        body: The keyword arguments of `httpx.Request` that are its body.
        on_sent: Called with the bytes of each part of the body that has gone; may give an awaitable.
    """

    library: Library
    method: str
    url: httpx.URL
    headers: Mapping[str, str]
    extensions: Dict[str, Any]
    body: Mapping[str, Any] = {}
    on_sent: Optional[Callable[[int], Any]] = None

    def authorize(self, secrets: Mapping[str, Secret]) -> httpx.Request:
        """The request with its secret header fields, for the step that sends it and for nobody else."""
        request = self.library.Request(
            self.method, self.url, headers=self.headers, extensions=self.extensions, **self.body
        )
        if self.on_sent is not None:
            request.stream = self.library.body(ObservedBody(request.stream, self.on_sent))
        for name, secret in secrets.items():
            secret.put(request.headers, name)
        return request


def mask_text(text: str, secrets: Mapping[str, Secret]) -> str:
    """A text that quotes no secret."""
    for secret in secrets.values():
        text = secret.mask_text(text)
    return text


def build_request(
    operation: Operation[Any],
    settings: Settings,
    extras: Extras,
    body: Body,
    url: httpx.URL,
    deadline: Optional[float],
    clock: Clock,
    library: Library = HTTPX,
    on_sent: Optional[Callable[[int], Any]] = None,
) -> Draft:
    """The request of one attempt, with the call's deadline; None for no limit. What is secret is put in by the step
    that sends it."""
    headers = dict(settings.headers)
    if operation.accept:
        headers["accept"] = operation.accept
    if body.content_type is not None:
        headers["content-type"] = body.content_type
    for name, value in (operation.headers or {}).items():
        headers[name.lower()] = value
    headers.update(extras.headers)
    extensions = {"timeout": limit_time(deadline, clock, settings.step_timeouts)}
    told = on_sent if operation.form is not None else None
    return Draft(library, operation.method, url, headers, extensions, body.arguments(), told)


def choose_secrets(operation: Operation[Any], settings: Settings, extras: Extras) -> Mapping[str, Secret]:
    """The header fields of one call that are secret."""
    if operation.authenticated:
        return {**settings.secrets, **extras.secrets} if extras.secrets else settings.secrets
    return {**{name: value for name, value in settings.secrets.items() if name != KEY_HEADER}, **extras.secrets}


def build_url(operation: Operation[Any], settings: Settings, extras: Extras, library: Library = HTTPX) -> httpx.URL:
    """Raises InvalidRequestError for what no URL can hold."""
    query = {**(operation.query or {}), **present(extras.query)}
    try:
        return library.api_url(
            f"{settings.base_url}{operation.path}" + (f"?{urlencode(query, safe=',')}" if query else "")
        )
    except raised("InvalidURL", also=(UnicodeError,)) as error:
        problem = InvalidRequestError(f"{operation.method} {operation.path[:100]} has no URL: {error}.")
    raise problem


class Body:
    """The body of one call, made once, so that every attempt sends the same bytes.

    Attributes:
        replayable: Whether it can be sent again.
        size: Bytes of its files.
    """

    def __init__(self, operation: Operation[Any], extras: Extras) -> None:
        self.content_type: Optional[str] = None
        self.content: Optional[bytes] = None
        self.form = operation.form
        self.replayable: bool = True
        self.size: int = 0
        if self.form is not None:
            self.form = [field for field in self.form if field[0] not in extras.body] + encode_form(extras.body)
            self.content_type = "multipart/form-data; boundary=" + os.urandom(16).hex()
            sizes = [_measure(value) for _, value in self.form if isinstance(value, File)]
            self.replayable = all(size is not None for size in sizes)
            self.size = sum(size or 0 for size in sizes)
        elif operation.json is not None or extras.body:
            self.content_type = "application/json"
            self.content = encode_json({**(operation.json or {}), **extras.body})

    def arguments(self) -> Dict[str, Any]:
        """The body as keyword arguments of `httpx.Request`, which reads its files from their start."""
        return {"content": self.content} if self.form is None else {"files": multipart(self.form)}


def _measure(file: File) -> Optional[int]:
    """Bytes of a file; None where it can't be rewound."""
    size: Optional[int] = len(file.content) if isinstance(file.content, bytes) else getattr(file.content, "size", None)
    return size


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


def encode_json(body: Any) -> bytes:
    """JSON, compact, as UTF-8. Raises InvalidRequestError for what JSON can't hold."""
    try:
        return json.dumps(body, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise InvalidRequestError(f"The request can't be written as JSON: {error}.") from None


def encode_form(fields: Mapping[str, Any]) -> List[FormField]:
    """The fields of a form: text as it is, everything else as JSON, and None not at all."""
    return [
        (name, value if isinstance(value, str) else encode_json(value).decode())
        for name, value in fields.items()
        if value is not None
    ]
