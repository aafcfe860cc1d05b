"""What a run knows and tells: its jobs, what became of them, and what they cost."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Any, Mapping, Optional, Tuple

from attr import define

from ..errors import ApiError


class State(str, Enum):
    """How far a job has come. The last three end it for this run of the program; only `DONE` ends it for good."""

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
    """A job as it was added: what is created, once, and what it is called.

    Attributes:
        name: The caller's name for it, or one made of its content. Its result is named after it.
        identity: What makes it the same job when the same lines run again: its name, or else its content.
        content: A digest of its content, which tells whether a job under the same name has changed.
        request: The arguments of the create, as JSON. A local file stands in it as `{"type": ..., "path": ...}`.
        files: The digest (SHA-256, in hexadecimal) of each local file, by its path.
        seconds: Length of the output in seconds, where it is known before the create.
    """

    name: str
    identity: str
    content: str
    request: Mapping[str, Any]
    files: Mapping[str, str]
    seconds: Optional[float] = None


@define(kw_only=True)
class Create:
    """One create of a job: it is in the journal before it is sent.

    Attributes:
        key: Its idempotency key.
        body: Its body, as it goes out.
        price: What it is expected to cost in US dollars; None if that is not known.
        sent: When it was first sent, in seconds since the epoch.
        id: The generation's id; None until the API has told it.
        status: The generation's status as it was last seen; `REFUSED` where the API has created none.
        code: Why the generation has failed: its `error_code`.
        cost: What the API recorded, in US dollars; None until it was asked.
    """

    key: str
    body: Mapping[str, Any]
    price: Optional[float] = None
    sent: float = 0.0
    id: Optional[str] = None
    status: Optional[str] = None
    code: Optional[str] = None
    cost: Optional[float] = None

    @property
    def failed(self) -> bool:
        """Whether it has made a generation that failed, which is not charged."""
        return self.status in ("FAILED", "REJECTED")


@define(kw_only=True)
class Entry:
    """What the journal knows of a job.

    Attributes:
        number: Its place in the journal.
        job: The job as it was added.
        state: How far it has come.
        present: Whether it was added since the journal was opened.
        price: What it is expected to cost in US dollars; None if that is not known.
        attempts: How many generations were created for it.
        retried: How many of them were created because another had failed.
        create: The last create; None before the first.
        size: Bytes of its result, once that is there.
        flags: What is odd about the result.
        error: Why it has none.
    """

    number: int
    job: Job
    state: State = State.ADDED
    present: bool = True
    price: Optional[float] = None
    attempts: int = 0
    retried: int = 0
    create: Optional[Create] = None
    size: Optional[int] = None
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
    """What became of a job.

    Attributes:
        name: The job's name.
        state: How it ended: `State.DONE`, `State.FAILED` or `State.STOPPED`.
        id: The generation's id; None if it was never created.
        path: The result; None if there is none.
        error: Why there is none, or None.
        cost: US dollars: what the API recorded, else what was estimated; None if neither is known.
        attempts: How many generations were created for it: more than 1 if one failed for a passing reason.
        flags: What is odd about the result, such as a missing sound track. Empty if nothing is, or if nobody looked.
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
    """What the generations of a run have cost.

    Attributes:
        cost: US dollars that the API has recorded.
        by_job: US dollars of each job, by its name.
        unrecorded: The jobs with a generation whose cost the API has not recorded yet.
    """

    cost: float
    by_job: Mapping[str, float]
    unrecorded: Tuple[str, ...] = ()

    def __str__(self) -> str:
        told = f"US$ {self.cost:.2f} for {len(self.by_job)} jobs"
        return f"{told}; that of {len(self.unrecorded)} more is not recorded yet" if self.unrecorded else told


@define(frozen=True, kw_only=True)
class Estimate:
    """What the jobs of a run will cost, before they are created.

    Attributes:
        cost: US dollars for the jobs that could be priced.
        by_job: US dollars for each of them, by its name.
        unpriced: The jobs that could not be priced, and why, by their name.
    """

    cost: float
    by_job: Mapping[str, float]
    unpriced: Mapping[str, str]

    def __str__(self) -> str:
        told = f"US$ {self.cost:.2f} for {len(self.by_job)} jobs"
        return f"{told}; {len(self.unpriced)} more have no price" if self.unpriced else told
