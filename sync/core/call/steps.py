"""What a flow is, and the steps that it asks for.

What to do is written once, as flows: generators that yield steps and get their results back. A flow never waits or
sends by itself, so the same flow serves both colours: the caller of each performs its steps.
"""

from __future__ import annotations

import ssl
from typing import (
    TYPE_CHECKING,
    Any,
    Awaitable,
    Callable,
    Generator,
    Generic,
    Optional,
    Sequence,
    TypeVar,
    Union,
)

from ...errors import ApiConnectionError, ApiError, ApiTimeoutError, InvalidRequestError, InvalidResponseError
from .clock import Clock
from .http import find_errors, httpx
from .request import Request

if TYPE_CHECKING:
    import asyncio

T = TypeVar("T")

# More than any response of the API; a decompressed one counts as it is after that.
LARGEST_RESPONSE = 64 * 1024 * 1024
# How a response may be compressed: what the request accepts.
ENCODINGS = frozenset(("gzip", "deflate"))


class Step:
    """One thing that a flow asks for.

    Attributes:
        sends: Whether it uses a connection.
    """

    sends: bool = False

    def accept(self, performer: Any) -> Any:
        """Have it performed. Gives the result, which the asynchronous colour awaits."""
        raise NotImplementedError


Flow = Generator[Step, Any, T]


class Items(Generic[T]):
    """What a flow hands on its way to whoever iterates over it."""

    __slots__ = ("values",)

    def __init__(self, values: Sequence[T]) -> None:
        self.values: Sequence[T] = values


ItemFlow = Generator[Union[Step, Items[T]], Any, None]


class Abandoned(BaseException):
    """Tells a flow that nobody listens any more: unlike a GeneratorExit, it leaves it time to close what it opened."""


def is_interrupted(step: Step, error: BaseException) -> bool:
    """Whether a step was ended from outside while it used a connection."""
    return step.sends and not isinstance(error, Exception)


class Send(Step):
    """Send a request and read the whole response, until the deadline."""

    sends = True

    def __init__(self, request: Request) -> None:
        self.request = request

    def accept(self, performer: Any) -> Any:
        return performer.send(self)

    def check(self, size: int, clock: Clock) -> None:
        """Raise an error of the HTTP client where so much of the body is too much, or comes too late."""
        if size > LARGEST_RESPONSE:
            raise httpx.DecodingError(f"it is larger than {LARGEST_RESPONSE} bytes")
        deadline = self.request.deadline
        if deadline is not None and clock.monotonic() > deadline:
            raise httpx.ReadTimeout("the response came too slowly")


def check_encoding(response: httpx.Response) -> Optional[str]:
    """Why the body of a response is not decompressed; None where it is. A part of 64 KiB becomes 64 MiB at most where
    gzip or deflate was applied once, and terabytes where it was applied twice.
    """
    given = response.headers.get("content-encoding")
    if given is None:
        return None
    codings = [coding for coding in map(str.strip, given.lower().split(",")) if coding not in ("", "identity")]
    if codings == ["x-gzip"]:
        # The same as gzip (RFC 9110, section 8.4.1.3), but the HTTP client does not know it.
        response.headers["content-encoding"] = codings[0] = "gzip"
    if len(codings) <= 1 and ENCODINGS.issuperset(codings):
        return None
    return f"it is compressed as {', '.join(codings)[:50]}; only gzip or deflate, applied once, can be read"


def find_loop() -> asyncio.AbstractEventLoop:
    """The running event loop of asyncio. Raises InvalidRequestError where there is none, such as in trio."""
    # Half of what an import of the HTTP client costs: the synchronous colour must not pay for it.
    from asyncio import get_running_loop

    try:
        return get_running_loop()
    except RuntimeError:
        pass
    raise InvalidRequestError(
        "AsyncSync needs a running asyncio event loop, and there is none here. trio is not supported."
    )


class Sleep(Step):
    """Wait for so many seconds."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def accept(self, performer: Any) -> Any:
        return performer.sleep(self)


class Notify(Step):
    """Call what the user gave; in the async colour it may be a coroutine function."""

    def __init__(self, callback: Callable[[Any], Any], value: object) -> None:
        self.callback = callback
        self.value = value

    def accept(self, performer: Any) -> Any:
        return performer.notify(self)


def call_back(callback: Callable[[Any], Any], value: object) -> None:
    callback(value)


async def acall_back(callback: Callable[[Any], Any], value: object) -> None:
    result: Union[Awaitable[Any], Any] = callback(value)
    if hasattr(result, "__await__"):
        await result


def notify(callback: Optional[Callable[[Any], Any]], value: object) -> Flow[None]:
    """Call what the user gave, where something was given."""
    if callback is not None:
        yield Notify(callback, value)


def perform(step: Step, request: Union[Request, httpx.Request]) -> Flow[Any]:
    """Perform a step that talks to a server; what the HTTP client raises becomes an error of the library."""
    # Raised outside of the handler: an httpx error holds its request, and that holds the key.
    try:
        return (yield step)
    except find_errors("HTTPError", "InvalidURL", "StreamError", also=(OSError, UnicodeError)) as error:
        problem = translate_error(request, error)
    except MemoryError:
        problem = InvalidResponseError(f"The response of {request.method} {request.url.path} needs too much memory.")
    raise problem


def translate_error(request: Union[Request, httpx.Request], error: Exception) -> ApiError:
    """What the library raises for an error of the HTTP client."""
    url = request.url
    port = url.port or {"http": 80}.get(url.scheme, 443)
    what = f"{request.method} {url.host}:{port}{url.path}"
    # It may quote a line that the server has sent.
    reason = str(error)
    for secret in request.secrets.values() if isinstance(request, Request) else ():
        reason = secret.mask_text(reason)
    reason = reason or type(error).__name__
    if isinstance(error, find_errors("LocalProtocolError", "UnsupportedProtocol", "StreamError", also=(UnicodeError,))):
        return InvalidRequestError(f"{what} can't be sent: {reason}")
    cls = ApiTimeoutError if isinstance(error, find_errors("TimeoutException")) else ApiConnectionError
    problem = cls(f"{what} got no response{' in time' if cls is ApiTimeoutError else ''}: {reason}")
    never_sent = find_errors("ConnectError", "ConnectTimeout", "PoolTimeout", also=(ssl.SSLCertVerificationError,))
    problem.request_sent = not isinstance(error, never_sent)
    return problem
