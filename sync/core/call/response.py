"""What came back, and how to read it: a success as the operation says, anything else as an error."""

from __future__ import annotations

import json
from typing import Any, Dict, Generic, List, Mapping, NamedTuple, Optional, Type, TypeVar, cast

from sync_client.client import parse
from sync_client.errors import DecodeError
from sync_client.types import Operation, wire_name

from ...errors import (
    BY_STATUS,
    ApiStatusError,
    ConcurrencyLimitError,
    InternalServerError,
    InvalidResponseError,
    RateLimitError,
    TooManyRequestsError,
)
from .retry import retry_after

T = TypeVar("T")


class Answer(NamedTuple):
    """An answer, read to its end.

    Attributes:
        status_code: HTTP status.
        headers: Header fields, names in lower case.
        content: The body.
    """

    status_code: int
    headers: Mapping[str, str]
    content: bytes


class RawResponse(Generic[T]):
    """A whole answer, from `with_raw_response`.

    Attributes:
        status_code: HTTP status.
        headers: Header fields, names in lower case.
        content: The body as it came, decompressed.
        data: The result that the method gives by itself.
    """

    __slots__ = ("content", "data", "headers", "status_code")

    def __init__(self, answer: Answer, data: T) -> None:
        self.status_code: int = answer.status_code
        self.headers: Dict[str, str] = dict(answer.headers)
        self.content: bytes = answer.content
        self.data: T = data

    def __repr__(self) -> str:
        return f"RawResponse(status_code={self.status_code}, data={self.data!r})"


def success(operation: Operation[T], answer: Answer) -> T:
    """The result of an operation. Raises InvalidResponseError."""
    try:
        return parse(operation, answer.content)
    except DecodeError as error:
        raise InvalidResponseError(
            f"{operation.method} {operation.path} answered with a body that can't be read: {error}",
            status_code=answer.status_code,
            body=body_of(answer),
            headers=answer.headers,
            request_id=answer.headers.get("x-request-id"),
        ) from error


def failure(answer: Answer, now: float) -> ApiStatusError:
    """The exception for an answer outside 2xx, whatever its body is.

    Args:
        now: Seconds since the epoch, for a `Retry-After` that is a date.
    """
    body = body_of(answer)
    fields: Mapping[str, Any] = body if isinstance(body, ErrorObject) else {}
    code = _text(fields.get("errorCode")) or _text(fields.get("error_code"))
    cls = _class_for(answer.status_code, code)
    error = cls(
        _message(body, fields) or f"The server answered {answer.status_code}.",
        status_code=answer.status_code,
        body=body,
        headers=answer.headers,
        code=code,
        suggestion=_text(fields.get("suggestion")),
        field=_text(fields.get("field")),
        request_id=_text(fields.get("requestId")) or answer.headers.get("x-request-id"),
        retry_after=retry_after(answer.headers, fields, now),
    )
    if isinstance(error, ConcurrencyLimitError):
        error.active_generations = _count(fields.get("activeGenerations"))
        error.concurrency_limit = _count(fields.get("concurrencyLimit"))
    return error


def _class_for(status_code: int, code: Optional[str]) -> Type[ApiStatusError]:
    cls = BY_STATUS.get(status_code, InternalServerError if 500 <= status_code <= 599 else ApiStatusError)
    if cls is TooManyRequestsError and code is not None:
        if "concurrency_limit" in code:
            return ConcurrencyLimitError
        if "rate_limit" in code:
            return RateLimitError
    return cls


class ErrorObject(Dict[str, Any]):
    """The JSON object that came with an error. Its fields are attributes, too: `error.body.message`."""

    def __getattr__(self, name: str) -> Any:
        for key in (name, wire_name(name)):
            if key in self:
                return self[key]
        raise AttributeError(f"the body has no field {name!r}")


def body_of(answer: Answer) -> Any:
    """The body as JSON where it is JSON, else as text; None where it is empty."""
    if not answer.content:
        return None
    try:
        body = json.loads(answer.content)
        return ErrorObject(cast("Dict[str, Any]", body)) if isinstance(body, dict) else body
    except (ValueError, RecursionError):
        return answer.content.decode("utf-8", "replace")


def _message(body: Any, fields: Mapping[str, Any]) -> Optional[str]:
    message = fields.get("message", body if isinstance(body, (str, list)) else None)
    if isinstance(message, list):
        message = "; ".join(map(str, cast("List[object]", message)))
    if not isinstance(message, str):
        message = _text(fields.get("error"))
    # A page of HTML says nothing that a line of text could hold.
    if message is None or message.lstrip()[:1] == "<":
        return None
    return " ".join(message.split())[:500] or None


def _text(value: Any) -> Optional[str]:
    return value if isinstance(value, str) and value else None


def _count(value: Any) -> Optional[int]:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
