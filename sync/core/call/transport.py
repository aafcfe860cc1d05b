"""The HTTP clients that steps are performed with: one for each process, or for each event loop of asyncio."""

from __future__ import annotations

import errno
import os
import weakref
from typing import TYPE_CHECKING, Any, AsyncGenerator, Callable, Dict, List, Optional, TypeVar

from ...errors import InvalidRequestError
from .clock import Clock
from .http import AsyncHTTPClient, HTTPClient, Opened, find_library, httpx
from .steps import Step, find_loop, is_interrupted

if TYPE_CHECKING:
    import asyncio
    import ssl

T = TypeVar("T")

# Seconds from the end of a client to that of its connections, where its event loop goes on.
LINGER = 0.05


class Transport:
    """One `httpx.Client`. Safe in many threads and after a fork."""

    def __init__(self, http_client: Optional[HTTPClient], clock: Clock) -> None:
        self.clock = clock
        self.closed: bool = False
        self._given: Optional[Opened] = None
        self._own: Optional[Opened] = None
        self._inherited: List[Opened] = []
        if http_client is None:
            self._tls = _create(_create_ssl_context)
            self._open()
        else:
            _check_type(http_client, "Client")
            self._given = Opened(http_client)

    def _open(self) -> Opened:
        if self._own is not None:
            # What a child process drops would be closed, and that is the parent's to do.
            self._inherited.append(self._own)
        http = _create(httpx.Client, verify=self._tls, follow_redirects=False)
        opened = self._own = Opened(http)
        weakref.finalize(opened, http.close)
        return opened

    def open(self) -> Opened:
        """The HTTP client, to be held for as long as it is used."""
        if self.closed:
            raise InvalidRequestError("This client is closed: create a new one.")
        if self._given is not None:
            _check_open(self._given.http)
            return self._given
        opened = self._own
        # Connections of a parent process must not be shared with its children.
        return opened if opened is not None and opened.pid == os.getpid() else self._open()

    def note(self, step: Step, error: BaseException) -> None:
        """Note what ended a step. After too many cancellations, the next call opens a new HTTP client."""
        opened = self._own
        if is_interrupted(step, error) and opened is not None and opened.wears_out() and not self.closed:
            self._own = None

    def close(self) -> None:
        self.closed = True
        if self._own is not None:
            self._own.http.close()


class AsyncTransport:
    """One `httpx.AsyncClient` for each event loop that it is used in."""

    def __init__(self, http_client: Optional[AsyncHTTPClient], clock: Clock) -> None:
        self.clock = clock
        self.closed: bool = False
        self._given: Optional[Opened] = None
        self._tls: Optional[ssl.SSLContext] = None
        self._by_loop: Dict[asyncio.AbstractEventLoop, Opened] = {}
        if http_client is None:
            weakref.finalize(self, _close_later, self._by_loop).atexit = False
        else:
            _check_type(http_client, "AsyncClient")
            self._given = Opened(http_client)

    async def open(self) -> Opened:
        """The HTTP client of the running event loop, to be held for as long as it is used."""
        loop = find_loop()
        if self.closed:
            raise InvalidRequestError("This client is closed: create a new one.")
        if self._given is not None:
            _check_open(self._given.http)
            return self._given
        opened = self._by_loop.get(loop)
        if opened is None or opened.pid != os.getpid():
            for ended in [other for other in self._by_loop if other.is_closed()]:
                del self._by_loop[ended]
            if self._tls is None:
                # It takes longer than all the rest: once for each client, whatever becomes of its connections.
                self._tls = _create(_create_ssl_context)
            http = _create(httpx.AsyncClient, verify=self._tls, follow_redirects=False)
            lifetime = _until_the_loop_ends(http)
            await lifetime.__anext__()
            opened = self._by_loop[loop] = Opened(http, lifetime)
        return opened

    def note(self, step: Step, error: BaseException) -> None:
        """Note what ended a step. After too many cancellations, the next call opens a new HTTP client."""
        if not is_interrupted(step, error):
            return
        loop = find_loop()
        opened = self._by_loop.get(loop)
        if opened is not None and opened.wears_out():
            # Its connections end with the last call that uses them: the loop closes what nobody holds.
            del self._by_loop[loop]

    async def aclose(self) -> None:
        self.closed = True
        opened = self._by_loop.pop(find_loop(), None)
        if opened is not None and opened.lifetime is not None:
            await opened.lifetime.aclose()


# What an HTTP client reads of the environment.
ENVIRONMENT = ("ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR")


def _create(cls: Callable[..., T], **arguments: Any) -> T:
    """A part of an HTTP client. Raises InvalidRequestError where the environment lets none be made."""
    try:
        return cls(**arguments)
    except (ImportError, ValueError, TypeError, OSError, httpx.InvalidURL) as error:
        given = [name for name in ENVIRONMENT if os.environ.get(name) or os.environ.get(name.lower())]
        reason = f"{error}".rstrip(".") or type(error).__name__
    where = f" Look at {', '.join(given)} in the environment, or pass an http_client." if given else ""
    raise InvalidRequestError(f"No HTTP client can be created: {reason}.{where}", field="http_client")


def _create_ssl_context() -> ssl.SSLContext:
    path = os.environ.get("SSL_CERT_FILE")
    if path and not os.path.isfile(path):
        # Older releases of httpx pass over it in silence.
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
    return httpx.create_ssl_context()


def _check_type(http_client: object, name: str) -> None:
    if find_library(http_client, name) is None:
        given = f"{type(http_client).__module__.partition('.')[0]}.{type(http_client).__name__}"
        raise InvalidRequestError(
            f"http_client must be an httpx.{name} or an httpx2.{name}, not {given}.", field="http_client"
        )


def _check_open(http_client: Any) -> None:
    if http_client.is_closed:
        raise InvalidRequestError("http_client was closed: pass one that is open.", field="http_client")


def _close_later(by_loop: Dict[asyncio.AbstractEventLoop, Opened]) -> None:
    """Close what a transport has left open. Not at once: a loop that is about to end closes it by itself, and would
    cancel a task that does."""
    for loop, opened in by_loop.items():
        if opened.pid == os.getpid() and opened.lifetime is not None and not loop.is_closed():
            loop.call_soon_threadsafe(loop.call_later, LINGER, _close, loop, opened.lifetime)


def _close(loop: asyncio.AbstractEventLoop, lifetime: AsyncGenerator[None, None]) -> None:
    loop.create_task(lifetime.aclose())


async def _until_the_loop_ends(http: httpx.AsyncClient) -> AsyncGenerator[None, None]:
    # An event loop closes its asynchronous generators before it ends: that closes the connections, too.
    try:
        yield
    finally:
        await http.aclose()
