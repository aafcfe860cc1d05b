"""Lip-sync jobs."""

from __future__ import annotations

import math
import re
from typing import Any, Dict, List, Optional

import attrs

from .identity import is_uuid
from .jobs import Job
from .paging import allows, timestamp
from .problems import Problem
from .queries import ListGenerations
from .records import Records
from .rendering.renderer import Output
from .settings import Settings
from .store import Store

UPGRADE_URL = "https://sync.so/billing"

_ECHOED_IF_SENT = ("options", "dubParams", "dialogueEdit")


@attrs.define(eq=False, kw_only=True)
class Generation(Job):
    """A lip-sync job. `request` is the body that created it, with files turned into assets.

    Its output is a file, or a montage that becomes one when somebody asks for it.
    """

    request: Dict[str, Any]
    output: Output
    source: str = "api"
    in_batch: bool = False
    synthesized_audio_url: Optional[str] = None
    deleted: bool = False

    @property
    def output_file_name(self) -> Optional[str]:
        """As the API stores it: letters, digits, `_` and `-`, with `_` for spaces."""
        name = self.request.get("outputFileName")
        return None if name is None else re.sub(r"[^A-Za-z0-9_-]", "", name.replace(" ", "_"))

    def to_json(self, now: float, output_url: Optional[str]) -> Dict[str, Any]:
        """The wire form, with the explicit nulls of a real body. `errorCode` is absent rather than null."""
        status = self.status_at(now)
        completed = status == "COMPLETED"
        failed = status in ("FAILED", "REJECTED")
        body: Dict[str, Any] = {
            "id": self.id,
            "createdAt": timestamp(self.created_at),
            "status": status,
            "model": self.request["model"],
            "input": self.request["input"],
            **{name: self.request[name] for name in _ECHOED_IF_SENT if name in self.request},
            "segments": self.request.get("segments"),
            "webhookUrl": self.request.get("webhookUrl"),
            "outputUrl": output_url if completed else None,
            "segmentOutputUrl": None,
            "outputDuration": self.output.media.duration if completed else None,
            "outputFileName": self.output_file_name,
            "projectId": self.request.get("projectId"),
            "synthesizedAudioUrl": self.synthesized_audio_url if completed else None,
            "error": self.outcome.error if failed else None,
        }
        if failed:
            body["errorCode"] = self.outcome.error_code
        return body


class Generations(Store[Generation]):
    """All generations of the organization."""

    def __init__(self, settings: Settings) -> None:
        super().__init__("generation_not_found")
        self._settings = settings
        #: The ids of those that a request created, in order; deleted ones stay.
        self.billed: Records[bool] = Records()

    def all(self) -> List[Generation]:
        return [generation for generation in super().all() if not generation.deleted]

    def get(self, id: str, *, field: Optional[str] = "id") -> Generation:
        """The generation; 404 when there is none, 400 when there could be none."""
        if id not in self and not is_uuid(id):
            raise Problem(400, "invalid_generation_id", field=field)
        generation = super().get(id, field=field)
        if generation.deleted:
            raise Problem(404, "generation_not_found", field=field)
        return generation

    def remove(self, id: str) -> None:
        """Delete it; a repeated create with its key still finds it."""
        generation = self.get(id)
        generation.deleted = True
        self.add(generation)

    def find(self, query: ListGenerations, at: float) -> List[Generation]:
        """Those that the filters have let through at a time, newest first."""
        ids = None if query.ids is None else frozenset(query.ids)
        # The ids first: whoever waits for many asks for a few of them at a time, again and again.
        return [
            generation
            for generation in reversed(self.all())
            if (ids is None or generation.id in ids)
            and generation.created_at <= at
            and allows(query.status, generation.status_at(at))
            and allows(query.source, generation.source)
            and (query.projectId is None or query.projectId == generation.request.get("projectId"))
        ]

    def check_plan(self) -> None:
        """402 when the plan allows no more generations."""
        limit = self._settings.generation_limit
        if limit is not None and len(self.billed) >= limit:
            raise Problem(402, "free_tier_generations_exhausted")

    def check_concurrency(self) -> None:
        """429 when no more generations may run. Those of batches do not count."""
        limit = self._settings.concurrency_limit
        now = self._settings.clock.now()
        active = [one for one in self.all() if not one.in_batch and not one.is_terminal_at(now)]
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
