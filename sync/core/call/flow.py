"""One call of the API: its request sent, and sent again where that is safe, and its response read."""

from __future__ import annotations

from itertools import count
from typing import Any, TypeVar, cast

from sync_client.callers import RawResponse
from sync_client.options import CallOptions
from sync_client.types import Operation

from ...errors import ApiConnectionError, ApiError, ApiTimeoutError, InvalidResponseError
from .context import Context
from .interruption import tell_key
from .redirects import MOST_REDIRECTS, REDIRECTS, find_redirect
from .request import CallbackFailed, Request, prepare_request
from .response import ErrorObject, Response, decode_response, read_error
from .retry import Attempts
from .steps import Flow, Send, Sleep, perform

T = TypeVar("T")


def call(context: Context, operation: Operation[T], options: CallOptions) -> Flow[T]:
    """Send one operation and give its result, or a RawResponse where the context says so."""
    request = prepare_request(context, operation, options)
    try:
        response = yield from _send_until_done(context, operation, request)
        result = decode_response(operation, response)
    except InvalidResponseError as error:
        error.idempotency_key = request.idempotency_key
        if operation.method == "POST" and isinstance(error.body, ErrorObject):
            id: object = error.body.get("id")
            error.id = id if isinstance(id, str) and id.strip() else None
        raise
    except BaseException as error:
        tell_key(error, request.idempotency_key)
        raise
    if operation.method == "POST":
        created: object = getattr(result, "id", None)
        if isinstance(created, str):
            context.memory.note_created(created, context.clock.monotonic())
    if context.raw:
        return cast(T, RawResponse(response.status_code, response.headers, response.content, result))
    return result


def fetch_response(
    context: Context, operation: Operation[Any], options: CallOptions, *, follow: bool = True
) -> Flow[Response]:
    """Send one operation and give the response of its success, not decoded.

    Args:
        follow: Whether to follow redirects; else one is a success.
    """
    return _send_until_done(context, operation, prepare_request(context, operation, options), follow)


def _send_until_done(
    context: Context, operation: Operation[Any], request: Request, follow: bool = True
) -> Flow[Response]:
    """Send a request, and again where that is safe, until it has succeeded or failed for good."""
    clock = context.clock
    observer = context.observe(operation.id, operation.method, operation.path)
    key = request.idempotency_key
    attempts = Attempts(idempotent=request.idempotent, keyed=key is not None, max_retries=request.max_retries)
    failure: BaseException = AssertionError("unreachable")
    for attempt in count(1):
        started = clock.monotonic()
        try:
            if observer is not None:
                observer.request(attempt)
            response = yield from _send(context, request, follow)
            if observer is not None:
                observer.response(attempt, response, clock.monotonic() - started)
            return response
        except CallbackFailed as failed:
            failure = failed.error
            break
        except ApiError as error:
            error.idempotency_key = key
            if observer is not None:
                observer.failure(attempt, error, clock.monotonic() - started)
            pause = attempts.choose_pause(error, clock.random, clock.time_left(request.deadline))
            if pause is None:
                raise
            if observer is not None:
                observer.retry(attempt, error, pause)
        yield Sleep(pause)
    raise failure


def _send(context: Context, request: Request, follow: bool) -> Flow[Response]:
    """Send a request once; follow it within its origin only, so that the key never leaves it."""
    hops = MOST_REDIRECTS if request.follow_redirects else 1
    for hop in count(1):
        try:
            response: Response = yield from perform(Send(request), request)
        except ApiConnectionError as error:
            if not error.request_sent and not isinstance(error, ApiTimeoutError):
                error.suggestion = f"Check base_url, which is {context.settings.base_url}, and the network."
            raise
        if 200 <= response.status_code < 300 or (not follow and response.status_code in REDIRECTS):
            return response
        target = find_redirect(request, response)
        if target is None or hop >= hops:
            raise read_error(response, context.clock.time())
        request = request._replace(url=context.library.URL(target), body=None)
    raise AssertionError("unreachable")
