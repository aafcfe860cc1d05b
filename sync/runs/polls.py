"""The status requests of a run, one for up to a hundred generations, and notifications from webhooks."""

from __future__ import annotations

import math
from collections import deque
from functools import partial
from typing import Callable, Deque, Dict, List, Optional

from sync_client.models import Generation
from sync_client.resources.generations import GENERATION_JOB

from ..core.call.context import NEW_FOR
from ..core.jobs.many import IDS_PER_REQUEST
from ..core.jobs.patience import MOST_ODD_POLLS
from ..errors import ApiError, NotFoundError
from . import tasks
from .context import RunContext
from .plan import Verdict, judge
from .records import Entry, State


class Polls:
    """Follows the generations of jobs until they end.

    Args:
        ended: Called with a job and its generation.

    Attributes:
        running: The jobs with a running generation, by the generation's id.
    """

    def __init__(self, context: RunContext, ended: Callable[[Entry, Generation], None]) -> None:
        self.running: Dict[str, Entry] = {}
        self._context = context
        self._schedule = context.schedule
        self._timer = context.schedule.polls
        self._ended = ended
        self._odd: Dict[str, int] = {}
        self._queue: Deque[List[str]] = deque()
        self._in_flight = 0
        # Those that have failed, as something else than the API's own response to a get says.
        self._doubted: Deque[str] = deque()
        # What webhooks have told of generations whose create has not come back yet.
        self._told: Dict[str, Generation] = {}

    def add(self, entry: Entry, generation: Optional[Generation] = None) -> None:
        """Follow a job until its generation has ended.

        Args:
            generation: The generation as it was last seen.
        """
        id = entry.generation_id
        self.running[id] = entry
        self._schedule.slots.take()
        self._timer.start(id, self._context.clock.monotonic())
        self._context.tracker.save(entry, State.RUNNING)
        generation = self._told.pop(id, generation)
        if generation is not None:
            self._take(generation)

    def receive(self, generation: Generation) -> None:
        """Take a generation from a webhook. Generations of other jobs are ignored."""
        if generation.id in self.running:
            self._take(generation)
        elif self._schedule.creates.in_flight:
            self._told[generation.id] = generation

    def due(self, now: float) -> float:
        """When the next status request is due; infinite if nothing is running, or a request is in flight."""
        if self._queue or self._doubted:
            return self._schedule.reads.due(now)
        if self._in_flight or not self.running:
            return math.inf
        return max(self._schedule.reads.due(now), self._timer.due)

    def start(self, now: float) -> None:
        """Request the status of all running generations when it is due."""
        if not self._schedule.creates.in_flight:
            self._told.clear()
        while self._doubted and self.due(now) <= now:
            id = self._doubted.popleft()
            if id in self.running:
                self._send([id], tasks.confirm, [id])
        if not self._queue and self.due(now) <= now:
            ids = list(self.running)
            self._queue.extend(ids[start : start + IDS_PER_REQUEST] for start in range(0, len(ids), IDS_PER_REQUEST))
        while self._queue and self.due(now) <= now:
            ids = self._queue.popleft()
            new = [id for id in ids if id in self.running and self._timer.age(id, now) <= NEW_FOR]
            self._send(ids, tasks.poll, ids, new)

    def _send(self, ids: List[str], task: Callable[..., tasks.Polled], *args: List[str]) -> None:
        self._in_flight += 1
        receive = partial(self._receive, ids)
        self._context.workers.prepare(self._schedule.reads, receive, task, self._context.access, *args)

    def _receive(self, ids: List[str], polled: Optional[tasks.Polled], error: Optional[ApiError]) -> None:
        now = self._context.clock.monotonic()
        throttle = self._schedule.reads
        self._in_flight -= 1
        if error is not None or polled is None:
            assert error is not None
            self._queue.append(ids)
            # What would end a single job, such as a page in place of the list, says nothing of a hundred.
            if judge(error) is Verdict.STOP or not throttle.fail(error, now, self._schedule.random):
                self._context.tracker.stop(error)
            return
        throttle.succeed()
        for generation in polled.found:
            if generation.id in self.running:
                self._see(generation)
        for id, problem in polled.lost.items():
            if id in self.running:
                self._miss(id, problem)
        if not self._in_flight and not self._queue:
            self._timer.note_poll(now)

    def _take(self, generation: Generation) -> None:
        """Take what a create or a webhook says. That a generation has failed may be old, and to create it again may be
        billed: it is asked for first."""
        if generation.status in GENERATION_JOB.failed:
            self._doubted.append(generation.id)
        else:
            self._see(generation)

    def _see(self, generation: Generation) -> None:
        """Handle the status of a generation."""
        entry = self.running[generation.id]
        create = entry.create
        assert create is not None
        self._odd.pop(generation.id, None)
        if generation.status != create.status:
            create.status, create.code = generation.status, generation.error_code
            self._context.tracker.journal.save_create(entry, create)
        if GENERATION_JOB.ended(generation.status):
            self._leave(generation.id)
            self._ended(entry, generation)

    def _miss(self, id: str, error: ApiError) -> None:
        """Handle a generation that was not found, or could not be read."""
        self._odd[id] = self._odd.get(id, 0) + 1
        if isinstance(error, NotFoundError) or self._odd[id] >= MOST_ODD_POLLS:
            self._context.tracker.fail(self._leave(id), error)

    def _leave(self, id: str) -> Entry:
        self._odd.pop(id, None)
        self._schedule.slots.free()
        self._timer.end(id, self._context.clock.monotonic())
        return self.running.pop(id)
