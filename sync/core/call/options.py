"""What a single call may change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Iterator, Mapping, NamedTuple, Optional, Tuple, cast

from ...errors import InvalidRequestError
from ..settings import Settings, headers_from, max_retries_from, timeout_from

if TYPE_CHECKING:
    from typing_extensions import TypedDict

    class RequestOptions(TypedDict, total=False):
        """`request_options` of every method, as syncsdk 0.3.0 takes it.

        Attributes:
            timeout_in_seconds: Seconds for the whole call.
            max_retries: Further attempts after the first.
            additional_headers: The same as `extra_headers`.
            additional_query_parameters: The same as `extra_query`.
            additional_body_parameters: The same as `extra_body`.
            chunk_size: Accepted and not used.
        """

        timeout_in_seconds: float
        max_retries: int
        additional_headers: Mapping[str, str]
        additional_query_parameters: Mapping[str, object]
        additional_body_parameters: Mapping[str, object]
        chunk_size: int

    class CallOptions(TypedDict, total=False):
        """Keywords of every method that makes a call.

        Attributes:
            extra_headers: Further header fields; they win over the client's.
            extra_query: Further query parameters.
            extra_body: Further fields of the body, by their names on the wire.
            request_options: The same and more in one dict.
        """

        extra_headers: Optional[Mapping[str, str]]
        extra_query: Optional[Mapping[str, object]]
        extra_body: Optional[Mapping[str, object]]
        request_options: Optional[RequestOptions]

else:
    RequestOptions = CallOptions = dict

_CALL_KEYS = frozenset(("extra_headers", "extra_query", "extra_body", "request_options"))
_REQUEST_KEYS = frozenset(
    (
        "timeout_in_seconds",
        "max_retries",
        "additional_headers",
        "additional_query_parameters",
        "additional_body_parameters",
        "chunk_size",
    )
)


class Extras(NamedTuple):
    """The options of a call, checked and in one form."""

    headers: Mapping[str, str] = {}
    query: Mapping[str, Any] = {}
    body: Mapping[str, Any] = {}


NO_EXTRAS = Extras()


def read_options(settings: Settings, options: Mapping[str, Any]) -> tuple[Settings, Extras]:
    """The settings and extras of one call. Raises TypeError for a keyword that no method has."""
    if not options:
        return settings, NO_EXTRAS
    unknown = options.keys() - _CALL_KEYS
    if unknown:
        raise TypeError(f"got an unexpected keyword argument {sorted(unknown)[0]!r}")
    request_options: Mapping[str, Any] = options.get("request_options") or {}
    unknown = request_options.keys() - _REQUEST_KEYS
    if unknown:
        raise InvalidRequestError(
            f"request_options has no {sorted(unknown)[0]!r}; it takes {', '.join(sorted(_REQUEST_KEYS))}.",
            field="request_options",
        )
    if request_options.get("timeout_in_seconds") is not None:
        settings = settings._replace(timeout=timeout_from(request_options["timeout_in_seconds"], "timeout_in_seconds"))
    if request_options.get("max_retries") is not None:
        settings = settings._replace(max_retries=max_retries_from(request_options["max_retries"]))
    headers = _merge(request_options.get("additional_headers"), options.get("extra_headers"))
    parameters = _merge(request_options.get("additional_query_parameters"), options.get("extra_query"))
    body = _merge(request_options.get("additional_body_parameters"), options.get("extra_body"))
    given = {name: value for name, value in headers.items() if value is not None}
    return settings, Extras(headers_from(given, "extra_headers"), dict(_flatten(parameters)), body)


def _merge(first: Optional[Mapping[str, Any]], second: Optional[Mapping[str, Any]]) -> Dict[str, Any]:
    return {**(first or {}), **(second or {})}


def _flatten(parameters: Mapping[str, Any]) -> Iterator[Tuple[str, Any]]:
    """An object as one parameter for each of its fields: `name[field]`."""
    for name, value in parameters.items():
        if isinstance(value, Mapping):
            yield from ((f"{name}[{field}]", item) for field, item in cast("Mapping[str, Any]", value).items())
        else:
            yield name, value
