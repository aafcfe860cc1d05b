"""The HTTP client: the one module of the library that imports it. The others have it from here, so that a move to
another is one edit.

A client that the caller made may be of httpx2, too, the continuation of httpx. It has the same names, but each library
takes none but its own requests and bodies, and raises its own exceptions. httpx2 is not imported here: who has a client
of it has imported it.
"""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from typing import (
    TYPE_CHECKING,
    Any,
    AsyncGenerator,
    AsyncIterator,
    Awaitable,
    Callable,
    Iterator,
    Mapping,
    Optional,
    Protocol,
    Tuple,
    Type,
)

import httpx as httpx

if TYPE_CHECKING:
    from types import ModuleType

# What is compatible with what is imported above, and may be the caller's.
SUCCESSORS = ("httpx2",)
# Seconds that a client of either has for each step where it was not told.
DEFAULT_TIMEOUT = 5.0
# A connection may be lost to its pool when a call is cancelled while it gets one (a fault of httpcore), and a pool has
# a hundred: after so many, the next call begins with another pool.
MOST_INTERRUPTED = 16

Errors = Tuple[Type[Exception], ...]


class HTTPClient(Protocol):
    """An `httpx.Client` or an `httpx2.Client`, for a checker that may have one of them only."""

    @property
    def is_closed(self) -> bool: ...

    def send(self, request: Any, *, stream: bool = ..., auth: Any = ..., follow_redirects: Any = ...) -> Any: ...

    def close(self) -> None: ...


class AsyncHTTPClient(Protocol):
    """An `httpx.AsyncClient` or an `httpx2.AsyncClient`."""

    @property
    def is_closed(self) -> bool: ...

    def send(
        self, request: Any, *, stream: bool = ..., auth: Any = ..., follow_redirects: Any = ...
    ) -> Awaitable[Any]: ...

    def aclose(self) -> Awaitable[None]: ...


class Library:
    """What the requests of a client are made of: those of its own library.

    Attributes:
        Request: The class of its requests.
        URL: The class of its URLs.
        ByteStream: The class of its bodies that are bytes.
        api_url: Parses a URL of the API, which has no secret in it, and remembers it.
        body: Makes a body that is read while it is sent, from what gives its parts in either colour.
    """

    def __init__(self, module: ModuleType) -> None:
        self.Request: Type[httpx.Request] = module.Request
        self.URL: Type[httpx.URL] = module.URL
        self.ByteStream: Type[httpx.ByteStream] = module.ByteStream
        # A job is polled at one URL again and again, and to parse one takes a tenth of a call.
        self.api_url: Callable[[str], httpx.URL] = lru_cache(maxsize=128)(module.URL)
        self.body: Callable[[Any], Any] = _make_body_class(module)
        self._module = module

    def step_timeouts(self, http_client: Any) -> Mapping[str, Optional[float]]:
        """Seconds for each step of a request, as a client was told. None of those that every client has."""
        timeout = getattr(http_client, "timeout", None)
        if not isinstance(timeout, self._module.Timeout) or timeout == self._module.Timeout(DEFAULT_TIMEOUT):
            return {}
        return timeout.as_dict()  # type: ignore[no-any-return]


def _make_body_class(module: ModuleType) -> Callable[[Any], Any]:
    class Body(module.SyncByteStream, module.AsyncByteStream):  # type: ignore[misc, name-defined]
        def __init__(self, source: Any) -> None:
            self._source = source

        def __iter__(self) -> Iterator[bytes]:
            return iter(self._source)

        def __aiter__(self) -> AsyncIterator[bytes]:
            return self._source.__aiter__()  # type: ignore[no-any-return]

    return Body


HTTPX = Library(httpx)


def find_library(http_client: object, name: str) -> Optional[Library]:
    """The library of a client that the caller made; None where it is no client of any.

    Args:
        name: `Client` or `AsyncClient`.
    """
    for module in _libraries():
        if isinstance(http_client, getattr(module, name)):
            return HTTPX if module is httpx else Library(module)
    return None


def find_errors(*names: str, also: Errors = ()) -> Errors:
    """The exceptions of these names, of each library that is loaded, and others: for `except` and `isinstance`."""
    return (*(getattr(module, name) for module in _libraries() for name in names), *also)


def _libraries() -> Iterator[ModuleType]:
    yield httpx
    for name in SUCCESSORS:
        module = sys.modules.get(name)
        # A module that is still being imported has nothing to give yet.
        if module is not None and module is not httpx and hasattr(module, "AsyncClient"):
            yield module


def iter_raw(response: httpx.Response) -> Iterator[bytes]:
    """The parts of a body as they are on the wire; of one that was never on a wire, such as a mock's, as it is."""
    return iter((response.content,)) if response.is_stream_consumed else response.iter_raw()


def aiter_raw(response: httpx.Response) -> AsyncIterator[bytes]:
    return _once(response.content) if response.is_stream_consumed else response.aiter_raw()


async def _once(content: bytes) -> AsyncIterator[bytes]:
    yield content


class Opened:
    """An HTTP client that this library has opened, or one that it was given. Whatever uses it holds this: one that was
    replaced is closed when nobody does any more.

    Attributes:
        interrupted: How many calls were cancelled in the middle of a request.
    """

    __slots__ = ("__weakref__", "http", "interrupted", "lifetime", "pid")

    def __init__(self, http: Any, lifetime: Optional[AsyncGenerator[None, None]] = None) -> None:
        self.http: Any = http
        self.lifetime: Optional[AsyncGenerator[None, None]] = lifetime
        self.pid: int = os.getpid()
        self.interrupted: int = 0

    def wears_out(self) -> bool:
        """Note that a call was cancelled in the middle of a request. Gives whether this client has had enough."""
        self.interrupted += 1
        return self.interrupted >= MOST_INTERRUPTED
