"""Waiting for a job. Pure functions decide what comes next; `poll_until_ended` is the one flow that uses them."""

from __future__ import annotations

import math
import warnings
from typing import Any, Callable, Mapping, Optional, Tuple

from sync_client.callers import J, Job, WaitOptions

from ...errors import (
    ApiError,
    BadRequestError,
    InvalidRequestError,
    WaitTimeoutError,
)
from ..call.context import Context
from ..call.interruption import tell_id
from ..call.retry import choose_pause, read_retry_after
from ..call.steps import Flow, Notify, Sleep
from ..settings import timeout_from
from .patience import LEAST_PAUSE, Patience

# The least that the API takes for `timeout` of a long poll, in seconds.
SHORTEST_HOLD = 1.0

# Asks for the job once. The argument is how long the server may hold the request, None where it must not.
Poll = Callable[[Context, Optional[float]], Flow[Tuple[J, Mapping[str, str]]]]


def choose_hold(left: Optional[float], longest: float) -> Optional[float]:
    """Seconds to let the server hold a long poll; None where less time is left than it takes.

    Args:
        left: Seconds until the wait ends; None for no end.
        longest: The most that the API takes.
    """
    if left is None:
        return longest
    return None if left < SHORTEST_HOLD else min(longest, left)


def read_pace(
    headers: Mapping[str, str], now: float, took: float, held: Optional[float], poll_interval: float
) -> Tuple[float, float]:
    """Seconds between a poll and the next: what the server asks for, and the least.

    Args:
        headers: Header fields of the poll's response.
        now: Seconds since the epoch.
        took: How long the poll took.
        held: How long the server was allowed to hold it; None where it was not.
        poll_interval: What the caller wants where the server does not hold polls.
    """
    asked = read_retry_after(headers, {}, now) or 0.0
    if held is None or "x-sync-wait-mode" not in headers:
        return asked, poll_interval
    # The server has held the request for its time: ask again at once.
    return (0.0, 0.0) if took >= held - LEAST_PAUSE else (min(asked, poll_interval), LEAST_PAUSE)


def check_wait(timeout: Any, poll_interval: Any) -> Tuple[Optional[float], float]:
    """Both in seconds. Raises InvalidRequestError."""
    interval = timeout_from(poll_interval, "poll_interval")
    if interval is None:
        raise InvalidRequestError("poll_interval must be a number of seconds above 0, not None.", field="poll_interval")
    return timeout_from(timeout), interval


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
    timeout, poll_interval = check_wait(options.timeout, options.poll_interval)
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
                state, headers = yield from poll(_limit_poll(context, held, left), held)
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
                if options.on_update is not None and state != last:
                    yield Notify(options.on_update, state)
                last = state
                if job.ended(state.status):
                    return state
                if job.running and state.status not in job.running and not warned:
                    warned = True
                    warnings.warn(f"{id} has the unknown status {state.status!r}: still waiting", RuntimeWarning, 2)
                took = clock.monotonic() - started
                asked, least = read_pace(headers, clock.time(), took, held, poll_interval)
                left = clock.time_left(deadline)
                pause = choose_pause(clock.random, failed=0, asked=asked, left=left, least=least, patient=True)
            if pause is None:
                raise WaitTimeoutError(id, last, timeout or 0.0) from failure
            if pause:
                yield Sleep(pause)
    except BaseException as error:
        tell_id(error, id, last)
        raise
    finally:
        failure = None  # Its traceback holds this frame.


def _limit_poll(context: Context, held: Optional[float], left: Optional[float]) -> Context:
    """The context of one poll: it may take longer by what the server holds it, and no longer than the wait."""
    # A last poll at the deadline still gets the time that a response takes.
    limit = None if left is None else max(left, LEAST_PAUSE) + LEAST_PAUSE
    settings = context.settings
    timeout, steps = settings.timeout, settings.step_timeouts
    read = steps.get("read")
    if read is not None:
        steps = {**steps, "read": read + (held or 0.0)}
    timeout = None if timeout is None else timeout + (held or 0.0)
    return limit_call(context._replace(settings=settings._replace(timeout=timeout, step_timeouts=steps)), limit)


def limit_call(context: Context, limit: Optional[float]) -> Context:
    """The context of one request of a wait. It has no retries of its own: the next poll is one.

    Args:
        limit: Seconds that it may take at most; None for those of any call.
    """
    timeout = context.settings.timeout
    if limit is not None:
        timeout = limit if timeout is None else min(timeout, limit)
    return context._replace(settings=context.settings._replace(timeout=timeout, max_retries=0))
