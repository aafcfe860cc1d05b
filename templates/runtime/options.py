"""What a single call may change."""

from __future__ import annotations

from collections import abc
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING, Any, Mapping, NamedTuple, Optional, Union, cast

from .errors import ArgumentError, show

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

else:
    RequestOptions = dict

_KEYS = frozenset(
    (
        "timeout_in_seconds",
        "max_retries",
        "additional_headers",
        "additional_query_parameters",
        "additional_body_parameters",
        "chunk_size",
    )
)


class Unchanged(Enum):
    """The value of an argument that changes nothing, where None has a meaning of its own."""

    UNCHANGED = "UNCHANGED"

    def __repr__(self) -> str:
        return self.value


UNCHANGED = Unchanged.UNCHANGED

Timeout = Union[float, timedelta, Unchanged, None]


class CallOptions(NamedTuple):
    """The options of one call, as every method takes them.

    Attributes:
        extra_headers: Additional headers. They override the client's.
        extra_query: Additional query parameters.
        extra_body: Additional fields of the request body, by their names in JSON.
        timeout: Seconds for the whole call; None for no limit.
        request_options: The same and more in one dict.
    """

    extra_headers: Optional[Mapping[str, str]] = None
    extra_query: Optional[Mapping[str, object]] = None
    extra_body: Optional[Mapping[str, object]] = None
    timeout: Timeout = UNCHANGED
    request_options: Optional[RequestOptions] = None

    def merge(self) -> CallOptions:
        """The same without `request_options`, but for its `max_retries`: what stands in it comes first.

        Raises:
            ArgumentError: It has a key that it does not take, or a value of the wrong type.
        """
        for name in ("extra_headers", "extra_query", "extra_body"):
            _check_mapping(getattr(self, name), name)
        if self.request_options is None:
            return self
        _check_mapping(self.request_options, "request_options")
        given: Mapping[str, Any] = self.request_options
        for name in given:
            if name not in _KEYS:
                raise ArgumentError(
                    f"request_options has no {show(name)}; it takes {', '.join(sorted(_KEYS))}.", "request_options"
                )
            if name.startswith("additional_"):
                _check_mapping(given[name], f"request_options.{name}")
        seconds = given.get("timeout_in_seconds")
        return CallOptions(
            {**(given.get("additional_headers") or {}), **(self.extra_headers or {})},
            {**(given.get("additional_query_parameters") or {}), **(self.extra_query or {})},
            {**(given.get("additional_body_parameters") or {}), **(self.extra_body or {})},
            seconds if self.timeout is UNCHANGED and seconds is not None else self.timeout,
            self.request_options,
        )


def _check_mapping(value: object, name: str) -> None:
    """A dict of options, whose keys are strings."""
    if value is None:
        return
    if not isinstance(value, abc.Mapping):
        raise ArgumentError(f"{name} must be a dict, not {show(value)}.", name)
    for key in cast("Mapping[object, object]", value):
        if not isinstance(key, str):
            raise ArgumentError(f"{name} must have strings for its keys, not {show(key)}.", name)
