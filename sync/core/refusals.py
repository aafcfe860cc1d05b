"""Where an argument that the generated client refuses becomes an error of this library. It loads no rules: the settings
of a client need it, and must not pay for attrs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, TypeVar

from sync_client.errors import ArgumentError

from ..errors import InvalidRequestError

if TYPE_CHECKING:
    from typing_extensions import ParamSpec

    P = ParamSpec("P")

T = TypeVar("T")


def run_check(check: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What a check gives. Its refusal is an InvalidRequestError."""
    # Raised outside of the handler: the frames of the check show what was given.
    try:
        return check(*args, **kwargs)
    except ArgumentError as error:
        problem = InvalidRequestError(error.message, field=error.field)
    raise problem
