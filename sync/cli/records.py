"""What commands print besides what the API sends."""

from __future__ import annotations

from typing import Any, Dict, NamedTuple, Optional


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


def as_record(value: Any) -> Dict[str, Any]:
    """A named tuple as it is printed: without what it does not have."""
    return {name: field for name, field in value._asdict().items() if field is not None}
