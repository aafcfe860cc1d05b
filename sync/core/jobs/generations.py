"""A generation from its arguments: local files first, then the create, and a look where its outcome is not known."""

from __future__ import annotations

import os
from contextlib import ExitStack
from functools import partial
from typing import Any, List, Sequence, TypeVar, cast

from sync_client import api
from sync_client.callers import OnProgress
from sync_client.options import CallOptions
from sync_client.types import Operation

from ...errors import ApiError, InternalServerError
from ..call.arguments import NO_OPTIONS, build_operation, read_arguments
from ..call.context import Context
from ..call.flow import call
from ..call.interruption import tell_key
from ..call.request import prepare_request
from ..call.response import ErrorObject
from ..call.steps import Flow
from ..validation import check_callback, check_media

T = TypeVar("T")

CREATE = "create_generation"
ASSET_GONE = frozenset(("asset_not_found", "uploaded_file_not_found"))


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
    with ExitStack() as opened:
        if "input" not in files:
            from ..files.local_input import open_files

            make, sent = open_files(make, files, opened)
            if on_progress is not None:
                from ..files.progress import UploadProgress

                context = context._replace(on_sent=UploadProgress(sent, on_progress, context.clock).report)
        elif has_paths(make.keywords.get("input")):
            return (yield from _send_files(context, make, options, on_progress))
        operation = build_operation(make)
        check_media(make.keywords)
        return cast(T, (yield from create(context, operation, options)))


def has_paths(items: Any) -> bool:
    """Whether a list has local files. What uploads them is loaded only then."""
    return isinstance(items, list) and any(isinstance(item, os.PathLike) for item in cast("List[object]", items))


def _send_files(
    context: Context, make: partial[Operation[T]], options: CallOptions, on_progress: OnProgress
) -> Flow[T]:
    """Send an operation whose input has local files: they are uploaded for a create, and only looked at otherwise."""
    from ..files.local_input import find_files, forget_assets, upload_files

    make, local = find_files(make)
    operation = build_operation(make)
    check_media(make.keywords)
    # What the call itself would refuse is refused before the upload.
    key = prepare_request(context, operation, options).idempotency_key
    if operation.id != CREATE:
        from .estimate import estimate_files

        return cast(T, (yield from estimate_files(context, make.keywords, local, options)))
    try:
        yield from upload_files(context, local, make.keywords.get("project_id"), on_progress)
    except BaseException as error:
        tell_key(error, key)
        raise
    operation = build_operation(make)
    try:
        return cast(T, (yield from create(context, operation, options)))
    except ApiError as error:
        if error.code in ASSET_GONE:
            forget_assets(context, operation)
        raise


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
