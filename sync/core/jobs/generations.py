"""A generation from its arguments: local files first, then the create, and a look where its outcome is not known.

What reads and uploads files is loaded only for a call that has some.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple, Type, TypeVar, Union, cast

from sync_client import api
from sync_client.callers import OnProgress
from sync_client.models import Audio, Image, Video
from sync_client.options import CallOptions
from sync_client.types import File, Operation

from ...errors import ApiError, InternalServerError, InvalidRequestError
from ..call.arguments import NO_OPTIONS, build_operation, read_arguments
from ..call.context import Context
from ..call.flow import call
from ..call.interruption import tell_key
from ..call.request import prepare_request
from ..call.response import ErrorObject
from ..call.steps import Flow
from ..files.work import Work
from ..validation import check_callback, check_media

T = TypeVar("T")
Medium = Union[Video, Image, Audio]

CREATE = "create_generation"
ASSET_GONE = frozenset(("asset_not_found", "uploaded_file_not_found"))
# The item of an input that is made of an asset, by the type of the asset.
ITEMS: Dict[str, Type[Medium]] = {"VIDEO": Video, "IMAGE": Image, "AUDIO": Audio}


def send_media(
    context: Context,
    make: partial[Operation[T]],
    options: CallOptions,
    files: Sequence[str],
    on_progress: OnProgress = None,
) -> Flow[T]:
    """Send an operation that takes media, whose arguments may be local files. Everything is checked before a byte goes.

    Args:
        files: The names of those arguments.
        on_progress: Called as the bytes of the files go out.
    """
    check_callback(on_progress, "on_progress")
    make = read_arguments(make, untouched=[name for name in files if name != "input"])
    if "input" not in files:
        return (yield from _send_form(context, make, options, files, on_progress))
    if _has_paths(make.keywords.get("input")):
        return (yield from _send_files(context, make, options, on_progress))
    return (yield from _check_and_create(context, make, options))


def _check_and_create(context: Context, make: partial[Operation[T]], options: CallOptions) -> Flow[T]:
    operation = build_operation(make)
    check_media(make.keywords)
    return create(context, operation, options)


def _send_form(
    context: Context,
    make: partial[Operation[T]],
    options: CallOptions,
    files: Sequence[str],
    on_progress: OnProgress,
) -> Flow[T]:
    """Send an operation whose files go out with it, and stay open until then."""
    from ..files.media import open_file

    with ExitStack() as opened:
        given = {name: make.keywords[name] for name in files if make.keywords.get(name) is not None}
        sent: Dict[str, File] = {name: open_file(name, value, opened) for name, value in given.items()}
        if on_progress is not None:
            from ..files.progress import UploadProgress

            progress = UploadProgress(list(sent.values()), on_progress, context.clock)
            context = context._replace(on_sent=progress.report)
        return (yield from _check_and_create(context, partial(make, **sent), options))


def _has_paths(items: Any) -> bool:
    return isinstance(items, list) and any(isinstance(item, os.PathLike) for item in cast("List[object]", items))


def _send_files(
    context: Context, make: partial[Operation[T]], options: CallOptions, on_progress: OnProgress
) -> Flow[T]:
    """Send an operation whose input has local files: they are uploaded for a create, and only looked at otherwise."""
    make, files = find_files(make)
    operation = build_operation(make)
    check_media(make.keywords)
    # What the call itself would refuse is refused before the upload.
    key = prepare_request(context, operation, options).idempotency_key
    if operation.id != CREATE:
        from .estimate import estimate_files

        paths = {id(item): file.path for file in files for item in file.items}
        return cast(T, (yield from estimate_files(context, make.keywords, paths, options)))
    try:
        # Each becomes an asset, whose id its items get.
        for file in files:
            asset_id = yield from _upload_once(context, file, make.keywords.get("project_id"), on_progress)
            for item in file.items:
                item.asset_id = asset_id
    except BaseException as error:
        tell_key(error, key)
        raise
    operation = build_operation(make)
    try:
        return cast(T, (yield from create(context, operation, options)))
    except ApiError as error:
        if error.code in ASSET_GONE:
            # The next create uploads its files again.
            sent: List[Mapping[str, Any]] = (operation.json or {}).get("input") or []
            for given in sent:
                context.memory.forget_upload(given.get("assetId") or "")
        raise


class LocalFile:
    """A file that is to become an asset, and the items of the input that stand for it.

    Attributes:
        path: Where it is.
        field: The argument that it was given for first, such as `input[0]`.
        items: The items, which get the id of the asset.
    """

    def __init__(self, path: Path, field: str) -> None:
        self.path = path
        self.field = field
        self.items: List[Medium] = []


def find_files(make: partial[Operation[T]]) -> Tuple[partial[Operation[T]], List[LocalFile]]:
    """The same call with items in place of the paths of its `input`, and the files. One that is there twice is one."""
    given: List[Any] = make.keywords["input"]
    files: Dict[Path, LocalFile] = {}
    items: List[Any] = []
    for index, item in enumerate(given):
        if isinstance(item, os.PathLike):
            field = f"input[{index}]"
            path = _resolve(item, field)
            # Until it is uploaded, its path stands for the id.
            item = ITEMS[_detect_type(path, field)](asset_id=str(path))
            files.setdefault(path, LocalFile(path, field)).items.append(item)
        items.append(item)
    return partial(make, input=items), list(files.values())


def _resolve(path: Any, field: str) -> Path:
    try:
        return Path(path).expanduser().resolve()
    except (OSError, RuntimeError, ValueError, TypeError) as error:
        raise InvalidRequestError(f"{field}: {path!r} is not a path that can be read: {error}.", field=field) from None


def _detect_type(path: Path, field: str) -> str:
    from ..files.media import open_file
    from ..files.upload import Media

    with ExitStack() as opened:
        return Media(open_file(field, path, opened), field).type


def _upload_once(context: Context, file: LocalFile, project_id: Optional[str], on_progress: OnProgress) -> Flow[str]:
    """The id of the asset of a file. The same content is the same asset, so that a create that is repeated with its key
    has the same request body."""
    from ..files.upload import Media, read_media, upload

    path, field, type = file.path, file.field, file.items[0].type
    memory = context.memory
    # Most files are the first of their size, and need not be read twice.
    if memory.may_know(path.stat().st_size):
        media: Media = yield Work(lambda: read_media(str(path), field))
        known = memory.find_upload((media.digest or "", media.size, type, project_id))
        if known is not None:
            return known
    asset, media = yield from upload(context, path, project_id=project_id, on_progress=on_progress, field=field)
    if media.digest is None:
        return asset.id
    return memory.note_upload((media.digest, media.size, type, project_id), asset.id)


def create(context: Context, operation: Operation[Any], options: CallOptions) -> Flow[Any]:
    """Send a create. Where the server does not know the outcome, but which generation to look at, give that."""
    try:
        return (yield from call(context, operation, options))
    except InternalServerError as error:
        id: object = error.body.get("generationId") if isinstance(error.body, ErrorObject) else None
        if error.code != "IDEMPOTENCY_OUTCOME_UNKNOWN" or not isinstance(id, str):
            raise
        unknown = error
    try:
        return (yield from call(context, build_operation(partial(api.get_generation, id=id)), NO_OPTIONS))
    except ApiError as error:
        raise unknown from error
    except BaseException as error:
        tell_key(error, unknown.idempotency_key, id)
        raise
