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
from ..call.interruption import tell_key
from ..call.make import fix_key, make_operation, read_arguments
from ..call.options import NO_OPTIONS, read_options
from ..call.response import ErrorObject
from ..call.transport import Flow
from ..files.local_input import forget_assets, open_files, upload_input
from ..validation import check_media

T = TypeVar("T")

ASSET_GONE = frozenset(("asset_not_found", "uploaded_file_not_found"))


def send_media(context: Context, make: partial[Operation[T]], options: CallOptions, files: Sequence[str]) -> Flow[T]:
    """Send an operation that takes media, whose arguments may be local files.

    Args:
        files: The names of those arguments.
    """
    make = fix_key(read_arguments(make, files))
    with ExitStack() as opened:
        if "input" in files:
            try:
                make = yield from upload_input(context, make)
            except BaseException as error:
                headers = read_options(context.settings, options)[1].headers
                tell_key(error, headers.get("idempotency-key") or make.keywords.get("idempotency_key"))
                raise
        else:
            make = open_files(make, files, opened)
        operation = make_operation(make)
        check_media(make.keywords)
        try:
            return cast(T, (yield from create(context, operation, options)))
        except ApiError as error:
            if error.code in ASSET_GONE:
                forget_assets(context, operation)
            raise


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
    except BaseException as error:
        tell_key(error, unknown.idempotency_key, id)
        raise
