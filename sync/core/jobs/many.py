"""A wait for many jobs: one list request for a hundred of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, Iterable, List, NamedTuple, Optional, Union

from sync_client import api, models
from sync_client.resources.generations import GENERATION_JOB
from sync_client.wire import identity

from ...errors import (
    ApiError,
    GenerationFailedError,
    WaitTimeoutError,
)
from .. import validation
from ..call.arguments import NO_OPTIONS
from ..call.context import Context
from ..call.flow import call
from ..call.interruption import tell_ids
from ..call.steps import Flow, Sleep, notify
from . import wait
from .pages import split_ids

if TYPE_CHECKING:
    from sync_client.models import Generation
    from sync_client.types import HasId

    from ..call.clock import Clock

# Seconds that a request gets at the deadline: whoever gave one is not kept for longer.
LAST_REQUEST = 0.25
# Seconds that a request gets in any case, before the deadline.
LEAST_SHARE = 2.0


class Shard:
    """Jobs that are asked for in one request. One whose request failed stays together and has a pace of its own, until
    it succeeds: what is wrong with it touches no other.

    Attributes:
        ids: Their ids.
        due: When to ask, by the clock.
        error: What its last request failed with.
    """

    def __init__(self, ids: List[str], bounded: bool, due: float) -> None:
        self.ids: List[str] = ids
        self.due: float = due
        self.error: Optional[ApiError] = None
        self._patience = wait.Patience(bounded)

    @property
    def paced(self) -> bool:
        """Whether the server has said when to come back."""
        return self.error is not None and self.error.retry_after is not None

    def outlasts(self, error: ApiError, clock: Clock, *, seen: bool, new: bool) -> bool:
        """Note a failure, and when to ask again. Gives whether the wait goes on."""
        now = clock.monotonic()
        pause = None
        if self._patience.outlasts(error, now, seen=seen, new=new):
            pause = self._patience.choose_pause(clock.random, error, None)
        self.error = error
        self.due = now + (pause or 0.0)
        return pause is not None


class Outcome(NamedTuple):
    """What became of one job.

    Attributes:
        id: Its id.
        generation: The generation as it was last seen; None where it never was.
        error: Why there is no result: GenerationFailedError, NotFoundError, WaitTimeoutError or another; None if all
            went well.
    """

    id: str
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
        timeout: Seconds for all of them; None waits for as long as it takes.
        poll_interval: Seconds between rounds.
        on_update: Called with each generation that has changed.

    Attributes:
        order: The ids in their order.
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
        self.order: List[str] = []
        for index, given in enumerate(ids):
            id = validation.check_id(identity(given), f"ids[{index}]")
            if id not in self.pending:
                self.pending[id] = None
                self.order.append(id)
        self._due: float = context.clock.monotonic()
        self._looked = False
        self._failing: List[Shard] = []
        self._alone: Dict[str, Shard] = {}

    def tick(self) -> Flow[List[Outcome]]:
        """Wait until a request is due, ask for every job whose turn it is, and give those that have ended."""
        try:
            return (yield from self._tick())
        except BaseException as error:
            tell_ids(error, list(self.pending))
            raise

    def _tick(self) -> Flow[List[Outcome]]:
        clock = self.context.clock
        now, left = clock.monotonic(), clock.time_left(self.deadline)
        healthy = self._find_healthy()
        due = min([shard.due for shard in self._failing] + ([self._due] if healthy else []), default=now)
        if left is not None and left <= 0 and self._looked:
            return self._end_all()
        self._looked = True
        if now < due:
            # A job that goes on is looked at once more at the deadline.
            pause = due - now if left is None else min(due - now, left)
            yield Sleep(pause)
            # A clock may sleep a little less than it was told.
            now = max(now + pause, clock.monotonic())
        end = None if self.deadline is None else max(self.deadline, now) + LAST_REQUEST
        last = self.deadline is not None and now >= self.deadline
        # What has failed comes after all that is well, since it may take its time.
        shards = [shard for shard in self._failing if shard.due <= now or (last and not shard.paced)]
        if healthy and (last or self._due <= now):
            shards = [Shard(group, self.deadline is not None, now) for group in split_ids(healthy)] + shards
        ended: List[Outcome] = []
        for position, shard in enumerate(shards):
            left = clock.time_left(end)
            if left is not None and left <= 0:
                return ended + self._end_all()
            # A request that hangs takes its share of the time, and leaves the others theirs.
            share = None if left is None else min(left, max(left / (len(shards) - position), LEAST_SHARE))
            ended += yield from self._ask(shard, share, end)
        self._due = max(self._due, clock.monotonic() + self.poll_interval) if healthy else self._due
        return ended

    def _find_healthy(self) -> List[str]:
        failing = {id for shard in self._failing for id in shard.ids}
        return [id for id in self.pending if id not in failing]

    def _ask(self, shard: Shard, share: Optional[float], end: Optional[float]) -> Flow[List[Outcome]]:
        """Ask for the jobs of a shard, and give those that have ended.

        Args:
            share: Seconds that the request may take.
            end: When everything must be over, by the clock.
        """
        clock = self.context.clock
        listing = api.list_generations(ids=shard.ids, limit=len(shard.ids))
        try:
            found = yield from call(wait.limit_call(self.context, share), listing, NO_OPTIONS)
        except ApiError as error:
            if not shard.outlasts(error, clock, seen=False, new=False):
                self._drop(shard)
                return self._end(shard.ids, error)
            if shard not in self._failing:
                self._failing.append(shard)
            return []
        self._drop(shard)
        # One that can't be read has no id and no status to go by: it is asked for by itself.
        known = [generation for generation in found if isinstance(generation, models.Generation)]
        # One that is there twice has ended if one of the two says so.
        known.sort(key=lambda generation: GENERATION_JOB.ended(generation.status))
        seen = {generation.id: generation for generation in known}
        ended: List[Outcome] = []
        for id in shard.ids:
            outcome = yield from self._look(id, seen.get(id), end)
            if outcome is not None:
                ended.append(outcome)
        return ended

    def _drop(self, shard: Shard) -> None:
        if shard in self._failing:
            self._failing.remove(shard)

    def _look(self, id: str, generation: Optional[Generation], end: Optional[float]) -> Flow[Optional[Outcome]]:
        last = self.pending[id]
        if generation is None:
            # Lists may lag behind, or leave out what another key has made: ask for it by itself.
            clock = self.context.clock
            now, left = clock.monotonic(), clock.time_left(end)
            alone = self._alone.setdefault(id, Shard([id], self.deadline is not None, now))
            if now < alone.due or (left is not None and left <= 0):
                return None
            try:
                generation = yield from call(wait.limit_call(self.context, left), api.get_generation(id=id), NO_OPTIONS)
            except ApiError as error:
                new = self.context.memory.is_new(id, clock.monotonic())
                if alone.outlasts(error, clock, seen=last is not None, new=new):
                    return None
                return self._end([id], error)[0]
        self._alone.pop(id, None)
        if generation != last:
            self.pending[id] = generation
            yield from notify(self.on_update, generation)
        if not GENERATION_JOB.ended(generation.status):
            return None
        del self.pending[id]
        return Outcome(
            id, generation, None if generation.status in GENERATION_JOB.succeeded else GenerationFailedError(generation)
        )

    def _end(self, ids: List[str], error: ApiError) -> List[Outcome]:
        """End the wait for some with a failure that hit them all."""
        lasts = {id: self.pending.pop(id) for id in ids}
        return [Outcome(id, last, _copy_error(error, id, last)) for id, last in lasts.items()]

    def _end_all(self) -> List[Outcome]:
        """End the wait for all that are pending, because the time is over."""
        causes = {id: shard.error for shard in [*self._alone.values(), *self._failing] for id in shard.ids}
        outcomes: List[Outcome] = []
        for id, last in self.pending.items():
            error = WaitTimeoutError(id, last, self.timeout or 0.0)
            error.__cause__ = causes.get(id)
            outcomes.append(Outcome(id, last, error))
        self.pending.clear()
        self._failing.clear()
        return outcomes


def _copy_error(error: ApiError, id: str, last: Optional[Generation]) -> ApiError:
    """The error for one of the jobs that it hit: each has its own id."""
    cls, args, state = error.__reduce__()
    own: ApiError = cls(*args)
    own.__dict__.update(state, id=id, job=last)
    return own


def wait_all(watch: Watch) -> Flow[List[Outcome]]:
    """Every outcome, in the order of the ids."""
    outcomes: Dict[str, Outcome] = {}
    while watch.pending:
        for outcome in (yield from watch.tick()):
            outcomes[outcome.id] = outcome
    return [outcomes[id] for id in watch.order]
