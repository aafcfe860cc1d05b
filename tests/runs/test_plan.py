"""What is next for a job, from what is known of it."""

from __future__ import annotations

from typing import Any, Optional

import pytest

from sync.errors import (
    ApiConnectionError,
    ApiError,
    ConcurrencyLimitError,
    ConflictError,
    InternalServerError,
    InvalidResponseError,
    NotFoundError,
    PaymentRequiredError,
    RateLimitError,
    UnauthorizedError,
    UnprocessableEntityError,
)
from sync.runs.plan import KEY_LIFETIME, Step, Verdict, judge, next_step, starts_over, tries_again
from sync.runs.records import Create, Entry, Job, State

JOB = Job(name="a", identity="name:a", content="c", request_json="{}", files={})


def entry(state: State, create: Optional[Create] = None, **fields: Any) -> Entry:
    return Entry(number=1, job=JOB, state=state, create=create, **fields)


def create(**fields: Any) -> Create:
    return Create(key="k", body={}, sent=1000.0, **fields)


@pytest.mark.parametrize(
    ("known", "uploaded", "priced", "step"),
    [
        (entry(State.ADDED), False, True, Step.UPLOAD),
        (entry(State.ADDED), True, True, Step.CREATE),
        (entry(State.ADDED), True, False, Step.PRICE),
        (entry(State.UPLOADING), False, False, Step.UPLOAD),
        (entry(State.CREATING, create()), True, True, Step.CREATE_AGAIN),
        (entry(State.CREATING, create(status="REFUSED")), True, True, Step.CREATE_AGAIN),
        (entry(State.CREATING, create(status="REFUSED")), True, False, Step.PRICE),
        (entry(State.CREATING, create(id="g", status="FAILED")), True, True, Step.CREATE),
        (entry(State.CREATING, create(id="g", status="FAILED")), False, True, Step.UPLOAD),
        (entry(State.RUNNING, create(id="g", status="PENDING")), True, True, Step.POLL),
        (entry(State.RUNNING, create(id="g", status="a new one")), True, True, Step.POLL),
        (entry(State.DOWNLOADING, create(id="g", status="COMPLETED")), True, True, Step.DOWNLOAD),
        (entry(State.DONE, create(id="g", status="COMPLETED")), True, True, Step.END),
        (entry(State.FAILED, create(id="g", status="REJECTED")), True, True, Step.END),
        (entry(State.STOPPED), True, True, Step.END),
    ],
)
def test_what_is_next_follows_from_what_is_known(known: Entry, uploaded: bool, priced: bool, step: Step) -> None:
    assert next_step(known, uploaded=uploaded, priced=priced, now=1001.0) is step


def test_a_create_whose_key_may_be_forgotten_is_looked_up_first() -> None:
    doubtful = entry(State.CREATING, create())
    for age, step in ((KEY_LIFETIME - 1, Step.CREATE_AGAIN), (KEY_LIFETIME, Step.LOOK_UP)):
        assert next_step(doubtful, uploaded=True, priced=True, now=1000.0 + age) is step
    # The server has said that it has made none: there is nothing to look for.
    refused = entry(State.CREATING, create(status="REFUSED"))
    assert next_step(refused, uploaded=True, priced=True, now=1e9) is Step.CREATE_AGAIN


@pytest.mark.parametrize(
    ("error", "verdict"),
    [
        (UnauthorizedError(status_code=401), Verdict.STOP),
        (PaymentRequiredError(status_code=402), Verdict.STOP),
        (UnprocessableEntityError(status_code=422, code="account_on_hold"), Verdict.STOP),
        (ConcurrencyLimitError(status_code=429), Verdict.NO_SLOT),
        (RateLimitError(status_code=429), Verdict.WAIT),
        (InternalServerError(status_code=503), Verdict.WAIT),
        (ApiConnectionError("refused"), Verdict.WAIT),
        (InvalidResponseError("HTML"), Verdict.WAIT),
        (ConflictError("The first request is still in progress.", status_code=409), Verdict.WAIT),
        (ConflictError("The key was used with a different payload.", status_code=409), Verdict.FAIL),
        (NotFoundError(status_code=404, code="asset_not_found"), Verdict.UPLOAD_AGAIN),
        (UnprocessableEntityError(status_code=422), Verdict.FAIL),
        (ApiError("The disk is full."), Verdict.FAIL),
    ],
)
def test_what_an_error_means(error: ApiError, verdict: Verdict) -> None:
    assert judge(error) is verdict


@pytest.mark.parametrize(
    ("status", "code", "again"),
    [
        ("FAILED", "generation_pipeline_failed", True),
        ("FAILED", "generation_input_video_invalid", False),
        ("FAILED", None, False),
        ("REJECTED", "generation_pipeline_failed", False),
    ],
)
def test_only_what_may_succeed_the_next_time_is_created_again(status: str, code: Optional[str], again: bool) -> None:
    failed = create(id="g", status=status, code=code)
    assert tries_again(failed, retried=1, retries=2) is again
    assert not tries_again(failed, retried=2, retries=2)
    assert starts_over(entry(State.FAILED, failed)) is again


def test_what_the_next_run_of_the_program_takes_up_again() -> None:
    assert starts_over(entry(State.STOPPED))
    assert starts_over(entry(State.FAILED))
    assert starts_over(entry(State.FAILED, create(status="REFUSED")))
    assert not starts_over(entry(State.DONE, create(id="g", status="COMPLETED")))
    assert not starts_over(entry(State.RUNNING, create(id="g", status="PENDING")))
