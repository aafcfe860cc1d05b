"""From an operation to the arguments of an HTTP client, and from a response to its result."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Dict, List, Optional, Sequence, Tuple, TypeVar, Union, cast

from .callers import J, Job, RawResponse
from .errors import DecodeError, JobFailed, RequestFailed, UnexpectedStatus
from .forms import form_text
from .options import UNCHANGED, CallOptions
from .secret import Secret
from .settings import headers_from, timeout_from
from .types import File, Operation
from .wire import present, read_json

if TYPE_CHECKING:
    from functools import partial

    import httpx

T = TypeVar("T")

NO_OPTIONS = CallOptions()


def request_arguments(operation: Operation[Any], options: CallOptions = NO_OPTIONS) -> Dict[str, Any]:
    """The operation as keyword arguments of `httpx.Client.request`."""
    arguments: Dict[str, Any] = {
        "method": operation.method,
        "url": operation.path,
        "params": {**(operation.query or {}), **present(options.extra_query or {})},
        "headers": {**(operation.headers or {}), **headers_from(options.extra_headers, "extra_headers")},
    }
    extra_body = options.extra_body or {}
    if operation.form is not None:
        extra = [(name, form_text(name, value)) for name, value in extra_body.items()]
        arguments["files"] = multipart([*operation.form, *extra])
    elif operation.json is not None or extra_body:
        arguments["json"] = {**(operation.json or {}), **extra_body}
    if options.timeout is not UNCHANGED:
        arguments["timeout"] = timeout_from(options.timeout)
    return arguments


def multipart(form: Sequence[Tuple[str, Union[str, File]]]) -> List[Tuple[str, Any]]:
    """The form as httpx takes it, every field in the order given."""
    return [
        (name, (value.name, value.content, value.content_type) if isinstance(value, File) else (None, value))
        for name, value in form
    ]


def parse(operation: Operation[T], content: bytes) -> T:
    """Read the body of a success. Raises DecodeError."""
    if operation.accept != "application/json":
        return operation.decode(content.decode("utf-8", "replace") if operation.accept else None)
    if operation.empty is not None and content.strip() in (b"", b"null"):
        return operation.empty()
    try:
        value = read_json(content)
    except (ValueError, RecursionError) as error:
        raise DecodeError(f"the body of {operation.id} is not JSON: {error}") from error
    result = operation.decode(value)
    # The case of a UUID means nothing (RFC 9562, section 4).
    if operation.result_id is not None and cast(Any, result).id.lower() != operation.result_id.lower():
        raise DecodeError(f"it is about {cast(Any, result).id}, not about {operation.result_id}")
    return result


def result_of(operation: Operation[T], response: httpx.Response, raw: bool = False) -> T:
    """The result of an operation. Raises UnexpectedStatus or DecodeError."""
    if not 200 <= response.status_code < 300:
        # A server may quote the key.
        secret: Optional[Secret] = response.request.extensions.get("secret")
        raise UnexpectedStatus(response.status_code, secret.mask(response.content) if secret else response.content)
    result = parse(operation, response.content)
    return cast(T, RawResponse(response.status_code, response.headers, response.content, result)) if raw else result


def failure_of(operation: Operation[Any], base_url: httpx.URL, error: Exception) -> RequestFailed:
    """What is raised for an error of the HTTP client, which would hold the request."""
    import httpx

    reason = str(error) or type(error).__name__
    message = f"{operation.method} {operation.path} at {base_url} got no response: {reason}"
    return RequestFailed(message, isinstance(error, httpx.TimeoutException))


def with_files(make: partial[Operation[T]], names: Sequence[str]) -> Operation[T]:
    """The operation, once its files are read. A path in a list is refused by the check of the list."""
    from functools import partial

    files = {name: _file(make.keywords[name]) for name in names if make.keywords.get(name) is not None}
    return partial(make, **files)() if files else make()


def _file(value: Any) -> Any:
    if isinstance(value, (str, os.PathLike)):
        with open(value, "rb") as file:
            return File(file.read(), os.path.basename(os.fsdecode(value)))
    return File(bytes(value), "file") if isinstance(value, (bytes, bytearray, memoryview)) else value


def end_of(job: Job[J], state: J) -> bool:
    """Whether a job has its result. Raises JobFailed where it ended without one."""
    if state.status in job.failed:
        raise JobFailed(state)
    return state.status in job.succeeded
