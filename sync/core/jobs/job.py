"""A job from its create to its end: created, polled, and given when it has its result."""

from __future__ import annotations

import math
import warnings
from collections import abc
from functools import partial
from typing import Any, Callable, Mapping, Optional, Sequence, Tuple, Union, cast

from sync_client.callers import J, Job, Progress, WaitOptions
from sync_client.errors import show
from sync_client.models import Generation
from sync_client.options import CallOptions
from sync_client.types import Operation

from ...errors import (
    ApiError,
    BadRequestError,
    GenerationFailedError,
    InvalidRequestError,
    JobFailedError,
    WaitTimeoutError,
)
from ..call.arguments import NO_OPTIONS, build_operation, fix_key, read_arguments, read_options
from ..call.context import Context
from ..call.flow import call, fetch_response
from ..call.interruption import attach, has_told, tell_id
from ..call.response import decode_response
from ..call.retry import LONGEST_RETRY_AFTER, choose_pause
from ..call.steps import Flow, Sleep, notify
from ..validation import check_callback, check_id
from .wait import Patience, check_wait, choose_hold, limit_poll, read_pace

# Asks for the job once. The argument is how long the server may hold the request, None where it must not.
Poll = Callable[[Context, Optional[float]], Flow[Tuple[J, Mapping[str, str]]]]


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
    wait_options = read_wait_options(wait_options)
    make = fix_key(make)
    if files:
        from .generations import send_media

        created = yield from send_media(context, make, options, files, wait_options.on_progress)
    else:
        created = yield from call(context, build_operation(read_arguments(make)), options)
    try:
        yield from notify(wait_options.on_update, created)
        return (yield from _wait(context, job, check_id(created.id), wait_options, created))
    except BaseException as error:
        if not isinstance(error, ApiError):
            if not has_told(error, id=created.id):
                tell_id(error, created.id, created)
            key = read_options(context.settings, options)[1].headers.get("idempotency-key")
            attach(error, idempotency_key=key or make.keywords.get("idempotency_key"))
        raise


def wait_until_ended(context: Context, job: Job[J], id: str, options: WaitOptions) -> Flow[J]:
    """Wait until a job has ended.

    Raises:
        JobFailedError: It ended without its result.
    """
    return _wait(context, job, check_id(id), read_wait_options(options), None)


def read_wait_options(options: WaitOptions) -> WaitOptions:
    """The options of a wait, checked, and its times in seconds. Raises InvalidRequestError."""
    timeout, poll_interval = check_wait(options.timeout, options.poll_interval)
    check_callback(options.on_update, "on_update")
    check_callback(options.on_progress, "on_progress")
    if not isinstance(options.progress, bool):
        raise InvalidRequestError(f"progress must be True or False, not {show(options.progress)}.", field="progress")
    return options._replace(timeout=timeout, poll_interval=poll_interval)


def _wait(context: Context, job: Job[J], id: str, options: WaitOptions, last: Optional[J]) -> Flow[J]:
    """Poll until a job has its result.

    Args:
        last: What is known of it already.
    """
    started = context.clock.monotonic()

    def poll(context: Context, hold: Optional[float]) -> Flow[Tuple[J, Mapping[str, str]]]:
        operation = job.poll(id, hold=hold, progress=options.progress)
        response = yield from fetch_response(context, operation, NO_OPTIONS)
        state = decode_response(operation, response)
        percent = 100.0 if state.status in job.succeeded else getattr(state, "progress_percent", None)
        yield from notify(options.on_progress, Progress("wait", context.clock.monotonic() - started, percent))
        return state, response.headers

    state = yield from poll_until_ended(context, id, poll, job, options, last)
    if state.status in job.failed:
        raise make_error(state)
    return state


def poll_until_ended(
    context: Context,
    id: str,
    poll: Poll[J],
    job: Job[J],
    options: WaitOptions,
    last: Optional[J] = None,
) -> Flow[J]:
    """Poll until the job has ended, whatever becomes of single polls; `Patience` says which failures end it.

    Args:
        poll: Asks for the job once.
        job: How it is polled.
        last: What is known of the job already.
    """
    clock = context.clock
    timeout = options.timeout
    # The API holds a poll or tells the progress, not both.
    long_poll = job.hold is not None and not options.progress
    deadline = None if timeout is None else clock.monotonic() + timeout
    patience = Patience(bounded=deadline is not None)
    failure: Optional[ApiError] = None
    not_before = -math.inf
    warned = False
    try:
        while True:
            started = clock.monotonic()
            left = clock.time_left(deadline)
            if left is not None and left <= 0 and started < not_before:
                raise WaitTimeoutError(id, last, timeout or 0.0) from failure
            held = choose_hold(left, job.longest_hold) if long_poll else None
            pause: Optional[float]
            try:
                state, headers = yield from poll(limit_poll(context, held, left), held)
            except ApiError as error:
                if held is not None and isinstance(error, BadRequestError):
                    long_poll = False
                    continue
                now = clock.monotonic()
                if not patience.outlasts(error, now, seen=last is not None, new=context.memory.is_new(id, now)):
                    raise
                failure = error
                not_before = now + (error.retry_after or 0.0)
                pause = patience.choose_pause(clock.random, error, clock.time_left(deadline))
            else:
                patience.succeed()
                failure = None
                if state != last:
                    yield from notify(options.on_update, state)
                last = state
                if job.ended(state.status):
                    return state
                if job.running and state.status not in job.running and not warned:
                    warned = True
                    warnings.warn(f"{id} has the unknown status {state.status!r}: still waiting", RuntimeWarning, 2)
                took = clock.monotonic() - started
                asked, least = read_pace(headers, clock.time(), took, held, options.poll_interval)
                left = clock.time_left(deadline)
                pause = choose_pause(
                    clock.random, failed=0, asked=asked, left=left, least=least, patience=LONGEST_RETRY_AFTER
                )
            if pause is None:
                raise WaitTimeoutError(id, last, timeout or 0.0) from failure
            if pause:
                yield Sleep(pause)
    except BaseException as error:
        tell_id(error, id, last)
        raise
    finally:
        failure = None  # Its traceback holds this frame.


def make_error(state: Any) -> JobFailedError:
    """The error of a job that ended without its result."""
    if isinstance(state, Generation):
        return GenerationFailedError(state)
    # A job says why it failed in a sentence, in an object, or not at all.
    error: Union[Mapping[str, Any], str, None] = state.to_dict().get("error")
    if isinstance(error, abc.Mapping):
        return JobFailedError(state, cast(Any, error.get("message")), code=error.get("errorCode"))
    return JobFailedError(state, error)
