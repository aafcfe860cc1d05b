"""Where a redirect leads, and whether it may be followed."""

from __future__ import annotations

from typing import Optional, Tuple, Union
from urllib.parse import urljoin, urlsplit

from .http import httpx
from .request import Request
from .response import Response

MOST_REDIRECTS = 5
REDIRECTS = frozenset((301, 302, 303, 307, 308))


def find_redirect(request: Union[Request, httpx.Request], response: Response) -> Optional[str]:
    """Where to send a GET again: only to the same origin."""
    location = response.headers.get("location")
    if request.method != "GET" or response.status_code not in REDIRECTS or not location:
        return None
    target = join_url(str(request.url), location)
    return target if read_origin(target) == read_origin(str(request.url)) else None


def join_url(base: str, location: str) -> str:
    """Where a location leads from a URL; nowhere, which is empty, where it can't be read."""
    try:
        return urljoin(base, location)
    except ValueError:
        return ""


def read_origin(url: str) -> Optional[Tuple[str, str, Optional[int]]]:
    """Scheme, host and port (RFC 6454); None where the URL has none or holds a user name."""
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    except ValueError:
        return None
    return None if parts.username is not None or not parts.hostname else (parts.scheme, parts.hostname, port)
