"""The result of a generation as bytes: resumed after a drop, never mixed from two versions, never cut short."""

from __future__ import annotations

import math
import os
import re
from itertools import count
from pathlib import Path
from typing import Any, Callable, Dict, Generator, List, Mapping, Optional, TypeVar, Union

from sync_client import api
from sync_client.callers import Progress
from sync_client.errors import attribute
from sync_client.models import Generation
from sync_client.types import HasId
from sync_client.wire import identity

from ...errors import (
    ApiConnectionError,
    ApiError,
    ApiStatusError,
    ApiTimeoutError,
    GenerationFailedError,
    InvalidRequestError,
    InvalidResponseError,
)
from ..call.arguments import NO_OPTIONS
from ..call.context import Context
from ..call.flow import call
from ..call.iteration import ItemFlow, Items
from ..call.response import error_from_response
from ..call.retry import choose_pause, is_transient
from ..call.steps import Flow, Sleep, Step
from ..settings import timeout_from
from ..validation import check_callback, check_id
from .progress import measure_transfer, report
from .target import Target
from .transfer import EXPIRED, LARGEST_ERROR, Close, Stream, Work, get, read_rest, receive

Y = TypeVar("Y")

# The time of a download grows by a second for each of these bytes that have come.
SLOWEST_DOWNLOAD = 32 * 1024
# What is asked for of a file that is compared with another.
BEGINNING = "bytes=0-65535"
# What a server answers that does not know the endpoint for fresh URLs.
NO_SUCH_ENDPOINT = frozenset((404, 405, 501))

# No file has more bytes than these digits can say.
_LENGTH = re.compile(r"[0-9]{1,18}")
# The types of what a storage, or a gate before it, has to say in words.
PAGE = re.compile(r"text/(?:html|xml)|application/(?:\S+\+)?(?:json|xml)")
_CONTENT_RANGE = re.compile(r"bytes ([0-9]{1,18})-[0-9]{1,18}/([0-9]{1,18}|\*)")


class Body:
    """How much of a file has come, and what to ask for next.

    Attributes:
        position: Bytes that have come.
        total: Bytes that there are; None where the server does not say.
        etag: What names this version of the file; None where nothing strong does.
    """

    def __init__(self) -> None:
        self.position: int = 0
        self.total: Optional[int] = None
        self.etag: Optional[str] = None

    def request_headers(self) -> Dict[str, str]:
        # Compressed, a range would be one of other bytes.
        headers = {"accept": "*/*", "accept-encoding": "identity"}
        if self.position and self.etag:
            headers.update({"range": f"bytes={self.position}-", "if-range": self.etag})
        return headers

    def continues(self, headers: Mapping[str, str]) -> bool:
        """Whether a 206 goes on where this one stopped, in the same version. Raises InvalidResponseError."""
        self._check_encoding(headers)
        found = _CONTENT_RANGE.fullmatch(headers.get("content-range", ""))
        if not found or not self.position or int(found[1]) != self.position:
            return False
        if self.total is None and found[2] != "*":
            self.total = int(found[2])
        return found[2] in ("*", str(self.total)) and headers.get("etag", self.etag) == self.etag

    def start(self, headers: Mapping[str, str]) -> None:
        """Begin with the head of a 200. Raises InvalidResponseError where it does not say where it ends."""
        etag = headers.get("etag")
        self.position = 0
        self.etag = etag if etag and etag.startswith('"') else None
        length = headers.get("content-length", "")
        self.total = int(length) if _LENGTH.fullmatch(length) else None
        self._check_encoding(headers)
        if self.total is None and "chunked" not in headers.get("transfer-encoding", ""):
            raise InvalidResponseError("The storage did not say how long the file is.")

    def _check_encoding(self, headers: Mapping[str, str]) -> None:
        if headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
            raise InvalidResponseError("The storage sent a compressed file, although no compression was requested.")

    def check_end(self) -> None:
        """Raises an error where the end came at another place than the storage said."""
        if self.total is not None and self.position != self.total:
            raise ApiConnectionError(f"The file ended after {self.position} of {self.total} bytes.")
        if not self.position:
            raise InvalidResponseError("The file is empty.")


def download(
    context: Context,
    generation: Union[str, HasId],
    to: Any,
    on_progress: Optional[Callable[[Progress], Any]],
    overwrite: bool,
) -> Flow[Path]:
    target = Target(to, overwrite)
    check_callback(on_progress, "on_progress")
    found = yield from _get_completed(context, generation)
    started = context.clock.monotonic()

    def write(parts: List[bytes], body: Body) -> Generator[Step, Any, None]:
        yield Work(lambda: target.write(parts, body.etag, body.total))
        elapsed = context.clock.monotonic() - started
        yield from report(
            on_progress, measure_transfer("download", elapsed, body.position, body.total, target.path.name)
        )

    try:
        yield Work(lambda: target.open(found))
        body = Body()
        if target.resumed is not None:
            body.position, body.total, body.etag = target.resumed
        yield from receive_file(
            context, found.output_url, lambda: _renew_url(context, found.id), write, target.restart, body
        )
        yield Work(target.publish)
    finally:
        target.discard()
    return target.path


def stream(context: Context, generation: Union[str, HasId]) -> ItemFlow[bytes]:
    def write(parts: List[bytes], body: Body) -> Generator[Items[bytes], Any, None]:
        yield Items(parts)

    def restart() -> None:
        raise InvalidResponseError("The file changed during the download: the bytes so far belong to another version.")

    found = yield from _get_completed(context, generation)
    url, id = found.output_url, found.id
    yield from receive_file(context, url, lambda: _renew_url(context, id), write, restart)


class _Beginning(Body):
    """The first bytes of a file, and how long it is."""

    def request_headers(self) -> Dict[str, str]:
        return {**super().request_headers(), "range": BEGINNING}

    def continues(self, headers: Mapping[str, str]) -> bool:
        self._check_encoding(headers)
        found = _CONTENT_RANGE.fullmatch(headers.get("content-range", ""))
        if not found or int(found[1]) or found[2] == "*":
            return False
        self.total = int(found[2])
        return True


class _Compared(Exception):
    """The bytes that were wanted have come."""

    def __init__(self, same: bool) -> None:
        self.same = same


def is_result(context: Context, generation: Union[str, HasId], path: Path) -> Flow[bool]:
    """Whether a file is the result of a generation, by its length and its beginning: no more is downloaded."""
    found = yield from _get_completed(context, generation)

    def compare(parts: List[bytes], body: Body) -> Flow[None]:
        start, size = b"".join(parts), body.total
        raise _Compared((yield Work(lambda: _begins_with(path, start, size))))

    def renew() -> Flow[str]:
        return _renew_url(context, found.id)

    try:
        yield from receive_file(context, found.output_url, renew, compare, lambda: None, _Beginning())
    except _Compared as compared:
        return compared.same
    return False


def _begins_with(path: Path, start: bytes, size: Optional[int]) -> bool:
    """Whether a file has this size, and begins so."""
    try:
        with open(path, "rb") as file:
            return os.fstat(file.fileno()).st_size == size and file.read(len(start)) == start
    except OSError:
        return False


def _get_completed(context: Context, generation: Union[str, HasId]) -> Flow[Generation]:
    """The generation, which has a result. One that was seen before it had is asked for again."""
    known: object = attribute(generation, "generation") or generation
    if isinstance(known, Generation) and known.status == "COMPLETED" and known.output_url:
        return known
    id = check_id(identity(generation), "id_or_generation")
    found = yield from call(context, api.get_generation(id=id), NO_OPTIONS)
    if found.status in ("FAILED", "REJECTED"):
        raise GenerationFailedError(found)
    if found.status != "COMPLETED":
        raise InvalidRequestError(
            f"Generation {id} is {found.status}: it has no result yet; wait for it first.", field="id_or_generation"
        )
    return found


def _renew_url(context: Context, id: str) -> Flow[str]:
    try:
        url = yield from call(context, api.get_generation_download_url(id=check_id(id)), NO_OPTIONS)
        # Where it is none, the storage's own refusal of the one that is known is what there is to tell.
        if url.strip().startswith(("https://", "http://")):
            return url.strip()
    except ApiStatusError as error:
        if error.status_code not in NO_SUCH_ENDPOINT:
            raise
    found = yield from _get_completed(context, id)
    if not found.output_url:
        raise InvalidResponseError(f"Generation {id} is completed and has no output_url.")
    return found.output_url


def receive_file(
    context: Context,
    url: Optional[str],
    renew: Callable[[], Flow[str]],
    write: Callable[[List[bytes], Body], Generator[Y, Any, None]],
    restart: Callable[[], None],
    body: Optional[Body] = None,
    *,
    media: bool = True,
) -> Generator[Union[Step, Y], Any, None]:
    """Get every byte of a file, in order, however often the connection drops.

    Args:
        url: Where it is; None where that is not known.
        renew: Finds out where it is now.
        write: Takes the next parts.
        restart: Called where it begins from the start again.
        body: What has come of it before.
        media: Whether it is media, and no text: a page in its place is refused.
    """
    settings, clock = context.settings, context.clock
    body = body or Body()
    best, failed = body.position, 0
    renewed = False
    # Counts the time of the server alone, not that of who writes or reads.
    spent = 0.0
    for attempt in count(1):
        if not url:
            url = yield from renew()
        began = clock.monotonic()
        written = 0.0
        try:
            stream = yield from get(_limit_time(context, body, spent), url, body.request_headers(), attempt)
            try:
                if (yield from _accept(context, stream, body, restart)):
                    while True:
                        server = spent + clock.monotonic() - began - written
                        parts = yield from receive(_limit_time(context, body, server), stream)
                        if not parts:
                            break
                        if media and not body.position:
                            _refuse_page(stream.response.headers, b"".join(parts))
                        body.position += sum(map(len, parts))
                        before = clock.monotonic()
                        yield from write(parts, body)
                        written += clock.monotonic() - before
                    body.check_end()
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
        if body.position > best:
            best, failed, renewed = body.position, 0, False
        failed += 1
        if not again or failed > settings.max_retries:
            raise problem
        left = _time_left(context, body, spent)
        pause = choose_pause(clock.random, failed=failed, asked=problem.retry_after, left=left)
        if pause is None:
            raise problem
        yield Sleep(pause)
        spent += pause


def _accept(context: Context, stream: Stream, body: Body, restart: Callable[[], None]) -> Flow[bool]:
    """Whether the body of this response is wanted: the rest of the file, or all of it. If not, ask again."""
    status, headers = stream.response.status_code, stream.response.headers
    if status not in (200, 206, 416) or (status == 416 and not body.position):
        raise error_from_response((yield from read_rest(context, stream)), context.clock.time())
    if status == 206 and body.continues(headers):
        return True
    if body.position:
        restart()
        body.position = 0
    if status != 200:
        return False
    body.start(headers)
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


def _time_left(context: Context, body: Body, spent: float) -> float:
    """Seconds that the server has left."""
    timeout = context.settings.timeout
    return math.inf if timeout is None else timeout + body.position / SLOWEST_DOWNLOAD - spent


def _limit_time(context: Context, body: Body, spent: float) -> Context:
    """The context of one request, whose steps may take what time is left. Raises ApiTimeoutError where none is."""
    left = _time_left(context, body, spent)
    if left <= 0:
        raise ApiTimeoutError(f"The download is too slow: {body.position} bytes in {spent:.0f} s.")
    return context._replace(settings=context.settings._replace(timeout=timeout_from(left)))
