"""From a call's arguments to its operation: where an argument that is not right comes out."""

from __future__ import annotations

from functools import partial
from typing import Any, Sequence, TypeVar

from sync_client.errors import attribute
from sync_client.types import Operation
from sync_client.wire import as_items, new_key

from ..refusals import run_check

T = TypeVar("T")


def make_operation(make: partial[Operation[T]]) -> Operation[T]:
    """The operation of bound arguments, read as by `read_arguments`. Raises InvalidRequestError."""
    return build_operation(read_arguments(make))


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

    Without those that are `...`, which code for syncsdk 0.3.0 passes for what it does not give; and with a list in
    place of what can be gone through, such as a generator, which would be empty the second time.

    Args:
        untouched: Arguments that stay as they are, such as files.
    """
    given = make.keywords.items()
    values = {name: value if name in untouched else _as_read(value) for name, value in given if value is not ...}
    return partial(make.func, *make.args, **values)


def _as_read(value: Any) -> Any:
    # A named tuple is one thing, such as an `Outcome` that has no id.
    return value if value is None or attribute(value, "_fields") is not None else as_items(value)
