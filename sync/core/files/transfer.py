"""Transfers to and from a storage, part by part. Requests carry no headers of the client, and no credentials."""

from __future__ import annotations

from typing import Any, AsyncIterator, Callable, Dict, Iterator, List, Optional, TypeVar, Union

from ...errors import ApiError, InvalidResponseError
from ..call.clock import Clock
from ..call.context import Context
from ..call.deadline import TimeLeft, Trace, limit_time, watch
from ..call.http import Opened, httpx
from ..call.redirects import MOST_REDIRECTS, REDIRECTS, join_url
from ..call.request import CallbackFailed, ObservedBody
from ..call.response import Response
from ..call.steps import Flow, Step, perform
from .destination import NotPublic, Peer, check_url, make_url_error
from .work import arun

T = TypeVar("T")

# Statuses of a storage for a URL that has expired, or whose file has moved.
EXPIRED = frozenset((401, 403, 404, 410))
# A download passes on this many bytes at once, or what has arrived in this many seconds.
LARGEST_PART = 1024 * 1024
LONGEST_PART = 0.1
LARGEST_ERROR = 64 * 1024


class Source:
    """A body that is read while it is sent.

    Args:
        read: Returns the next part, empty at the end. May block.
    """

    def __init__(self, read: Callable[[], bytes]) -> None:
        self.read = read

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.read, b"")

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            part = await arun(self.read)
            if not part:
                return
            yield part


class OpenResponse:
    """A response whose body has not been read, as it is on the wire."""

    def __init__(self, opened: Opened, response: httpx.Response, parts: Any) -> None:
        self.opened: Opened = opened
        self.response = response
        self.parts = parts
        self.error: Optional[Exception] = None


class Open(Step):
    """Send a request and read the response headers. Returns an OpenResponse, which Close must close."""

    sends = True

    def __init__(self, request: httpx.Request, peer: Peer) -> None:
        self.request = request
        self.peer = peer

    def accept(self, performer: Any) -> Any:
        return performer.open(self)

    def watch(self, trace: Trace) -> None:
        if isinstance(self.request.extensions["timeout"], TimeLeft):
            watch(self.request, trace)
        else:
            self.request.extensions["trace"] = trace


class Receive(Step):
    """The next parts of a body; none at its end. Parts that arrived before an error are returned first."""

    sends = True

    def __init__(self, stream: OpenResponse, clock: Clock) -> None:
        self.stream = stream
        self.clock = clock
        self.parts: List[bytes] = []
        self._size = 0
        self._end = clock.monotonic() + LONGEST_PART

    def accept(self, performer: Any) -> Any:
        return performer.receive(self)

    def is_enough(self, part: bytes) -> bool:
        self.parts.append(part)
        self._size += len(part)
        return self._size >= LARGEST_PART or self.clock.monotonic() >= self._end

    def keep(self, error: Exception) -> None:
        if not self.parts:
            raise error
        self.stream.error = error

    def raise_kept(self) -> None:
        if self.stream.error is not None:
            raise self.stream.error


class Close(Step):
    def __init__(self, stream: OpenResponse) -> None:
        self.stream = stream

    def accept(self, performer: Any) -> Any:
        return performer.close(self)


def put(
    context: Context, url: str, headers: Dict[str, str], body: Union[Source, ObservedBody], attempt: int
) -> Flow[Response]:
    """Send a body to a storage. The response may have any status.

    Args:
        headers: Must have Content-Type and Content-Length.
        attempt: 1 for the first.
    """
    library = context.library
    target = library.URL(url)
    headers = {"host": target.netloc.decode("ascii"), **headers}
    request = library.Request(
        "PUT", target, headers=headers, stream=library.body(body), extensions=_limit_time(context)
    )
    try:
        stream = yield from _open(context, "put_file", request, attempt)
    except CallbackFailed as failed:
        error = failed.error
    else:
        return (yield from read_rest(context, stream))
    raise error


def get(context: Context, url: str, headers: Dict[str, str], attempt: int) -> Flow[OpenResponse]:
    """Request a file from a storage, and follow redirects as far as that is safe.

    Args:
        attempt: 1 for the first.
    """
    for _ in range(MOST_REDIRECTS):
        check_url(url, context.settings.base_url)
        request = context.library.Request("GET", url, headers=headers, extensions=_limit_time(context))
        stream = yield from _open(context, "get_file", request, attempt)
        location = stream.response.headers.get("location")
        if stream.response.status_code not in REDIRECTS or not location:
            return stream
        yield Close(stream)
        url = join_url(url, location)
    raise InvalidResponseError(f"The download was redirected {MOST_REDIRECTS} times.")


def _open(context: Context, operation: str, request: httpx.Request, attempt: int) -> Flow[OpenResponse]:
    """Send a request and read the response headers, and report both to the observer."""
    observer = context.observe(operation, request.method, request.url.path)
    started = context.clock.monotonic()
    if observer is not None:
        observer.request(attempt)
    try:
        stream = yield from _reach(context, request)
    except ApiError as error:
        if observer is not None:
            observer.failure(attempt, error, context.clock.monotonic() - started)
        raise
    if observer is not None:
        head = Response(stream.response.status_code, stream.response.headers, b"")
        observer.response(attempt, head, context.clock.monotonic() - started)
    return stream


def _reach(context: Context, request: httpx.Request) -> Flow[OpenResponse]:
    try:
        stream: OpenResponse = yield from perform(Open(request, Peer(request.url, context.settings.base_url)), request)
        return stream
    except NotPublic:
        problem = make_url_error(request.url, "its name leads to an address that is not public")
    raise problem


def receive_parts(context: Context, stream: OpenResponse) -> Flow[List[bytes]]:
    """The next parts of a body, within the context's timeout from now on; none at its end."""
    timeout, left = context.settings.timeout, stream.response.request.extensions["timeout"]
    if timeout is not None and isinstance(left, TimeLeft):
        left.deadline = context.clock.monotonic() + timeout
    return perform(Receive(stream, context.clock), stream.response.request)


def read_rest(context: Context, stream: OpenResponse) -> Flow[Response]:
    """The whole response, with as much of its body as an error message needs. Closes the stream."""
    clock, timeout = context.clock, context.settings.timeout
    end = None if timeout is None else clock.monotonic() + timeout
    content = b""
    try:
        while len(content) < LARGEST_ERROR and (end is None or clock.monotonic() < end):
            parts = yield from receive_parts(context, stream)
            if not parts:
                break
            content += b"".join(parts)
    finally:
        yield Close(stream)
    response = stream.response
    return Response(response.status_code, response.headers, content[:LARGEST_ERROR])


def _limit_time(context: Context) -> Dict[str, Any]:
    settings, clock = context.settings, context.clock
    deadline = None if settings.timeout is None else clock.monotonic() + settings.timeout
    return {"timeout": limit_time(deadline, clock, settings.step_timeouts)}
