"""Reading an answer, whatever it is."""

from __future__ import annotations

import json
import pickle
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from sync.core.answer import Answer, body_of, failure, success
from sync.errors import ApiStatusError, InvalidResponseError
from sync_client.api.generations.get_generation import get_generation
from sync_client.api.generations.list_generations import list_generations
from sync_client.models import Generation

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
    error = failure(Answer(status, headers, content), now)
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
def test_any_success_is_read_or_one_error(content: bytes) -> None:
    operations: Any = (get_generation(id="x"), list_generations())
    for operation in operations:
        answer = Answer(200, {"x-request-id": "r"}, content)
        try:
            result = success(operation, answer)
        except InvalidResponseError as error:
            assert (error.status_code, error.request_id) == (200, "r")
        else:
            assert isinstance(result, (Generation, list))


@given(value=JSON)
def test_a_body_in_json_is_its_value_and_any_other_its_text(value: Any) -> None:
    content = json.dumps(value).encode()
    assert json.dumps(body_of(Answer(200, {}, content))).encode() == content
    text = "plain " + str(value).encode("utf-8", "replace").decode()
    assert body_of(Answer(200, {}, text.encode())) == text
    assert body_of(Answer(200, {}, b"")) is None
