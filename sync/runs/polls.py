"""The status requests of a run, one for up to a hundred generations, and notifications from webhooks."""

from __future__ import annotations

import math
from collections import deque
from functools import partial
from typing import Callable, Deque, Dict, List, Optional

from sync_client.models import Generation
from sync_client.resources.generations import GENERATION_JOB

from ..core.call.context import NEW_FOR
from ..core.jobs.pages import MOST_IDS
from ..core.jobs.wait import MOST_ODD_POLLS
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
        self._misses: Dict[str, int] = {}
        self._queue: Deque[List[str]] = deque()
        # Whether all running generations are being asked for, and not just one whose failure is to be confirmed.
        self._asks_all = False
        self._in_flight = 0
        # Generations whose failure is yet to be confirmed.
        self._unconfirmed: Deque[str] = deque()
        # Webhooks that came before the response to the create.
        self._early: Dict[str, Generation] = {}

    def add(self, entry: Entry, generation: Optional[Generation] = None) -> None:
        """Follow a job until its generation has ended.

        Args:
            generation: The generation as it was last seen, if it was.
        """
        id = entry.generation_id
        self.running[id] = entry
        self._schedule.slots.take()
        self._timer.start(id, self._context.clock.monotonic())
        self._context.tracker.save(entry, State.RUNNING)
        generation = self._early.pop(id, generation)
        if generation is not None:
            self._check(generation)

    def receive(self, generation: Generation) -> None:
        """Handle a generation from a webhook. Generations of other jobs are ignored."""
        if generation.id in self.running:
            self._check(generation)
        elif self._schedule.creates.in_flight:
            self._early[generation.id] = generation

    def due(self, now: float) -> float:
        """When the next status request is due; infinite if nothing is running, or a request is in flight."""
        if self._queue or self._unconfirmed:
            return self._schedule.reads.due(now)
        if self._in_flight or not self.running:
            return math.inf
        return max(self._schedule.reads.due(now), self._timer.due)

    def start(self, now: float) -> None:
        """Request the status of all running generations when it is due."""
        if not self._schedule.creates.in_flight:
            self._early.clear()
        while self._unconfirmed and self.due(now) <= now:
            id = self._unconfirmed.popleft()
            if id in self.running:
                self._send([id], tasks.confirm, [id])
        if not self._queue and self.due(now) <= now:
            self._asks_all = True
            ids = list(self.running)
            self._queue.extend(ids[start : start + MOST_IDS] for start in range(0, len(ids), MOST_IDS))
        while self._queue and self.due(now) <= now:
            ids = self._queue.popleft()
            new = [id for id in ids if id in self.running and self._timer.age(id, now) <= NEW_FOR]
            self._send(ids, tasks.poll, ids, new)

    def _send(self, ids: List[str], task: Callable[..., tasks.Polled], *args: List[str]) -> None:
        self._in_flight += 1
        receive = partial(self._receive, ids)
        self._context.workers.prepare(self._schedule.reads, receive, task, self._context.access, *args)

    def _receive(self, ids: List[str], polled: Optional[tasks.Polled], error: Optional[ApiError]) -> None:
        self._in_flight -= 1
        if error is not None or polled is None:
            assert error is not None
            self._queue.append(ids)
            if judge(error) is Verdict.STOP:
                self._context.tracker.stop(error)
            else:
                # Even an error that would end a single job, such as an HTML page instead of the list: it says nothing
                # about the hundred jobs of the request.
                self._context.back_off(self._schedule.reads, error)
            return
        self._schedule.reads.succeed()
        for generation in polled.found:
            if generation.id in self.running:
                self._update(generation)
        for id, problem in polled.lost.items():
            if id in self.running:
                self._note_missing(id, problem)
        if self._asks_all and not self._in_flight and not self._queue:
            self._asks_all = False
            self._timer.note_poll(self._context.clock.monotonic())

    def _check(self, generation: Generation) -> None:
        """Handle a status from a create or a webhook. A failure is confirmed first: the status may be out of date, and
        the job would be created, and billed, again."""
        if generation.status in GENERATION_JOB.failed:
            self._unconfirmed.append(generation.id)
        else:
            self._update(generation)

    def _update(self, generation: Generation) -> None:
        """Record the status of a generation."""
        entry = self.running[generation.id]
        create = entry.create
        assert create is not None
        self._misses.pop(generation.id, None)
        if generation.status != create.status:
            create.status, create.code = generation.status, generation.error_code
            self._context.tracker.journal.save_create(entry, create)
        if GENERATION_JOB.ended(generation.status):
            self._remove(generation.id)
            self._ended(entry, generation)

    def _note_missing(self, id: str, error: ApiError) -> None:
        """Record that a generation was not found, or could not be read."""
        self._misses[id] = self._misses.get(id, 0) + 1
        if isinstance(error, NotFoundError) or self._misses[id] >= MOST_ODD_POLLS:
            self._context.tracker.fail(self._remove(id), error)

    def _remove(self, id: str) -> Entry:
        """Stop following a generation, and return its job."""
        self._misses.pop(id, None)
        self._schedule.slots.free()
        self._timer.end(id, self._context.clock.monotonic())
        return self.running.pop(id)
