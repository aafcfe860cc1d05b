"""The records of a run: its jobs, their outcomes and their costs."""

from __future__ import annotations

import json
from enum import Enum
from pathlib import Path
from typing import Any, Dict, Mapping, Optional, Tuple

from attr import define, field

from ..errors import ApiError
from .results import Saved


class State(str, Enum):
    """The state of a job. The last three are final until the program runs again; only `DONE` is final for good."""

    ADDED = "added"
    UPLOADING = "uploading"
    CREATING = "creating"
    RUNNING = "running"
    DOWNLOADING = "downloading"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"

    def __str__(self) -> str:
        return self.value

    @property
    def ended(self) -> bool:
        return self in (State.DONE, State.FAILED, State.STOPPED)


@define(frozen=True, kw_only=True)
class Job:
    """A job as it was added.

    Attributes:
        name: The name that the caller gave it, or one made from its content. Its result is named after it.
        identity: Identifies the job when the same lines run again: its name, or without one its content.
        content: A digest of its content, which changes when the job changes.
        request_json: The arguments of the create, as JSON. A local file appears as `{"type": ..., "path": ...}`.
        files: The digest (SHA-256, in hexadecimal) of each local file, by its path.
        seconds: Length of the output in seconds, if it is known before the create.
    """

    name: str
    identity: str
    content: str
    request_json: str = field(repr=False)
    files: Mapping[str, str]
    seconds: Optional[float] = None

    @property
    def request(self) -> Dict[str, Any]:
        """The arguments of the create."""
        request: Dict[str, Any] = json.loads(self.request_json)
        return request


@define(kw_only=True)
class Create:
    """One create of a job, written to the journal before it is sent.

    Attributes:
        key: Its idempotency key.
        body: The request body, exactly as it is sent.
        price: Its estimated cost in US dollars; None if unknown.
        sent: When it was first sent, in seconds since the epoch.
        id: The generation's id; None until the API has returned it.
        status: The generation's status as it was last seen; `REFUSED` if the API created none.
        code: The `error_code` of a generation that failed.
        cost: The cost that the API recorded, in US dollars; None until it was fetched.
    """

    key: str
    body: Mapping[str, Any] = field(repr=False)
    price: Optional[float] = None
    sent: float = 0.0
    id: Optional[str] = None
    status: Optional[str] = None
    code: Optional[str] = None
    cost: Optional[float] = None

    @property
    def failed(self) -> bool:
        """Whether its generation failed, and is therefore not charged."""
        return self.status in ("FAILED", "REJECTED")


@define(kw_only=True)
class Entry:
    """The journal's entry for a job.

    Attributes:
        number: Its position in the journal.
        job: The job as it was added.
        state: Its state.
        present: Whether it was added since the journal was opened.
        price: Its estimated cost in US dollars; None if unknown.
        attempts: How many generations were created for it.
        retried: How many of them were created because another had failed.
        create: The last create; None before the first.
        saved: What its result was when it was saved, once it is downloaded.
        flags: Problems found in the result.
        error: Why it has no result.
    """

    number: int
    job: Job
    state: State = State.ADDED
    present: bool = True
    price: Optional[float] = None
    attempts: int = 0
    retried: int = 0
    create: Optional[Create] = None
    saved: Optional[Saved] = None
    flags: Tuple[str, ...] = ()
    error: Optional[ApiError] = None

    @property
    def generation_id(self) -> str:
        """The id of its generation, which it must have."""
        assert self.create is not None
        assert self.create.id is not None
        return self.create.id


@define(frozen=True, kw_only=True)
class Outcome:
    """The outcome of a job.

    Attributes:
        name: The job's name.
        state: How it ended: `State.DONE`, `State.FAILED` or `State.STOPPED`.
        id: The generation's id; None if it was never created.
        path: The path of the result; None if there is none.
        error: Why there is no result, or None.
        cost: US dollars: the cost that the API recorded, otherwise the estimate; None if neither is known.
        attempts: How many generations were created for it: more than 1 after a temporary failure.
        flags: Problems found in the result, such as a missing audio track. Empty if there are none, or if the result
            was not checked.
    """

    name: str
    state: State
    id: Optional[str] = None
    path: Optional[Path] = None
    error: Optional[ApiError] = None
    cost: Optional[float] = None
    attempts: int = 0
    flags: Tuple[str, ...] = ()


@define(frozen=True, kw_only=True)
class Cost:
    """The recorded cost of a run's generations.

    Attributes:
        cost: Total in US dollars that the API has recorded.
        by_job: US dollars for each job, by its name.
        unrecorded: Names of the jobs with a generation whose cost the API has not recorded yet.
    """

    cost: float
    by_job: Mapping[str, float]
    unrecorded: Tuple[str, ...] = ()

    def __str__(self) -> str:
        text = _format_price(self.cost, len(self.by_job))
        return f"{text}; {len(self.unrecorded)} more not recorded yet" if self.unrecorded else text


@define(frozen=True, kw_only=True)
class Estimate:
    """The estimated cost of a run's jobs, before they are created.

    Attributes:
        cost: Total in US dollars for the jobs that have a price.
        by_job: US dollars for each of them, by its name.
        unpriced: The reason for each job without a price, by its name.
    """

    cost: float
    by_job: Mapping[str, float]
    unpriced: Mapping[str, str]

    def __str__(self) -> str:
        text = _format_price(self.cost, len(self.by_job))
        have = "has" if len(self.unpriced) == 1 else "have"
        return f"{text}; {len(self.unpriced)} more {have} no price" if self.unpriced else text


def _format_price(cost: float, jobs: int) -> str:
    return f"US$ {cost:.2f} for {jobs} {'job' if jobs == 1 else 'jobs'}"
