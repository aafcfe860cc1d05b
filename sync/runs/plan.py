"""Decides the next step of a job from its journal entry. Pure."""

from __future__ import annotations

from enum import Enum, auto
from typing import Optional

from ..core.call.retry import is_in_progress, is_transient
from ..core.jobs.generations import ASSET_GONE
from ..core.jobs.wait import MOST_ODD_POLLS
from ..errors import (
    ApiError,
    ConcurrencyLimitError,
    InvalidRequestError,
    InvalidResponseError,
    PaymentRequiredError,
    UnauthorizedError,
)
from .records import Create, Entry, State

# Seconds for which the server is assumed to remember an idempotency key. The API does not document it.
KEY_LIFETIME = 3600.0

# Error codes of generations that may succeed when created again from the same input. A failed one is not charged.
TEMPORARY = frozenset(
    (
        "controller_dependency_error",
        "controller_timeout",
        "controller_unavailable",
        "elevenlabs_service_unavailable",
        "generation_database_error",
        "generation_infra_resource_exhausted",
        "generation_infra_service_unavailable",
        "generation_infra_storage_error",
        "generation_media_probe_timeout",
        "generation_media_probe_unavailable",
        "generation_pipeline_failed",
        "generation_timeout",
        "generation_unhandled_error",
        "generation_unknown_error",
        "internal_error",
    )
)
# Error codes that concern the account, and so every job.
ACCOUNT = frozenset(("account_on_hold", "account_payment_required", "free_tier_generations_exhausted"))


class MixedUpError(InvalidResponseError):
    """A response names the generation or asset of another job, so it is unclear which belongs to which."""


class Step(Enum):
    """The next step of a job."""

    UPLOAD = auto()
    """Upload its files first."""
    PRICE = auto()
    """Price it first, since there is a budget."""
    CREATE = auto()
    """Create it with a new key."""
    CREATE_AGAIN = auto()
    """Create it again with the key from the journal, since the outcome is unknown."""
    LOOK_UP = auto()
    """Look for it in the account by name, since the server may have forgotten the key."""
    POLL = auto()
    DOWNLOAD = auto()
    END = auto()
    """Nothing: it is done, or has failed for good."""


class Verdict(Enum):
    """The consequence of a failed request."""

    STOP = auto()
    """Stop the run: all other requests would fail, too."""
    WAIT = auto()
    """Send the same request again later."""
    NO_SLOT = auto()
    """Wait for a slot: the concurrency limit is reached."""
    UPLOAD_AGAIN = auto()
    """Upload the files of the job again: an asset no longer exists."""
    FAIL = auto()
    """Give up this job."""


def next_step(entry: Entry, *, uploaded: bool, priced: bool, now: float, key_lifetime: float = KEY_LIFETIME) -> Step:
    """Decide the next step of a job.

    Args:
        entry: Its journal entry.
        uploaded: Whether each of its files is an asset.
        priced: Whether it has a price, or needs none because there is no budget.
        now: Seconds since the epoch.
        key_lifetime: Seconds after which the server may have forgotten an idempotency key.
    """
    if entry.state.ended:
        return Step.END
    create = entry.create
    if create is None or create.failed:
        if not uploaded:
            return Step.UPLOAD
        return Step.CREATE if priced else Step.PRICE
    if create.id is not None:
        return Step.DOWNLOAD if create.status == "COMPLETED" else Step.POLL
    if create.status == "REFUSED":
        return Step.CREATE_AGAIN if priced else Step.PRICE
    # A clock that was set back tells nothing about how long ago it was.
    return Step.CREATE_AGAIN if 0 <= now - create.sent < key_lifetime else Step.LOOK_UP


def judge(error: ApiError) -> Verdict:
    """The consequence of an error."""
    if isinstance(error, (UnauthorizedError, PaymentRequiredError, MixedUpError)) or error.code in ACCOUNT:
        return Verdict.STOP
    if isinstance(error, InvalidRequestError) and error.field == "api_key":
        return Verdict.STOP  # The machine that a task runs on has none.
    if isinstance(error, ConcurrencyLimitError):
        return Verdict.NO_SLOT
    if error.code in ASSET_GONE:
        return Verdict.UPLOAD_AGAIN
    if is_transient(error) or is_in_progress(error) or isinstance(error, InvalidResponseError):
        return Verdict.WAIT
    return Verdict.FAIL


def is_temporary(status: Optional[str], code: Optional[str]) -> bool:
    """Whether a generation may succeed when created again. One that was REJECTED never does."""
    return status == "FAILED" and code in TEMPORARY


def tries_again(create: Create, retried: int, retries: int) -> bool:
    """Whether to create a failed generation again, with a new key.

    Args:
        retried: How many times it was created again so far.
        retries: How many times it may be created again.
    """
    return retried < retries and is_temporary(create.status, create.code)


def starts_over(entry: Entry) -> bool:
    """Whether a new session retries a job that ended without a result. It does not if the input was invalid, since the
    job would fail again."""
    if entry.state is State.STOPPED:
        return True
    create = entry.create
    if entry.state is not State.FAILED:
        return False
    return create is None or not create.failed or is_temporary(create.status, create.code)


def explain_stop(error: ApiError) -> str:
    """What the caller can do about an error that stopped the run."""
    if is_transient(error) or is_in_progress(error) or isinstance(error, ConcurrencyLimitError):
        return "It has lasted longer than `patience`. Run the same lines again to resume."
    if isinstance(error, UnauthorizedError) or error.field == "api_key":
        return "Set a valid API key and run the same lines again to resume."
    if isinstance(error, MixedUpError):
        return "The response was ignored. Run the same lines again to repeat the request; if it persists, contact Sync."
    if isinstance(error, InvalidResponseError):
        return f"It was sent {MOST_ODD_POLLS} times in a row. Run the same lines again to resume."
    if error.field == "to":
        return "Make sure that the folder exists and has free space, and run the same lines again to resume."
    return "Resolve this in your account and run the same lines again to resume."
