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
    Tuple,
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

T = TypeVar("T")
_Opened = Tuple[int, httpx.AsyncClient, AsyncGenerator[None, None]]

# More than any response of the API; a decompressed one counts as it is after that.
LARGEST_RESPONSE = 64 * 1024 * 1024
# How a response may be compressed, which is what is asked for.
ENCODINGS = frozenset(("gzip", "deflate"))
# Seconds from the end of a client to that of its connections, where its event loop goes on.
LINGER = 0.05


class Step:
    """One thing that a flow asks for."""

    def run(self, transport: Transport) -> Any:
        raise NotImplementedError

    async def arun(self, transport: AsyncTransport) -> Any:
        raise NotImplementedError


Flow = Generator[Step, Any, T]


class Send(Step):
    """Send a request and read the whole response, until the deadline."""

    def __init__(self, request: httpx.Request, deadline: Optional[float], clock: Clock) -> None:
        self.request = request
        self.deadline = deadline
        self.clock = clock

    def run(self, transport: Transport) -> Response:
        watch(self.request, trace)
        response = transport.http.send(self.request, stream=True, follow_redirects=False)
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
        response = await (await transport.http()).send(self.request, stream=True, follow_redirects=False)
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
        self._given = http_client
        self._own: Optional[httpx.Client] = None
        self._pid = os.getpid()
        if http_client is None:
            self._open()
        else:
            _check_type(http_client, httpx.Client)

    def _open(self) -> httpx.Client:
        http = self._own = httpx.Client(follow_redirects=False)
        self._pid = os.getpid()
        self._finalizer = weakref.finalize(self, http.close)
        return http

    @property
    def http(self) -> httpx.Client:
        if self.closed:
            raise InvalidRequestError("This client is closed: make a new one.")
        if self._given is not None:
            _check_open(self._given)
            return self._given
        # Connections of a parent process must not be shared with its children.
        return self._own if self._own is not None and self._pid == os.getpid() else self._open()

    def run(self, flow: Flow[T]) -> T:
        failure: Optional[BaseException] = None
        result: Any = None
        try:
            step = next(flow)
            while True:
                try:
                    result = step.run(self)
                except BaseException as error:
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
            self._finalizer()


class AsyncTransport:
    """Drives flows over one `httpx.AsyncClient` for each event loop that it is used in."""

    def __init__(self, http_client: Optional[httpx.AsyncClient], clock: Clock) -> None:
        self.clock = clock
        self.closed: bool = False
        self._given = http_client
        self._by_loop: Dict[asyncio.AbstractEventLoop, _Opened] = {}
        if http_client is None:
            weakref.finalize(self, _close_later, self._by_loop).atexit = False
        else:
            _check_type(http_client, httpx.AsyncClient)

    async def http(self) -> httpx.AsyncClient:
        """The HTTP client of the running event loop."""
        if self.closed:
            raise InvalidRequestError("This client is closed: make a new one.")
        if self._given is not None:
            _check_open(self._given)
            return self._given
        # Half of what an import of the HTTP client costs: the synchronous colour must not pay for it.
        from asyncio import get_running_loop

        loop = get_running_loop()
        opened = self._by_loop.get(loop)
        if opened is None or opened[0] != os.getpid():
            for ended in [other for other in self._by_loop if other.is_closed()]:
                del self._by_loop[ended]
            http = httpx.AsyncClient(follow_redirects=False)
            lifetime = _until_the_loop_ends(http)
            await lifetime.__anext__()
            opened = self._by_loop[loop] = (os.getpid(), http, lifetime)
        return opened[1]

    async def run(self, flow: Flow[T]) -> T:
        failure: Optional[BaseException] = None
        result: Any = None
        try:
            step = next(flow)
            while True:
                try:
                    result = await step.arun(self)
                except BaseException as error:
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
        if opened is not None:
            await opened[2].aclose()


def _check_type(http_client: object, wanted: type) -> None:
    if not isinstance(http_client, wanted):
        raise InvalidRequestError(
            f"http_client must be an httpx.{wanted.__name__}, not {type(http_client).__name__}.", field="http_client"
        )


def _check_open(http_client: Union[httpx.Client, httpx.AsyncClient]) -> None:
    if http_client.is_closed:
        raise InvalidRequestError("http_client was closed: pass one that is open.", field="http_client")


def _close_later(by_loop: Dict[asyncio.AbstractEventLoop, _Opened]) -> None:
    """Close what a transport has left open. Not at once: a loop that is about to end closes it by itself, and would
    cancel a task that does."""
    for loop, (pid, _, lifetime) in by_loop.items():
        if pid == os.getpid() and not loop.is_closed():
            loop.call_soon_threadsafe(loop.call_later, LINGER, _close, loop, lifetime)


def _close(loop: asyncio.AbstractEventLoop, lifetime: AsyncGenerator[None, None]) -> None:
    loop.create_task(lifetime.aclose())


async def _until_the_loop_ends(http: httpx.AsyncClient) -> AsyncGenerator[None, None]:
    # An event loop closes its asynchronous generators before it ends: that closes the connections, too.
    try:
        yield
    finally:
        await http.aclose()
