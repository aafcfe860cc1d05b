"""Two thin drivers. What to do is written once, as flows: generators that yield steps and get their results back.

A flow never waits or sends by itself, so the same flow serves both colours. A driver performs its steps.
"""

from __future__ import annotations

import os
import weakref
from typing import (
    TYPE_CHECKING,
    Any,
    AsyncGenerator,
    Awaitable,
    Callable,
    Dict,
    Generator,
    List,
    Optional,
    TypeVar,
    Union,
)

import httpx

from ...errors import InvalidRequestError, InvalidResponseError
from .clock import Clock
from .deadline import atrace, trace, watch
from .response import Response

if TYPE_CHECKING:
    import asyncio
    import ssl

T = TypeVar("T")

# More than any response of the API; a decompressed one counts as it is after that.
LARGEST_RESPONSE = 64 * 1024 * 1024
# How a response may be compressed, which is what is asked for.
ENCODINGS = frozenset(("gzip", "deflate"))
# A connection may be lost to its pool when a call is cancelled while it gets one (a fault of httpcore), and a pool has
# a hundred: after so many, the next call begins with another pool.
MOST_INTERRUPTED = 16
# Seconds from the end of a client to that of its connections, where its event loop goes on.
LINGER = 0.05


class Opened:
    """An HTTP client that this library has opened, or one that it was given. Whatever uses it holds this: one that was
    replaced is closed when nobody does any more.

    Attributes:
        interrupted: How many calls were cancelled in the middle of a request.
    """

    __slots__ = ("__weakref__", "http", "interrupted", "lifetime", "pid")

    def __init__(self, http: Any, lifetime: Optional[AsyncGenerator[None, None]] = None) -> None:
        self.http = http
        self.lifetime = lifetime
        self.pid: int = os.getpid()
        self.interrupted: int = 0

    def wears_out(self, step: Step, error: BaseException) -> bool:
        """Note that a step was ended. Gives whether this client has had enough."""
        if step.sends and not isinstance(error, Exception):
            self.interrupted += 1
        return self.interrupted >= MOST_INTERRUPTED


class Step:
    """One thing that a flow asks for.

    Attributes:
        sends: Whether it uses a connection.
    """

    sends: bool = False

    def run(self, transport: Transport) -> Any:
        raise NotImplementedError

    async def arun(self, transport: AsyncTransport) -> Any:
        raise NotImplementedError


Flow = Generator[Step, Any, T]


class Send(Step):
    """Send a request and read the whole response, until the deadline."""

    sends = True

    def __init__(self, request: httpx.Request, deadline: Optional[float], clock: Clock) -> None:
        self.request = request
        self.deadline = deadline
        self.clock = clock

    def run(self, transport: Transport) -> Response:
        watch(self.request, trace)
        opened = transport.open()
        response = opened.http.send(self.request, stream=True, follow_redirects=False)
        try:
            chunks: List[bytes] = []
            size = 0
            for chunk in response.iter_bytes() if is_bounded(response) else ():
                size += len(chunk)
                self._check(size)
                chunks.append(chunk)
        finally:
            response.close()
        return Response(response.status_code, response.headers, b"".join(chunks))

    async def arun(self, transport: AsyncTransport) -> Response:
        watch(self.request, atrace)
        opened = await transport.open()
        response = await opened.http.send(self.request, stream=True, follow_redirects=False)
        try:
            chunks: List[bytes] = []
            size = 0
            if is_bounded(response):
                async for chunk in response.aiter_bytes():
                    size += len(chunk)
                    self._check(size)
                    chunks.append(chunk)
        finally:
            await response.aclose()
        return Response(response.status_code, response.headers, b"".join(chunks))

    def _check(self, size: int) -> None:
        if size > LARGEST_RESPONSE:
            raise httpx.DecodingError(f"the answer is larger than {LARGEST_RESPONSE} bytes")
        if self.deadline is not None and self.clock.monotonic() > self.deadline:
            raise httpx.ReadTimeout("the answer came too slowly")


def is_bounded(response: httpx.Response) -> bool:
    """Whether the body of a response may be decompressed: a part of 64 KiB is 64 MiB at most where gzip or deflate was
    used once, and terabytes where it was used twice. What was not asked for is refused, and the body of an error left.
    """
    given = response.headers.get("content-encoding", "").lower().split(",")
    codings = [coding for coding in map(str.strip, given) if coding not in ("", "identity")]
    if len(codings) <= 1 and ENCODINGS.issuperset(codings):
        return True
    if 200 <= response.status_code < 300:
        raise InvalidResponseError(
            f"The response is compressed as {', '.join(codings)[:50]}, which was not asked for.",
            status_code=response.status_code,
            headers=response.headers,
            request_id=response.headers.get("x-request-id"),
        )
    return False


class Sleep(Step):
    """Wait for so many seconds."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def run(self, transport: Transport) -> None:
        transport.clock.sleep(self.seconds)

    async def arun(self, transport: AsyncTransport) -> None:
        await transport.clock.asleep(self.seconds)


class Notify(Step):
    """Call what the user gave; in the async colour it may be a coroutine function."""

    def __init__(self, callback: Callable[[Any], Any], value: object) -> None:
        self.callback = callback
        self.value = value

    def run(self, transport: Transport) -> None:
        self.callback(self.value)

    async def arun(self, transport: AsyncTransport) -> None:
        result: Union[Awaitable[Any], Any] = self.callback(self.value)
        if hasattr(result, "__await__"):
            await result


class Transport:
    """Drives flows over one `httpx.Client`. Safe in many threads and after a fork."""

    def __init__(self, http_client: Optional[httpx.Client], clock: Clock) -> None:
        self.clock = clock
        self.closed: bool = False
        self._given: Optional[Opened] = None
        self._own: Optional[Opened] = None
        self._inherited: List[Opened] = []
        if http_client is None:
            self._tls = httpx.create_ssl_context()
            self._open()
        else:
            _check_type(http_client, httpx.Client)
            self._given = Opened(http_client)

    def _open(self) -> Opened:
        if self._own is not None:
            # What a child process drops would be closed, and that is the parent's to do.
            self._inherited.append(self._own)
        http = httpx.Client(verify=self._tls, follow_redirects=False)
        opened = self._own = Opened(http)
        weakref.finalize(opened, http.close)
        return opened

    def open(self) -> Opened:
        """The HTTP client, which is held for as long as it is used."""
        if self.closed:
            raise InvalidRequestError("This client is closed: make a new one.")
        if self._given is not None:
            _check_open(self._given.http)
            return self._given
        opened = self._own
        # Connections of a parent process must not be shared with its children.
        return opened if opened is not None and opened.pid == os.getpid() else self._open()

    @property
    def http(self) -> httpx.Client:
        http: httpx.Client = self.open().http
        return http

    def note(self, step: Step, error: BaseException) -> None:
        """A step was ended by this: one too many from outside, and the next call opens another HTTP client."""
        opened = self._own
        if opened is not None and opened.wears_out(step, error) and not self.closed:
            self._own = None

    def run(self, flow: Flow[T]) -> T:
        failure: Optional[BaseException] = None
        result: Any = None
        try:
            step = next(flow)
            while True:
                try:
                    result = step.run(self)
                except BaseException as error:
                    self.note(step, error)
                    failure = error
                # Thrown outside of the handler: what the flow makes of it must not hold it as its context.
                step = flow.send(result) if failure is None else flow.throw(failure)
                failure = None
        except StopIteration as done:
            return done.value  # type: ignore[no-any-return]
        finally:
            failure = None  # Its traceback holds this frame.
            flow.close()

    def close(self) -> None:
        self.closed = True
        if self._own is not None:
            self._own.http.close()


class AsyncTransport:
    """Drives flows over one `httpx.AsyncClient` for each event loop that it is used in."""

    def __init__(self, http_client: Optional[httpx.AsyncClient], clock: Clock) -> None:
        self.clock = clock
        self.closed: bool = False
        self._given: Optional[Opened] = None
        self._tls: Optional[ssl.SSLContext] = None
        self._by_loop: Dict[asyncio.AbstractEventLoop, Opened] = {}
        if http_client is None:
            weakref.finalize(self, _close_later, self._by_loop).atexit = False
        else:
            _check_type(http_client, httpx.AsyncClient)
            self._given = Opened(http_client)

    async def http(self) -> httpx.AsyncClient:
        """The HTTP client of the running event loop."""
        http: httpx.AsyncClient = (await self.open()).http
        return http

    async def open(self) -> Opened:
        """The same, which is held for as long as it is used."""
        if self.closed:
            raise InvalidRequestError("This client is closed: make a new one.")
        if self._given is not None:
            _check_open(self._given.http)
            return self._given
        # Half of what an import of the HTTP client costs: the synchronous colour must not pay for it.
        from asyncio import get_running_loop

        loop = get_running_loop()
        opened = self._by_loop.get(loop)
        if opened is None or opened.pid != os.getpid():
            for ended in [other for other in self._by_loop if other.is_closed()]:
                del self._by_loop[ended]
            if self._tls is None:
                # It takes longer than all the rest: once for each client, whatever becomes of its connections.
                self._tls = httpx.create_ssl_context()
            http = httpx.AsyncClient(verify=self._tls, follow_redirects=False)
            lifetime = _until_the_loop_ends(http)
            await lifetime.__anext__()
            opened = self._by_loop[loop] = Opened(http, lifetime)
        return opened

    def note(self, step: Step, error: BaseException) -> None:
        """A step was ended by this: one too many from outside, and the next call opens another HTTP client."""
        if not step.sends or isinstance(error, Exception):
            return
        from asyncio import get_running_loop

        loop = get_running_loop()
        opened = self._by_loop.get(loop)
        if opened is not None and opened.wears_out(step, error):
            # Its connections end with the last call that uses them: the loop closes what nobody holds.
            del self._by_loop[loop]

    async def run(self, flow: Flow[T]) -> T:
        failure: Optional[BaseException] = None
        result: Any = None
        try:
            step = next(flow)
            while True:
                try:
                    result = await step.arun(self)
                except BaseException as error:
                    self.note(step, error)
                    failure = error
                # Thrown outside of the handler: what the flow makes of it must not hold it as its context.
                step = flow.send(result) if failure is None else flow.throw(failure)
                failure = None
        except StopIteration as done:
            return done.value  # type: ignore[no-any-return]
        finally:
            failure = None  # Its traceback holds this frame.
            flow.close()

    async def aclose(self) -> None:
        self.closed = True
        from asyncio import get_running_loop

        opened = self._by_loop.pop(get_running_loop(), None)
        if opened is not None and opened.lifetime is not None:
            await opened.lifetime.aclose()


def _check_type(http_client: object, wanted: type) -> None:
    if not isinstance(http_client, wanted):
        raise InvalidRequestError(
            f"http_client must be an httpx.{wanted.__name__}, not {type(http_client).__name__}.", field="http_client"
        )


def _check_open(http_client: Union[httpx.Client, httpx.AsyncClient]) -> None:
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
