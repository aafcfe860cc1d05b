"""What a generation takes: its operations, checked, and the flows that have more than one."""

from __future__ import annotations

import os
import uuid
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, Any, Callable, List, Mapping, Optional, Sequence, Tuple, Type, TypeVar, cast

from attr import evolve

from sync_client import api, models
from sync_client.types import BaseModel, Operation, html_table

from ...errors import ApiError, GenerationFailedError, InternalServerError, InvalidRequestError
from .. import validation
from ..arguments import check_choice, omit_ellipsis
from ..call.flow import Context, call, fetch_response
from ..call.iteration import ItemFlow
from ..call.response import ErrorObject, decode_response
from ..call.transport import Flow, Notify
from ..files.media import FileInput, open_file
from ..files.progress import Progress, report
from . import pages, wait

if TYPE_CHECKING:
    from sync_client.models import EstimatedGenerationCost, Generation, Model

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)


class Listing(List[M]):
    """A list, and nothing but a list to all code; a notebook shows it as a table."""

    def _repr_html_(self) -> str:
        return html_table(self)


def prepare_create(context: Context, idempotency_key: Optional[str], **fields: Any) -> Flow[Operation[Generation]]:
    """The create, once the local files of its input are assets."""
    items: Sequence[object] = fields["input"]
    if isinstance(items, (list, tuple)) and any(isinstance(item, os.PathLike) for item in items):
        from ..files.local_input import upload_input

        ensure_key(idempotency_key)  # Refused before anything is uploaded.
        fields["input"] = yield from upload_input(context, fields)
    body = validation.build_generation_request(**fields)
    return api.create_generation(body=body, idempotency_key=ensure_key(idempotency_key))


def ensure_key(given: Optional[str]) -> str:
    return str(uuid.uuid4()) if given is None else validation.check_idempotency_key(given)


def build_estimate(**fields: Any) -> Operation[List[EstimatedGenerationCost]]:
    operation = api.analyze_cost(body=validation.build_generation_request(**fields))

    def decode(value: Any) -> List[EstimatedGenerationCost]:
        # Older servers answer with a list, newer ones with an object.
        estimates = operation.decode(value)
        return estimates if isinstance(estimates, list) else [estimates]

    return replace_decoder(operation, decode)


def build_get(id: str, include_progress: bool = False, hold: Optional[float] = None) -> Operation[Generation]:
    return api.get_generation(
        id=validation.check_id(id),
        wait=True if hold is not None else None,
        timeout=hold,
        include="progress" if include_progress else None,
    )


def fetch_list(
    context: Context,
    status: Any,
    ids: Any,
    source: Any,
    project_id: Optional[str],
    limit: Optional[int],
    cursor: Optional[str],
    options: Mapping[str, Any],
) -> Flow[List[Generation]]:
    """A list, in as many requests as the ids need."""
    groups = pages.split_ids(ids)
    if len(groups) != 1 and (limit is not None or context.raw):
        raise InvalidRequestError(
            f"ids must have 1 to {pages.MOST_IDS} ids where there is a limit or a raw response.",
            field="ids",
        )
    operations = [build_list(status, group, source, project_id, limit, cursor) for group in groups]
    found: List[Generation] = Listing()
    for operation in operations:
        some = yield from call(context, operation, options)
        if len(operations) == 1:
            return some if context.raw else Listing(some)
        found += some
    return found


def iterate_list(
    context: Context,
    status: Any,
    ids: Any,
    source: Any,
    project_id: Optional[str],
    limit: Optional[int],
    options: Mapping[str, Any],
) -> ItemFlow[Generation]:
    size = pages.LARGEST_PAGE if limit is None else limit
    validation.check_limit(size)
    groups = pages.split_ids(ids)

    def walk() -> ItemFlow[Generation]:
        for group in groups:
            yield from pages.iterate_items(partial(fetch, group))

    def fetch(group: Optional[List[str]], cursor: Optional[str]) -> Flow[pages.Page]:
        operation = build_list(status, group, source, project_id, size, cursor)
        return pages.make_page((yield from call(context, operation, options)), size)

    return walk()


def build_list(
    status: Any, ids: Any, source: Any, project_id: Optional[str], limit: Optional[int], cursor: Optional[str]
) -> Operation[List[Generation]]:
    validation.check_limit(limit)
    if cursor is not None and limit is None:
        raise InvalidRequestError("cursor needs a limit.", field="cursor")
    return api.list_generations(
        status=check_choice(status, "status"),
        ids=ids,
        source=check_choice(source, "source"),
        project_id=project_id,
        limit=limit,
        cursor=cursor,
    )


def build_count(
    status: Any, type: Optional[str], source: Any, generation_source: Optional[str], current_user_only: Optional[bool]
) -> Operation[int]:
    operation = api.count_generations(
        status=check_choice(status, "status"),
        type=type,
        source=check_choice(source, "source"),
        generation_source=generation_source,
        current_user_only=current_user_only,
    )
    return replace_decoder(operation, lambda value: operation.decode(value).count)


def replace_decoder(operation: Operation[Any], decode: Callable[[Any], T]) -> Operation[T]:
    """The same operation with a result of another shape."""
    return cast("Operation[T]", evolve(operation, decode=decode))


def build_estimate_of_duration(
    model: str, duration: float, fps: Optional[float], reasoning_enabled: Optional[bool]
) -> Operation[EstimatedGenerationCost]:
    for name, value in (("duration", duration), ("fps", fps)):
        if value is not None and (not isinstance(value, (int, float)) or not value > 0):
            raise InvalidRequestError(f"{name} must be a number above 0, not {value!r}.", field=name)
    body = models.EstimateGenerationCostRequest(
        model=cast("Model", validation.check_model(model)),
        duration=duration,
        fps=fps,
        reasoning_enabled=reasoning_enabled,
    )
    return api.estimate_generation_cost(body=body)


def create_prepared(
    context: Context, preparing: Flow[Operation[Generation]], options: Mapping[str, Any]
) -> Flow[Generation]:
    operation = yield from preparing
    return (yield from create(context, operation, options))


def create(
    context: Context,
    operation: Operation[Generation],
    options: Mapping[str, Any],
    *,
    give_up_on: Tuple[Type[ApiError], ...] = (),
) -> Flow[Generation]:
    try:
        return (yield from call(context, operation, options, give_up_on=give_up_on))
    except InternalServerError as error:
        # The server does not know the outcome, but may know which generation to look at.
        id: object = error.body.get("generationId") if isinstance(error.body, ErrorObject) else None
        if error.code != "IDEMPOTENCY_OUTCOME_UNKNOWN" or not isinstance(id, str):
            raise
        unknown = error
    try:
        return (yield from call(context, build_get(id), {}))
    except ApiError as error:
        raise unknown from error


def create_with_files(
    context: Context,
    files: Mapping[str, Optional[FileInput]],
    idempotency_key: Optional[str],
    call_options: Mapping[str, Any],
    **fields: Any,
) -> Flow[Generation]:
    key = ensure_key(idempotency_key)
    with ExitStack() as opened:
        offered = {kind: omit_ellipsis(file) for kind, file in files.items()}
        parts = {kind: open_file(kind, file, opened) for kind, file in offered.items() if file is not None}
        body = validation.build_generation_request_with_files(parts, **fields)
        return (
            yield from create(context, api.create_generation_multipart(body=body, idempotency_key=key), call_options)
        )


def create_and_wait(
    context: Context,
    preparing: Flow[Operation[Generation]],
    call_options: Mapping[str, Any],
    timeout: Optional[float],
    poll_interval: float,
    on_update: Optional[Callable[[Generation], Any]],
    progress: bool,
    on_progress: Optional[Callable[[Progress], Any]],
) -> Flow[Generation]:
    wait.check_wait(timeout, poll_interval)
    generation = yield from create_prepared(context, preparing, call_options)
    if on_update is not None:
        yield Notify(on_update, generation)
    return (
        yield from wait_until_ended(
            context, generation.id, timeout, poll_interval, on_update, progress, on_progress, last=generation
        )
    )


def wait_until_ended(
    context: Context,
    id: str,
    timeout: Optional[float],
    poll_interval: float,
    on_update: Optional[Callable[[Generation], Any]],
    progress: bool,
    on_progress: Optional[Callable[[Progress], Any]],
    last: Optional[Generation] = None,
) -> Flow[Generation]:
    started = context.clock.monotonic()

    def poll(context: Context, hold: Optional[float]) -> Flow[Tuple[Generation, Mapping[str, str]]]:
        operation = build_get(id, include_progress=progress, hold=hold)
        response = yield from fetch_response(context, operation, {})
        generation = decode_response(operation, response)
        percent = 100.0 if generation.status == "COMPLETED" else generation.progress_percent
        yield from report(on_progress, Progress("wait", context.clock.monotonic() - started, percent))
        return generation, response.headers

    generation = yield from wait.poll_until_ended(
        context,
        validation.check_id(id),
        poll,
        timeout=timeout,
        poll_interval=poll_interval,
        on_update=on_update,
        # The API takes `wait` or `include=progress`, not both.
        long_poll=not progress,
        last=last,
    )
    if generation.status != "COMPLETED":
        raise GenerationFailedError(generation)
    return generation
