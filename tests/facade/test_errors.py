"""Whatever a server answers, an ApiError says what is known of it."""

from __future__ import annotations

import copy
import gc
import json
import pickle
import re
import traceback
from typing import Any, Dict, Iterator, List, Optional, Tuple, Type

import pytest

from sync import Sync, errors
from sync.core.api_error import ApiError
from sync.errors import (
    ApiConnectionError,
    ApiStatusError,
    BadRequestError,
    ConcurrencyLimitError,
    ConflictError,
    ContentTooLargeError,
    ForbiddenError,
    InternalServerError,
    InvalidRequestError,
    InvalidResponseError,
    NotFoundError,
    PaymentRequiredError,
    RateLimitError,
    TooManyRequestsError,
    UnauthorizedError,
    UnprocessableEntityError,
)
from sync_client.types import UnknownObject
from sync_sandbox import Sandbox

from ..scripted_server import ScriptedServer
from .conftest import MakeClient
from .support import INPUT

CLASSES: Dict[int, Type[ApiError]] = {
    400: BadRequestError,
    401: UnauthorizedError,
    402: PaymentRequiredError,
    403: ForbiddenError,
    404: NotFoundError,
    409: ConflictError,
    413: ContentTooLargeError,
    422: UnprocessableEntityError,
    429: TooManyRequestsError,
    **dict.fromkeys((500, 501, 502, 503, 504, 520, 599), InternalServerError),
    **dict.fromkeys((301, 405, 408, 418, 451, 499), ApiStatusError),
}


def failure(call: Any, *arguments: Any, **named: Any) -> ApiError:
    with pytest.raises(ApiError) as info:
        call(*arguments, **named)
    return info.value


class TestStatus:
    @pytest.mark.parametrize("status", CLASSES)
    def test_a_status_has_its_class(self, make: MakeClient, sandbox: Sandbox, status: int) -> None:
        sandbox.fault(status=status, body={"message": "Why.", "statusCode": status})
        error = failure(make(max_retries=0).generations.get, "id")
        assert type(error) is CLASSES[status]
        assert (error.status_code, error.message) == (status, "Why.")
        advice = " Check the API key: SYNC_API_KEY in the environment, or api_key of the client."
        assert str(error) == f"{status}: Why." + (advice if status == 401 else "")
        assert len(sandbox.requests) == 1

    @pytest.mark.parametrize(
        ("code", "kind"),
        [
            ("rate_limit_exceeded", RateLimitError),
            ("concurrency_limit_reached", ConcurrencyLimitError),
            ("batch_concurrency_limit_reached", ConcurrencyLimitError),
            ("too_tired", TooManyRequestsError),
            (None, TooManyRequestsError),
        ],
    )
    def test_the_two_limits_are_told_apart_by_their_code(
        self, make: MakeClient, sandbox: Sandbox, code: Optional[str], kind: Type[ApiError]
    ) -> None:
        sandbox.fault(status=429, body={"message": "No.", "statusCode": 429, "errorCode": code})
        error = failure(make(max_retries=0).generations.get, "id")
        assert type(error) is kind
        assert isinstance(error, TooManyRequestsError)

    def test_the_limits_of_the_api(self, make: MakeClient, sandbox: Sandbox) -> None:
        client = make(max_retries=0)
        sandbox.concurrency_limit = 1
        client.generations.create(model="lipsync-2", input=INPUT)
        error = failure(client.generations.create, model="lipsync-2", input=INPUT)
        assert isinstance(error, ConcurrencyLimitError)
        assert (error.active_generations, error.concurrency_limit, error.retry_after) == (1, 1, 45.0)
        sandbox.rate_limit = 0
        assert type(failure(client.generations.list)) is RateLimitError

    def test_both_shapes_of_401(self, make: MakeClient, sandbox: Sandbox) -> None:
        error = failure(make(api_key="wrong").generations.list)
        assert (type(error), error.message) == (UnauthorizedError, "Unauthorized")
        body = {
            "message": "Either Cookie or x-api-key header must be provided",
            "error": "Unauthorized",
            "statusCode": 401,
        }
        sandbox.fault(status=401, body=body)
        error = failure(make().generations.list)
        assert (type(error), error.message) == (UnauthorizedError, body["message"])
        assert len(sandbox.requests) == 2


class TestWhatAnErrorKnows:
    def test_every_field_of_the_body(self, make: MakeClient, sandbox: Sandbox) -> None:
        body = {
            "message": ["input[0].url must be a URL", "model should not be empty"],
            "statusCode": 400,
            "errorCode": "generation_input_validation_failed",
            "suggestion": "Correct it.",
            "field": "input[0].url",
            "requestId": "req-1",
            "retryAfterSeconds": 7,
        }
        sandbox.fault(status=400, body=body, headers={"X-Something": "else", "X-Request-Id": "other"})
        error = failure(make().generations.get, "id")
        assert error.status_code == 400
        assert error.body == body
        assert error.code == "generation_input_validation_failed"
        assert error.message == "input[0].url must be a URL; model should not be empty"
        assert error.suggestion == "Correct it."
        assert error.field == "input[0].url"
        assert error.request_id == "req-1"
        assert error.retry_after == 7.0
        assert error.headers["x-something"] == "else"
        assert error.id is None
        assert error.generation is None
        assert str(error) == (
            "400 generation_input_validation_failed: input[0].url must be a URL; model should not be empty. "
            "Correct it. (request id req-1)"
        )

    def test_the_older_name_of_the_code_and_the_header_of_the_request_id(
        self, make: MakeClient, sandbox: Sandbox
    ) -> None:
        body = {"message": "No.", "statusCode": 400, "error_code": "older"}
        sandbox.fault(status=400, body=body, headers={"X-Request-Id": "from-header"})
        error = failure(make().generations.get, "id")
        assert (error.code, error.request_id) == ("older", "from-header")

    @pytest.mark.parametrize(
        "body",
        [
            {"message": {"nested": True}, "errorCode": 5, "suggestion": [], "field": {}, "requestId": 1},
            {"message": None, "errorCode": None, "retryAfterSeconds": "soon", "activeGenerations": "many"},
            {"message": "", "error": "Bad Request"},
            {"message": [1, None, {"a": 2}], "activeGenerations": True, "concurrencyLimit": 1.5},
            {},
        ],
    )
    @pytest.mark.parametrize("status", [400, 429])
    def test_fields_of_the_wrong_type_harm_nothing(
        self, make: MakeClient, sandbox: Sandbox, body: Any, status: int
    ) -> None:
        sandbox.fault(status=status, body={**body, "errorCode": "concurrency_limit_reached"})
        error = failure(make(max_retries=0).generations.get, "id")
        assert error.status_code == status
        assert isinstance(error.message, str)
        for text in (error.suggestion, error.field, error.request_id):
            assert text is None or isinstance(text, str)


BODIES: List[Tuple[str, bytes, Any, Any]] = [
    ("HTML", b"<!doctype html>\n<html><body>Bad gateway</body></html>", ..., "The server responded with 502."),
    ("empty", b"", None, "The server responded with 502."),
    ("null", b"null", None, "The server responded with 502."),
    ("a JSON string", b'"No such luck"', "No such luck", "No such luck"),
    ("a JSON list", b'["one", "two"]', ["one", "two"], "one; two"),
    ("a number", b"5", 5, "The server responded with 502."),
    ("plain text", b"upstream connect error", "upstream connect error", "upstream connect error"),
    ("truncated JSON", b'{"message": "No', '{"message": "No', '{"message": "No'),
    ("another charset", '{"message": "é"}'.encode("latin-1"), '{"message": "\N{REPLACEMENT CHARACTER}"}', ...),
    ("UTF-16", '{"message": "é"}'.encode("utf-16"), {"message": "é"}, "é"),
    ("a byte order mark", b'\xef\xbb\xbf{"message": "No."}', {"message": "No."}, "No."),
    ("binary", bytes(range(256)), ..., ...),
    ("duplicate keys", b'{"message": "a", "message": "b"}', {"message": "b"}, "b"),
    ("deep nesting", b"[" * 100_000, "[" * 100_000, ...),
    ("a huge integer", b"1" * 10_000, ..., ...),
    ("not a number", b'{"message": "No.", "x": NaN, "retryAfterSeconds": Infinity}', ..., "No."),
    ("a long text", b"x" * 100_000, "x" * 100_000, "x" * 500),
]


class TestAnyBody:
    @pytest.fixture(autouse=True)
    def _no_collection(self) -> Iterator[None]:
        # What is collected while the stack is full can't be finalized: whatever earlier tests have left.
        gc.disable()
        yield
        gc.enable()

    @pytest.mark.parametrize(
        ("content", "body", "message"), [row[1:] for row in BODIES], ids=[row[0] for row in BODIES]
    )
    @pytest.mark.parametrize("content_type", ["application/json", "text/html; charset=wrong", ""])
    def test_any_body_of_a_failure_is_survived(
        self, make: MakeClient, sandbox: Sandbox, content: bytes, body: Any, message: Any, content_type: str
    ) -> None:
        sandbox.fault(status=502, body=content, headers={"content-type": content_type} if content_type else {})
        error = failure(make(max_retries=0).generations.get, "id")
        assert type(error) is InternalServerError
        assert error.status_code == 502
        assert body is ... or error.body == body
        assert message is ... or error.message == message
        assert len(str(error)) < 600
        assert "\n" not in str(error)

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"null",
            b'"text"',
            b"[]",
            b"5",
            b"{}",
            b"<html></html>",
            b'{"id": "x"',
            b'{"id": 5, "createdAt": "2026-01-01T00:00:00Z", "status": "PENDING", "model": "m", "input": []}',
            b'{"id": "x", "createdAt": "2026-01-01T00:00:00Z", "status": null, "model": "m", "input": []}',
            b'{"createdAt": "2026-01-01T00:00:00Z", "status": "PENDING", "model": "m", "input": []}',
            b"[" * 100_000,
            b"\xff\xfe\xfd",
        ],
    )
    def test_a_success_that_cannot_be_read_is_an_error_and_is_not_repeated(
        self, client: Sync, sandbox: Sandbox, content: bytes
    ) -> None:
        sandbox.fault(status=200, body=content, headers={"X-Request-Id": "r"})
        error = failure(client.generations.get, "id")
        assert type(error) is InvalidResponseError
        assert (error.status_code, error.request_id) == (200, "r")
        assert error.message is not None
        assert error.message.startswith("GET /v2/generate/id returned a body that can't be read: ")
        assert len(sandbox.requests) == 1

    def test_so_is_one_without_content_and_one_of_a_create_which_names_its_key(
        self, client: Sync, sandbox: Sandbox
    ) -> None:
        sandbox.fault(status=204, body=b"")
        assert type(failure(client.generations.get, "id")) is InvalidResponseError
        sandbox.fault(status=201, body=b"{", after="processing")
        error = failure(client.generations.create, model="lipsync-2", input=INPUT, idempotency_key="mine")
        assert (type(error), error.idempotency_key) == (InvalidResponseError, "mine")
        assert "idempotency_key='mine'" in str(error)

    @pytest.mark.parametrize("id", ["", " "])
    def test_so_is_a_create_whose_id_is_empty(self, client: Sync, sandbox: Sandbox, id: str) -> None:
        sandbox.fault(status=201, body={"id": id, "status": "PENDING"}, after="processing")
        error = failure(client.generations.create, model="lipsync-2", input=INPUT, idempotency_key="mine")
        assert (type(error), error.id, error.outcome_unknown) == (InvalidResponseError, None, True)
        assert "its id is empty" in str(error)
        assert "idempotency_key='mine'" in str(error)

    def test_a_key_among_the_headers_of_a_call_is_named_too(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.fault(status=201, body=b"{", after="processing")
        headers = {"Idempotency-Key": "from-a-header"}
        error = failure(client.generations.create, model="lipsync-2", input=INPUT, extra_headers=headers)
        assert type(error) is InvalidResponseError
        assert error.idempotency_key == "from-a-header" == sandbox.requests[-1].headers["idempotency-key"]

    def test_an_answer_that_leaves_the_choice_is_no_success(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.fault(status=300, body=[])
        assert type(failure(client.generations.list)) is ApiStatusError

    @pytest.mark.parametrize(
        ("fields", "name", "value"),
        [
            ({"createdAt": "yesterday"}, "created_at", "yesterday"),
            ({"createdAt": None, "input": []}, "created_at", None),
            ({"input": {}}, "input", {}),
            ({"model": 5}, "model", 5),
        ],
    )
    def test_a_success_that_says_which_generation_it_is_about_is_read_whatever_else_it_says(
        self, client: Sync, sandbox: Sandbox, fields: Dict[str, Any], name: str, value: Any
    ) -> None:
        sandbox.fault(status=200, body={"id": "x", "status": "PENDING", **fields})
        generation = client.generations.get("x")
        assert (generation.id, generation.status) == ("x", "PENDING")
        assert getattr(generation, name) == value

    def test_a_page_where_a_list_should_be_is_read_and_any_other_object_is_an_error(
        self, client: Sync, sandbox: Sandbox
    ) -> None:
        sandbox.fault(status=200, body={"items": [{"id": "x", "status": "PENDING"}]})
        assert [generation.id for generation in client.generations.list()] == ["x"]
        for body in ({}, {"items": 5}, {"data": []}):
            sandbox.fault(status=200, body=body)
            assert type(failure(client.generations.list)) is InvalidResponseError

    @pytest.mark.parametrize("items", [5, "x", {"a": 1}, None])
    def test_a_page_without_items_is_an_error_in_a_list_and_in_what_goes_through_it(
        self, client: Sync, sandbox: Sandbox, items: Any
    ) -> None:
        for call in (client.assets.list, lambda: next(client.assets.iter())):
            sandbox.fault(status=200, body={"items": items, "total": 1})
            assert type(failure(call)) is InvalidResponseError

    def test_an_item_that_can_not_be_read_is_told_and_does_not_take_the_others_with_it(
        self, client: Sync, sandbox: Sandbox
    ) -> None:
        bodies = [{"id": "x", "status": "PENDING"}, {"id": "y"}, None]
        for call in (client.generations.list, lambda: list(client.generations.iter())):
            sandbox.fault(status=200, body=bodies)
            with pytest.warns(RuntimeWarning, match=r"list_generations\[\d\] is kept as it came: ") as told:
                items: Any = call()
            assert len(told) == 2
            assert [getattr(item, "id", None) for item in items] == ["x", "y", None]
            assert isinstance(items[1], UnknownObject)


GENERATION = json.dumps(
    {"id": "x", "createdAt": "2026-01-01T00:00:00Z", "status": "PENDING", "model": "m", "input": []}
).encode()


class TestConnection:
    def test_nobody_there(self, make: MakeClient) -> None:
        with ScriptedServer([]) as server:
            url = server.url
        error = failure(make(base_url=url).generations.get, "x")
        assert type(error) is ApiConnectionError
        assert not error.request_sent
        assert error.status_code is None
        assert error.body is None
        assert error.headers == {}


class TestRedirects:
    @pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
    def test_a_get_is_followed_within_its_origin(self, client: Sync, sandbox: Sandbox, status: int) -> None:
        known = sandbox.add_generation()
        sandbox.fault(status=status, headers={"location": f"/v2/generations/{known['id']}"})
        assert client.generations.get(known["id"]).id == known["id"]
        assert [request.headers["x-api-key"] for request in sandbox.requests] == ["test", "test"]

    @pytest.mark.parametrize("status", [301, 302, 307, 308])
    def test_a_create_is_never_followed(self, client: Sync, sandbox: Sandbox, status: int) -> None:
        sandbox.fault(status=status, headers={"location": "/v2/generate"})
        error = failure(client.generations.create, model="lipsync-2", input=INPUT)
        assert error.status_code == status
        assert [request.method for request in sandbox.requests] == ["POST"]
        assert sandbox.billed == []

    def test_a_loop_ends(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.fault(status=302, headers={"location": "/v2/generate/x"}, times=None)
        assert failure(client.generations.get, "x").status_code == 302
        assert len(sandbox.requests) == 5


ALL = [getattr(errors, name) for name in errors.__all__]


def example(kind: Type[ApiError]) -> ApiError:
    from sync_client.models import Generation

    generation = Generation.from_dict({**json.loads(GENERATION), "status": "FAILED", "error": "No face."})
    if issubclass(kind, errors.JobFailedError):
        return kind(generation)
    if kind is errors.WaitTimeoutError:
        return errors.WaitTimeoutError("x", generation, 5.0)
    return kind(
        "Why.",
        status_code=503,
        body={"message": "Why."},
        headers={"a": "b"},
        code="c",
        suggestion="Do this.",
        field="f",
        request_id="r",
        retry_after=2.5,
        idempotency_key="k",
    )


class TestTheFamily:
    @pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
    def test_every_error_is_an_api_error_and_survives_pickle_and_copy(self, kind: Type[ApiError]) -> None:
        assert issubclass(kind, ApiError)
        error = example(kind)
        error.id = "x"
        for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
            assert type(twin) is kind
            assert str(twin) == str(error)
            assert vars(twin) == vars(error)
            assert twin.args == error.args

    def test_the_tree_at_the_top_of_the_module_is_the_tree(self) -> None:
        drawn: List[Tuple[str, str]] = []
        path: List[str] = []
        for line in (errors.__doc__ or "").splitlines()[2:]:
            found = re.match(r"([│ ]*(?:├── |└── )?)(\w+)", line)
            assert found
            depth = len(found.group(1)) // 4
            path = [*path[:depth], found.group(2)]
            if depth:
                drawn.append((path[-1], path[-2]))
        kinds = [kind for kind in ALL if kind is not ApiError]
        assert sorted(drawn) == sorted((kind.__name__, kind.__mro__[1].__name__) for kind in kinds)

    def test_the_guides_name_is_the_same_class(self) -> None:
        assert ApiError is errors.ApiError

    def test_an_error_without_a_word_says_its_class(self) -> None:
        assert str(ApiError()) == "ApiError"
        assert str(ApiError(status_code=500)) == "500"
        assert ApiError().body is None


@pytest.mark.parametrize("status", [400, 401, 500])
def test_no_text_of_an_error_shows_the_key(make: MakeClient, sandbox: Sandbox, status: int) -> None:
    secret = "sk-secret"
    sandbox.api_key = secret
    sandbox.fault(status=status, times=None)
    error = failure(make(api_key=secret, max_retries=0).generations.get, "x")
    texts = [
        "".join(traceback.format_exception(type(error), error, error.__traceback__)),
        repr(error),
        repr(vars(error)),
    ]
    sandbox.clear_faults()
    sandbox.fault(kind="disconnect", times=None)
    error = failure(make(api_key=secret, max_retries=0).generations.get, "x")
    texts += ["".join(traceback.format_exception(type(error), error, error.__traceback__)), repr(vars(error))]
    assert error.__cause__ is None
    assert error.__context__ is None
    assert not [text for text in texts if secret in text]
    assert secret.encode() not in pickle.dumps(error)


def test_a_mistake_found_here_is_no_failure_of_the_server(client: Sync) -> None:
    error = failure(client.generations.get, "")
    assert type(error) is InvalidRequestError
    assert (error.status_code, error.body, error.headers, error.retry_after) == (None, None, {}, None)
