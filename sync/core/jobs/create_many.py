"""Many creates: each as soon as the plan has room for it."""

from __future__ import annotations

import hashlib
import json
from collections import abc
from typing import TYPE_CHECKING, Any, Callable, Dict, Iterable, List, Mapping, Optional, Sequence, Union

from attr import fields

from sync_client import api, checks, models
from sync_client.errors import ArgumentError, shown
from sync_client.wire import new_key

from ...errors import ApiError, ConcurrencyLimitError, InvalidRequestError
from .. import validation
from ..call.flow import Context
from ..call.interruption import tell_ids
from ..call.options import NO_OPTIONS
from ..call.retry import choose_pause
from ..call.steps import Flow, Notify, Sleep
from . import generations, wait
from .many import Outcome, Watch

if TYPE_CHECKING:
    from sync_client.models import CreateGenerationRequest, Generation
    from sync_client.types import Operation

    Request = Union[Mapping[str, Any], CreateGenerationRequest]


def create_all(
    context: Context,
    requests: Iterable[Request],
    *,
    concurrency: Optional[int],
    run_id: Optional[str],
    poll_interval: float,
    on_update: Optional[Callable[[Generation], Any]],
) -> Flow[List[Outcome]]:
    """Create each request as soon as the plan has room for it."""
    whole = isinstance(concurrency, int) and not isinstance(concurrency, bool)
    if concurrency is not None and (not whole or concurrency < 1):
        raise InvalidRequestError(f"concurrency must be 1 or more, not {shown(concurrency)}.", field="concurrency")
    if run_id is not None and not isinstance(run_id, str):
        raise InvalidRequestError(f"run_id must be a string, not {shown(run_id)}.", field="run_id")
    validation.check_several(requests, "requests", "requests")
    _, poll_interval = wait.check_wait(None, poll_interval)
    # Every request is checked before the first is sent.
    operations = [_build_create(request, position, run_id) for position, request in enumerate(requests)]
    running = Watch(context, [], None, poll_interval, on_update)
    outcomes: List[Outcome] = []
    try:
        return (yield from _create_each(running, operations, concurrency, outcomes))
    except BaseException as error:
        tell_ids(error, [outcome.id for outcome in outcomes if outcome.id])
        raise


def _create_each(
    running: Watch, operations: Sequence[Operation[Generation]], concurrency: Optional[int], outcomes: List[Outcome]
) -> Flow[List[Outcome]]:
    """Create one after the other, and watch those that run where there is no room for another.

    Args:
        running: Watches them.
        concurrency: How many may run at once; None where the responses tell.
        outcomes: Gets what became of each create.
    """
    context = running.context
    ended: Dict[Optional[str], Outcome] = {}
    for operation in operations:
        while True:
            while concurrency is not None and len(running.pending) >= concurrency:
                ended.update((outcome.id, outcome) for outcome in (yield from running.tick()))
            try:
                generation = yield from generations.create(
                    context, operation, NO_OPTIONS, give_up_on=(ConcurrencyLimitError,)
                )
            except ConcurrencyLimitError as error:
                if error.concurrency_limit is not None and error.concurrency_limit > 0:
                    concurrency = min(concurrency or error.concurrency_limit, error.concurrency_limit)
                if running.pending:
                    ended.update((outcome.id, outcome) for outcome in (yield from running.tick()))
                else:
                    # Others of the organization hold every place.
                    asked = error.retry_after or running.poll_interval
                    pause = choose_pause(context.clock.random, failed=0, asked=asked, left=None, patient=True)
                    yield Sleep(pause or 0.0)
                continue
            except ApiError as error:
                outcomes.append(Outcome(None, None, error))
            else:
                running.pending[generation.id] = generation
                outcomes.append(Outcome(generation.id, generation, None))
                if running.on_update is not None:
                    yield Notify(running.on_update, generation)
            break
    return [ended.get(outcome.id, outcome) if outcome.id else outcome for outcome in outcomes]


def _build_create(request: Request, position: int, run_id: Optional[str]) -> Operation[Generation]:
    """One create. Its key comes from the run, the position and the content: a restarted run repeats it."""
    if isinstance(request, models.CreateGenerationRequest):
        body = request
    elif isinstance(request, abc.Mapping):
        names = {field.name for field in fields(models.CreateGenerationRequest)} - {"additional_properties"}
        unknown = request.keys() - names
        if unknown:
            raise InvalidRequestError(
                f"requests[{position}] has no field {sorted(unknown)[0]!r}; it takes {', '.join(sorted(names))}.",
                field=f"requests[{position}]",
            )
        arguments: Mapping[str, Any] = {**dict.fromkeys(names), **request}
        body = models.CreateGenerationRequest(**arguments)
    else:
        raise InvalidRequestError(
            f"requests[{position}] must be the arguments of a create, not {type(request).__name__}.",
            field=f"requests[{position}]",
        )
    try:
        checks.check(body)
        validation.check_media({name: getattr(body, name) for name in ("input", "dub_params", "dialogue_edit")})
        return api.create_generation(body=body, idempotency_key=_make_key(body, position, run_id))
    except (ArgumentError, InvalidRequestError) as error:
        where = f"requests[{position}]"
        raise InvalidRequestError(f"{where}: {error.message}", field=f"{where}.{error.field}") from None


def _make_key(body: CreateGenerationRequest, position: int, run_id: Optional[str]) -> str:
    if run_id is None:
        return new_key()
    content = json.dumps([run_id, position, body.to_dict()], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()
