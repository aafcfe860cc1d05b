"""What a client is told, checked."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.core import settings
from sync.core.calls import origin
from sync.errors import InvalidRequestError

PRINTABLE = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1)


@given(key=PRINTABLE)
def test_a_key_of_printable_ascii_is_taken_as_it_is(key: str) -> None:
    assert settings.api_key_from(key) == key


@given(key=st.text())
def test_any_other_is_refused_without_showing_it(key: str) -> None:
    try:
        taken = settings.api_key_from(key)
    except InvalidRequestError as error:
        # A short key may stand in the message by chance.
        assert len(key) < 5 or key not in str(error)
    else:
        assert taken == key
        assert key.isascii()
        assert key.isprintable()
        assert key.strip() == key != ""


@given(url=st.text() | st.from_regex(r"https?://[a-z0-9.:/@?#\[\]-]*", fullmatch=True))
def test_a_base_url_is_one_that_requests_can_be_sent_to_or_refused(url: str) -> None:
    try:
        taken = settings.base_url_from(url, None)
    except InvalidRequestError as error:
        assert error.field == "base_url"
    else:
        assert urlsplit(taken).scheme in ("http", "https")
        assert not taken.endswith("/")
        assert origin(taken) is not None
        assert origin(f"{taken}/v2/generations") == origin(taken)


@given(seconds=st.floats(min_value=0, exclude_min=True, allow_infinity=False) | st.integers(1, 10**6))
def test_a_timeout_is_seconds(seconds: float) -> None:
    assert settings.timeout_from(seconds) == float(seconds)


def test_a_timeout_is_a_timedelta_or_none_at_all() -> None:
    assert settings.timeout_from(timedelta(minutes=1)) == 60.0
    assert settings.timeout_from(None) is None
    assert settings.timeout_from(float("inf")) is None


@pytest.mark.parametrize("value", [0, -0.0, -1, float("nan"), float("-inf"), "1", b"1", True, [], timedelta(-1)])
def test_anything_else_is_no_timeout(value: Any) -> None:
    with pytest.raises(InvalidRequestError) as info:
        settings.timeout_from(value, "poll_interval")
    assert info.value.field == "poll_interval"


@given(headers=st.dictionaries(st.text(), st.text()))
def test_no_header_can_end_its_line_or_hide_another(headers: Any) -> None:
    try:
        taken = settings.headers_from(headers, "default_headers")
    except InvalidRequestError as error:
        assert error.field == "default_headers"
    else:
        for name, value in taken.items():
            assert name == name.lower() != ""
            assert not set(name + value) & set("\r\n\0")
            assert (name + value).isascii()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a/", "https://a:443/x?y", True),
        ("http://a", "http://A:80", True),
        ("http://a", "https://a", False),
        ("http://a", "http://a:81", False),
        ("http://a", "http://b", False),
        ("http://a", "http://u:p@a", False),
        ("http://a", "http://u@a", False),
        ("http://a", "file://a", False),
    ],
)
def test_an_origin_is_scheme_host_and_port(one: str, other: str, same: bool) -> None:
    assert (origin(one) == origin(other)) is same


@pytest.mark.parametrize("url", ["http://[::1", "http://a:b", "", "a", "http://", "/v2", "http://u@a"])
def test_what_has_none_has_none(url: str) -> None:
    assert origin(url) is None
