"""The tasks of a run: plain functions that any executor can call in any process, even twice, without harm.

What must not be done twice, such as a create, is in the journal before its task starts. The run decides on retries.
"""

from __future__ import annotations

import os
import re
from datetime import datetime, timezone
from pathlib import Path
from typing import (
    TYPE_CHECKING,
    Any,
    Dict,
    Iterable,
    Iterator,
    List,
    Mapping,
    NamedTuple,
    Optional,
    Set,
    Tuple,
    Union,
    cast,
)

from attr import evolve

from sync_client import api
from sync_client.errors import show
from sync_client.models import AssetUpload, CreateAssetRequest, CreateGenerationRequest, Generation
from sync_client.resources.generations import GENERATION_JOB, Generations

from ..core.call.arguments import NO_OPTIONS
from ..core.files import download as downloads
from ..core.files import upload as uploads
from ..core.files.part import Part
from ..core.jobs.generations import create as send_create
from ..core.jobs.pages import MOST_IDS
from ..errors import ApiError, InvalidRequestError, InvalidResponseError, NotFoundError
from .access import Access
from .compare import is_result
from .journal import AssetKey
from .plan import Verdict, judge
from .results import Saved, look_at
from .verify import find_flags

if TYPE_CHECKING:
    from sync_client.models import AssetType

# How often a download is resumed before the run starts it again.
RESUMES = 8
# Seconds by which the clocks of two machines may differ.
CLOCKS_DIFFER = 300.0
# The same, where a mistake would bill a job twice. A longer list costs little: the name identifies the generation.
CLOCKS_DIFFER_MUCH = 86_400.0


class Polled(NamedTuple):
    """The result of a status request.

    Attributes:
        found: The generations that could be read.
        lost: The generations that the API does not know or that can't be read, with the error.
    """

    found: List[Generation]
    lost: Dict[str, ApiError]


def reserve(access: Access, path: str) -> AssetUpload:
    """Find out where a file will be stored."""
    caller = access.caller(max_retries=0)
    return caller.run(uploads.reserve(caller.context, path, "input"))


def upload(access: Access, path: str, key: AssetKey, target: AssetUpload) -> str:
    """Upload a file as an asset and return its id. Raises InvalidRequestError if the file has changed."""
    # One retry, in case the URL has expired.
    caller = access.caller(max_retries=1)
    flow = uploads.upload(
        caller.context,
        path,
        type=key.type,
        project_id=key.project or None,
        field="input",
        target=target,
    )
    asset, media = caller.run(flow)
    if media.digest != key.digest:
        raise InvalidRequestError(f"{os.path.basename(path)} has changed since it was added.", field="input")
    return asset.id


def find_stored(access: Access, path: str, key: AssetKey, url: str) -> Optional[str]:
    """The asset of a file whose upload was interrupted; None if the upload must start again."""
    type = cast("AssetType", key.type)
    body = CreateAssetRequest(url=url, type=type, project_id=key.project or None, name=os.path.basename(path))
    caller = access.caller(max_retries=0)
    asset = caller.run(uploads.find_stored(caller.context, body))
    return None if asset is None else asset.id


def create(access: Access, body: Mapping[str, Any], key: str) -> Generation:
    """Create a generation, or get the one that was created with this key before."""
    operation = api.create_generation(body=CreateGenerationRequest.from_dict(body), idempotency_key=key)
    # Send the body from the journal as it is.
    operation = evolve(operation, json=dict(body))
    caller = access.caller(max_retries=0)
    created: Generation = caller.run(send_create(caller.context, operation, NO_OPTIONS))
    return created


def look_up(access: Access, name: str, since: float) -> List[Generation]:
    """The account's generations with this output file name, newest first.

    Args:
        since: The earliest time of creation, in seconds since the epoch.
    """
    names = (name, re.sub(r"[^A-Za-z0-9_-]", "", name.replace(" ", "_")))
    listed = list_since(access.generations(), since - CLOCKS_DIFFER_MUCH)
    return [one for one in listed if one.output_file_name in names]


def list_since(generations: Generations, since: float) -> Iterator[Generation]:
    """The account's generations, newest first. Those that can't be read are skipped.

    Args:
        since: The earliest time of creation, in seconds since the epoch.

    Raises:
        InvalidResponseError: The list can't be read to its end, so a generation that is not in it may still exist.
    """
    oldest = datetime.fromtimestamp(since, timezone.utc)
    cursor: Optional[str] = None
    cursors: Set[str] = set()
    while True:
        page: List[Any] = generations.list(limit=MOST_IDS, cursor=cursor)
        known = [one for one in page if isinstance(one, Generation)]
        yield from (one for one in known if one.created_at >= oldest)
        if len(page) < MOST_IDS or (known and known[-1].created_at < oldest):
            return
        if not known or known[-1].id in cursors:
            raise InvalidResponseError("The list of generations can't be read to its end.")
        cursor = known[-1].id
        cursors.add(cursor)


def poll(access: Access, ids: List[str], new: List[str]) -> Polled:
    """Request the status of up to a hundred generations.

    Args:
        new: Ids of generations that were just created, and may not be in the list yet.
    """
    listed: List[Any] = access.generations().list(ids=ids, limit=len(ids))
    # A generation that can't be read has no id either, so it counts as missing.
    found = [one for one in listed if isinstance(one, Generation)]
    # The list may be out of date, and leaves out generations of other API keys. A failure is confirmed as well, since
    # the job is created again because of it.
    missing = set(ids).difference((one.id for one in found), new)
    failed = {one.id for one in found if one.status in GENERATION_JOB.failed}
    asked = confirm(access, missing | failed)
    return Polled([one for one in found if one.id not in failed] + asked.found, asked.lost)


def confirm(access: Access, ids: Iterable[str]) -> Polled:
    """Request the status of each of these generations by itself."""
    generations = access.generations()
    found: List[Generation] = []
    lost: Dict[str, ApiError] = {}
    for id in ids:
        try:
            generation = generations.get(id)
            if generation.id != id:
                raise InvalidResponseError(f"Asked for generation {id}, the server sent {show(generation.id)}.")
            found.append(generation)
        except (NotFoundError, InvalidResponseError) as error:
            error.id = id
            lost[id] = error
        except ApiError as error:
            # The error of one generation does not affect the others, unless it concerns the account.
            if judge(error) is Verdict.STOP:
                raise
    return Polled(found, lost)


def download(
    access: Access, generation: Union[Generation, str], path: str, overwrite: bool
) -> Tuple[Saved, Tuple[str, ...]]:
    """Download a result, unless it exists. Returns what was saved and the problems found in it.

    Args:
        generation: The generation, or its id.
        overwrite: Whether an existing file is an earlier result of this job, to be replaced.

    Raises:
        InvalidRequestError: Another file has the name of the result.
    """
    known = generation if isinstance(generation, Generation) else access.generations().get(generation)
    caller = access.caller(max_retries=max(RESUMES, access.caller().context.settings.max_retries))
    here = os.path.lexists(path) and not overwrite
    if not here:
        try:
            caller.run(downloads.download(caller.context, known, path, None, overwrite))
        except InvalidRequestError:
            # The executor may run this task twice at the same time. Whichever ends last finds the file of the other.
            here = os.path.lexists(path) and not overwrite
            if not here:
                raise
    if here:
        if not caller.run(is_result(caller.context, known, Path(path))):
            raise InvalidRequestError(
                f"{path} exists, and is not the result of {known.id}: move it and run the same lines again.",
                field="name",
            )
        # Remove the partial file, which is left over if a process was killed at the last moment.
        Part(Path(path), known.id).close()
    try:
        saved = look_at(path)
    except OSError as error:
        raise InvalidRequestError(f"{path} was saved and can't be read: {error.strerror}.", field="name") from None
    return saved, find_flags(Path(path), known.output_duration)
