"""Errors, as code for syncsdk 0.3.0 reads them: bodies were objects for some statuses and dicts for others."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any, Dict

import pytest

from sync.common.errors import NotFoundError
from sync.core.api_error import ApiError
from sync.core.call.response import Response, read_error

BODY: Dict[str, Any] = {
    "message": "No.",
    "statusCode": 404,
    "errorCode": "asset_not_found",
    "items": [{"message": "x"}],
}


@pytest.fixture
def error() -> ApiError:
    return read_error(Response(404, {}, json.dumps(BODY).encode()), now=0.0)


def test_a_body_is_an_object_and_a_dict(error: ApiError) -> None:
    assert isinstance(error, NotFoundError)
    assert (error.body.message, error.body.status_code, error.body.errorCode) == ("No.", 404, "asset_not_found")
    assert error.body["message"] == error.body.get("message") == "No."
    assert error.body == BODY
    assert json.loads(json.dumps(error.body)) == BODY
    assert repr(error.body) == repr(BODY)


def test_what_a_dict_has_is_not_hidden_by_a_field(error: ApiError) -> None:
    assert list(error.body.items()) == list(BODY.items())


@pytest.mark.parametrize("name", ["nonsense", "__wrapped__", "_repr_html_"])
def test_a_field_that_is_not_there_is_an_attribute_error(error: ApiError, name: str) -> None:
    with pytest.raises(AttributeError, match=f"no field '{name}'"):
        getattr(error.body, name)


@pytest.mark.parametrize("repeat", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_it_can_be_copied_and_pickled(error: ApiError, repeat: Any) -> None:
    assert repeat(error.body) == BODY
    assert repeat(error).body.message == "No."


@pytest.mark.parametrize("content", [b"[1]", b'"text"', b"null", b"<html>", b"\x80"])
def test_a_body_that_is_no_object_is_what_it_is(content: bytes) -> None:
    body = read_error(Response(404, {}, content), now=0.0).body
    assert not isinstance(body, dict)
