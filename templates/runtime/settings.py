"""The settings of a client, checked when it is created."""

from __future__ import annotations

import re
import sys
from collections import abc
from datetime import timedelta
from typing import Any, Dict, Mapping, Optional, cast

from .errors import ArgumentError, show
from .secret import Secret

# What says where the body of a request ends (RFC 9112, section 6).
_FRAMING = frozenset(("content-length", "transfer-encoding"))


def api_key_from(given: Secret, name: str = "api_key") -> Secret:
    """The key, refused where it can't be sent. No message shows it.

    Args:
        name: Where it comes from.
    """
    problem = _find_problem(given.reveal())
    if problem is not None:
        raise ArgumentError(f"{name} {problem}", "api_key")
    return given


def _find_problem(key: Any) -> Optional[str]:
    # It raises nothing: its frame would show the key.
    if not isinstance(key, str):
        return f"must be a string, not {type(key).__name__}."
    if not key:
        return "is empty: set it to a key of your account."
    if key != key.strip():
        return "has white space around it: remove it."
    if not (key.isascii() and key.isprintable()):
        return "has characters that no key has: copy it again."
    return None


def base_url_from(given: Any, name: str = "base_url", *, like: str) -> str:
    """The root of the API, without a trailing slash.

    Args:
        name: Where it comes from.
        like: What a URL looks like, for the message.
    """
    # An import of the package must not pay for it.
    from urllib.parse import urlsplit

    text = given if isinstance(given, str) else _read_url(given)
    if text is None:
        raise ArgumentError(f"{name} must be a URL such as {like}, not {show(given)}.", "base_url")
    url = text.strip().rstrip("/")
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        parts, usable = urlsplit(""), False
    if "@" in url:
        raise ArgumentError(f"{name} must not hold a user name or password.", "base_url")
    if not usable or not url.isprintable() or " " in url:
        # What is not even like a URL may be a key that was pasted here.
        is_like = not url or any(mark in url for mark in ".:/")
        quoted = repr(url.partition("?")[0]) if is_like else "text without a scheme"
        raise ArgumentError(f"{name} must be a URL such as {like}, not {quoted}.", "base_url")
    if parts.query or parts.fragment:
        raise ArgumentError(f"{name} must end before the query: {re.split('[?#]', url)[0]!r}.", "base_url")
    return url


def _read_url(given: Any) -> Optional[str]:
    """A URL of the HTTP client as text; None where it is none."""
    try:
        return str(given) if hasattr(given, "host") else None
    except Exception:
        return None


def timeout_from(value: Any, name: str = "timeout") -> Optional[float]:
    """Seconds as a positive float; None for no limit. A timedelta will do."""
    if value is None:
        return None
    seconds = value.total_seconds() if isinstance(value, timedelta) else value
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)) or not seconds > 0:
        raise ArgumentError(f"{name} must be a number of seconds above 0, or None, not {show(value)}.", name)
    # More than a float can hold is no limit, too.
    return None if seconds > sys.float_info.max else float(seconds)


def headers_from(values: Optional[Mapping[str, str]], name: str = "headers") -> Dict[str, str]:
    """Header fields with their names in lower case; refused where one could end a line (RFC 9110, section 5.5), or says
    how long the body is, which the HTTP client knows."""
    headers: Dict[str, str] = {}
    given: Any = {} if values is None else values
    if not isinstance(given, abc.Mapping):
        raise ArgumentError(f"{name} must be a dict, not {type(given).__name__}.", name)
    for key, value in cast("Dict[Any, Any]", given).items():
        if not isinstance(value, (str, int, float)):
            raise ArgumentError(f"{name}[{show(key)}] must be a string, not {type(value).__name__}.", name)
        text = value if isinstance(value, str) else show(value)
        named = isinstance(key, str) and key.isascii() and key.isprintable()
        if not named or not key or " " in key or ":" in key:
            raise ArgumentError(f"{name} has a name that no header can have: {show(key)}.", name)
        if key.lower() in _FRAMING:
            raise ArgumentError(f"{name} can't have {key}, which the HTTP client sets: leave it out.", name)
        if any((ord(character) < 32 and character != "\t") or ord(character) in (127,) for character in text):
            raise ArgumentError(f"{name}[{key!r}] has a control character: remove it.", name)
        if not text.isascii():
            raise ArgumentError(f"{name}[{key!r}] has a character outside ASCII: encode it.", name)
        headers[key.lower()] = text
    return headers
