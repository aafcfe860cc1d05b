"""Download the result of a generation, into a file or as a stream."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, Callable, List, Optional, Union

from sync_client import api
from sync_client.callers import Progress
from sync_client.errors import read_attribute
from sync_client.models import Generation
from sync_client.types import HasId
from sync_client.wire import identity

from ...errors import ApiStatusError, GenerationFailedError, InvalidRequestError, InvalidResponseError
from ..call.arguments import NO_OPTIONS
from ..call.context import Context
from ..call.flow import call
from ..call.steps import Flow, ItemFlow, Items, notify
from ..validation import check_callback, check_id
from .byte_range import ByteRange
from .names import choose_name
from .progress import measure_transfer
from .receive import receive_file
from .target import Target
from .work import Work

# Statuses of a server without the endpoint for fresh URLs.
NO_SUCH_ENDPOINT = frozenset((404, 405, 501))


def download(
    context: Context,
    generation: Union[str, HasId],
    to: Any,
    on_progress: Optional[Callable[[Progress], Any]],
    overwrite: bool,
) -> Flow[Path]:
    target = Target(to, overwrite)
    check_callback(on_progress, "on_progress")
    found = yield from find_completed(context, generation)
    renew = partial(renew_url, context, found.id)
    return (yield from save(context, found.id, choose_name(found), found.output_url, renew, target, on_progress))


def save(
    context: Context,
    id: str,
    name: str,
    url: Optional[str],
    renew: Callable[[], Flow[str]],
    target: Target,
    on_progress: Optional[Callable[[Progress], Any]],
) -> Flow[Path]:
    """Save the file of a job.

    Args:
        id: The id of the job.
        name: The name of the file if the target is a folder.
        url: URL of the file; None if it is not known.
        renew: Requests a fresh URL.
    """
    started = context.clock.monotonic()

    def write(parts: List[bytes]) -> Flow[None]:
        yield Work(lambda: target.write(parts, wanted.etag, wanted.total))
        elapsed = context.clock.monotonic() - started
        done = measure_transfer("download", elapsed, wanted.position, wanted.total, target.path.name)
        yield from notify(on_progress, done)

    try:
        yield Work(lambda: target.open(id, name))
        wanted = target.resumed or ByteRange()
        yield from receive_file(context, url, renew, write, target.restart, wanted)
        yield Work(target.publish)
    finally:
        target.discard()
    return target.path


def stream(context: Context, generation: Union[str, HasId]) -> ItemFlow[bytes]:
    def restart() -> None:
        raise InvalidResponseError("The file changed during the download: the bytes so far belong to another version.")

    found = yield from find_completed(context, generation)
    renew = partial(renew_url, context, found.id)
    yield from receive_file(context, found.output_url, renew, lambda parts: [Items(parts)], restart, ByteRange())


def find_completed(context: Context, generation: Union[str, HasId]) -> Flow[Generation]:
    """The completed generation, requested again if it was not completed when last seen."""
    known: object = read_attribute(generation, "generation") or generation
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


def renew_url(context: Context, id: str) -> Flow[str]:
    try:
        url = yield from call(context, api.get_generation_download_url(id=check_id(id)), NO_OPTIONS)
        # Otherwise, the storage's refusal of the known URL is the better error.
        if url.strip().startswith(("https://", "http://")):
            return url.strip()
    except ApiStatusError as error:
        if error.status_code not in NO_SUCH_ENDPOINT:
            raise
    found = yield from find_completed(context, id)
    if not found.output_url:
        raise InvalidResponseError(f"Generation {id} is completed and has no output_url.")
    return found.output_url
