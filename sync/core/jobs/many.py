"""Many jobs at once: one list request for a hundred of them, and as many running as the plan allows."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Callable, Dict, Iterable, List, Mapping, NamedTuple, Optional, Union

from attr import fields

from sync_client import api, checks, models
from sync_client.errors import ArgumentError, shown
from sync_client.resources.generations import GENERATION_JOB
from sync_client.wire import identity, new_key

from ...errors import (
    ApiError,
    ConcurrencyLimitError,
    GenerationFailedError,
    InvalidRequestError,
    NotFoundError,
    WaitTimeoutError,
)
from .. import validation
from ..call.flow import Context, call
from ..call.options import NO_OPTIONS
from ..call.retry import choose_pause
from ..call.transport import Flow, Notify, Sleep
from . import generations, wait

if TYPE_CHECKING:
    from sync_client.models import CreateGenerationRequest, Generation
    from sync_client.types import HasId, Operation

    Request = Union[Mapping[str, Any], CreateGenerationRequest]

# As many ids as fit a URL that every server takes, and the most that the API lists at once.
IDS_PER_REQUEST = 100


class Outcome(NamedTuple):
    """What became of one job.

    Attributes:
        id: Its id; None where it was not created.
        generation: The generation as it was last seen; None where it never was.
        error: Why there is no result: GenerationFailedError, NotFoundError, WaitTimeoutError or another; None if all
            went well.
    """

    id: Optional[str]
    generation: Optional[Generation]
    error: Optional[ApiError]

    def result(self) -> Generation:
        """The generation. Raises `error` where there is one."""
        if self.error is not None:
            raise self.error
        assert self.generation is not None
        return self.generation


class Watch:
    """Waits for many jobs. `tick` is one round; what has ended is given once and forgotten.

    Args:
        ids: Ids of the jobs, or objects that have them; the same id counts once.
        timeout: Seconds for all of them; None for no end.
        poll_interval: Seconds between rounds.
        on_update: Called with each generation that has changed.

    Attributes:
        order: The ids in their order, and in place of an id what was not created: there is nothing to wait for.
    """

    def __init__(
        self,
        context: Context,
        ids: Iterable[Union[str, HasId]],
        timeout: Optional[float],
        poll_interval: float,
        on_update: Optional[Callable[[Generation], Any]],
    ) -> None:
        validation.check_several(ids, "ids", "ids")
        validation.check_callback(on_update, "on_update")
        timeout, poll_interval = wait.check_wait(timeout, poll_interval)
        self.context = context
        self.timeout = timeout
        self.poll_interval = poll_interval
        self.deadline: Optional[float] = None if timeout is None else context.clock.monotonic() + timeout
        self.on_update = on_update
        self.pending: Dict[str, Optional[Generation]] = {}
        self.order: List[Union[str, Outcome]] = []
        for index, given in enumerate(ids):
            if isinstance(given, Outcome) and given.id is None and given.error is not None:
                self.order.append(given)
                continue
            id = validation.check_id(identity(given), f"ids[{index}]")
            if id not in self.pending:
                self.pending[id] = None
                self.order.append(id)
        self.failed: int = 0
        self.first: bool = True

    def tick(self) -> Flow[List[Outcome]]:
        """Wait until the next round is due, ask for every job that is pending, and give those that have ended."""
        clock = self.context.clock
        if not self.first:
            left = clock.time_left(self.deadline)
            pause = choose_pause(clock.random, failed=0, asked=None, left=left, least=self.poll_interval)
            if pause is None:
                return self._end_all(None)
            yield Sleep(pause)
        self.first = False
        ended: List[Outcome] = []
        ids = list(self.pending)
        for start in range(0, len(ids), IDS_PER_REQUEST):
            chunk = ids[start : start + IDS_PER_REQUEST]
            try:
                found = yield from call(self.context, api.list_generations(ids=chunk, limit=len(chunk)), NO_OPTIONS)
            except ApiError as error:
                self.failed += 1
                if self.failed >= wait.MOST_FAILED_POLLS or not wait.is_tolerable(error, seen=False):
                    return ended + self._end_all(error)
                continue
            self.failed = 0
            # One that can't be read has no id and no status to go by: it is asked for by itself.
            seen = {generation.id: generation for generation in found if isinstance(generation, models.Generation)}
            for id in chunk:
                outcome = yield from self._look(id, seen.get(id))
                if outcome is not None:
                    ended.append(outcome)
        return ended

    def _look(self, id: str, generation: Optional[Generation]) -> Flow[Optional[Outcome]]:
        last = self.pending[id]
        if generation is None:
            # Lists may lag behind, or leave out what another key has made: ask for it by itself.
            try:
                generation = yield from call(self.context, api.get_generation(id=id), NO_OPTIONS)
            except ApiError as error:
                if (isinstance(error, NotFoundError) and last is None) or not wait.is_tolerable(error, seen=True):
                    del self.pending[id]
                    return Outcome(id, last, _copy_error(error, id, last))
                return None
        if generation != last:
            self.pending[id] = generation
            if self.on_update is not None:
                yield Notify(self.on_update, generation)
        if not GENERATION_JOB.ended(generation.status):
            return None
        del self.pending[id]
        return Outcome(
            id, generation, None if generation.status in GENERATION_JOB.succeeded else GenerationFailedError(generation)
        )

    def _end_all(self, error: Optional[ApiError]) -> List[Outcome]:
        """End the wait for all that are pending: with a failure that hit them all, or because the time is over."""
        outcomes = [
            Outcome(
                id, last, _copy_error(error, id, last) if error else WaitTimeoutError(id, last, self.timeout or 0.0)
            )
            for id, last in self.pending.items()
        ]
        self.pending.clear()
        return outcomes


def _copy_error(error: ApiError, id: str, last: Optional[Generation]) -> ApiError:
    """The error for one of the jobs that it hit: each has its own id."""
    cls, args, state = error.__reduce__()
    own: ApiError = cls(*args)
    own.__dict__.update(state, id=id, job=last)
    return own


def wait_all(watch: Watch) -> Flow[List[Outcome]]:
    """Every outcome, in the order of the ids."""
    outcomes: Dict[Optional[str], Outcome] = {}
    while watch.pending:
        for outcome in (yield from watch.tick()):
            outcomes[outcome.id] = outcome
    return [outcomes[one] if isinstance(one, str) else one for one in watch.order]


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
                    asked = error.retry_after or poll_interval
                    pause = choose_pause(context.clock.random, failed=0, asked=asked, left=None, patient=True)
                    yield Sleep(pause or 0.0)
                continue
            except ApiError as error:
                outcomes.append(Outcome(None, None, error))
            else:
                running.pending[generation.id] = generation
                outcomes.append(Outcome(generation.id, generation, None))
                if on_update is not None:
                    yield Notify(on_update, generation)
            break
    return [ended.get(outcome.id, outcome) if outcome.id else outcome for outcome in outcomes]


def _build_create(request: Request, position: int, run_id: Optional[str]) -> Operation[Generation]:
    """One create. Its key comes from the run, the position and the content: a restarted run repeats it."""
    if isinstance(request, models.CreateGenerationRequest):
        body = request
    elif isinstance(request, Mapping):
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
    except ArgumentError as error:
        raise InvalidRequestError(error.message, field=error.field) from None


def _make_key(body: CreateGenerationRequest, position: int, run_id: Optional[str]) -> str:
    if run_id is None:
        return new_key()
    content = json.dumps([run_id, position, body.to_dict()], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()
