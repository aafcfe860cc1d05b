"""The loop of a run: it writes results and next steps to the journal, and only then sends the next requests.

The loop runs in the thread that asks for the next outcome; the tasks run in the executor.
"""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Deque, Iterable, Optional

from sync_client.errors import show
from sync_client.models import Batch, Generation, GenerationNotification
from sync_client.types import UnknownObject

from ..errors import ApiError, GenerationFailedError, InvalidRequestError
from .context import RunContext
from .creates import Creates
from .downloads import Downloads
from .plan import Step, next_step, starts_over, tries_again
from .polls import Polls
from .prices import Prices
from .records import Entry, Estimate, State
from .uploads import Uploads

if TYPE_CHECKING:
    from ..webhooks import Notification

# How many jobs are read ahead from the journal, to upload their files while earlier jobs wait for a slot.
AHEAD = 64


class Driver:
    """Drives the jobs of a run until they end.

    Args:
        budget: US dollars that the jobs may cost; None for no limit.
        retries: How many times to create a job again after a temporary failure.
        key_lifetime: Seconds after which the server may have forgotten an idempotency key.
    """

    def __init__(
        self,
        context: RunContext,
        *,
        budget: Optional[float],
        retries: int,
        key_lifetime: float,
    ) -> None:
        self._context = context
        self._tracker = context.tracker
        self._schedule = context.schedule
        self._budgeted = budget is not None
        self._retries = retries
        self._key_lifetime = key_lifetime
        self._uploads = Uploads(context, ready=self._advance)
        self._prices = Prices(context, self._uploads.find)
        self._polls = Polls(context, ended=self._end_generation)
        self._creates = Creates(context, budget, created=self._polls.add, upload_again=self._advance)
        self._downloads = Downloads(context)
        self._chosen = False
        self._added: Deque[int] = deque()

    @property
    def idle(self) -> bool:
        """Whether every job has ended, and nothing has stopped the run."""
        if self._tracker.problem is not None or self._tracker.interruption is not None:
            return False
        begun = self._polls.running or self._downloads.waiting or self._context.workers.busy
        return not (self._added or begun or self._waiting)

    @property
    def total(self) -> int:
        """The number of jobs, including those not read from the journal yet."""
        return len(self._added) + sum(self._tracker.counts.values())

    def add(self, number: int, state: State) -> None:
        """Drive a job until it ends. Jobs that an earlier session started come before new ones.

        Args:
            number: Its position in the journal.
            state: Its state.
        """
        self._chosen = True
        if number in self._tracker.driven:
            return
        self._tracker.driven.add(number)
        begun = state in (State.CREATING, State.RUNNING, State.DOWNLOADING)
        (self._added.appendleft if begun else self._added.append)(number)

    def begin(self) -> None:
        """Drive all jobs of the journal, unless some were added."""
        if not self._chosen:
            self._chosen = True
            for number, state in self._tracker.journal.add_all_again():
                self.add(number, state)

    def notify(self, notification: Notification) -> None:
        """Handle a webhook notification. May be called from any thread. Raises InvalidRequestError if it is not one."""
        if not isinstance(notification, (GenerationNotification, Batch, UnknownObject)):
            raise InvalidRequestError(
                f"notification must be the return value of webhooks.unwrap, not {show(notification)}.",
                field="notification",
            )
        if isinstance(notification, GenerationNotification):
            self._context.workers.call(partial(self._polls.receive, Generation.from_dict(notification.to_dict())))

    def step(self) -> None:
        """Handle results and send requests, with one commit for both. Waits until there is a result to handle or a
        request to send, unless there are outcomes to return."""
        self._tracker.check_whole()
        self._context.workers.wait(self._pause())
        with self._tracker.step():
            self._context.workers.collect()
            self._read_jobs()
            now = self._context.clock.monotonic()
            if self._tracker.problem is None:
                self._uploads.start(now)
                self._prices.start(now)
                self._creates.start(now, self._uploads.find)
                self._polls.start(now)
                self._downloads.start(now)
            self._tracker.journal.commit()
            self._context.workers.send()
        self._tracker.call_on_update()
        if self._tracker.problem is not None and not self._tracker.ended:
            raise self._tracker.problem

    def estimate(self, entries: Iterable[Entry]) -> Estimate:
        """Price jobs and wait for the prices. Raises ApiError if the API request fails."""
        return self._prices.estimate(entries)

    def close(self) -> None:
        """Wait for the tasks in flight and record their results. After an interrupted step, they are not recorded: the
        next session finds them by their keys."""
        self._context.workers.close()
        if self._tracker.interruption is None:
            with self._tracker.step():
                self._context.workers.collect()
                self._tracker.journal.commit()
            self._tracker.call_on_update()

    def _pause(self) -> float:
        """Seconds until there is something to do, even if no task finishes; 0 or less if there is already."""
        if self._tracker.ended or self._tracker.problem is not None or self._reads_more:
            return 0.0
        now = self._context.clock.monotonic()
        stages = (self._uploads, self._prices, self._creates, self._polls, self._downloads)
        return min(stage.due(now) for stage in stages) - now

    @property
    def _waiting(self) -> int:
        """Jobs that are waiting for an upload, a price or a slot."""
        return self._uploads.waiting + self._prices.waiting + self._creates.waiting

    @property
    def _reads_more(self) -> bool:
        """Whether to read more jobs from the journal."""
        return bool(self._added) and len(self._tracker.ended) + self._waiting < AHEAD

    def _read_jobs(self) -> None:
        """Read jobs from the journal, and queue each for its next step."""
        while self._reads_more:
            entry = self._tracker.journal.get(self._added.popleft())
            self._tracker.count(entry)
            if starts_over(entry):
                entry.retried, entry.error = 0, None
                if entry.create is not None and entry.create.id is None and entry.create.status is not None:
                    entry.create = None
                self._tracker.save(entry, State.ADDED)
            elif entry.state is State.DONE:
                self._downloads.check(entry)
            elif entry.state.ended:
                self._tracker.end(entry)
            self._advance(entry)

    def _advance(self, entry: Entry) -> None:
        """Queue a job for its next step."""
        step = next_step(
            entry,
            uploaded=self._uploads.find(entry.job) is not None,
            priced=entry.price is not None or not self._budgeted,
            now=self._context.clock.time(),
            key_lifetime=self._key_lifetime,
        )
        if step is Step.UPLOAD:
            self._uploads.add(entry)
        elif step is Step.PRICE:
            self._prices.add(entry, partial(self._receive_price, entry))
        elif step is Step.CREATE:
            self._creates.add(entry)
        elif step is Step.CREATE_AGAIN:
            self._creates.add_first(entry)
        elif step is Step.LOOK_UP:
            self._creates.look_up(entry)
        elif step is Step.POLL:
            self._polls.add(entry)
        elif step is Step.DOWNLOAD:
            self._downloads.add(entry, entry.generation_id)

    def _receive_price(self, entry: Entry, problem: Optional[ApiError]) -> None:
        if problem is None:
            self._advance(entry)
            return
        message = f"{entry.job.name} has no price, which the budget requires: {problem}"
        self._tracker.fail(entry, InvalidRequestError(message, field="budget"), State.STOPPED)

    def _end_generation(self, entry: Entry, generation: Generation) -> None:
        create = entry.create
        assert create is not None
        if not create.failed:
            self._downloads.add(entry, generation)
            return
        self._tracker.spent -= self._tracker.journal.spent_on(create.key)
        if tries_again(create, entry.retried, self._retries):
            entry.retried += 1
            self._advance(entry)
        else:
            self._tracker.fail(entry, GenerationFailedError(generation))
