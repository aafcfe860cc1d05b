"""Lip-sync jobs."""

from __future__ import annotations

import math
import re
import time
import uuid
from collections import deque
from typing import Any, Deque, Dict, List, Optional

import attrs

from .clock import Clock
from .files import StoredFile
from .media import duration_of
from .paging import allows, timestamp
from .problems import Problem
from .queries import ListGenerations
from .settings import Settings
from .timeline import Outcome, outcome

UPGRADE_URL = "https://sync.so/billing"


_ECHOED_IF_SENT = ("options", "dubParams", "dialogueEdit")


@attrs.define(eq=False)
class Generation:
    """A job. `request` is the body that created it, with files turned into assets."""

    id: str
    created_at: float
    request: Dict[str, Any]
    outcome: Outcome
    output: StoredFile
    output_file_name: Optional[str]
    source: str = "api"
    output_duration: Optional[float] = attrs.Factory(lambda self: duration_of(self.output.path), takes_self=True)

    @property
    def ends_at(self) -> float:
        return self.created_at + self.outcome.duration

    def status_at(self, now: float) -> str:
        return self.outcome.status_at(now - self.created_at)

    def is_terminal_at(self, now: float) -> bool:
        return self.outcome.is_terminal_at(now - self.created_at)

    def next_change_after(self, now: float) -> float:
        return self.created_at + self.outcome.next_change_after(now - self.created_at)

    def progress_at(self, now: float) -> float:
        return self.outcome.progress_at(now - self.created_at)

    def to_json(self, now: float, output_url: Optional[str]) -> Dict[str, Any]:
        """The wire form, with the explicit nulls of a real body. `errorCode` is absent rather than null."""
        status = self.status_at(now)
        completed = status == "COMPLETED"
        failed = status in ("FAILED", "REJECTED")
        echoed: Dict[str, Any] = {name: self.request[name] for name in _ECHOED_IF_SENT if name in self.request}
        body: Dict[str, Any] = {
            "id": self.id,
            "createdAt": timestamp(self.created_at),
            "status": status,
            "model": self.request["model"],
            "input": self.request["input"],
            **echoed,
            "segments": self.request.get("segments"),
            "webhookUrl": self.request.get("webhookUrl"),
            "outputUrl": output_url if completed else None,
            "segmentOutputUrl": None,
            "outputDuration": self.output_duration if completed else None,
            "outputFileName": self.output_file_name,
            "projectId": self.request.get("projectId"),
            "error": self.outcome.error if failed else None,
        }
        if failed:
            body["errorCode"] = self.outcome.error_code
        return body


class Generations:
    """All generations of the organization, and what is scripted for the next ones."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._generations: Dict[str, Generation] = {}
        self._scripted: Deque[Outcome] = deque()
        #: The ids of those that a request created, in order; deleted ones stay.
        self.billed: List[str] = []

    @property
    def _clock(self) -> Clock:
        return self._settings.clock

    def outcome(self, status: str, **details: Any) -> Outcome:
        """An outcome with this sandbox's usual times."""
        return outcome(
            status,
            pending_seconds=self._settings.pending_seconds,
            processing_seconds=self._settings.processing_seconds,
            **details,
        )

    def script(self, scripted: Outcome, times: int) -> None:
        """Give the next `times` generations this outcome."""
        self._scripted.extend([scripted] * times)

    def rescript(self, id: str, scripted: Outcome) -> None:
        """Change the outcome of a generation that exists."""
        self.get(id).outcome = scripted
        self._clock.wake()

    def create(
        self,
        request: Dict[str, Any],
        output: StoredFile,
        *,
        id: Optional[str] = None,
        scripted: Optional[Outcome] = None,
    ) -> Generation:
        """Start a job."""
        name = _sanitized(request.get("outputFileName"))
        generation = Generation(
            id=id or str(uuid.uuid4()),
            created_at=self._clock.now(),
            request=request,
            outcome=scripted or self._next_outcome(name),
            output=output,
            output_file_name=name,
        )
        self._generations[generation.id] = generation
        return generation

    def get(self, id: str) -> Generation:
        """The generation; 404 when there is none, 400 when there could be none."""
        if id in self._generations:
            return self._generations[id]
        try:
            uuid.UUID(id)
        except ValueError:
            raise Problem(400, "invalid_generation_id", field="id") from None
        raise Problem(404, "generation_not_found", field="id")

    def delete(self, id: str) -> Generation:
        """Remove a finished generation; 409 for another."""
        if not self.get(id).is_terminal_at(self._clock.now()):
            raise Problem(409, "generation_not_deletable_while_processing")
        return self._generations.pop(id)

    def all(self) -> List[Generation]:
        """In order of creation."""
        return list(self._generations.values())

    def find(self, query: ListGenerations) -> List[Generation]:
        """Those that the filters let through, newest first."""
        now = self._clock.now()
        return [
            generation
            for generation in reversed(self.all())
            if allows(query.status, generation.status_at(now))
            and allows(query.ids, generation.id)
            and allows(query.source, generation.source)
            and (query.projectId is None or query.projectId == generation.request.get("projectId"))
        ]

    async def wait(self, generation: Generation, timeout: float = math.inf) -> None:
        """Until the generation has ended, or `timeout` seconds are over, on the sandbox's clock or in reality."""
        deadline = self._clock.now() + timeout
        real_deadline = time.monotonic() + timeout
        while not generation.is_terminal_at(self._clock.now()):
            left = min(deadline - self._clock.now(), real_deadline - time.monotonic())
            if left <= 0:
                return
            change = generation.next_change_after(self._clock.now())
            await self._clock.changed(min(left, self._clock.real_seconds_until(change)))

    def _next_outcome(self, output_file_name: Optional[str]) -> Outcome:
        if self._scripted:
            return self._scripted.popleft()
        named = (output_file_name or "").upper()
        return self.outcome(named if named in ("FAILED", "REJECTED") else "COMPLETED")

    def check_concurrency(self) -> None:
        """429 when no more generations may run."""
        limit = self._settings.concurrency_limit
        now = self._clock.now()
        active = [generation for generation in self.all() if not generation.is_terminal_at(now)]
        if limit is not None and len(active) >= limit:
            soonest = min((generation.ends_at - now for generation in active), default=0.0)
            raise Problem(
                429,
                "concurrency_limit_reached",
                activeGenerations=len(active),
                concurrencyLimit=limit,
                retryAfterSeconds=max(1, math.ceil(soonest)),
                upgradeUrl=UPGRADE_URL,
            )


def _sanitized(name: Optional[str]) -> Optional[str]:
    """An output file name as the API stores it: letters, digits, `_` and `-`, with `_` for spaces."""
    return None if name is None else re.sub(r"[^A-Za-z0-9_-]", "", name.replace(" ", "_"))
