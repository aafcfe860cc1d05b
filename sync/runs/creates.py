"""Creates the generations of a run: each job once, within the budget, and never before its key is in the journal."""

from __future__ import annotations

import hashlib
import math
import re
from collections import deque
from functools import partial
from typing import Any, Callable, Deque, Dict, List, Mapping, Optional, Set

from sync_client.models import Generation
from sync_client.wire import new_key

from ..errors import ApiError, ConcurrencyLimitError, InvalidRequestError, InvalidResponseError
from . import tasks
from .context import RunContext
from .plan import MixedUpError, Verdict, judge
from .records import Create, Entry, Job, State
from .uploads import Assets

# Characters that the API keeps in the name of an output file.
_UNFIT = re.compile(r"[^A-Za-z0-9_-]+")
LONGEST_LABEL = 100
# The digest at the end of a label.
_LABEL = re.compile(r"[0-9a-f]{12}$")
REFUSED = "REFUSED"
# US dollars. A sum of floating-point estimates may exceed the budget by this much.
ROUNDING = 1e-9


class Creates:
    """Creates the generations of jobs.

    Args:
        budget: The most that the jobs may cost in US dollars, as estimated; None for no limit.
        created: Called with each job that has a generation, and with the generation if it could be read.
        upload_again: Called with each job whose files must be uploaded again.
    """

    def __init__(
        self,
        context: RunContext,
        budget: Optional[float],
        created: Callable[[Entry, Optional[Generation]], None],
        upload_again: Callable[[Entry], None],
    ) -> None:
        self._context = context
        self._tracker = context.tracker
        self._journal = context.tracker.journal
        self._schedule = context.schedule
        self._budget = budget
        self._created = created
        self._upload_again = upload_again
        self._queue: Deque[Entry] = deque()
        self._to_look_up: Deque[Entry] = deque()
        # Keys of creates that may have succeeded, although a later attempt was refused.
        self._unsure: Set[str] = set()
        self._uploaded_again: Set[int] = set()

    @property
    def waiting(self) -> int:
        """Jobs that are waiting to be created or looked up."""
        return len(self._queue) + len(self._to_look_up)

    def add(self, entry: Entry) -> None:
        """Create a job as soon as there is a slot. If the outcome of its last create is unknown, its key is reused."""
        create = entry.create
        if create is not None and not create.failed and create.status != REFUSED:
            self._unsure.add(create.key)
        self._tracker.save(entry, State.CREATING)
        self._queue.append(entry)

    def add_first(self, entry: Entry) -> None:
        """Create a job that has waited before: it comes before all others."""
        self.add(entry)
        self._queue.rotate(1)

    def look_up(self, entry: Entry) -> None:
        """Look for a job in the account, since the server may have forgotten the key of its create."""
        self._tracker.save(entry, State.CREATING)
        self._to_look_up.append(entry)

    def due(self, now: float) -> float:
        """When the next create can be sent; infinite if none is waiting."""
        look_up_due = self._schedule.reads.due(now) if self._to_look_up else math.inf
        return min(look_up_due, self._schedule.create_due(now) if self._queue else math.inf)

    def start(self, now: float, assets: Callable[[Job], Optional[Assets]]) -> None:
        """Send the creates that can be sent now.

        Args:
            assets: Returns the assets of a job's local files.
        """
        while self._to_look_up and self._schedule.reads.due(now) <= now:
            self._send_look_up(self._to_look_up.popleft())
        while self._queue and self._schedule.create_due(now) <= now:
            entry = self._queue.popleft()
            if self._reserve(entry):
                self._send(entry, assets)

    def _reserve(self, entry: Entry) -> bool:
        """Reserve the price of a job in the budget. If it does not fit, the job ends."""
        create = entry.create
        if create is not None and not create.failed and create.status != REFUSED:
            return True  # It is reserved already: this create may have succeeded.
        if self._budget is not None:
            price = entry.price
            if price is None or self._tracker.spent + price > self._budget + ROUNDING:
                self._tracker.fail(entry, _describe_excess(entry, self._tracker.spent, self._budget), State.STOPPED)
                return False
        self._tracker.spent += entry.price or 0.0
        if create is not None and create.status == REFUSED:
            create.price = entry.price
        return True

    def _send(self, entry: Entry, assets: Callable[[Job], Optional[Assets]]) -> None:
        create = entry.create
        if create is None or create.failed:
            body = build_body(entry.job, assets(entry.job) or {})
            create = Create(key=new_key(), body=body, price=entry.price, sent=self._context.clock.time())
            entry.create = create
        else:
            create.status = None
        self._journal.save_create(entry, create)
        self._journal.save(entry)
        receive = partial(self._receive, entry, create)
        self._context.workers.prepare(
            self._schedule.creates, receive, tasks.create, self._context.access, create.body, create.key
        )

    def _receive(
        self, entry: Entry, create: Create, generation: Optional[Generation], error: Optional[ApiError]
    ) -> None:
        throttle = self._schedule.creates
        # A success whose body could not be read may still contain the id.
        id = generation.id if generation is not None else None if error is None else error.id
        if id is not None and self._is_own(create, id, generation):
            throttle.succeed()
            self._accept(entry, create, id, generation)
            return
        if id is not None:
            error = MixedUpError(
                f"The create of {entry.job.name} was answered with generation {id}, which belongs to another job.",
                idempotency_key=create.key,
            )
        assert error is not None
        if error.outcome_unknown:
            self._unsure.add(create.key)
        elif create.key not in self._unsure:
            create.status = REFUSED
            self._tracker.spent -= create.price or 0.0
        self._journal.save_create(entry, create)
        verdict = judge(error)
        if verdict is Verdict.STOP:
            self._tracker.stop(error)
        elif isinstance(error, ConcurrencyLimitError):
            throttle.succeed()
            self._queue.appendleft(entry)
            if not self._schedule.slots.refuse(error, self._context.clock.monotonic(), self._schedule.random):
                self._tracker.stop(error)
        elif isinstance(error, InvalidResponseError) and self._tracker.note_odd(entry):
            throttle.succeed()
            self._tracker.fail(entry, error)
        elif verdict is Verdict.WAIT:
            # After a response that can't be read, the others come first: they show whether it is for this job alone.
            (self._queue.append if isinstance(error, InvalidResponseError) else self._queue.appendleft)(entry)
            self._context.back_off(throttle, error)
        elif self._may_upload_again(entry, create, verdict):
            self._uploaded_again.add(entry.number)
            for id in list_assets(create.body):
                self._journal.forget_asset(id)
            entry.create = None
            self._upload_again(entry)
        else:
            throttle.succeed()
            self._tracker.fail(entry, error)

    def _may_upload_again(self, entry: Entry, create: Create, verdict: Verdict) -> bool:
        """Whether to create a job from new assets, once. A create that is in doubt keeps its key: it may be billed."""
        in_doubt = create.key in self._unsure
        return (
            verdict is Verdict.UPLOAD_AGAIN
            and bool(entry.job.files)
            and not in_doubt
            and entry.number not in self._uploaded_again
        )

    def _is_own(self, create: Create, id: str, generation: Optional[Generation]) -> bool:
        """Whether a response can belong to this create: no other create has its id, and it has no other job's name."""
        if self._journal.find_key(id) not in (None, create.key):
            return False
        names = (create.body.get("outputFileName"), None if generation is None else generation.output_file_name)
        sent, received = (_LABEL.search(name) if isinstance(name, str) else None for name in names)
        return sent is None or received is None or sent[0] == received[0]

    def _accept(self, entry: Entry, create: Create, id: str, generation: Optional[Generation]) -> None:
        """Record that a generation was created, or found."""
        self._unsure.discard(create.key)
        create.id = id
        entry.attempts += 1
        self._journal.save_create(entry, create)
        self._created(entry, generation)

    def _send_look_up(self, entry: Entry) -> None:
        create = entry.create
        assert create is not None
        name = create.body.get("outputFileName", "")
        receive = partial(self._receive_look_up, entry, create)
        self._context.workers.prepare(
            self._schedule.reads, receive, tasks.look_up, self._context.access, name, create.sent
        )

    def _receive_look_up(
        self, entry: Entry, create: Create, found: Optional[List[Generation]], error: Optional[ApiError]
    ) -> None:
        if error is not None:
            self._to_look_up.appendleft(entry)
            self._context.back_off(self._schedule.reads, error)
            if judge(error) is not Verdict.WAIT:
                self._tracker.stop(error)
            return
        self._schedule.reads.succeed()
        generation = next((one for one in found or () if self._journal.find_key(one.id) is None), None)
        if generation is not None:
            self._accept(entry, create, generation.id, generation)
        else:
            # It was never created, so the key can be used as if it were new.
            create.sent = self._context.clock.time()
            self._journal.save_create(entry, create)
            self.add_first(entry)


def build_body(job: Job, assets: Assets) -> Dict[str, Any]:
    """The body of a create, with assets instead of local files, and a name to find it by in the account.

    Args:
        assets: The asset of each local file.
    """
    request = job.request
    items: List[Mapping[str, Any]] = []
    for item in request["input"]:
        if "path" in item:
            id = assets[item["type"].upper(), item["path"]]
            item = {**{name: value for name, value in item.items() if name != "path"}, "assetId": id}
        items.append(item)
    return {"outputFileName": label(job), **request, "input": items}


def label(job: Job) -> str:
    """The name of a job in the account: readable and unique."""
    digest = hashlib.sha256(f"{job.identity}\0{job.content}".encode()).hexdigest()[:12]
    readable = _UNFIT.sub("_", job.name)[:LONGEST_LABEL].strip("_")
    return f"{readable}-{digest}" if readable else digest


def list_assets(body: Mapping[str, Any]) -> List[str]:
    """The ids of the assets of a create."""
    return [item["assetId"] for item in body["input"] if "assetId" in item]


def _describe_excess(entry: Entry, spent: float, budget: float) -> InvalidRequestError:
    name = entry.job.name
    if entry.price is None:
        problem = f"{name} has no price, which the budget requires: give its length in seconds."
    else:
        problem = (
            f"{name} would cost US$ {entry.price:.2f}, and US$ {spent:.2f} of the budget of {budget:.2f} are spent:"
            " raise the budget and run the same lines again."
        )
    return InvalidRequestError(problem, field="budget")
