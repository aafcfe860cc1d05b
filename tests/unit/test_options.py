"""The options of a call, in one form."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Optional

import pytest

from sync.core.call.arguments import NO_EXTRAS, read_options
from sync.core.settings import Settings
from sync.errors import InvalidRequestError
from sync_client.options import UNCHANGED, CallOptions

SETTINGS = Settings("https://h", 60.0, 2, {})


@pytest.mark.parametrize(
    "options", [CallOptions(), CallOptions(request_options={}), CallOptions(request_options={}, extra_query={})]
)
def test_nothing_changes_nothing(options: CallOptions) -> None:
    assert read_options(SETTINGS, options) == (SETTINGS, NO_EXTRAS)


def test_each_goes_to_its_place() -> None:
    headers: Any = {"B": "2", "C": None}
    settings, extras = read_options(
        SETTINGS,
        CallOptions(
            extra_headers=headers,
            extra_query={"b": 2, "c": {"d": 3, "e": 4}},
            extra_body={"b": {"c": 2}},
            request_options={
                "timeout_in_seconds": 5,
                "max_retries": 0,
                "additional_headers": {"A": "1", "B": "1"},
                "additional_query_parameters": {"a": 1, "b": 1},
                "additional_body_parameters": {"a": 1, "b": 1},
            },
        ),
    )
    assert settings == SETTINGS._replace(timeout=5.0, max_retries=0)
    assert extras.headers == {"a": "1", "b": "2"}
    assert extras.query == {"a": 1, "b": 2, "c[d]": 3, "c[e]": 4}
    assert extras.body == {"a": 1, "b": {"c": 2}}


@pytest.mark.parametrize(
    ("timeout", "old", "expected"),
    [
        (UNCHANGED, None, 60.0),
        (UNCHANGED, 5, 5.0),
        (7, None, 7.0),
        (7, 5, 7.0),
        (timedelta(seconds=7), 5, 7.0),
        (None, None, None),
        (None, 5, None),
    ],
)
def test_a_timeout_comes_before_that_of_the_old_options(timeout: Any, old: Any, expected: Optional[float]) -> None:
    options = CallOptions(timeout=timeout, request_options={"timeout_in_seconds": old})
    assert read_options(SETTINGS, options)[0] == SETTINGS._replace(timeout=expected)


@pytest.mark.parametrize(
    ("options", "field", "message"),
    [
        (
            {"timeout": 5, "x": 1},
            "request_options",
            "request_options has no 'timeout'; it takes additional_body_parameters, additional_headers, "
            "additional_query_parameters, chunk_size, max_retries, timeout_in_seconds.",
        ),
        (
            {"timeout_in_seconds": 0},
            "timeout_in_seconds",
            "timeout_in_seconds must be a number of seconds above 0, or None, not 0.",
        ),
        ({"max_retries": -1}, "max_retries", "max_retries must be a whole number of 0 or more, not -1."),
        (
            {"additional_headers": {"a b": "c"}},
            "extra_headers",
            "extra_headers has a name that no header can have: 'a b'.",
        ),
    ],
)
def test_what_is_not_right_is_refused_by_name(options: Any, field: str, message: str) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        read_options(SETTINGS, CallOptions(request_options=options))
    assert (str(caught.value), caught.value.field) == (message, field)


@pytest.mark.parametrize("old", [None, 5])
def test_so_is_a_timeout(old: Any) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        read_options(SETTINGS, CallOptions(timeout=-1, request_options={"timeout_in_seconds": old}))
    message = "timeout must be a number of seconds above 0, or None, not -1."
    assert (str(caught.value), caught.value.field) == (message, "timeout")
