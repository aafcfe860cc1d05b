"""Where a redirect leads, and whether it may be followed."""

from __future__ import annotations

from typing import Optional, Tuple
from urllib.parse import urljoin, urlsplit

import httpx

from .response import Answer

MOST_REDIRECTS = 5
REDIRECTS = frozenset((301, 302, 303, 307, 308))


def find_redirect(request: httpx.Request, answer: Answer) -> Optional[str]:
    """Where to send a GET again: only to the same origin."""
    location = answer.headers.get("location")
    if request.method != "GET" or answer.status_code not in REDIRECTS or not location:
        return None
    target = joined(str(request.url), location)
    return target if origin(target) == origin(str(request.url)) else None


def joined(base: str, location: str) -> str:
    """Where a location leads from a URL; nowhere, which is empty, where it can't be read."""
    try:
        return urljoin(base, location)
    except ValueError:
        return ""


def origin(url: str) -> Optional[Tuple[str, str, Optional[int]]]:
    """Scheme, host and port (RFC 6454); None where the URL has none or holds a user name."""
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    except ValueError:
        return None
    return None if parts.username is not None or not parts.hostname else (parts.scheme, parts.hostname, port)
