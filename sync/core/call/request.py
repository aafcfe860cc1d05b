"""From an operation to the request that goes out."""

from __future__ import annotations

import os
from typing import Any, Callable, Dict, Mapping, Optional
from urllib.parse import urlencode

from sync_client.exchange import multipart
from sync_client.secret import Secret
from sync_client.types import File, Operation
from sync_client.wire import present

from ...errors import InvalidRequestError
from ..settings import KEY_HEADER, Settings
from ..wire import encode_form, encode_json
from .authorize import Draft
from .clock import Clock
from .deadline import limit_time
from .http import HTTPX, Library, httpx, raised
from .options import Extras

# A file takes its time: the deadline of a call grows by a second for each of these bytes.
SLOWEST_UPLOAD = 256 * 1024


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
