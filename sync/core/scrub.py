"""What must not get into a cassette, and what is left in its place.

Header fields are kept only where they are listed: a list of those to remove would miss the next one that is a secret.
What scrubbing leaves is left alone by scrubbing again, so a file is clean when scrubbing does not change it.
"""

from __future__ import annotations

import re
from typing import Dict, List, Mapping, Sequence

REQUEST_HEADERS = frozenset(("accept", "content-type", "idempotency-key", "if-range", "range"))
RESPONSE_HEADERS = frozenset(
    (
        "accept-ranges",
        "content-disposition",
        "content-encoding",
        "content-length",
        "content-range",
        "content-type",
        "etag",
        "location",
        "retry-after",
        "x-request-id",
        "x-sync-wait-mode",
        "x-sync-wait-timeout-seconds",
    )
)

# As they stand in URLs, in JSON (which may write \u0026 for &) and in URLs within URLs (%26).
_SECRET_NAME = rb"[\w.-]*(?:token|secret|signature|password|credential|api[_-]?key|authorization|cookie)[\w.-]*"
_PATTERNS = (
    (rb"whsec_[\w+/=-]+", rb"whsec_scrubbed"),
    (rb"\b(?:sk-|Bearer )[\w.~+/=-]{8,}", rb"scrubbed"),
    (rb"[\w.+-]+(@|%40|\\u0040)[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}", rb"scrubbed\1example.com"),
    # the storage of the sandbox has its tokens in the path
    (rb"(/storage/(?:signed|uploads)/)[^/\s\"'\\?]+", rb"\1scrubbed"),
    # token=..., X-Amz-Signature=..., and the short names that signed URLs have for the same
    (rb"(\b(?:" + _SECRET_NAME + rb"|sig|policy|key-pair-id)(?:=|%3D|\\u003d))[^&#\s\"'\\<>]+", rb"\1scrubbed"),
    # "token": "...", with the quotes escaped where JSON stands within JSON
    (rb'(\\*"' + _SECRET_NAME + rb'\\*"\s*:\s*\\*")(?!whsec_)[^"\\]+', rb"\1scrubbed"),
)
_RULES = tuple((re.compile(pattern, re.IGNORECASE), left) for pattern, left in _PATTERNS)


def scrub(text: bytes, secrets: Sequence[str] = ()) -> bytes:
    """The text without secrets.

    Args:
        secrets: Values to remove wherever they stand, such as the key of this recording.
    """
    for secret in secrets:
        text = text.replace(secret.encode(), b"scrubbed")
    for pattern, left in _RULES:
        text = pattern.sub(left, text)
    return text


def scrub_text(text: str, secrets: Sequence[str] = ()) -> str:
    return scrub(text.encode(), secrets).decode()


def clean_request_headers(headers: Mapping[str, str], secrets: Sequence[str]) -> Dict[str, str]:
    """The header fields of a request that are kept, names in lower case."""
    kept = {name.lower(): value for name, value in headers.items() if name.lower() in REQUEST_HEADERS}
    return {name: scrub_text(value, secrets) for name, value in sorted(kept.items())}


def clean_response_headers(headers: Mapping[str, List[str]], secrets: Sequence[str]) -> Dict[str, List[str]]:
    """The header fields of a response that are kept, names in lower case."""
    kept = {name.lower(): values for name, values in headers.items() if name.lower() in RESPONSE_HEADERS}
    return {name: [scrub_text(value, secrets) for value in values] for name, values in sorted(kept.items())}
