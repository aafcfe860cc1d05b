"""One call of the API, as a flow: send, read, and try again where that is safe."""

from __future__ import annotations

import ssl
from itertools import count
from typing import Any, Mapping, Optional, TypeVar, Union, cast

from sync_client.callers import RawResponse
from sync_client.options import CallOptions
from sync_client.secret import Secret
from sync_client.types import Operation

from ...errors import ApiConnectionError, ApiError, ApiTimeoutError, InvalidRequestError, InvalidResponseError
from .arguments import read_options
from .context import Context
from .http import httpx, raised
from .interruption import tell_key
from .redirects import MOST_REDIRECTS, REDIRECTS, find_redirect
from .request import SLOWEST_UPLOAD, Body, CallbackFailed, Draft, build_request, build_url, choose_secrets, mask_text
from .response import ErrorObject, Response, decode_response, error_from_response
from .retry import choose_pause, is_in_progress, may_retry
from .steps import Flow, Send, Sleep, Step

T = TypeVar("T")


def call(
    context: Context,
    operation: Operation[T],
    options: CallOptions,
) -> Flow[T]:
    """Send one operation and give its result, or a RawResponse where the context says so."""
    try:
        response = yield from fetch_response(context, operation, options)
        result = decode_response(operation, response)
    except InvalidResponseError as error:
        error.idempotency_key = find_key(context, operation, options)
        if operation.method == "POST" and isinstance(error.body, ErrorObject):
            id: object = error.body.get("id")
            error.id = id if isinstance(id, str) and id.strip() else None
        raise
    except BaseException as error:
        tell_key(error, find_key(context, operation, options))
        raise
    if operation.method == "POST":
        created: object = getattr(result, "id", None)
        if isinstance(created, str):
            context.memory.note_created(created, context.clock.monotonic())
    if context.raw:
        return cast(T, RawResponse(response.status_code, response.headers, response.content, result))
    return result


def fetch_response(
    context: Context,
    operation: Operation[Any],
    options: CallOptions,
    *,
    follow: bool = True,
) -> Flow[Response]:
    """Send one operation, and again where that is safe, and give the response of its success.

    Args:
        follow: Whether to follow redirects; else one is a success.
    """
    settings, extras = read_options(context.settings, options)
    key = _find_key(operation, extras.headers)
    body = Body(operation, extras)
    idempotent = operation.idempotent or key is not None
    clock = context.clock
    deadline = None
    if settings.timeout is not None:
        deadline = clock.monotonic() + settings.timeout + body.size / SLOWEST_UPLOAD
    url = build_url(operation, settings, extras, context.library)
    secrets = choose_secrets(operation, settings, extras)
    hops = MOST_REDIRECTS if settings.follow_redirects else 1
    observer = context.observer(operation.id, operation.method, operation.path)
    failure: BaseException = AssertionError("unreachable")
    unsure = False
    refused = 0
    for attempt in count():
        started = clock.monotonic()
        try:
            request = build_request(
                operation, settings, extras, body, url, deadline, clock, context.library, context.on_sent
            )
            if observer is not None:
                observer.request(attempt + 1)
            response = yield from _send(context, request, deadline, follow, hops, secrets)
            if observer is not None:
                observer.response(attempt + 1, response, clock.monotonic() - started)
            return response
        except CallbackFailed as failed:
            failure = failed.error
            break
        except ApiError as error:
            error.idempotency_key = key
            if observer is not None:
                observer.failure(attempt + 1, error, clock.monotonic() - started)
            # What an earlier attempt has done is not undone by the refusal of a later one.
            in_progress = key is not None and is_in_progress(error)
            if unsure or in_progress:
                error.outcome_unknown = True
            unsure = error.outcome_unknown
            # A request that the server still works on is waited for: that is no failure of this one.
            refused += not in_progress
            again = refused <= settings.max_retries > 0 and body.replayable
            if not (again and may_retry(error, idempotent=idempotent, attempt=attempt, keyed=key is not None)):
                raise
            left = clock.time_left(deadline)
            pause = choose_pause(clock.random, failed=attempt + 1, asked=error.retry_after, left=left)
            if pause is None:
                raise
            if observer is not None:
                observer.retry(attempt + 1, error, pause)
        yield Sleep(pause)
    raise failure


def find_key(context: Context, operation: Operation[Any], options: CallOptions) -> Optional[str]:
    """The idempotency key that an operation is sent with, if any."""
    return _find_key(operation, read_options(context.settings, options)[1].headers)


def _find_key(operation: Operation[Any], extra_headers: Mapping[str, str]) -> Optional[str]:
    return extra_headers.get("idempotency-key") or (operation.headers or {}).get("Idempotency-Key")


def _send(
    context: Context,
    request: Draft,
    deadline: Optional[float],
    follow: bool,
    hops: int,
    secrets: Mapping[str, Secret],
) -> Flow[Response]:
    """Send one request; follow it within its origin only, so that the key never leaves it."""
    for hop in count(1):
        try:
            response: Response = yield from perform(Send(request, deadline, context.clock, secrets), request)
        except ApiConnectionError as error:
            if not error.request_sent and not isinstance(error, ApiTimeoutError):
                error.suggestion = f"Check base_url, which is {context.settings.base_url}, and the network."
            raise
        if 200 <= response.status_code < 300 or (not follow and response.status_code in REDIRECTS):
            return response
        target = find_redirect(request, response)
        if target is None or hop >= hops:
            raise error_from_response(response, context.clock.time())
        request = request._replace(url=context.library.URL(target), body={})
    raise AssertionError("unreachable")


def perform(step: Step, request: Union[Draft, httpx.Request]) -> Flow[Any]:
    """Perform a step that talks to a server; what the HTTP client raises becomes an error of the library."""
    # Raised outside of the handler: an httpx error holds its request, and that holds the key.
    try:
        return (yield step)
    except raised("HTTPError", "InvalidURL", "StreamError", also=(OSError, UnicodeError)) as error:
        problem = error_from_exception(request, error, step.secrets)
    except MemoryError:
        problem = InvalidResponseError(f"The response of {request.method} {request.url.path} needs too much memory.")
    raise problem


def error_from_exception(
    request: Union[Draft, httpx.Request], error: Exception, secrets: Mapping[str, Secret] = {}
) -> ApiError:
    """What the library raises for an error of the HTTP client."""
    url = request.url
    port = url.port or {"http": 80}.get(url.scheme, 443)
    what = f"{request.method} {url.host}:{port}{url.path}"
    # It may quote a line that the server has sent.
    reason = mask_text(str(error), secrets) or type(error).__name__
    if isinstance(error, raised("LocalProtocolError", "UnsupportedProtocol", "StreamError", also=(UnicodeError,))):
        return InvalidRequestError(f"{what} can't be sent: {reason}")
    cls = ApiTimeoutError if isinstance(error, raised("TimeoutException")) else ApiConnectionError
    problem = cls(f"{what} got no response{' in time' if cls is ApiTimeoutError else ''}: {reason}")
    never_sent = raised("ConnectError", "ConnectTimeout", "PoolTimeout", also=(ssl.SSLCertVerificationError,))
    problem.request_sent = not isinstance(error, never_sent)
    return problem
