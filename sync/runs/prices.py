"""Prices jobs: by the length of their output if it is known, otherwise by the API's estimate for their media."""

from __future__ import annotations

import json
import math
from collections import deque
from functools import partial
from pathlib import Path
from typing import Any, Callable, Deque, Dict, Iterable, List, Mapping, NamedTuple, Optional, Tuple

from sync_client import api
from sync_client.models import CreateGenerationRequest, EstimateGenerationCostRequest

from ..core.call.arguments import NO_OPTIONS
from ..core.files.duration import Length, measure_length
from ..core.jobs.estimate import longest_output
from ..errors import ApiError, InvalidRequestError
from .access import Access
from .context import RunContext
from .creates import build_body
from .plan import Verdict, judge
from .records import Entry, Estimate, Job
from .uploads import Assets

# What tells jobs apart that cost the same.
SAME_PRICE = ("outputFileName", "webhookUrl", "projectId")

# Gets why a job has no price; None where it has one.
Then = Callable[[Optional[ApiError]], None]


class Question(NamedTuple):
    """A price request. Jobs with the same request have the same price.

    Attributes:
        by_length: Whether it asks by the length of the output instead of the media.
        body: The body of the request as JSON.
    """

    by_length: bool
    body: str


def ask(access: Access, question: Question) -> float:
    """The price from the API in US dollars. Raises InvalidRequestError if the API returns none."""
    body: Dict[str, Any] = json.loads(question.body)
    if question.by_length:
        make: Any = partial(api.estimate_generation_cost, body=EstimateGenerationCostRequest.from_dict(body))
    else:
        make = partial(api.analyze_cost, body=CreateGenerationRequest.from_dict(body))
    found: Any = access.caller(max_retries=0).call(make, NO_OPTIONS)
    estimates: List[Any] = [found] if question.by_length else found
    # A response is read generously: a cost may be missing.
    costs: List[Any] = [getattr(one, "estimated_generation_cost", None) for one in estimates]
    if not costs or not all(isinstance(cost, (int, float)) and 0 <= cost < math.inf for cost in costs):
        raise InvalidRequestError("The API returned no price for it.", field="model")
    return float(sum(costs))


class Prices:
    """Prices jobs, with one request for all jobs that have the same price.

    Args:
        assets: Returns the assets of a job's local files; None if one is missing.
    """

    def __init__(self, context: RunContext, assets: Callable[[Job], Optional[Assets]]) -> None:
        self._context = context
        self._throttle = context.schedule.prices
        self._assets = assets
        self._known: Dict[Question, float] = {}
        self._lengths: Dict[str, Length] = {}
        self._waiting: Dict[Question, List[Tuple[Entry, Then]]] = {}
        self._queue: Deque[Question] = deque()

    @property
    def waiting(self) -> int:
        """Jobs that are waiting for their price."""
        return sum(map(len, self._waiting.values()))

    def add(self, entry: Entry, then: Then) -> None:
        """Price a job.

        Args:
            then: Called when it has a price, or can't have one.
        """
        try:
            question = self._find_question(entry.job)
        except InvalidRequestError as error:
            then(error)
            return
        if question in self._known:
            self._note(entry, self._known[question], then)
        elif question in self._waiting:
            self._waiting[question].append((entry, then))
        else:
            self._waiting[question] = [(entry, then)]
            self._queue.append(question)

    def due(self, now: float) -> float:
        """When the next request can be sent; infinite if none is waiting."""
        return self._throttle.due(now) if self._queue else math.inf

    def start(self, now: float) -> None:
        """Send the requests that can be sent now."""
        while self.due(now) <= now:
            question = self._queue.popleft()
            receive = partial(self._receive, question)
            self._context.workers.prepare(self._throttle, receive, ask, self._context.access, question)

    def estimate(self, entries: Iterable[Entry]) -> Estimate:
        """Price all these jobs and wait for the prices. Raises ApiError if the API request fails."""
        by_job: Dict[str, float] = {}
        unpriced: Dict[str, str] = {}

        def note(entry: Entry, problem: Optional[ApiError]) -> None:
            if entry.price is None:
                unpriced[entry.job.name] = str(problem)
            else:
                by_job[entry.job.name] = entry.price

        tracker, workers, clock = self._context.tracker, self._context.workers, self._context.clock
        with tracker.step():
            for entry in entries:
                if entry.price is None:
                    self.add(entry, partial(note, entry))
                else:
                    note(entry, None)
            tracker.journal.commit()
        while self._waiting:
            now = clock.monotonic()
            with tracker.step():
                workers.collect()
                self.start(now)
                tracker.journal.commit()
                workers.send()
            if tracker.problem is not None:
                raise tracker.problem
            if self._waiting:
                workers.wait(min(max(0.0, self.due(now) - now), 3600.0))
        return Estimate(cost=sum(by_job.values()), by_job=by_job, unpriced=unpriced)

    def _find_question(self, job: Job) -> Question:
        """The price request for a job. Raises InvalidRequestError if it can't be priced."""
        assets = self._assets(job)
        if job.seconds is not None:
            return _ask_length(job, job.seconds, None)
        if assets is not None:
            body = build_body(job, assets)
            asked = {name: value for name, value in body.items() if name not in SAME_PRICE}
            return Question(False, json.dumps(asked, sort_keys=True))
        request = job.request
        items: List[Mapping[str, Any]] = request["input"]
        lengths = [self._measure(item, f"input[{index}]") for index, item in enumerate(items)]
        options: Mapping[str, Any] = request.get("options") or {}
        seconds = longest_output([item["type"] for item in items], lengths, options.get("sync_mode"))
        return _ask_length(job, seconds, next((length.fps for length in lengths if length and length.fps), None))

    def _measure(self, item: Mapping[str, Any], field: str) -> Optional[Length]:
        """The length of a medium; None for an image. Raises InvalidRequestError if it is unknown."""
        if item["type"] == "image":
            return None
        path = item.get("path")
        if path is None:
            raise InvalidRequestError(
                f"The length of {field} is unknown until the local files are uploaded: give the length of the output in"
                " seconds.",
                field="seconds",
            )
        if path not in self._lengths:
            try:
                self._lengths[path] = measure_length(Path(path), field)
            except InvalidRequestError as error:
                problem = f"{error.message} In a run, give the length of the output in seconds."
                raise InvalidRequestError(problem, field="seconds") from None
        return self._lengths[path]

    def _receive(self, question: Question, cost: Optional[float], error: Optional[ApiError]) -> None:
        if error is None and cost is not None:
            self._throttle.succeed()
            self._known[question] = cost
            for entry, then in self._waiting.pop(question):
                self._note(entry, cost, then)
            return
        assert error is not None
        verdict = judge(error)
        if verdict is Verdict.WAIT:
            self._queue.append(question)
            self._context.back_off(self._throttle, error)
        elif verdict is Verdict.STOP:
            self._queue.append(question)
            self._context.tracker.stop(error)
        else:
            self._throttle.succeed()
            for _, then in self._waiting.pop(question):
                then(error)

    def _note(self, entry: Entry, cost: float, then: Then) -> None:
        entry.price = cost
        self._context.tracker.journal.save(entry)
        then(None)


def _ask_length(job: Job, seconds: float, fps: Optional[float]) -> Question:
    request = job.request
    options: Mapping[str, Any] = request.get("options") or {}
    body = EstimateGenerationCostRequest(
        model=request["model"],
        duration=seconds,
        fps=fps,
        reasoning_enabled=options.get("reasoning_enabled"),
    )
    return Question(True, json.dumps(body.to_dict(), sort_keys=True))
