"""A job from its create to its end: created, polled, and given when it has its result."""

from __future__ import annotations

from collections import abc
from functools import partial
from typing import Any, Mapping, Optional, Sequence, Tuple, Union, cast

from sync_client.callers import J, Job, Progress, WaitOptions
from sync_client.errors import shown
from sync_client.models import Generation
from sync_client.options import CallOptions
from sync_client.types import Operation

from ...errors import ApiError, GenerationFailedError, InvalidRequestError, JobFailedError
from ..call.arguments import NO_OPTIONS, build_operation, fix_key, read_arguments, read_options
from ..call.context import Context
from ..call.flow import call, fetch_response
from ..call.interruption import attach, has_told, tell_id
from ..call.response import decode_response
from ..call.steps import Flow, Notify
from ..files.progress import report
from ..validation import check_callback, check_id
from .wait import check_wait, poll_until_ended


def create_and_wait(
    context: Context,
    make: partial[Operation[J]],
    options: CallOptions,
    job: Job[J],
    wait_options: WaitOptions,
    files: Sequence[str],
) -> Flow[J]:
    """Create a job and wait until it has ended.

    Args:
        make: Builds the create.
        job: How it is polled.
        files: Arguments that may be local files.
    """
    check_options(wait_options)
    make = fix_key(make)
    if files:
        from .generations import send_media

        created = yield from send_media(context, make, options, files, wait_options.on_progress)
    else:
        created = yield from call(context, build_operation(read_arguments(make)), options)
    try:
        if wait_options.on_update is not None:
            yield Notify(wait_options.on_update, created)
        return (yield from wait_until_ended(context, job, created.id, wait_options, last=created))
    except BaseException as error:
        if not isinstance(error, ApiError):
            if not has_told(error, id=created.id):
                tell_id(error, created.id, created)
            key = read_options(context.settings, options)[1].headers.get("idempotency-key")
            attach(error, idempotency_key=key or make.keywords.get("idempotency_key"))
        raise


def check_options(options: WaitOptions) -> None:
    """Check the options of a wait. Raises InvalidRequestError."""
    check_wait(options.timeout, options.poll_interval)
    check_callback(options.on_update, "on_update")
    check_callback(options.on_progress, "on_progress")
    if not isinstance(options.progress, bool):
        raise InvalidRequestError(f"progress must be True or False, not {shown(options.progress)}.", field="progress")


def wait_until_ended(context: Context, job: Job[J], id: str, options: WaitOptions, last: Optional[J] = None) -> Flow[J]:
    """Wait until a job has ended.

    Args:
        last: What is known of it already.

    Raises:
        JobFailedError: It ended without its result.
    """
    check_id(id)
    check_options(options)
    started = context.clock.monotonic()

    def poll(context: Context, hold: Optional[float]) -> Flow[Tuple[J, Mapping[str, str]]]:
        operation = job.poll(id, hold=hold, progress=options.progress)
        response = yield from fetch_response(context, operation, NO_OPTIONS)
        state = decode_response(operation, response)
        percent = 100.0 if state.status in job.succeeded else getattr(state, "progress_percent", None)
        yield from report(options.on_progress, Progress("wait", context.clock.monotonic() - started, percent))
        return state, response.headers

    state = yield from poll_until_ended(context, id, poll, job, options, last)
    if state.status in job.failed:
        raise make_error(state)
    return state


def make_error(state: Any) -> JobFailedError:
    """The error of a job that ended without its result."""
    if isinstance(state, Generation):
        return GenerationFailedError(state)
    # A job says why it failed in a sentence, in an object, or not at all.
    error: Union[Mapping[str, Any], str, None] = state.to_dict().get("error")
    if isinstance(error, abc.Mapping):
        return JobFailedError(state, cast(Any, error.get("message")), code=error.get("errorCode"))
    return JobFailedError(state, error)
