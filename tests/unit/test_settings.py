"""What a client is told, checked."""

from __future__ import annotations

import pickle
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync import SyncEnvironment
from sync.core import settings
from sync.core.call.redirects import read_origin
from sync.errors import InvalidRequestError
from sync_client.options import UNCHANGED
from sync_client.secret import Secret

PRINTABLE = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1)


@given(key=PRINTABLE)
def test_a_key_of_printable_ascii_is_taken_as_it_is(key: str) -> None:
    assert settings.api_key_from(Secret(key)).reveal() == key


@given(key=st.text())
def test_any_other_is_refused_without_showing_it(key: str) -> None:
    try:
        taken = settings.api_key_from(Secret(key)).reveal()
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
        assert read_origin(taken) is not None
        assert read_origin(f"{taken}/v2/generations") == read_origin(taken)


@given(seconds=st.floats(min_value=0, exclude_min=True, allow_infinity=False) | st.integers(1, 10**6))
def test_a_timeout_is_seconds(seconds: float) -> None:
    assert settings.timeout_from(seconds) == float(seconds)


def test_a_timeout_is_a_timedelta_or_none_at_all() -> None:
    assert settings.timeout_from(timedelta(minutes=1)) == 60.0
    assert settings.timeout_from(None) is None
    assert settings.timeout_from(float("inf")) is None


@given(headers=st.dictionaries(st.text(), st.text()))
def test_no_header_can_end_its_line_or_hide_another(headers: Any) -> None:
    try:
        taken, _ = settings.split_headers(Secret(headers), "default_headers")
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
    assert (read_origin(one) == read_origin(other)) is same


@pytest.mark.parametrize("url", ["http://[::1", "http://a:b", "", "a", "http://", "/v2", "http://u@a"])
def test_what_has_none_has_none(url: str) -> None:
    assert read_origin(url) is None


@pytest.mark.parametrize(
    ("given", "in_environment", "message"),
    [
        (None, None, "No API key: pass api_key=... or set the environment variable SYNC_API_KEY."),
        (None, "", "SYNC_API_KEY is empty: set it to a key of your account."),
        (None, " key", "SYNC_API_KEY has white space around it: remove it."),
        ("", "key", "api_key is empty: set it to a key of your account."),
        (5, "key", "api_key must be a string, not int."),
        ("key\n", None, "api_key has white space around it: remove it."),
        ("k\x00y", None, "api_key has characters that no key has: copy it again."),
        ("kéy", None, "api_key has characters that no key has: copy it again."),
    ],
)
def test_a_refused_key_is_named_by_where_it_came_from(
    monkeypatch: pytest.MonkeyPatch, given: Any, in_environment: Any, message: str
) -> None:
    monkeypatch.delenv("SYNC_API_KEY", raising=False)
    if in_environment is not None:
        monkeypatch.setenv("SYNC_API_KEY", in_environment)
    with pytest.raises(InvalidRequestError) as caught:
        settings.api_key_from(Secret(given))
    assert (str(caught.value), caught.value.field) == (message, "api_key")


@pytest.mark.parametrize(
    ("given", "environment", "in_environment", "url"),
    [
        (None, None, None, "https://api.sync.so"),
        (None, None, "http://proxy.example/sync/", "http://proxy.example/sync"),
        (None, SyncEnvironment.DEFAULT, "http://proxy.example", "https://api.sync.so"),
        ("https://other.example/X", None, None, "https://other.example/X"),
        (" https://other.example:8443// ", SyncEnvironment.DEFAULT, "http://x", "https://other.example:8443"),
    ],
)
def test_the_url_that_is_given_comes_first_and_then_the_environment(
    monkeypatch: pytest.MonkeyPatch, given: Any, environment: Any, in_environment: Any, url: str
) -> None:
    monkeypatch.delenv("SYNC_BASE_URL", raising=False)
    if in_environment is not None:
        monkeypatch.setenv("SYNC_BASE_URL", in_environment)
    assert settings.base_url_from(given, environment) == url


NO_URL = "must be a URL such as https://api.sync.so, not"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("", f"base_url {NO_URL} ''."),
        ("api.sync.so", f"base_url {NO_URL} 'api.sync.so'."),
        ("ftp://api.sync.so", f"base_url {NO_URL} 'ftp://api.sync.so'."),
        ("https://", f"base_url {NO_URL} 'https:'."),
        ("https://h:0", f"base_url {NO_URL} 'https://h:0'."),
        ("https://h:99999", f"base_url {NO_URL} 'https://h:99999'."),
        ("https://h/a b", f"base_url {NO_URL} 'https://h/a b'."),
        ("https://h/a\x7fb", f"base_url {NO_URL} 'https://h/a\\x7fb'."),
        ("https://me:secret@h", "base_url must not hold a user name or password."),
        ("https://h/?a=1", "base_url must end before the query: 'https://h/'."),
        ("https://h/#part", "base_url must end before the query: 'https://h/'."),
    ],
)
def test_a_refused_url_says_what_is_wrong_with_it(given: str, message: str) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        settings.base_url_from(given, None)
    assert (str(caught.value), caught.value.field) == (message, "base_url")


def test_the_name_of_an_environment_is_none() -> None:
    with pytest.raises(InvalidRequestError) as caught:
        settings.base_url_from(None, "production")  # type: ignore[arg-type]
    assert str(caught.value) == "environment must be a SyncEnvironment; for a URL, use base_url."
    assert caught.value.field == "environment"


def test_an_url_in_the_environment_is_named_by_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYNC_BASE_URL", "nonsense")
    with pytest.raises(InvalidRequestError, match=r"^SYNC_BASE_URL must be a URL"):
        settings.base_url_from(None, None)


@pytest.mark.parametrize("value", [0, -0.0, -1, float("nan"), float("-inf"), "5", b"1", True, [], timedelta(-1)])
def test_a_refused_timeout_is_named(value: Any) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        settings.timeout_from(value, "wait")
    assert str(caught.value) == f"wait must be a number of seconds above 0, or None, not {value!r}."
    assert caught.value.field == "wait"
    with pytest.raises(InvalidRequestError) as caught:
        settings.timeout_from(value)
    assert caught.value.field == "timeout"


@pytest.mark.parametrize("value", [-1, 1.0, True, "1", None])
def test_retries_are_a_whole_number(value: Any) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        settings.max_retries_from(value)
    assert str(caught.value) == f"max_retries must be a whole number of 0 or more, not {value!r}."
    assert caught.value.field == "max_retries"
    assert (settings.max_retries_from(0), settings.max_retries_from(7)) == (0, 7)


def test_headers_have_names_in_lower_case_and_values_as_text() -> None:
    given = Secret({"X-Tab": "a\tb c~", "N": 5})
    assert settings.split_headers(given, "headers") == ({"x-tab": "a\tb c~", "n": "5"}, {})
    assert settings.split_headers(Secret(None), "headers") == ({}, {})


@pytest.mark.parametrize(
    ("headers", "message"),
    [
        ({"": "x"}, "extra has a name that no header can have: ''."),
        ({"é": "x"}, "extra has a name that no header can have: 'é'."),
        ({"a b": "x"}, "extra has a name that no header can have: 'a b'."),
        ({"a:b": "x"}, "extra has a name that no header can have: 'a:b'."),
        ({"a\nb": "x"}, "extra has a name that no header can have: 'a\\nb'."),
        ({"a": "x\x1f"}, "extra['a'] has a control character: remove it."),
        ({"a": "x\x7f"}, "extra['a'] has a control character: remove it."),
        ({"a": "é"}, "extra['a'] has a character outside ASCII: encode it."),
        ({"Content-Length": "5"}, "extra can't have Content-Length, which the HTTP client sets: leave it out."),
        (
            {"transfer-encoding": "chunked"},
            "extra can't have transfer-encoding, which the HTTP client sets: leave it out.",
        ),
    ],
)
def test_a_refused_header_says_what_is_wrong_with_it(headers: Any, message: str) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        settings.split_headers(Secret(headers), "extra")
    assert (str(caught.value), caught.value.field) == (message, "extra")


def test_settings_show_no_header_and_are_never_written_down() -> None:
    made = settings.Settings("https://h", 5.0, 2, {}, secrets={"x-api-key": Secret("secret")})
    assert repr(made) == "Settings(base_url='https://h', timeout=5.0, max_retries=2)"
    with pytest.raises(TypeError, match=r"^A secret can't be pickled"):
        pickle.dumps(made)


def test_a_change_leaves_what_was_not_given() -> None:
    made = settings.Settings("https://h", 5.0, 2, {"a": "1", "b": "1"})
    same = settings.change(made, timeout=UNCHANGED, max_retries=UNCHANGED, headers=Secret(None))
    assert same == made
    other = settings.change(made, timeout=None, max_retries=0, headers=Secret({"B": "2"}))
    assert other == made._replace(timeout=None, max_retries=0, headers={"a": "1", "b": "2"})
    with pytest.raises(InvalidRequestError) as caught:
        settings.change(made, timeout=5, max_retries=0, headers=Secret({"": "2"}))
    assert caught.value.field == "headers"
