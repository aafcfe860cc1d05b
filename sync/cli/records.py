"""What commands print besides what the API sends."""

from __future__ import annotations

from typing import Any, Dict, List, NamedTuple, Optional


class Saved(NamedTuple):
    """A result that was downloaded.

    Attributes:
        path: The file.
    """

    path: Optional[str]


class Download(NamedTuple):
    """A result that was downloaded.

    Attributes:
        id: The generation.
        path: The file.
    """

    id: str
    path: str


class Unfinished(NamedTuple):
    """A job that has not ended in time. The exit status is 4.

    Attributes:
        id: The job.
        resume: The command that goes on.
    """

    id: str
    resume: str


class Login(NamedTuple):
    """A key that is kept.

    Attributes:
        server: The server that it is for.
        path: The file that it is in.
    """

    server: str
    path: str


class Finding(NamedTuple):
    """What one check has found.

    Attributes:
        check: What was checked.
        ok: Whether it is as it should be.
        found: How it is.
        advice: What to do, where it is not.
    """

    check: str
    ok: bool
    found: str
    advice: Optional[str] = None


class Delivery(NamedTuple):
    """A sample webhook that was sent.

    Attributes:
        url: Where it went.
        event: What it tells of: `generation` or `batch`.
        status_code: HTTP status of the response.
    """

    url: str
    event: str
    status_code: int


class RunJob(NamedTuple):
    """What became of a job of a run.

    Attributes:
        name: What it is called.
        state: How it ended: `done`, `failed`, or `stopped` by the budget or by what ended the run.
        id: The generation.
        path: The result.
        cost: US dollars: what the API recorded, else the estimate.
        attempts: How many generations were created for it.
        flags: What is odd about the result.
        error: Why there is none.
        code: The API's code of the error.
    """

    name: str
    state: str
    id: Optional[str]
    path: Optional[str]
    cost: Optional[float]
    attempts: int
    flags: List[str]
    error: Optional[str]
    code: Optional[str]


class Price(NamedTuple):
    """What a job would cost, for a dry run.

    Attributes:
        name: What it is called.
        cost: US dollars.
        problem: Why it has no price.
    """

    name: str
    cost: Optional[float] = None
    problem: Optional[str] = None


def as_record(value: Any) -> Dict[str, Any]:
    """A named tuple as it is printed: without what it does not have."""
    return {name: field for name, field in value._asdict().items() if field is not None}
