"""What a single call may change, checked and in one form."""

from __future__ import annotations

from collections import abc
from operator import is_
from typing import Any, Iterator, Mapping, NamedTuple, Optional, Tuple, cast

from sync_client.options import UNCHANGED, CallOptions
from sync_client.secret import Secret

from ..refusals import run_check
from ..settings import Settings, max_retries_from, split_headers, timeout_from


class Extras(NamedTuple):
    """What a call sends besides its operation."""

    headers: Mapping[str, str] = {}
    query: Mapping[str, Any] = {}
    body: Mapping[str, Any] = {}
    secrets: Mapping[str, Secret] = {}


NO_OPTIONS = CallOptions()
NO_EXTRAS = Extras()


def read_options(settings: Settings, options: CallOptions) -> Tuple[Settings, Extras]:
    """The settings and extras of one call. Raises InvalidRequestError."""
    # Not compared by value: an argument may be anything.
    if all(map(is_, options, NO_OPTIONS)):
        return settings, NO_EXTRAS
    merged = run_check(options.merged)
    if merged.timeout is not UNCHANGED:
        name = "timeout_in_seconds" if options.timeout is UNCHANGED else "timeout"
        settings = settings._replace(timeout=timeout_from(merged.timeout, name))
    max_retries: Optional[int] = (merged.request_options or {}).get("max_retries")
    if max_retries is not None:
        settings = settings._replace(max_retries=max_retries_from(max_retries))
    plain, secrets = split_headers(Secret(_without_none(merged.extra_headers or {})), "extra_headers")
    return settings, Extras(plain, dict(_flatten(merged.extra_query or {})), merged.extra_body or {}, secrets)


def _without_none(headers: Mapping[str, Optional[str]]) -> Mapping[str, str]:
    return {name: value for name, value in headers.items() if value is not None}


def _flatten(parameters: Mapping[str, Any]) -> Iterator[Tuple[str, Any]]:
    """An object as one parameter for each of its fields: `name[field]`."""
    for name, value in parameters.items():
        if isinstance(value, abc.Mapping):
            yield from ((f"{name}[{field}]", item) for field, item in cast("Mapping[str, Any]", value).items())
        else:
            yield name, value
