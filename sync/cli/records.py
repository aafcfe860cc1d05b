"""Records that commands print, besides API responses."""

from __future__ import annotations

from typing import Any, Dict, List, NamedTuple, Optional


class Saved(NamedTuple):
    """A result that was downloaded.

    Attributes:
        path: The path of the file.
    """

    path: Optional[str]


class Download(NamedTuple):
    """A result that was downloaded.

    Attributes:
        id: The id of the generation.
        path: The path of the file.
    """

    id: str
    path: str


class Unfinished(NamedTuple):
    """A job that did not end before the timeout. The exit status is 4.

    Attributes:
        id: The id of the job.
        resume: The command that resumes.
    """

    id: str
    resume: str


class Login(NamedTuple):
    """A key that was saved.

    Attributes:
        server: URL of the server that the key is for.
        path: The file that holds the key.
    """

    server: str
    path: str


class Finding(NamedTuple):
    """The result of one check.

    Attributes:
        check: What was checked.
        ok: Whether the check passed.
        found: What was found.
        advice: What to do if the check failed.
    """

    check: str
    ok: bool
    found: str
    advice: Optional[str] = None


class Delivery(NamedTuple):
    """A sample webhook that was sent.

    Attributes:
        url: The URL that it was sent to.
        event: What it is about: `generation` or `batch`.
        status_code: HTTP status of the response.
    """

    url: str
    event: str
    status_code: int


class RunJob(NamedTuple):
    """The outcome of a job of a run.

    Attributes:
        name: Name of the job.
        state: How it ended: `done`, `failed`, or `stopped` by the budget or by an error that stopped the run.
        id: The id of the generation.
        path: The path of the result.
        cost: US dollars: the recorded cost, otherwise the estimate.
        attempts: How many generations were created for it.
        flags: Problems found in the result.
        error: Why there is no result.
        code: The API's error code.
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
    """The estimated cost of a job, in a dry run.

    Attributes:
        name: Name of the job.
        cost: US dollars.
        problem: Why it has no price.
    """

    name: str
    cost: Optional[float] = None
    problem: Optional[str] = None


def as_record(value: Any) -> Dict[str, Any]:
    """A named tuple as it is printed: without what it does not have."""
    return {name: field for name, field in value._asdict().items() if field is not None}
