"""Every exception of the library.

ApiError                        every failure of a call; catch this one
├── InvalidRequestError         refused here, before anything was sent (also a ValueError)
├── ApiConnectionError          no response: refused, reset, no network
│   └── ApiTimeoutError         no response in time
├── InvalidResponseError        a success whose body can't be read
├── ApiStatusError              a response outside 2xx
│   ├── BadRequestError             400
│   ├── UnauthorizedError           401
│   ├── PaymentRequiredError        402
│   ├── ForbiddenError              403
│   ├── NotFoundError               404
│   ├── ConflictError               409
│   ├── ContentTooLargeError        413
│   ├── UnprocessableEntityError    422
│   ├── TooManyRequestsError        429
│   │   ├── RateLimitError              too many requests a minute
│   │   └── ConcurrencyLimitError       too many jobs at once
│   └── InternalServerError         500 to 599
├── JobFailedError              a batch, speech, transcription or dialogue edit that ended as FAILED
│   └── GenerationFailedError       a generation that ended as FAILED or REJECTED
├── WaitTimeoutError            a wait that ended before its job
└── WebhookVerificationError    a webhook that Sync did not sign (also a ValueError)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Mapping, Optional, Tuple, Type, Union

from sync_client.secret import hide_access

if TYPE_CHECKING:
    from sync_client.models import Batch, DialogueEdit, Generation, SpeechJob, Transcription

    Job = Union[Generation, Batch, SpeechJob, Transcription, DialogueEdit]

__all__ = [
    "ApiConnectionError",
    "ApiError",
    "ApiStatusError",
    "ApiTimeoutError",
    "BadRequestError",
    "ConcurrencyLimitError",
    "ConflictError",
    "ContentTooLargeError",
    "ForbiddenError",
    "GenerationFailedError",
    "InternalServerError",
    "InvalidRequestError",
    "InvalidResponseError",
    "JobFailedError",
    "NotFoundError",
    "PaymentRequiredError",
    "RateLimitError",
    "TooManyRequestsError",
    "UnauthorizedError",
    "UnprocessableEntityError",
    "WaitTimeoutError",
    "WebhookVerificationError",
]


class ApiError(Exception):
    """Every failure of a call.

    Attributes:
        status_code: HTTP status of the response; None where there was none.
        body: Body of the response: parsed JSON, text where it is not JSON, None where there was none.
        headers: Header fields of the response, names in lower case.
        code: `errorCode` of the body, such as `concurrency_limit_reached`; see `client.errors.explain`.
        message: What happened, in a sentence.
        suggestion: What to do, in the API's words.
        field: The invalid field, such as `input[0].url`.
        request_id: Names the request to Sync's support.
        retry_after: Seconds that the server asks to wait; None where it does not say.
        idempotency_key: The key of the create that failed. Repeat the create with it: it can't be billed twice.
        outcome_unknown: Whether the request may have been carried out after all: this attempt got no clear response,
            or one before it. Repeat a create with its `idempotency_key` to find out.
        id: Id of the job that a wait was for; None outside of a wait.
        job: What a wait last knew of its job.
    """

    id: Optional[str] = None
    job: Optional[Job] = None
    # Whether it is certain that nothing was created: it ended an upload.
    create_unsent = False
    _may_have_happened: bool = False

    def __init__(
        self,
        message: Optional[str] = None,
        *,
        status_code: Optional[int] = None,
        body: object = None,
        headers: Optional[Mapping[str, str]] = None,
        code: Optional[str] = None,
        suggestion: Optional[str] = None,
        field: Optional[str] = None,
        request_id: Optional[str] = None,
        retry_after: Optional[float] = None,
        idempotency_key: Optional[str] = None,
    ) -> None:
        message = None if message is None else hide_access(message)
        super().__init__(message)
        self.message = message
        self.status_code = status_code
        self.body: Any = body
        self.headers: Dict[str, str] = dict(headers or {})
        self.code = code
        self.suggestion: Optional[str] = None if suggestion is None else hide_access(suggestion)
        self.field = field
        self.request_id = request_id
        self.retry_after = retry_after
        self.idempotency_key = idempotency_key

    @property
    def generation(self) -> Optional[Generation]:
        """The job, where it is a generation."""
        from sync_client.models import Generation

        return self.job if isinstance(self.job, Generation) else None

    def __str__(self) -> str:
        head = " ".join(str(part) for part in (self.status_code, self.code) if part)
        first = ": ".join(part for part in (head, self.message) if part) or type(self).__name__
        parts = [first]
        if self.suggestion:
            parts.append(self.suggestion)
        if self.idempotency_key and not self.id and not self.create_unsent and self.outcome_unknown:
            parts.append(
                f"The job may exist: repeat the call with idempotency_key={self.idempotency_key!r} to find out."
            )
        if self.id and self.id not in first:
            done = self.job is not None and self.job.status == "COMPLETED"
            next_step = "has its result: download it again." if done else "is still running: wait for its id again."
            if self.status_code != 404:
                parts.append(f"Job {self.id} {next_step}")
        # What the server says need not end as a sentence does.
        text = " ".join([*(part if part[-1:] in ".!?" else f"{part}." for part in parts[:-1]), parts[-1]])
        text = hide_access(text)
        return f"{text} (request id {self.request_id})" if self.request_id else text

    @property
    def outcome_unknown(self) -> bool:
        return self._may_have_happened or self._outcome_unknown()

    @outcome_unknown.setter
    def outcome_unknown(self, value: bool) -> None:
        self._may_have_happened = value

    def _outcome_unknown(self) -> bool:
        status = self.status_code
        # A redirect may lead to what was done. After 307 and 308, nothing was (RFC 9110, section 15.4).
        return status is None or status in (301, 302, 303, 408) or status >= 500

    def __reduce__(self) -> Tuple[Any, ...]:
        # The state alone rebuilds it: subclasses differ in their arguments.
        return (_rebuild, (type(self), self.args), self.__dict__)


def _rebuild(cls: Type[ApiError], args: Tuple[Any, ...]) -> ApiError:
    error = cls.__new__(cls)
    error.args = args
    return error


class InvalidRequestError(ApiError, ValueError):
    """Refused here, before anything was sent. `field` names the argument."""

    def _outcome_unknown(self) -> bool:
        return False


class ApiConnectionError(ApiError):
    """No response: the connection was refused, reset or never made.

    Attributes:
        request_sent: Whether the server may have got the request.
    """

    request_sent: bool = True

    def _outcome_unknown(self) -> bool:
        return self.request_sent


class ApiTimeoutError(ApiConnectionError):
    """No response within the time that the call had."""


class InvalidResponseError(ApiError):
    """A success whose body can't be read: not JSON, not what the contract says, or cut off. `body` has the text."""

    def _outcome_unknown(self) -> bool:
        return True


class ApiStatusError(ApiError):
    """A response outside 2xx."""


class BadRequestError(ApiStatusError):
    """400: a field is invalid, or the model is not supported."""


class UnauthorizedError(ApiStatusError):
    """401: the API key is missing or not valid."""


class PaymentRequiredError(ApiStatusError):
    """402: the plan or its quota does not cover this."""


class ForbiddenError(ApiStatusError):
    """403: the key may not do this."""


class NotFoundError(ApiStatusError):
    """404: there is no such thing, or the key can't see it."""


class ConflictError(ApiStatusError):
    """409: it is in a state that does not allow this, or an idempotency key was used for something else."""


class ContentTooLargeError(ApiStatusError):
    """413: a file is larger than the server takes."""


class UnprocessableEntityError(ApiStatusError):
    """422: the request was understood and refused, such as media that can't be read."""


class TooManyRequestsError(ApiStatusError):
    """429."""


class RateLimitError(TooManyRequestsError):
    """429: too many requests in a minute. Slow down."""


class ConcurrencyLimitError(TooManyRequestsError):
    """429: as many jobs are running as the plan allows. Wait until one has ended.

    Attributes:
        active_generations: Jobs that are queued or running, as far as the server says.
        concurrency_limit: How many the plan allows, as far as the server says.
    """

    active_generations: Optional[int] = None
    concurrency_limit: Optional[int] = None


class InternalServerError(ApiStatusError):
    """500 to 599: the server, or something before it, failed."""


class JobFailedError(ApiError):
    """A job that ended without its result.

    Attributes:
        id: Its id.
        job: The job: a Generation, Batch, SpeechJob, Transcription or DialogueEdit.
    """

    def __init__(self, job: Job, reason: Optional[str] = None, *, code: Optional[str] = None) -> None:
        what = f"{type(job).__name__} {job.id} ended as {job.status}"
        super().__init__(f"{what}: {reason or 'no reason given'}", code=code)
        # Nobody makes them None again, which an ApiError would allow.
        self.id: str = job.id  # pyright: ignore[reportIncompatibleVariableOverride]
        self.job: Job = job  # pyright: ignore[reportIncompatibleVariableOverride]


class GenerationFailedError(JobFailedError):
    """A generation that ended as FAILED or REJECTED: `generation`, with `error` and `error_code`."""

    job: Generation  # pyright: ignore[reportIncompatibleVariableOverride]

    def __init__(self, generation: Generation) -> None:
        super().__init__(generation, generation.error, code=generation.error_code)

    @property
    def generation(self) -> Generation:
        return self.job


class WaitTimeoutError(ApiError):
    """A wait that ended before its job. The job is still running: wait for its `id` again."""

    def __init__(self, id: str, job: Optional[Job], timeout: float) -> None:
        state = "of unknown status" if job is None else job.status
        super().__init__(f"Job {id} is still {state} after {timeout:g} s. Wait for its id again.")
        self.id: str = id  # pyright: ignore[reportIncompatibleVariableOverride]
        self.job = job


class WebhookVerificationError(ApiError, ValueError):
    """A webhook that was not signed with the secret, is too old, or can't be read."""
