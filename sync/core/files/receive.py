"""A file from a storage: resumed after a drop, never mixed from two versions, never cut short."""

from __future__ import annotations

import math
import re
from itertools import count
from typing import Any, Callable, Generator, Iterable, List, Mapping, Optional, TypeVar, Union

from ...errors import ApiError, ApiTimeoutError, InvalidResponseError
from ..call.context import Context
from ..call.response import read_error
from ..call.retry import choose_pause, is_transient
from ..call.steps import Flow, Sleep, Step
from ..settings import timeout_from
from .byte_range import ByteRange
from .transfer import EXPIRED, LARGEST_ERROR, Close, OpenResponse, get, read_rest, receive_parts

Y = TypeVar("Y")

# The time of a download grows by a second for each of these bytes that have come.
SLOWEST_DOWNLOAD = 32 * 1024
# The types of what a storage, or a gate before it, has to say in words.
PAGE = re.compile(r"text/(?:html|xml)|application/(?:\S+\+)?(?:json|xml)")


def receive_file(
    context: Context,
    url: Optional[str],
    renew: Callable[[], Flow[str]],
    write: Callable[[List[bytes]], Iterable[Y]],
    restart: Callable[[], None],
    wanted: ByteRange,
    *,
    media: bool = True,
) -> Generator[Union[Step, Y], Any, None]:
    """Get every byte of a file, in order, however often the connection drops.

    Args:
        url: Where it is; None where that is not known.
        renew: Finds out where it is now.
        write: Takes the next parts; the steps that it gives are performed.
        restart: Called where it begins from the start again.
        wanted: Which bytes of it; moves on as they come.
        media: Whether it is media, and no text: a page in its place is refused.
    """
    settings, clock = context.settings, context.clock
    best, failed = wanted.position, 0
    renewed = False
    # Counts the time of the server alone, not that of who writes or reads.
    spent = 0.0
    for attempt in count(1):
        if not url:
            url = yield from renew()
        began = clock.monotonic()
        written = 0.0
        try:
            stream = yield from get(_limit_time(context, wanted, spent), url, wanted.request_headers(), attempt)
            try:
                if (yield from _accept(context, stream, wanted, restart)):
                    while wanted.position < wanted.limit:
                        server = spent + clock.monotonic() - began - written
                        parts = yield from receive_parts(_limit_time(context, wanted, server), stream)
                        if not parts:
                            break
                        if media and not wanted.position:
                            _refuse_page(stream.response.headers, b"".join(parts))
                        wanted.position += sum(map(len, parts))
                        before = clock.monotonic()
                        yield from write(parts)
                        written += clock.monotonic() - before
                    wanted.check_end()
                    return
            finally:
                yield Close(stream)
            problem: ApiError = InvalidResponseError("The file changes while it is downloaded.")
            again = True
        except ApiError as error:
            problem = error
            again = is_transient(error)
        spent += clock.monotonic() - began - written
        if problem.status_code in EXPIRED and not renewed:
            url, renewed = None, True
            continue
        if wanted.position > best:
            best, failed, renewed = wanted.position, 0, False
        failed += 1
        if not again or failed > settings.max_retries:
            raise problem
        left = _time_left(context, wanted, spent)
        pause = choose_pause(clock.random, failed=failed, asked=problem.retry_after, left=left)
        if pause is None:
            raise problem
        yield Sleep(pause)
        spent += pause


def _accept(context: Context, stream: OpenResponse, wanted: ByteRange, restart: Callable[[], None]) -> Flow[bool]:
    """Whether the body of this response is wanted: the rest of the file, or all of it. If not, ask again."""
    status, headers = stream.response.status_code, stream.response.headers
    if status not in (200, 206, 416) or (status == 416 and not wanted.position):
        raise read_error((yield from read_rest(context, stream)), context.clock.time())
    if status != 416 and headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
        raise InvalidResponseError("The storage sent a compressed file, although no compression was requested.")
    if status == 206 and wanted.continues(headers):
        return True
    if wanted.position:
        restart()
        wanted.position = 0
    if status != 200:
        return False
    wanted.start(headers)
    return True


def _refuse_page(headers: Mapping[str, str], start: bytes) -> None:
    """Raises InvalidResponseError where a success of a storage is what it has to say, and not a file of media."""
    content_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    if PAGE.fullmatch(content_type) or start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"<", b"{"):
        raise InvalidResponseError(
            f"The storage sent a page ({content_type or 'of no type'}) in place of the file.",
            status_code=200,
            headers=headers,
            body=start[:LARGEST_ERROR].decode("utf-8", "replace"),
        )


def _time_left(context: Context, wanted: ByteRange, spent: float) -> float:
    """Seconds that the server has left."""
    timeout = context.settings.timeout
    return math.inf if timeout is None else timeout + wanted.position / SLOWEST_DOWNLOAD - spent


def _limit_time(context: Context, wanted: ByteRange, spent: float) -> Context:
    """The context of one request, whose steps may take what time is left. Raises ApiTimeoutError where none is."""
    left = _time_left(context, wanted, spent)
    if left <= 0:
        raise ApiTimeoutError(f"The download is too slow: {wanted.position} bytes in {spent:.0f} s.")
    return context._replace(settings=context.settings._replace(timeout=timeout_from(left)))
