"""Waiting for the jobs that the API does not hold polls for: batches, speech, transcriptions, dialogue edits."""

from __future__ import annotations

from typing import Any, Callable, Mapping, Optional, Tuple, TypeVar, Union

from sync_client.types import Operation

from ...errors import JobFailedError
from .. import validation
from ..call.flow import Context, fetch_response
from ..call.response import decode_response
from ..call.transport import Flow
from . import wait

J = TypeVar("J", bound=Any)


def wait_until_ended(
    context: Context,
    id: str,
    get: Callable[..., Operation[J]],
    *,
    timeout: Optional[float],
    poll_interval: float,
    on_update: Optional[Callable[[J], Any]],
    last: Optional[J] = None,
) -> Flow[J]:
    """Wait until a job has ended.

    Args:
        get: Makes the operation that asks for it, from its `id`.
        timeout: Seconds for the whole wait; None for no end.
        poll_interval: Seconds between polls; the server may ask for more.
        on_update: Called with the job whenever it has changed.
        last: What is known of the job already.

    Raises:
        JobFailedError: It ended without its result.
    """
    operation = get(id=validation.check_id(id))

    def poll(context: Context, hold: Optional[float]) -> Flow[Tuple[J, Mapping[str, str]]]:
        response = yield from fetch_response(context, operation, {})
        return decode_response(operation, response), response.headers

    job = yield from wait.poll_until_ended(
        context,
        id,
        poll,
        timeout=timeout,
        poll_interval=poll_interval,
        on_update=on_update,
        long_poll=False,
        last=last,
    )
    if job.status not in ("COMPLETED", "SUCCESS"):
        raise _error_from_job(job)
    return job


def _error_from_job(job: Any) -> JobFailedError:
    # A job says why it failed in a sentence, in an object, or not at all.
    error: Union[Mapping[str, Any], str, None] = job.to_dict().get("error")
    if isinstance(error, Mapping):
        return JobFailedError(job, error.get("message"), code=error.get("errorCode"))
    return JobFailedError(job, error)
