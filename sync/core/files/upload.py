"""Upload a file as an asset: reserve a presigned URL, store the bytes, register the asset; with retries."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from contextlib import ExitStack
from itertools import count
from typing import IO, TYPE_CHECKING, Any, Callable, Dict, Optional, Tuple, cast

from sync_client import api, rules
from sync_client.callers import Progress
from sync_client.errors import read_attribute
from sync_client.models import Asset, AssetUpload, CreateAssetRequest, CreateAssetUploadRequest
from sync_client.types import File, FileInput

from ...errors import ApiConnectionError, ApiError, InternalServerError, InvalidRequestError, InvalidResponseError
from ..call.arguments import NO_OPTIONS
from ..call.context import Context
from ..call.deadline import SHORTEST_TIMEOUT
from ..call.flow import call
from ..call.http import httpx
from ..call.request import SLOWEST_UPLOAD, ObservedBody
from ..call.response import read_error
from ..call.retry import choose_pause, is_transient
from ..call.steps import Flow, Sleep
from ..validation import check_callback, check_text
from .destination import check_url
from .media import SteadyFile, Stream, open_file
from .progress import UploadProgress
from .transfer import EXPIRED, Source, put
from .work import Work

if TYPE_CHECKING:
    from sync_client.models import AssetType

LARGEST_FILE = 5 * 1024**3
PART = 256 * 1024
# Statuses of a storage that has stored the file.
STORED = frozenset((200, 201, 204))
HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
# Error code of the API for a URL that nothing was uploaded to.
NOT_STORED = "uploaded_file_not_found"
KINDS: Dict[str, AssetType] = {"video": "VIDEO", "audio": "AUDIO", "image": "IMAGE"}

OnProgress = Optional[Callable[[Progress], Any]]


class Media:
    """A file to upload."""

    def __init__(self, file: File, field: str) -> None:
        self.file: File = file
        self.name: str = file.name
        self.field = field
        self.content_type: str = file.content_type or ""
        self._content = cast(SteadyFile, file.content)
        self.size: int = self._content.size
        self._digest = hashlib.sha256()
        self._read = 0
        if self.size > LARGEST_FILE:
            raise InvalidRequestError(
                f"{self.name} has {self.size} bytes: at most {LARGEST_FILE} (5 GiB) are allowed.", field=self.field
            )

    @property
    def type(self) -> AssetType:
        """AUDIO, IMAGE or VIDEO. Raises InvalidRequestError if neither content nor name shows which."""
        kind = KINDS.get(self.content_type.partition("/")[0])
        if kind is None:
            raise InvalidRequestError(f"{self.name} does not look like audio, an image or a video.", field=self.field)
        return kind

    @property
    def digest(self) -> Optional[str]:
        """SHA-256 of the content; None until it has been read to its end."""
        return self._digest.hexdigest() if self._read == self.size else None

    def rewind(self) -> None:
        self._content.seek(0)
        self._digest = hashlib.sha256()
        self._read = 0

    def read(self) -> bytes:
        """The next part. Raises InvalidRequestError if the file has changed."""
        part = self._content.read(PART)
        self._digest.update(part)
        self._read += len(part)
        return part


def upload(
    context: Context,
    value: FileInput,
    *,
    name: Optional[str] = None,
    type: Optional[str] = None,
    project_id: Optional[str] = None,
    on_progress: OnProgress = None,
    field: str = "path_or_file",
    target: Optional[AssetUpload] = None,
) -> Flow[Tuple[Asset, Media]]:
    """Upload a file as an asset. Returns the asset, and the file, whose digest is known by then.

    Args:
        field: The argument that the file was passed as.
        target: Where to send its bytes, from `reserve`; None to reserve a place first.
    """
    check_text(name, "name")
    check_callback(on_progress, "on_progress")
    with ExitStack() as opened:
        media = Media((yield from _open(value, field, name, opened)), field)
        kind = media.type if type is None else cast("AssetType", type)
        # The URL of the file is not known yet; a mistake in the rest is reported before a byte is sent.
        body = CreateAssetRequest(
            url=context.settings.base_url, type=kind, project_id=project_id, name=name or media.name
        )
        rules.check(body)
        return (yield from _store_and_register(context, media, body, target, on_progress)), media


def reserve(context: Context, value: FileInput, field: str) -> Flow[AssetUpload]:
    """Reserve a place for a file, without sending any of it."""
    with ExitStack() as opened:
        media = Media((yield from _open(value, field, None, opened)), field)
        return (yield from _reserve(context, media))


def _reserve(context: Context, media: Media) -> Flow[AssetUpload]:
    body = CreateAssetUploadRequest(file_name=media.name, content_type=media.content_type, size=media.size)
    return (yield from call(context, api.create_asset_upload(body=body), NO_OPTIONS))


def find_stored(context: Context, body: CreateAssetRequest) -> Flow[Optional[Asset]]:
    """Finish the upload of a process that has ended. Returns the asset; None if the file is not stored."""
    found = yield from _find_registered(context, body)
    if found is not None:
        return found
    try:
        return (yield from call(context, api.create_asset(body=body), NO_OPTIONS))
    except ApiError as error:
        if error.code != NOT_STORED:
            raise
        return None


def read_media(path: str, field: str) -> Media:
    """Read a file to its end, so that its digest is known. Blocks."""
    with ExitStack() as opened:
        media = Media(open_file(field, path, opened), field)
        media.rewind()
        while media.read():
            pass
        return media


def _open(value: FileInput, field: str, name: Optional[str], opened: ExitStack) -> Flow[File]:
    if not isinstance(value, (str, os.PathLike, tuple)):
        own = read_attribute(value, "name")
        value = (own if isinstance(own, str) else name or "upload", value)
    file = open_file(field, value, opened)
    stream = cast(Stream, file.content)
    if stream.seekable():
        return file
    # The API must know the size first, and a retry needs the same bytes again: copy a stream to disk.
    copy: IO[bytes] = yield Work(lambda: _copy(stream, field, opened))
    return open_file(field, (file.name, copy), opened)


def _copy(stream: Stream, field: str, opened: ExitStack) -> IO[bytes]:
    try:
        copy = opened.enter_context(tempfile.TemporaryFile())  # noqa: SIM115
        part = stream.read(PART)
        while part and copy.tell() <= LARGEST_FILE:
            copy.write(part)
            part = stream.read(PART)
    except OSError as error:
        raise InvalidRequestError(
            f"{field} can't be read, or copied to a temporary file: {error}.", field=field
        ) from error
    return copy


def _store_and_register(
    context: Context,
    media: Media,
    body: CreateAssetRequest,
    target: Optional[AssetUpload],
    on_progress: OnProgress,
) -> Flow[Asset]:
    settings, clock = context.settings, context.clock
    started = clock.monotonic()
    deadline = None if settings.timeout is None else started + settings.timeout + media.size / SLOWEST_UPLOAD
    progress = None if on_progress is None else UploadProgress([media.file], on_progress, clock)
    stored = unsure = False

    def read() -> bytes:
        if deadline is not None and clock.monotonic() > deadline:
            raise httpx.WriteTimeout("the upload was too slow")
        return media.read()

    for attempt in count():
        left = clock.time_left(deadline)
        timeout = None if left is None else max(SHORTEST_TIMEOUT, left)
        once = context._replace(raw=False, settings=settings._replace(timeout=timeout, max_retries=0))
        try:
            if target is None:
                target = yield from _reserve(once, media)
            body.url = target.url
            if not stored:
                yield from _store(once, media, target.upload_url, read, progress, attempt + 1)
                stored = True
            asset = (yield from _find_registered(once, body)) if unsure else None
            return asset or (yield from call(once, api.create_asset(body=body), NO_OPTIONS))
        except ApiError as error:
            again = is_transient(error)
            if not stored:
                again = again or (target is not None and error.status_code in EXPIRED)
                target = None
            elif error.code == NOT_STORED:
                again, target, stored = True, None, False
            else:
                unsure = unsure or isinstance(error, (ApiConnectionError, InternalServerError))
            if not again or attempt >= settings.max_retries:
                raise
            left = clock.time_left(deadline)
            pause = choose_pause(clock.random, failed=attempt + 1, asked=error.retry_after, left=left)
            if pause is None:
                raise
        yield Sleep(pause)
    raise AssertionError("unreachable")


def _store(
    context: Context,
    media: Media,
    url: str,
    read: Callable[[], bytes],
    progress: Optional[UploadProgress],
    attempt: int,
) -> Flow[None]:
    check_url(url, context.settings.base_url)
    source = Source(read)
    body = source if progress is None else ObservedBody(source, progress.report)
    yield Work(media.rewind)
    headers = {"content-type": media.content_type, "content-length": str(media.size)}
    response = yield from put(context, url, headers, body, attempt)
    # Only the response shows that the file is stored, and an HTML page comes from a gateway in front of the storage.
    if response.status_code not in STORED:
        raise read_error(response, context.clock.time())
    if HTML.match(response.content):
        raise InvalidResponseError(
            "The storage responded with a web page.",
            status_code=response.status_code,
            headers=response.headers,
            body=response.content.decode("utf-8", "replace"),
        )


def _find_registered(context: Context, body: CreateAssetRequest) -> Flow[Optional[Asset]]:
    """The asset that a registration whose response was lost has made: another registration would duplicate it."""
    newest = api.list_assets(sort_by="dateDesc", limit=100, project_id=body.project_id)
    page = yield from call(context, newest, NO_OPTIONS)
    return next((asset for asset in page.items if asset.url == body.url), None)
