"""The response to a request, and how it is read: a success as its operation says, anything else as an error."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, NamedTuple, Optional, Type, TypeVar, cast

from sync_client.errors import DecodeError
from sync_client.exchange import parse
from sync_client.secret import Secret
from sync_client.spelling import wire_name
from sync_client.types import Operation
from sync_client.wire import read_json

from ...errors import (
    ApiStatusError,
    BadRequestError,
    ConcurrencyLimitError,
    ConflictError,
    ContentTooLargeError,
    ForbiddenError,
    InternalServerError,
    InvalidResponseError,
    NotFoundError,
    PaymentRequiredError,
    RateLimitError,
    TooManyRequestsError,
    UnauthorizedError,
    UnprocessableEntityError,
)
from .retry import read_retry_after

T = TypeVar("T")

# What to do where the API does not say.
SUGGESTIONS = {401: "Check the API key: SYNC_API_KEY in the environment, or api_key of the client."}


class Response(NamedTuple):
    """A response, read to its end.

    Attributes:
        status_code: HTTP status.
        headers: Header fields, names in lower case.
        content: The body.
        secrets: The secret header fields of its request, which no error may quote.
        problem: Why the body was not read; None where it was.
    """

    status_code: int
    headers: Mapping[str, str]
    content: bytes
    secrets: Mapping[str, Secret] = {}
    problem: Optional[str] = None

    def without_quotes(self) -> Response:
        """The response with `***` for each secret that it quotes; in an error, for those that are escaped, too."""
        response = self
        for secret in self.secrets.values():
            success = 200 <= self.status_code < 300
            quoted = secret.is_in(self.content) or any(map(secret.is_in_text, self.headers.values()))
            if quoted or not success:
                response = response.without(secret)
        return response

    def without(self, secret: Secret) -> Response:
        """The response with `***` in place of one secret."""
        headers = {name: secret.mask_text(value) for name, value in self.headers.items()}
        return self._replace(headers=headers, content=secret.mask(self.content))


def decode_response(operation: Operation[T], response: Response) -> T:
    """The result of an operation. Raises InvalidResponseError."""
    try:
        if response.problem is not None:
            raise DecodeError(response.problem)
        result = parse(operation, response.content)
        # What was created without an id can't be followed, and may be billed.
        id: object = getattr(result, "id", None) if operation.method == "POST" else None
        if not isinstance(id, str) or id.strip():
            return result
        reason = "its id is empty"
    except (DecodeError, MemoryError) as error:
        reason = str(error)
    # Raised outside of the handler: the frames of the parser hold the body.
    for secret in response.secrets.values():
        response = response.without(secret)
        reason = secret.mask_text(reason)
    raise InvalidResponseError(
        f"{operation.method} {operation.path} returned a body that can't be read: {reason}",
        status_code=response.status_code,
        body=decode_body(response),
        headers=response.headers,
        request_id=response.headers.get("x-request-id"),
    )


def read_error(response: Response, now: float) -> ApiStatusError:
    """The exception for a response outside 2xx, whatever its body is.

    Args:
        now: Seconds since the epoch, for a `Retry-After` that is a date.
    """
    body = decode_body(response)
    fields: Mapping[str, Any] = body if isinstance(body, ErrorObject) else {}
    code = _as_text(fields.get("errorCode")) or _as_text(fields.get("error_code"))
    cls = _choose_class(response.status_code, code)
    error = cls(
        _find_message(body, fields) or f"The server responded with {response.status_code}.",
        status_code=response.status_code,
        body=body,
        headers=response.headers,
        code=code,
        suggestion=_as_text(fields.get("suggestion")) or SUGGESTIONS.get(response.status_code),
        field=_as_text(fields.get("field")),
        request_id=_as_text(fields.get("requestId")) or response.headers.get("x-request-id"),
        retry_after=read_retry_after(response.headers, fields, now),
    )
    if isinstance(error, ConcurrencyLimitError):
        error.active_generations = _as_count(fields.get("activeGenerations"))
        error.concurrency_limit = _as_count(fields.get("concurrencyLimit"))
    return error


# The class of the errors of a status.
_BY_STATUS: Dict[int, Type[ApiStatusError]] = {
    400: BadRequestError,
    401: UnauthorizedError,
    402: PaymentRequiredError,
    403: ForbiddenError,
    404: NotFoundError,
    409: ConflictError,
    413: ContentTooLargeError,
    422: UnprocessableEntityError,
    429: TooManyRequestsError,
}


def _choose_class(status_code: int, code: Optional[str]) -> Type[ApiStatusError]:
    cls = _BY_STATUS.get(status_code, InternalServerError if 500 <= status_code <= 599 else ApiStatusError)
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


def decode_body(response: Response) -> Any:
    """The body as JSON where it is JSON, else as text; None where it is empty."""
    if not response.content:
        return None
    try:
        body = read_json(response.content)
        return ErrorObject(cast("Dict[str, Any]", body)) if isinstance(body, dict) else body
    except (ValueError, RecursionError):
        return response.content.decode("utf-8", "replace")


def _find_message(body: Any, fields: Mapping[str, Any]) -> Optional[str]:
    message = fields.get("message", body if isinstance(body, (str, list)) else None)
    if isinstance(message, list):
        message = "; ".join(map(str, cast("List[object]", message)))
    if not isinstance(message, str):
        message = _as_text(fields.get("error"))
    # A page of HTML says nothing that a line of text could hold.
    if message is None or message.lstrip()[:1] == "<":
        return None
    return " ".join(message.split())[:500] or None


def _as_text(value: Any) -> Optional[str]:
    return value if isinstance(value, str) and value else None


def _as_count(value: Any) -> Optional[int]:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
