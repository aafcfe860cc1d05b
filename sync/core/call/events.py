"""Hooks and the log: frozen details for hooks, one log line for each request. Neither has a key, query or body.

Loaded only where somebody listens.
"""

from __future__ import annotations

from typing import Any, Callable, NamedTuple, Optional, Tuple

from ...errors import ApiError
from .log import logger
from .response import Response


class RequestDetails(NamedTuple):
    """What `on_request` gets, just before a request goes out.

    Attributes:
        operation: Name of the operation, such as `create_generation`.
        method: HTTP method.
        path: Path of the URL, without its query.
        attempt: 1 for the first.
    """

    operation: str
    method: str
    path: str
    attempt: int


class ResponseDetails(NamedTuple):
    """What `on_response` gets, when a response was read or a request failed.

    Attributes:
        operation: Name of the operation.
        method: HTTP method.
        path: Path of the URL, without its query.
        attempt: 1 for the first.
        status_code: HTTP status; None where there was no response.
        duration: Seconds from the request to the end of the response.
        request_id: Names the request to Sync's support, where the server says it.
        error: Name of the exception class; None for a success.
    """

    operation: str
    method: str
    path: str
    attempt: int
    status_code: Optional[int]
    duration: float
    request_id: Optional[str]
    error: Optional[str]


class RetryDetails(NamedTuple):
    """What `on_retry` gets, before the pause.

    Attributes:
        operation: Name of the operation.
        attempt: The attempt that failed, 1 for the first.
        delay: Seconds until the next.
        status_code: HTTP status that it failed with; None where there was no response.
        error: Name of the exception class.
    """

    operation: str
    attempt: int
    delay: float
    status_code: Optional[int]
    error: str


class Hooks(NamedTuple):
    """Plain callables; what they raise is logged, and never ends a call."""

    on_request: Optional[Callable[[RequestDetails], object]] = None
    on_response: Optional[Callable[[ResponseDetails], object]] = None
    on_retry: Optional[Callable[[RetryDetails], object]] = None


class Observer:
    """Tells the hooks and the log what becomes of one call."""

    def __init__(self, hooks: Hooks, operation: str, method: str, path: str) -> None:
        self.hooks = hooks
        self.operation = operation
        self.method = method
        self.path = path

    def request(self, attempt: int) -> None:
        details = RequestDetails(self.operation, self.method, self.path, attempt)
        logger.debug("%s %s attempt=%d", details.method, details.path, details.attempt)
        _tell(self.hooks.on_request, details)

    def response(self, attempt: int, response: Response, duration: float) -> None:
        request_id = response.headers.get("x-request-id")
        self._tell_end(ResponseDetails(*self._place(attempt), response.status_code, duration, request_id, None))

    def failure(self, attempt: int, error: ApiError, duration: float) -> None:
        name = type(error).__name__
        self._tell_end(ResponseDetails(*self._place(attempt), error.status_code, duration, error.request_id, name))

    def retry(self, attempt: int, error: ApiError, delay: float) -> None:
        details = RetryDetails(self.operation, attempt, delay, error.status_code, type(error).__name__)
        logger.info("%s attempt=%d next in %.3fs after %s", details.operation, attempt, delay, details.error)
        _tell(self.hooks.on_retry, details)

    def _place(self, attempt: int) -> Tuple[str, str, str, int]:
        return self.operation, self.method, self.path, attempt

    def _tell_end(self, details: ResponseDetails) -> None:
        logger.info(
            "%s %s %s attempt=%d duration=%.3fs request_id=%s",
            details.method,
            details.path,
            details.status_code or details.error,
            details.attempt,
            details.duration,
            details.request_id or "-",
        )
        _tell(self.hooks.on_response, details)


def _tell(hook: Optional[Callable[[Any], object]], details: Any) -> None:
    # A fault in a hook must not lose a job that was paid for.
    if hook is not None:
        try:
            hook(details)
        except Exception:
            logger.warning("a hook failed for %s", type(details).__name__, exc_info=True)
