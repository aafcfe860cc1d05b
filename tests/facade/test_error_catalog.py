"""errors.list and errors.explain."""

from __future__ import annotations

import pytest

from sync import Sync
from sync.errors import ApiError, InternalServerError, NotFoundError
from sync_sandbox import Sandbox

from .conftest import MakeClient

CODE = "generation_not_found"


def test_the_catalogue_needs_no_key_and_gets_none(make: MakeClient, sandbox: Sandbox) -> None:
    codes = [info.code for info in make(api_key="not-a-key").errors.list()]
    assert CODE in codes
    assert len(codes) == len(set(codes))
    assert "x-api-key" not in sandbox.requests[0].headers


def test_a_code_is_explained(client: Sync) -> None:
    info = client.errors.explain(CODE)
    assert info is not None
    assert info.code == CODE
    assert info.message
    assert info.suggestion


def test_an_exception_is_explained_by_its_code(client: Sync) -> None:
    with pytest.raises(NotFoundError) as error:
        client.generations.get("550e8400-e29b-41d4-a716-446655440000")
    info = client.errors.explain(error.value)
    assert info is not None
    assert info.code == error.value.code


def test_the_catalogue_is_fetched_once_for_a_client(client: Sync, make: MakeClient, sandbox: Sandbox) -> None:
    assert client.errors.explain(CODE) == client.errors.explain(CODE)
    assert client.errors.explain("no_such_code") is None
    assert len(sandbox.requests) == 1
    make().errors.explain(CODE)
    assert len(sandbox.requests) == 2


def test_a_catalogue_that_could_not_be_fetched_is_asked_for_again(make: MakeClient, sandbox: Sandbox) -> None:
    client = make(max_retries=0)
    sandbox.fault()
    with pytest.raises(InternalServerError):
        client.errors.explain(CODE)
    assert client.errors.explain(CODE) is not None


def test_what_has_no_code_has_no_explanation(client: Sync, sandbox: Sandbox) -> None:
    assert client.errors.explain(ApiError("No network.")) is None
    assert sandbox.requests == []


def test_the_whole_answer(client: Sync) -> None:
    answer = client.errors.with_raw_response.list()
    assert answer.status_code == 200
    assert CODE in {info.code for info in answer.data}
