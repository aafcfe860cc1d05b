"""What a single call may change, and the whole answer of one."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

import pytest

from sync import Sync
from sync.common import Generation
from sync.errors import ApiError, InternalServerError, InvalidRequestError, NotFoundError
from sync_client.callers import RawResponse
from sync_sandbox import Sandbox

from .support import AUDIO, INPUT, InstantClock


class TestExtras:
    def test_header_fields_win_over_the_clients(self, client: Sync, sandbox: Sandbox) -> None:
        client.generations.list(extra_headers={"User-Agent": "mine", "X-Sync-Source": "tests"})
        client.generations.list()
        first, second = (request.headers for request in sandbox.requests)
        assert (first.getlist("user-agent"), first["x-sync-source"]) == (["mine"], "tests")
        assert second["user-agent"].startswith("syncsdk/")
        assert "x-sync-source" not in second

    def test_query_parameters_are_added_and_replaced(self, client: Sync, sandbox: Sandbox) -> None:
        client.generations.list(limit=5, extra_query={"limit": 7, "tags": ["a", "b&c"], "deep": True, "no": None})
        assert sandbox.requests[0].query == "limit=7&tags=a,b%26c&deep=true"

    def test_an_object_is_a_parameter_for_each_of_its_fields(self, client: Sync, sandbox: Sandbox) -> None:
        client.generations.list(extra_query={"filter": {"model": "lipsync-2", "limit": 3}, "last": 1})
        assert parse_qsl(sandbox.requests[0].query) == [
            ("filter[model]", "lipsync-2"),
            ("filter[limit]", "3"),
            ("last", "1"),
        ]

    def test_fields_of_the_body_are_added_and_replaced(self, client: Sync, sandbox: Sandbox) -> None:
        client.generations.create(
            model="lipsync-2", input=INPUT, extra_body={"outputFileName": "x", "shiny": {"very": True}, "none": None}
        )
        assert sandbox.requests[0].json() == {
            "model": "lipsync-2",
            "input": INPUT,
            "outputFileName": "x",
            "shiny": {"very": True},
            "none": None,
        }

    @pytest.mark.parametrize("headers", [{"a": "b\r\nc: d"}, {"a b": "c"}, {"": "c"}, {"a": "é"}])
    def test_a_header_that_cannot_be_sent_is_refused(self, client: Sync, sandbox: Sandbox, headers: Any) -> None:
        options: Any = [{"extra_headers": headers}, {"request_options": {"additional_headers": headers}}]
        for option in options:
            with pytest.raises(InvalidRequestError) as info:
                client.generations.list(**option)
            assert info.value.field == "extra_headers"
        assert sandbox.requests == []

    def test_a_body_that_json_cannot_hold_is_refused(self, client: Sync, sandbox: Sandbox) -> None:
        with pytest.raises(InvalidRequestError, match="JSON"):
            client.generations.create(model="lipsync-2", input=INPUT, extra_body={"a": object()})
        assert sandbox.requests == []


class TestRequestOptions:
    """As syncsdk 0.3.0 takes them."""

    def test_they_are_the_extras_by_other_names(self, client: Sync, sandbox: Sandbox) -> None:
        client.generations.create(
            model="lipsync-2",
            input=INPUT,
            request_options={
                "additional_headers": {"x-a": "1", "x-b": "1"},
                "additional_query_parameters": {"q": "1"},
                "additional_body_parameters": {"shiny": True},
                "chunk_size": 5,
            },
            extra_headers={"X-B": "2"},
        )
        request = sandbox.requests[0]
        assert (request.headers["x-a"], request.headers.getlist("x-b")) == ("1", ["2"])
        assert request.query == "q=1"
        assert request.json()["shiny"] is True

    @pytest.mark.parametrize("max_retries", [0, 1, 4])
    def test_max_retries_holds_for_the_call(self, client: Sync, sandbox: Sandbox, max_retries: int) -> None:
        sandbox.fault(status=503, times=None)
        with pytest.raises(InternalServerError):
            client.generations.list(request_options={"max_retries": max_retries})
        assert len(sandbox.requests) == max_retries + 1

    def test_so_does_the_timeout(self, client: Sync, sandbox: Sandbox, clock: InstantClock) -> None:
        sandbox.fault(status=503, times=None)
        with pytest.raises(InternalServerError):
            client.generations.list(request_options={"timeout_in_seconds": 1.2})
        assert clock.slept == [0.5]

    @pytest.mark.parametrize(
        ("options", "field"),
        [
            ({"timeout": 5}, "request_options"),
            ({"timeout_in_seconds": -1}, "timeout_in_seconds"),
            ({"max_retries": 1.5}, "max_retries"),
        ],
    )
    def test_what_they_do_not_have_is_refused(self, client: Sync, sandbox: Sandbox, options: Any, field: str) -> None:
        with pytest.raises(InvalidRequestError) as info:
            client.generations.list(request_options=options)
        assert info.value.field == field
        assert sandbox.requests == []

    def test_none_of_them_is_none(self, client: Sync, sandbox: Sandbox) -> None:
        client.generations.list(request_options=None, extra_headers=None, extra_query=None, extra_body=None)
        assert sandbox.requests[0].body.length == 0
        assert sandbox.requests[0].query == ""


class TestRawResponse:
    def test_the_whole_answer_with_the_result_in_it(self, client: Sync, sandbox: Sandbox) -> None:
        known = sandbox.add_generation()
        sandbox.fault(status=200, body=known, headers={"X-Request-Id": "r"})
        answer = client.generations.with_raw_response.get(known["id"])
        assert isinstance(answer, RawResponse)
        assert (answer.status_code, answer.headers["x-request-id"]) == (200, "r")
        assert isinstance(answer.data, Generation)
        assert answer.data == client.generations.get(known["id"])
        assert b'"id"' in answer.content
        assert repr(answer).startswith("RawResponse(status_code=200, data=Generation(id=")

    def test_every_method_has_its_raw_twin(self, client: Sync, sandbox: Sandbox) -> None:
        raw = client.generations.with_raw_response
        assert raw.create(model="lipsync-2", input=INPUT).status_code == 201
        video = b"\x00\x00\x00\x18ftypmp42"
        assert raw.create_with_files(model="lipsync-2", video=video, input=[AUDIO]).status_code == 201
        assert len(raw.list().data) == 2
        assert len(raw.estimate_cost(model="lipsync-2", input=INPUT).data) == 1
        assert client.assets.with_raw_response.list().data.items
        with pytest.raises(NotFoundError):
            client.assets.with_raw_response.get("550e8400-e29b-41d4-a716-446655440000")

    def test_an_error_is_raised_all_the_same(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.fault(status=400)
        with pytest.raises(ApiError):
            client.generations.with_raw_response.get("x")


def test_a_question_is_asked_again_though_it_is_a_post(client: Sync, sandbox: Sandbox) -> None:
    fault = sandbox.fault(method="POST", status=503)
    client.generations.estimate_cost_of_duration(model="lipsync-2", duration=1.0, extra_headers={"X-A": "b"})
    assert fault.hits == 1
    assert [request.headers["x-a"] for request in sandbox.requests] == ["b", "b"]


def test_every_page_is_asked_for_with_the_options_of_the_call(client: Sync, sandbox: Sandbox) -> None:
    for _ in range(3):
        sandbox.add_generation()
    assert len(list(client.generations.iter(limit=2, extra_headers={"X-A": "b"}))) == 3
    assert [request.headers["x-a"] for request in sandbox.requests] == ["b", "b"]
