"""Reading a response, whatever it is."""

from __future__ import annotations

import json
import pickle
import warnings
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sync.core.call.response import Response, decode_body, decode_response, read_error
from sync.errors import (
    ApiStatusError,
    BadRequestError,
    ConcurrencyLimitError,
    ForbiddenError,
    InternalServerError,
    InvalidResponseError,
    RateLimitError,
    TooManyRequestsError,
)
from sync_client.api.generations.get_generation import get_generation
from sync_client.api.generations.list_generations import list_generations
from sync_client.models import Generation
from sync_client.types import UnknownObject

from .test_retry import JSON

NAMED = (
    "message errorCode error_code suggestion field requestId retryAfterSeconds error "
    "activeGenerations concurrencyLimit generationId statusCode"
)
FIELDS = st.sampled_from(NAMED.split())
BODIES = st.binary() | JSON.map(lambda value: json.dumps(value).encode())
BODIES |= st.dictionaries(FIELDS, JSON).map(lambda value: json.dumps(value).encode())
NAMES = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=8).map(str.lower)
HEADERS = st.dictionaries(
    st.sampled_from(["retry-after", "x-request-id", "content-type"]) | NAMES, st.text(max_size=30)
)


@given(status=st.integers(300, 999), headers=HEADERS, content=BODIES, now=st.floats(0, 1e10))
@example(429, {}, b'{"errorCode": "concurrency_limit_reached", "activeGenerations": 1e400}', 0.0)
@example(500, {}, b"[" * 100_000, 0.0)
@example(500, {}, b'"\\ud800"', 0.0)
def test_any_failure_becomes_a_readable_error(status: int, headers: Any, content: bytes, now: float) -> None:
    error = read_error(Response(status, headers, content), now)
    assert isinstance(error, ApiStatusError)
    assert error.status_code == status
    assert error.message
    assert len(error.message) <= 500
    assert "\n" not in error.message
    for text in (error.code, error.suggestion, error.field, error.request_id):
        assert text is None or isinstance(text, str)
    assert error.retry_after is None or error.retry_after >= 0
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


@given(content=BODIES)
@example(b'{"id": "x", "status": "PENDING"}')
@example(b'[{"id": "x", "status": "PENDING"}, {"id": 5, "status": "PENDING"}, null]')
def test_any_success_is_read_or_one_error(content: bytes) -> None:
    operations: Any = (get_generation(id="x"), list_generations())
    for operation in operations:
        response = Response(200, {"x-request-id": "r"}, content)
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            try:
                result = decode_response(operation, response)
            except InvalidResponseError as error:
                assert (error.status_code, error.request_id) == (200, "r")
                assert not told
                continue
        items: Any = result if isinstance(result, list) else [result]
        # What can't be read is kept as it came, and told.
        unread = [item for item in items if not isinstance(item, Generation)]
        assert [warning.category for warning in told] == [RuntimeWarning] * len(unread)
        sent = json.loads(content)
        assert isinstance(result, list) == (operation.id == "list_generations")
        for item in unread:
            assert (item.to_dict() if isinstance(item, UnknownObject) else item) in (
                sent if type(sent) is list else sent["items"]
            )


@given(value=JSON)
def test_a_body_in_json_is_its_value_and_any_other_its_text(value: Any) -> None:
    content = json.dumps(value).encode()
    assert json.dumps(decode_body(Response(200, {}, content))).encode() == content
    text = "plain " + str(value).encode("utf-8", "replace").decode()
    assert decode_body(Response(200, {}, text.encode())) == text
    assert decode_body(Response(200, {}, b"")) is None


def test_every_part_of_an_error_is_where_the_api_put_it() -> None:
    body = {
        "message": "Too many",
        "errorCode": "concurrency_limit_reached",
        "suggestion": "Wait",
        "field": "model",
        "requestId": "r",
        "retryAfterSeconds": 3,
        "activeGenerations": 2,
        "concurrencyLimit": 1,
    }
    error = read_error(Response(429, {"x-request-id": "h"}, json.dumps(body).encode()), 0.0)
    assert isinstance(error, ConcurrencyLimitError)
    assert (error.message, error.code, error.suggestion) == ("Too many", "concurrency_limit_reached", "Wait")
    assert (error.field, error.request_id, error.retry_after) == ("model", "r", 3.0)
    assert (error.active_generations, error.concurrency_limit) == (2, 1)
    assert error.headers == {"x-request-id": "h"}
    assert error.body == body
    assert error.body.request_id == "r"
    assert error.body.requestId == "r"
    with pytest.raises(AttributeError, match=r"^the body has no field 'requestid'$"):
        error.body.requestid  # noqa: B018


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "The server responded with 500."),
        (b"plain  text\n of a proxy", "plain text of a proxy"),
        (b"  <html>an error</html>", "The server responded with 500."),
        (b'{"message": ["one", 2]}', "one; 2"),
        (b'["one", "two"]', "one; two"),
        (b'{"message": 5, "error": "in short"}', "in short"),
        (b'{"error": "in short"}', "in short"),
        (b'{"message": "  "}', "The server responded with 500."),
        (b'{"message": "' + b"x" * 501 + b'"}', "x" * 500),
        (b"\xff", "\ufffd"),
    ],
)
def test_a_message_is_found_wherever_it_is(content: bytes, message: str) -> None:
    assert read_error(Response(500, {}, content), 0.0).message == message


@pytest.mark.parametrize(
    ("status", "code", "cls"),
    [
        (400, None, BadRequestError),
        (418, None, ApiStatusError),
        (429, None, TooManyRequestsError),
        (429, "rate_limit_exceeded", RateLimitError),
        (429, "concurrency_limit_reached", ConcurrencyLimitError),
        (403, "rate_limit_exceeded", ForbiddenError),
        (499, None, ApiStatusError),
        (500, None, InternalServerError),
        (599, None, InternalServerError),
        (600, None, ApiStatusError),
    ],
)
def test_the_class_follows_the_status_and_for_429_the_code(status: int, code: Any, cls: Any) -> None:
    for name in ("errorCode", "error_code"):
        assert type(read_error(Response(status, {}, json.dumps({name: code}).encode()), 0.0)) is cls


@pytest.mark.parametrize("value", [True, "2", 2.5, None])
def test_a_limit_that_is_no_number_is_none(value: Any) -> None:
    body = {"errorCode": "concurrency_limit_reached", "concurrencyLimit": value, "activeGenerations": value}
    error: Any = read_error(Response(429, {}, json.dumps(body).encode()), 0.0)
    assert (error.active_generations, error.concurrency_limit) == (None, None)


def test_an_answer_that_can_not_be_read_is_kept_with_what_was_wrong() -> None:
    operation: Any = get_generation(id="x")
    with pytest.raises(InvalidResponseError, match=r"^200: GET /v2/generate/x returned a body that can't") as caught:
        decode_response(operation, Response(200, {"x-request-id": "r", "via": "p"}, b'{"id": 5}'))
    error = caught.value
    assert (error.status_code, error.body, error.request_id) == (200, {"id": 5}, "r")
    assert error.headers == {"x-request-id": "r", "via": "p"}
