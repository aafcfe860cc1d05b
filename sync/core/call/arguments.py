"""What a call is given, read and checked: the arguments of its operation, and its options."""

from __future__ import annotations

from collections import abc
from functools import partial
from operator import is_
from typing import Any, Iterator, Mapping, NamedTuple, Optional, Sequence, Tuple, TypeVar, cast

from sync_client.errors import read_attribute
from sync_client.options import UNCHANGED, CallOptions
from sync_client.secret import Secret
from sync_client.types import Operation
from sync_client.wire import as_items, new_key

from ..refusals import run_check
from ..settings import Settings, max_retries_from, split_headers, timeout_from

T = TypeVar("T")


def build_operation(make: partial[Operation[T]]) -> Operation[T]:
    """The operation of arguments that were read. Raises InvalidRequestError."""
    return run_check(make)


def fix_key(make: partial[Operation[T]]) -> partial[Operation[T]]:
    """The same call with its idempotency key made now, so that whatever ends it can tell the key."""
    key = make.keywords.get("idempotency_key", "")
    if key is None or key is ...:
        return partial(make, idempotency_key=new_key())
    return make


def read_arguments(make: partial[Operation[T]], untouched: Sequence[str] = ()) -> partial[Operation[T]]:
    """The same call with arguments that can be read more than once.

    Without those that are `...`, which code for syncsdk 0.3.0 passes for what it does not give; with a list in place of
    what can be gone through, such as a generator, which would be empty the second time; and with its key fixed.

    Args:
        untouched: Arguments that stay as they are, such as files.
    """
    given = fix_key(make).keywords.items()
    values = {
        name: value if value is None or name in untouched else _as_read(value)
        for name, value in given
        if value is not ...
    }
    return partial(make.func, *make.args, **values)


def _as_read(value: Any) -> Any:
    # A named tuple is one thing, such as an `Outcome` that has no id.
    is_one = issubclass(type(value), tuple) and read_attribute(value, "_fields") is not None
    return value if is_one else as_items(value)


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
    merged = run_check(options.merge)
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
