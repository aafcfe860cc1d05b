"""Where a server may send a client, whatever it says."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sync.core.call.redirects import find_redirect, join_url, read_origin
from sync.core.call.response import Response
from sync.core.files.destination import check_url, is_internal
from sync.errors import InvalidResponseError

PIECES = ["http", "https", "file", ":", "//", "/", "\\", "@", "[", "]", "?", "#", ".", "%", "127.0.0.1", "localhost"]
PIECES += ["::1", "0x7f.1", "example.com", "\uff0f", "\u2100", "\t", "\n", "\0", "user", ":80", "..", "169.254.169.254"]
URLS = st.text() | st.lists(st.sampled_from(PIECES), max_size=10).map("".join)
HOME = "https://api.example.com/v2/generate/x"


@given(location=URLS)
@example("http://[@api.example.com/")
@example("https://api.example.com\uff0f@evil.example/")
def test_a_redirect_is_followed_within_its_origin_or_not_at_all(location: str) -> None:
    target = find_redirect(httpx.Request("GET", HOME), Response(302, {"location": location}, b""))
    if target is not None:
        assert read_origin(target) == ("https", "api.example.com", 443)
        parts = urlsplit(target)
        assert (parts.scheme, parts.hostname, parts.username) == ("https", "api.example.com", None)


@given(location=URLS)
def test_any_place_can_be_joined(location: str) -> None:
    assert isinstance(join_url(HOME, location), str)


@given(url=URLS)
@example("https://127.0.0.1/")
@example("https://[::ffff:10.0.0.1]/")
@example("https://2130706433/")
def test_a_public_api_leads_to_public_places_over_https_or_nowhere(url: str) -> None:
    try:
        check_url(url, "https://api.example.com")
    except InvalidResponseError:
        return
    target = httpx.URL(url)
    assert target.scheme == "https"
    assert target.host
    assert not target.userinfo
    assert not is_internal(target.host)


@given(host=st.text() | st.sampled_from(PIECES))
def test_any_host_is_internal_or_not(host: Any) -> None:
    assert is_internal(host) in (True, False)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://files.example.com/x", "(http://files.example.com) was not followed: http instead of https"),
        ("//files.example.com/x", "(://files.example.com) was not followed: no scheme instead of https"),
        ("file:///etc/passwd", "(file://) was not followed: file instead of https"),
        ("https:///x", "(https://) was not followed: no host in it"),
        ("https://user@files.example.com/x", "(https://files.example.com) was not followed: a user name in it"),
        ("https://localhost./x", "(https://localhost.) was not followed: an address that is not public"),
        ("https://0x7f.1/x", "(https://0x7f.1) was not followed: an address that is not public"),
        ("https://ip6-localhost/x", "(https://ip6-localhost) was not followed: an address that is not public"),
        (
            "https://metadata.google.internal/x",
            "(https://metadata.google.internal) was not followed: an address that is not public",
        ),
        ("https://files.example.com:port/x", "can't be read"),
    ],
)
def test_the_reason_for_not_following_is_told(url: str, told: str) -> None:
    with pytest.raises(InvalidResponseError) as caught:
        check_url(url, "https://api.example.com")
    assert caught.value.message == f"The URL of the file {told}."


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.1", "0", "2130706433", "0x7f000001", "0177.0.0.1", "10.0.0.1", "100.64.0.1"),
        "169.254.169.254",
        *("192.168.1.1", "0xa9fea9fe", "255.255.255.255", "224.0.0.1", "::1", "::", "fe80::1", "fc00::1", "fec0::1"),
        *("::127.0.0.1", "::ffff:127.0.0.1", "::ffff:a9fe:a9fe", "::ffff:0:10.0.0.1", "64:ff9b::a9fe:a9fe"),
        *("64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2"),
        *("2001:db8::1", "ff02::1", "localhost", "a.localhost", "ip6-loopback", "printer.local", "nas.home.arpa"),
        *("metadata.google.internal", "METADATA.GOOGLE.INTERNAL.", "kubernetes"),
    ],
)
def test_an_internal_host_is_known_in_every_spelling(host: str) -> None:
    assert is_internal(host)


@pytest.mark.parametrize(
    "host",
    [
        *("example.com", "sync.so.", "internal.example.com", "8.8.8.8", "134744072", "2606:4700::1111"),
        "::ffff:8.8.8.8",
        # In a network without IPv4, every server that has no IPv6 address is reached like this.
        *("64:ff9b::808:808", "2002:808:808::1"),
    ],
)
def test_a_public_host_is_not(host: str) -> None:
    assert not is_internal(host)


def test_an_address_with_a_zone_is_not_followed() -> None:
    # Python 3.8 can't read it.
    with pytest.raises(InvalidResponseError, match=r"an address that is not public|can't be read"):
        check_url("https://[fe80::1%25eth0]/x", "https://api.example.com")
