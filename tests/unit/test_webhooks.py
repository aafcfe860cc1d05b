"""Signatures, to the second and to the letter. The time stands still."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any

import pytest

from sync import webhooks
from sync.errors import WebhookVerificationError
from sync.webhooks import LONGEST_HEADER, sign, unwrap, verify

NOW = 1_800_000_000
SECRET = "whsec_0123456789"
BODY = b'{"id": "x"}'


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhooks.time, "time", lambda: float(NOW))


def signed_at(moment: str) -> str:
    """What whoever has the secret can send, even with a time that is none."""
    return f"t={moment},v1={hmac.new(SECRET.encode(), f'{moment}.'.encode() + BODY, hashlib.sha256).hexdigest()}"


def refusal(body: Any, header: Any, secret: Any = SECRET, **options: Any) -> WebhookVerificationError:
    with pytest.raises(WebhookVerificationError) as caught:
        unwrap(body, header, secret, **options)
    return caught.value


GOOD = signed_at(str(NOW))
NO_HEADER = "The request has no header Sync-Signature."
MALFORMED = "The header Sync-Signature does not have the form 't=<seconds>,v1=<hex>'."
NOT_SIGNED = "The signature matches none of the secrets: the webhook is not from Sync, or it was changed."


def test_the_signature_is_the_one_of_the_scheme() -> None:
    assert sign(BODY, SECRET) == GOOD
    assert sign(BODY, SECRET, timestamp=5) == signed_at("5")


@pytest.mark.parametrize(
    ("header", "message"),
    [
        (None, NO_HEADER),
        ("", NO_HEADER),
        (f"t={NOW}", MALFORMED),
        (GOOD.partition(",")[2], MALFORMED),
        (f"X{GOOD}", MALFORMED),
        (f"t=5=x,{GOOD}", MALFORMED),
        (GOOD.replace(str(NOW), str(NOW + 1)), NOT_SIGNED),
        (GOOD[:-1], NOT_SIGNED),
    ],
)
def test_a_refusal_says_what_is_wrong_with_the_header(header: Any, message: str) -> None:
    error = refusal(BODY, header)
    assert (str(error), error.field) == (message, "headers")


@pytest.mark.parametrize("moment", ["", "now", "1e9", "-5", "1.5", "9" * 400])
def test_a_time_that_is_none_is_refused_even_if_it_is_signed(moment: str) -> None:
    assert str(refusal(BODY, signed_at(moment))) == MALFORMED


def test_a_secret_that_is_no_text_fits_nothing() -> None:
    assert str(refusal(BODY, GOOD, "whsec_\ud800")) == NOT_SIGNED


@pytest.mark.parametrize("body", [b"[]", b"no json", b"\xff", b""])
def test_a_body_that_is_no_object_is_refused(body: bytes) -> None:
    error = refusal(body, sign(body, SECRET))
    assert (str(error), error.field) == ("The body is not a JSON object.", "body")


def test_white_space_around_the_parts_does_not_matter() -> None:
    verify(BODY, GOOD.replace(",", " ,\t"), SECRET)


def test_a_header_has_its_greatest_length() -> None:
    filled = f"x={'y' * (LONGEST_HEADER - len(GOOD) - 3)},{GOOD}"
    assert len(filled) == LONGEST_HEADER
    verify(BODY, filled, SECRET)
    assert str(refusal(BODY, f"x{filled}")) == MALFORMED


@pytest.mark.parametrize(("age", "tolerance"), [(300, 300), (-300, 300), (0, 0), (1, 1.0), (10**9, None)])
def test_as_old_as_the_tolerance_is_not_too_old(age: int, tolerance: Any) -> None:
    verify(BODY, signed_at(str(NOW - age)), SECRET, tolerance=tolerance)


@pytest.mark.parametrize(
    ("age", "tolerance", "message"),
    [
        (301, 300, "The webhook was signed 301 s ago; the tolerance is 300 s."),
        (-301, 300, "The webhook was signed 301 s in the future; the tolerance is 300 s."),
        (1, 0.5, "The webhook was signed 1 s ago; the tolerance is 0.5 s."),
    ],
)
def test_any_older_is_told_by_how_much(age: int, tolerance: float, message: str) -> None:
    error = refusal(BODY, signed_at(str(NOW - age)), tolerance=tolerance)
    assert (str(error), error.field) == (message, "headers")


def test_five_minutes_are_tolerated_unless_told_otherwise() -> None:
    unwrap(BODY, signed_at(str(NOW - 300)), SECRET)
    assert "the tolerance is 300 s" in str(refusal(BODY, signed_at(str(NOW - 301))))
    with pytest.raises(WebhookVerificationError, match="the tolerance is 300 s"):
        verify(BODY, signed_at(str(NOW + 301)), SECRET)


@pytest.mark.parametrize("tolerance", [-1, float("nan"), True, "300"])
def test_a_tolerance_is_a_time(tolerance: Any) -> None:
    error = refusal(BODY, GOOD, tolerance=tolerance)
    assert str(error) == f"tolerance must be a number of seconds, 0 or more, or None, not {tolerance!r}."
    assert error.field == "tolerance"


@pytest.mark.parametrize(
    ("secret", "message"),
    [
        (None, "secret must be a string or a list of them, not NoneType."),
        ([], "secret must be a string or a list of them, not list."),
        ("", "secret is empty, or not a string."),
        ([SECRET, " "], "secret is empty, or not a string."),
        (f" {SECRET}", "secret has white space around it: remove it."),
    ],
)
def test_a_refusal_says_what_is_wrong_with_the_secret(secret: Any, message: str) -> None:
    error = refusal(BODY, GOOD, secret)
    assert (str(error), error.field) == (message, "secret")
