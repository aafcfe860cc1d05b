"""The downloads of a run: each result once, and again only if its file is gone."""

from __future__ import annotations

import math
from collections import deque
from functools import partial
from typing import Deque, Optional, Tuple, Union

from sync_client.models import Generation

from ..errors import ApiError, InvalidResponseError
from . import tasks
from .context import RunContext
from .plan import Verdict, judge
from .records import Entry, State
from .results import Saved, is_same, look_again

CHANGED = "the file was changed after the download"


class Downloads:
    """Downloads the results of jobs."""

    def __init__(self, context: RunContext) -> None:
        self._context = context
        self._tracker = context.tracker
        self._throttle = context.schedule.downloads
        self._queue: Deque[Tuple[Entry, Union[Generation, str]]] = deque()

    @property
    def waiting(self) -> int:
        """Results that are waiting to be downloaded."""
        return len(self._queue)

    def add(self, entry: Entry, generation: Union[Generation, str]) -> None:
        """Download the result of a job.

        Args:
            generation: Its generation, or the id of it.
        """
        self._tracker.save(entry, State.DOWNLOADING)
        self._queue.append((entry, generation))

    def check(self, entry: Entry) -> None:
        """End a job whose result was downloaded earlier; if the file is gone, let it be downloaded again."""
        assert entry.saved is not None
        try:
            found = look_again(self._tracker.path(entry.job.name), entry.saved)
        except OSError:
            self._tracker.save(entry, State.DOWNLOADING)
            return
        if found != entry.saved or CHANGED in entry.flags:
            same = found.digest == entry.saved.digest
            others = tuple(flag for flag in entry.flags if flag != CHANGED)
            entry.flags = others if same else (*others, CHANGED)
            entry.saved = found if same else entry.saved
            self._tracker.journal.save(entry)
        self._tracker.end(entry)

    def due(self, now: float) -> float:
        """When the next download can start; infinite if none is waiting."""
        return self._throttle.due(now) if self._queue else math.inf

    def start(self, now: float) -> None:
        """Start the downloads that can start now."""
        while self.due(now) <= now:
            entry, generation = self._queue.popleft()
            receive = partial(self._receive, entry)
            path = self._tracker.path(entry.job.name)
            # Only a file that this run has saved itself may be replaced.
            args = (self._context.access, generation, path, is_same(path, entry.saved))
            self._context.workers.prepare(self._throttle, receive, tasks.download, *args)

    def _receive(
        self, entry: Entry, result: Optional[Tuple[Saved, Tuple[str, ...]]], error: Optional[ApiError]
    ) -> None:
        if result is not None:
            self._throttle.succeed()
            entry.saved, entry.flags = result
            entry.error = None
            self._tracker.save(entry, State.DONE)
            return
        assert error is not None
        verdict = judge(error)
        if isinstance(error, InvalidResponseError):
            # It says nothing about the results of other jobs, so it never stops the run.
            if self._tracker.note_odd(entry):
                self._throttle.succeed()
                self._tracker.fail(entry, error)
            else:
                self._queue.append((entry, entry.generation_id))
                self._throttle.fail(error, self._context.clock.monotonic(), self._context.schedule.random)
        elif verdict is Verdict.WAIT:
            self._queue.append((entry, entry.generation_id))
            self._context.back_off(self._throttle, error)
        elif verdict is Verdict.STOP or error.field == "to":
            # A disk that is full for one result is full for all of them.
            self._tracker.stop(error)
        else:
            self._throttle.succeed()
            self._tracker.fail(entry, error)
