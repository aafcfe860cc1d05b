"""Problems: what a command reports when it fails, and its exit status."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, Iterable, Iterator, NamedTuple, Optional, Tuple

import click

if TYPE_CHECKING:
    from sync.errors import ApiError

FAILED, USAGE, NO_KEY, TIMED_OUT, JOB_FAILED, INTERRUPTED = 1, 2, 3, 4, 5, 130

# HTTP statuses for a job that does not exist, so there is nothing to resume.
NOT_THERE = frozenset((400, 404))
# Words in the library's messages, and what the command line calls them.
WORDS = {
    "overwrite=True": "--force",
    "api_key is empty": "SYNC_API_KEY is empty",
    "Check base_url": "Check SYNC_BASE_URL",
    "script must not be empty": "TEXT must not be empty",
    "input, line": "FILE, line",
    "path_or_file: ": "",
    "path must end with": "SOURCE must be a folder, or end with",
}


class Problem(NamedTuple):
    """What went wrong.

    Attributes:
        status: The exit status of the command.
        message: What happened.
        suggestion: What to do about it.
        code: The API's error code.
        status_code: HTTP status of the response.
        field: The field that is invalid.
        id: The id of the job.
        request_id: The id of the request, for Sync's support.
        resume: The command that resumes.
    """

    status: int
    message: str
    suggestion: Optional[str] = None
    code: Optional[str] = None
    status_code: Optional[int] = None
    field: Optional[str] = None
    id: Optional[str] = None
    request_id: Optional[str] = None
    resume: Optional[str] = None

    def to_record(self) -> Dict[str, Any]:
        """The fields that it has, for JSON."""
        fields = {"error": self.message, **self._asdict(), "exit_status": self.status}
        return {
            name: value for name, value in fields.items() if value is not None and name not in ("message", "status")
        }

    def lines(self) -> Iterator[Tuple[str, str]]:
        """The lines below the message, as labels and values."""
        for label, value in (
            ("what to do", self.suggestion),
            ("resume with", self.resume),
            ("code", " ".join(str(part) for part in (self.status_code, self.code) if part)),
            ("request id", self.request_id),
        ):
            if value:
                yield label, value


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """A suggestion to append to a message; empty if no known name is close."""
    from difflib import get_close_matches

    close = get_close_matches(given, list(known))
    return f" Did you mean {' or '.join(close)}?" if close else ""


def read_problem(
    error: BaseException,
    state: Optional[str],
    resume: Optional[str],
    explain: Callable[[str], Optional[str]],
    key_source: Optional[str],
) -> Problem:
    """Make a problem from an error.

    Args:
        state: What an interruption leaves, as a sentence.
        resume: The command that resumes, if there is one.
        explain: Returns the API's suggestion for an error code.
        key_source: The source of the API key, if it is known.
    """
    if isinstance(error, click.UsageError):
        command = "syncsdk" if error.ctx is None else error.ctx.command_path
        return Problem(USAGE, error.format_message(), f"See {command} --help")
    if isinstance(error, click.ClickException):
        return Problem(FAILED, error.format_message())
    if isinstance(error, (click.Abort, KeyboardInterrupt)):
        return Problem(INTERRUPTED, f"Interrupted. {state or ''}".rstrip(), resume=resume)
    from sync.errors import ApiError

    if isinstance(error, ApiError):
        return _read_api_error(error, resume, explain, key_source)
    if isinstance(error, OSError):
        return Problem(FAILED, str(error), resume=resume)
    raise error


def _read_api_error(
    error: ApiError, resume: Optional[str], explain: Callable[[str], Optional[str]], key_source: Optional[str]
) -> Problem:
    from sync.errors import InvalidRequestError, JobFailedError, UnauthorizedError, WaitTimeoutError

    from .keys import advise_on_refusal

    status, suggestion = FAILED, error.suggestion
    if isinstance(error, InvalidRequestError):
        status = NO_KEY if error.field == "api_key" else USAGE
    elif isinstance(error, UnauthorizedError):
        status, suggestion = NO_KEY, advise_on_refusal(key_source)
    elif isinstance(error, WaitTimeoutError):
        status = TIMED_OUT
    elif isinstance(error, JobFailedError):
        # A failed job has a code, but no suggestion.
        status, resume, suggestion = JOB_FAILED, None, explain(error.code) if error.code else None
    elif error.code == "generation_unsupported_model":
        suggestion = "`syncsdk models` lists them."
    message = error.message or type(error).__name__
    if error.status_code in NOT_THERE:
        resume = None
    if error.field == "to":
        message = message.replace("to: ", "--output: ", 1)
    for theirs, ours in WORDS.items():
        message = message.replace(theirs, ours)
        suggestion = suggestion and suggestion.replace(theirs, ours)
    return Problem(
        status, message, suggestion, error.code, error.status_code, error.field, error.id, error.request_id, resume
    )
