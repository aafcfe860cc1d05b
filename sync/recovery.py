"""Finding a job again, whatever has ended the call that was about it."""

from __future__ import annotations

from typing import List, NamedTuple, Optional

from .core.call.interruption import TOLD
from .errors import ApiError, InvalidRequestError

__all__ = ["JobTrace", "find_job"]


class JobTrace(NamedTuple):
    """What finds a job again; see `find_job`.

    Attributes:
        idempotency_key: Repeat the create with it.
        id: Wait for it again, where the job is known to exist.
    """

    idempotency_key: Optional[str]
    id: Optional[str]


def find_job(error: BaseException) -> JobTrace:
    """Find the job that an exception was about, from the exception itself or from its cause.

        key, id = find_job(error)

    Args:
        error: Whatever ended a create or a wait, such as a TimeoutError, whose cause is the cancellation of the call.

    Returns:
        The idempotency key of the create and the id of the job; None where it is not known.

    Raises:
        InvalidRequestError: It is no exception.
    """
    if not isinstance(error, BaseException):
        raise InvalidRequestError(f"error must be an exception, not {type(error).__name__}.", field="error")
    key: Optional[str] = None
    id: Optional[str] = None
    seen: List[Optional[BaseException]] = [None]
    rest: List[Optional[BaseException]] = [error]
    while rest:
        one = rest.pop(0)
        if one is None or any(one is other for other in seen):
            continue
        seen.append(one)
        told = vars(one) if isinstance(one, ApiError) else vars(one).get(TOLD, {})
        key = key or told.get("idempotency_key")
        id = id or told.get("id")
        rest += [one.__cause__, one.__context__]
    return JobTrace(key, id)
