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
from ..core.jobs.estimate import estimate_length
from ..errors import ApiError, InvalidRequestError
from .access import Access
from .context import RunContext
from .creates import build_body
from .plan import Verdict, judge
from .records import Entry, Estimate, Job
from .uploads import Assets

# Fields of a create that do not affect its price.
WITHOUT_PRICE = ("outputFileName", "webhookUrl", "projectId")

# Called with the reason why a job has no price, or None if it has one.
Callback = Callable[[Optional[ApiError]], None]


class PriceRequest(NamedTuple):
    """A price request. Jobs with the same request have the same price.

    Attributes:
        by_length: Whether the price is based on the length of the output, not on the media.
        body: The body of the request as JSON.
    """

    by_length: bool
    body: str


def fetch_price(access: Access, request: PriceRequest) -> float:
    """The price from the API in US dollars. Raises InvalidRequestError if the API returns none."""
    body: Dict[str, Any] = json.loads(request.body)
    if request.by_length:
        make: Any = partial(api.estimate_generation_cost, body=EstimateGenerationCostRequest.from_dict(body))
    else:
        make = partial(api.analyze_cost, body=CreateGenerationRequest.from_dict(body))
    found: Any = access.caller(max_retries=0).call(make, NO_OPTIONS)
    estimates: List[Any] = [found] if request.by_length else found
    # Responses are decoded leniently, so a cost may be missing or of any type.
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
        self._known: Dict[PriceRequest, float] = {}
        self._lengths: Dict[str, Length] = {}
        self._waiting: Dict[PriceRequest, List[Tuple[Entry, Callback]]] = {}
        self._queue: Deque[PriceRequest] = deque()

    @property
    def waiting(self) -> int:
        """Jobs that are waiting for their price."""
        return sum(map(len, self._waiting.values()))

    def add(self, entry: Entry, callback: Callback) -> None:
        """Price a job.

        Args:
            callback: Called when it has a price, or can't have one.
        """
        try:
            request = self._find_request(entry.job)
        except InvalidRequestError as error:
            callback(error)
            return
        if request in self._known:
            self._note(entry, self._known[request], callback)
        elif request in self._waiting:
            self._waiting[request].append((entry, callback))
        else:
            self._waiting[request] = [(entry, callback)]
            self._queue.append(request)

    def due(self, now: float) -> float:
        """When the next request can be sent; infinite if none is waiting."""
        return self._throttle.due(now) if self._queue else math.inf

    def start(self, now: float) -> None:
        """Send the requests that can be sent now."""
        while self.due(now) <= now:
            request = self._queue.popleft()
            receive = partial(self._receive, request)
            self._context.workers.prepare(self._throttle, receive, fetch_price, self._context.access, request)

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
                workers.wait(self.due(now) - now)
        return Estimate(cost=sum(by_job.values()), by_job=by_job, unpriced=unpriced)

    def _find_request(self, job: Job) -> PriceRequest:
        """The price request for a job. Raises InvalidRequestError if it can't be priced."""
        assets = self._assets(job)
        if job.seconds is not None:
            return _request_by_length(job, job.seconds, None)
        if assets is not None:
            body = build_body(job, assets)
            asked = {name: value for name, value in body.items() if name not in WITHOUT_PRICE}
            return PriceRequest(False, json.dumps(asked, sort_keys=True))
        arguments = job.request
        items: List[Mapping[str, Any]] = arguments["input"]
        lengths = [self._measure(item, f"input[{index}]") for index, item in enumerate(items)]
        options: Mapping[str, Any] = arguments.get("options") or {}
        seconds = estimate_length([item["type"] for item in items], lengths, options.get("sync_mode"))
        return _request_by_length(job, seconds, next((length.fps for length in lengths if length and length.fps), None))

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

    def _receive(self, request: PriceRequest, cost: Optional[float], error: Optional[ApiError]) -> None:
        if error is None and cost is not None:
            self._throttle.succeed()
            self._known[request] = cost
            for entry, callback in self._waiting.pop(request):
                self._note(entry, cost, callback)
            return
        assert error is not None
        verdict = judge(error)
        if verdict is Verdict.WAIT:
            self._queue.append(request)
            self._context.back_off(self._throttle, error)
        elif verdict is Verdict.STOP:
            self._queue.append(request)
            self._context.tracker.stop(error)
        else:
            self._throttle.succeed()
            for _, callback in self._waiting.pop(request):
                callback(error)

    def _note(self, entry: Entry, cost: float, callback: Callback) -> None:
        entry.price = cost
        self._context.tracker.journal.save(entry)
        callback(None)


def _request_by_length(job: Job, seconds: float, fps: Optional[float]) -> PriceRequest:
    arguments = job.request
    options: Mapping[str, Any] = arguments.get("options") or {}
    body = EstimateGenerationCostRequest(
        model=arguments["model"],
        duration=seconds,
        fps=fps,
        reasoning_enabled=options.get("reasoning_enabled"),
    )
    return PriceRequest(True, json.dumps(body.to_dict(), sort_keys=True))
