"""Webhooks: make sure that Sync sent it, and read what it says.

    from sync import webhooks

    notification = webhooks.unwrap(body, request.headers, "whsec_...")

`body` is the request's body as it came, in bytes: JSON that was parsed and written again has another signature.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import time
from functools import wraps
from typing import Any, Callable, Iterable, List, Mapping, NoReturn, Optional, Sequence, Tuple, TypeVar, Union, cast

from sync_client.errors import DecodeError, show
from sync_client.models import Batch, GenerationNotification, GenerationNotificationStatus
from sync_client.types import SupportsItems, UnknownObject
from sync_client.wire import read_json

from .errors import WebhookVerificationError

__all__ = [
    "Batch",
    "GenerationNotification",
    "Notification",
    "UnknownObject",
    "WebhookStatus",
    "sign",
    "unwrap",
    "verify",
]

#: What a webhook reports: a generation has ended, a batch has ended, or something that this version does not know.
Notification = Union[GenerationNotification, Batch, UnknownObject]
WebhookStatus = GenerationNotificationStatus

#: The headers of a request, or the value of the one that counts.
Headers = Union[str, bytes, SupportsItems, Iterable[Tuple[Any, Any]], None]

SECRET_PREFIX = "whsec_"
HEADER = "sync-signature"
# Far more than the header ever holds; whatever is longer is not read.
LONGEST_HEADER = 4096
LATEST_TIMESTAMP = 10**12
_TIMESTAMP = re.compile(r"[0-9]{1,12}")

F = TypeVar("F", bound=Callable[..., Any])


def _without_frames(function: F) -> F:
    """The same function. Its errors come without the frames that they went through, and without what it was given:
    reporters collect both."""

    @wraps(function)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except Exception as error:
            problem = error.with_traceback(None)
        del args, kwargs
        raise problem

    return cast(F, run)


@_without_frames
def unwrap(
    body: bytes,
    headers: Headers,
    secret: Union[str, Sequence[str]],
    *,
    tolerance: Optional[float] = 300,
) -> Notification:
    """Verify a webhook and read it.

        notification = webhooks.unwrap(body, request.headers, secret)

    Args:
        body: The body of the request, byte for byte.
        headers: The headers of the request, as the framework has them: a mapping (case does not
            matter), a WSGI environment, or a list of pairs. Or only the value of `Sync-Signature`; None if there is
            none.
        secret: The signing secret, including `whsec_`; or several, while you replace one.
        tolerance: How many seconds the timestamp may differ from this machine's clock; None accepts any age.

    Returns:
        A `GenerationNotification` or a `Batch`; an `UnknownObject`, with the fields as attributes and in `data`, where
        this version does not know what it is.

    Raises:
        WebhookVerificationError: The signature is not valid, it is too old or too new, it is not a JSON object, or
            an argument can't be used. Nothing else is raised.
    """
    verify(body, headers, secret, tolerance=tolerance)
    return _read(bytes(body))


@_without_frames
def verify(
    body: bytes,
    headers: Headers,
    secret: Union[str, Sequence[str]],
    *,
    tolerance: Optional[float] = 300,
) -> None:
    """Verify a webhook without reading it: `unwrap` does both, and says more of the arguments.

        webhooks.verify(body, request.headers, secret)

    Args:
        body: The unchanged bytes of the request's body.
        headers: Its headers, or the value of `Sync-Signature`.
        secret: One signing secret, or several.
        tolerance: Seconds that it may be old, or its clock wrong; None accepts any age.

    Raises:
        WebhookVerificationError: Sync did not sign it, it is too old or too new, or an argument can't be used. Nothing
            else is raised.
    """
    _check_body(body)
    secrets = _read_secrets(secret)
    timestamp, digests = _parse_header(_find_header(headers))
    expected = [_compute_digest(body, one, timestamp).encode() for one in secrets]
    # All comparisons are made before any is looked at: the time says nothing about which one fits.
    matches = [hmac.compare_digest(one, digest.encode()) for one in expected for digest in digests]
    if not any(matches):
        whole = all(one.startswith(SECRET_PREFIX) for one in secrets)
        hint = "" if whole else f" A secret starts with {SECRET_PREFIX}: is this all of it?"
        _refuse(
            "headers",
            f"The signature matches none of the secrets: the webhook is not from Sync, or it was changed.{hint}",
        )
    _check_age(int(timestamp), tolerance)


@_without_frames
def sign(body: bytes, secret: str, *, timestamp: Optional[int] = None) -> str:
    """Make the header `Sync-Signature` that Sync would send with a body, for tests.

        header = webhooks.sign(b'{"id": "..."}', "whsec_test")

    Args:
        body: The body of the request.
        secret: The signing secret, including `whsec_`.
        timestamp: When it is sent, in Unix seconds; by default now.

    Returns:
        The value of the header, such as `t=1762000000,v1=5257a869...`.

    Raises:
        WebhookVerificationError: An argument can't be used.
    """
    _check_body(body)
    (secret,) = _read_secrets([secret])
    sent = _read_timestamp(timestamp)
    return f"t={sent},v1={_compute_digest(body, secret, sent)}"


def _check_body(body: object) -> None:
    if not isinstance(body, (bytes, bytearray, memoryview)):
        _refuse("body", f"body must be the unchanged bytes of the request, not {type(body).__name__}.")


def _read_timestamp(timestamp: object) -> str:
    if timestamp is None:
        timestamp = time.time()
    elif isinstance(timestamp, bool) or not isinstance(timestamp, (int, float)):
        _refuse("timestamp", f"timestamp must be Unix seconds, not {type(timestamp).__name__}.")
    elif not 0 <= timestamp < LATEST_TIMESTAMP:
        _refuse("timestamp", "timestamp must be Unix seconds, of at most 12 digits.")
    return str(int(timestamp))


def _compute_digest(body: Union[bytes, bytearray, memoryview], secret: str, timestamp: str) -> str:
    mac = hmac.new(secret.encode("utf-8", "surrogatepass"), f"{timestamp}.".encode(), hashlib.sha256)
    mac.update(bytes(body))
    return mac.hexdigest()


def _read_secrets(secret: Union[str, Sequence[str]]) -> List[str]:
    secrets = [secret] if isinstance(secret, str) else secret
    if not isinstance(secrets, (list, tuple, set, frozenset)) or not secrets:
        _refuse("secret", f"secret must be a string or a list of them, not {type(secret).__name__}.")
    for one in secrets:
        # Everybody can sign with an empty secret.
        if not isinstance(one, str) or not one.strip():
            _refuse("secret", "secret is empty, or not a string.")
        if one != one.strip():
            _refuse("secret", "secret has white space around it: remove it.")
    return list(secrets)


def _find_header(headers: Any) -> Any:
    """The value of Sync-Signature among the headers of a request; several are joined, as in HTTP."""
    if headers is None or isinstance(headers, (str, bytes)):
        return headers
    found: List[str] = []
    try:
        pairs = headers.items() if hasattr(headers, "items") else headers
        for name, value in pairs:
            if _as_text(name).lower().replace("_", "-") in (HEADER, f"http-{HEADER}"):
                values = cast("List[Any]", value) if isinstance(value, (list, tuple)) else [value]
                found += [_as_text(one) for one in values]
    except Exception:
        _refuse(
            "headers",
            "headers must be the headers of the request, or the value of Sync-Signature, not"
            f" {type(headers).__name__}.",
        )
    return ",".join(found)


def _as_text(value: Any) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value if isinstance(value, str) else ""


def _parse_header(header: Any) -> Tuple[str, List[str]]:
    """`t=1762000000,v1=5257a869...`: one time, and one digest or more. Other parts are left to later versions."""
    if isinstance(header, bytes):
        header = header.decode("latin-1")
    if not header or not isinstance(header, str):
        _refuse("headers", "The request has no header Sync-Signature.")
    parts = [part.strip(" \t").partition("=") for part in header[: LONGEST_HEADER + 1].split(",")]
    timestamps = [value for name, _, value in parts if name == "t"]
    digests = [value for name, _, value in parts if name == "v1"]
    if (
        len(header) > LONGEST_HEADER
        or not header.isascii()
        or len(timestamps) != 1
        or not _TIMESTAMP.fullmatch(timestamps[0])
        or not digests
    ):
        _refuse("headers", "The header Sync-Signature does not have the form 't=<seconds>,v1=<hex>'.")
    return timestamps[0], digests


def _check_age(timestamp: int, tolerance: Any) -> None:
    if tolerance is None:
        return
    if isinstance(tolerance, bool) or not isinstance(tolerance, (int, float)) or not tolerance >= 0:
        _refuse("tolerance", f"tolerance must be a number of seconds, 0 or more, or None, not {show(tolerance)}.")
    age = time.time() - timestamp
    if abs(age) > tolerance:
        when = f"{age:.0f} s ago" if age > 0 else f"{-age:.0f} s in the future"
        _refuse("headers", f"The webhook was signed {when}; the tolerance is {tolerance:g} s.")


def _read(body: bytes) -> Notification:
    payload: Any = None
    try:
        payload = read_json(body)
    except (ValueError, RecursionError):
        pass
    if not isinstance(payload, dict):
        _refuse("body", "The body is not a JSON object.")
    fields = cast("Mapping[str, Any]", payload)
    try:
        if "metrics" in fields:
            return Batch.from_dict(fields)
        if "input" in fields:
            return GenerationNotification.from_dict(fields)
    except DecodeError:
        # Sync has signed it: better an unknown shape than a lost message.
        pass
    return UnknownObject(fields)


def _refuse(field: str, message: str) -> NoReturn:
    raise WebhookVerificationError(message, field=field)
