"""A cancellation, Ctrl-C or an error in a callback that ends a call or a wait tells how to find the job again: in
attributes, in a note (Python 3.11 and newer), and in a line of the log."""

from __future__ import annotations

from typing import Any, Optional, Sequence

from ...errors import ApiError
from .log import logger

# The attribute of a foreign exception that holds what it was told about its job.
TOLD = "_sync_told"
# The log names no more.
MOST_NAMED = 10


def tell_key(error: BaseException, key: Optional[str], id: Optional[str] = None) -> None:
    """Tell an exception that ends a create that the job may exist.

    Args:
        id: Id of the job, if known.
    """
    if key is None or isinstance(error, ApiError) or has_told(error, idempotency_key=key):
        return
    attach(error, idempotency_key=key, id=id)
    which = "The job may exist" if id is None else f"Job {id} exists"
    _say(error, f"{which}: repeat the call with idempotency_key={key!r} to find out.", "create")


def tell_id(error: BaseException, id: str, last: Any) -> None:
    """Tell an exception that ends a wait that the job goes on.

    Args:
        last: The last known state of the job.
    """
    if isinstance(error, ApiError):
        error.id = id
        error.job = error.job or last
        return
    attach(error, id=id)
    _say(error, f"Job {id} is still running: wait for its id again.", "wait")


def tell_ids(error: BaseException, ids: Sequence[str]) -> None:
    """Tell an exception that ends a wait for many jobs, or their creates, which of them go on."""
    if not ids:
        return
    known = "ids" in vars(error).get(TOLD, {})
    attach(error, ids=list(ids))
    if known:
        return
    named = ", ".join(ids[:MOST_NAMED]) + (", ..." if len(ids) > MOST_NAMED else "")
    count = "1 job is" if len(ids) == 1 else f"{len(ids)} jobs are"
    _say(error, f"{count} still running: wait for the ids again: {named}.", "wait")


def attach(error: BaseException, **values: Any) -> None:
    """Set attributes on an exception, unless it has its own by that name or takes none."""
    told = vars(error).setdefault(TOLD, {})
    for name, value in values.items():
        if value is None or (name not in told and hasattr(error, name)):
            continue
        told[name] = value
        try:
            setattr(error, name, value)
        except Exception:
            logger.debug("%s takes no attribute %s", type(error).__name__, name)


def has_told(error: BaseException, **values: Any) -> bool:
    """Whether an exception was told this already."""
    told = vars(error).get(TOLD, {})
    return all(told.get(name) == value for name, value in values.items())


def _say(error: BaseException, text: str, what: str) -> None:
    logger.warning("a %s was ended by %s: %s", what, type(error).__name__, text)
    add_note = getattr(error, "add_note", None)
    if add_note is not None and not isinstance(error, GeneratorExit):
        add_note(text)
