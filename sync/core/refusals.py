"""Where an argument that the generated client refuses becomes an error of this library."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Callable, TypeVar

from sync_client.errors import ArgumentError

from ..errors import InvalidRequestError

if TYPE_CHECKING:
    from typing_extensions import ParamSpec

    P = ParamSpec("P")

T = TypeVar("T")


def convert_refusals(check: Callable[P, T]) -> Callable[P, T]:
    """A check whose refusals are InvalidRequestErrors."""

    @wraps(check)
    def refuse_or_take(*args: P.args, **kwargs: P.kwargs) -> T:
        # Raised outside of the handler: the frames of the check show what was given.
        try:
            return check(*args, **kwargs)
        except ArgumentError as error:
            problem = InvalidRequestError(error.message, field=error.field)
        raise problem

    return refuse_or_take
