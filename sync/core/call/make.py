"""From a call's arguments to its operation: where an argument that is not right comes out."""

from __future__ import annotations

from functools import partial
from typing import TypeVar

from sync_client.errors import ArgumentError
from sync_client.types import Operation

from ...errors import InvalidRequestError

T = TypeVar("T")


def make_operation(make: partial[Operation[T]]) -> Operation[T]:
    """The operation of bound arguments. Raises InvalidRequestError."""
    try:
        return omit_ellipsis(make)()
    except ArgumentError as error:
        problem = InvalidRequestError(error.message, field=error.field)
    raise problem


def omit_ellipsis(make: partial[Operation[T]]) -> partial[Operation[T]]:
    """Without the arguments that are `...`, which code for syncsdk 0.3.0 passes for what it does not give."""
    if any(value is ... for value in make.keywords.values()):
        given = {name: value for name, value in make.keywords.items() if value is not ...}
        return partial(make.func, *make.args, **given)
    return make
