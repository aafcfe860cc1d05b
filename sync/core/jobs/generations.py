"""A generation from its arguments: local files first, then the create, and a look where its outcome is not known."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from typing import Any, Sequence, Tuple, Type, TypeVar, cast

from sync_client import api
from sync_client.options import CallOptions
from sync_client.types import Operation

from ...errors import ApiError, InternalServerError
from ..call.flow import Context, call
from ..call.make import make_operation, read_arguments
from ..call.options import NO_OPTIONS, read_options
from ..call.response import ErrorObject
from ..call.transport import Flow
from ..files.local_input import find_files, open_files, upload_files
from ..files.progress import FormProgress, OnProgress
from ..validation import check_callback, check_media

T = TypeVar("T")

CREATE = "create_generation"


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
    make = read_arguments(make, files)
    with ExitStack() as opened:
        if "input" in files:
            make, local = find_files(read_arguments(make))
            operation = make_operation(make)
            check_media(make.keywords)
            if local:
                # What the call itself would refuse must be refused before the upload.
                read_options(context.settings, options)
                if operation.id != CREATE:
                    from .estimate import estimate_files

                    return cast(T, (yield from estimate_files(context, make.keywords, local, options)))
                yield from upload_files(context, local, make.keywords.get("project_id"), on_progress)
                operation = make_operation(make)
        else:
            progress = FormProgress(on_progress, context.clock) if on_progress is not None else None
            make = open_files(make, files, opened, progress)
            operation = make_operation(make)
            check_media(make.keywords)
            if progress is not None:
                context = context._replace(on_sent=progress.sent)
        return cast(T, (yield from create(context, operation, options)))


def create(
    context: Context, operation: Operation[Any], options: CallOptions, give_up_on: Tuple[Type[ApiError], ...] = ()
) -> Flow[Any]:
    """Send a create. Where the server does not know the outcome, but which generation to look at, give that."""
    try:
        return (yield from call(context, operation, options, give_up_on=give_up_on))
    except InternalServerError as error:
        id: object = error.body.get("generationId") if isinstance(error.body, ErrorObject) else None
        if error.code != "IDEMPOTENCY_OUTCOME_UNKNOWN" or not isinstance(id, str):
            raise
        unknown = error
    try:
        return (yield from call(context, api.get_generation(id=id), NO_OPTIONS))
    except ApiError as error:
        raise unknown from error
