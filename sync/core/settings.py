"""What a client is told when it is made, checked at once."""

from __future__ import annotations

import os
import sys
from datetime import timedelta
from enum import Enum
from typing import Any, Dict, Mapping, NamedTuple, NoReturn, Optional, cast

from sync_client.errors import shown
from sync_client.options import Unchanged

from ..environment import SyncEnvironment
from ..errors import InvalidRequestError

DEFAULT_BASE_URL = SyncEnvironment.DEFAULT.value
KEY_VARIABLE = "SYNC_API_KEY"
URL_VARIABLE = "SYNC_BASE_URL"


class Settings(NamedTuple):
    """How to call: `client.with_options(...)` changes a copy.

    Attributes:
        base_url: Scheme, host and path prefix, without a trailing slash.
        timeout: Seconds for a whole call, retries included; None for no limit.
        max_retries: Further attempts after the first.
        headers: Header fields of every request, the key among them: never shown.
        follow_redirects: Whether a GET follows a redirect within its origin.
        step_timeouts: Seconds for each step of a request, as the caller's HTTP client has them.
    """

    base_url: str
    timeout: Optional[float]
    max_retries: int
    headers: Mapping[str, str]
    follow_redirects: bool = True
    step_timeouts: Mapping[str, Optional[float]] = {}

    def __repr__(self) -> str:
        return f"Settings(base_url={self.base_url!r}, timeout={self.timeout!r}, max_retries={self.max_retries!r})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("A client can't be pickled, since it holds the API key: make one where it is needed.")


def change(settings: Settings, *, timeout: Any, max_retries: Any, headers: Optional[Mapping[str, str]]) -> Settings:
    """A copy with what was given."""
    if not isinstance(timeout, Unchanged):
        settings = settings._replace(timeout=timeout_from(timeout))
    if not isinstance(max_retries, Unchanged):
        settings = settings._replace(max_retries=max_retries_from(max_retries))
    return settings._replace(headers={**settings.headers, **headers_from(headers, "headers")})


def api_key_from(value: Optional[str]) -> str:
    """The key given, or the one in SYNC_API_KEY; refused where it can't be sent. No message shows it."""
    name = "api_key"
    if value is None:
        name, value = KEY_VARIABLE, os.environ.get(KEY_VARIABLE)
        if value is None:
            raise InvalidRequestError(
                f"No API key: pass api_key=... or set the environment variable {KEY_VARIABLE}.", field="api_key"
            )
    if not isinstance(value, str):
        raise InvalidRequestError(f"{name} must be a string, not {type(value).__name__}.", field="api_key")
    if not value:
        raise InvalidRequestError(f"{name} is empty: set it to a key of your account.", field="api_key")
    if value != value.strip():
        raise InvalidRequestError(f"{name} has white space around it: remove it.", field="api_key")
    if not (value.isascii() and value.isprintable()):
        raise InvalidRequestError(f"{name} has characters that no key has: copy it again.", field="api_key")
    return value


def base_url_from(value: Optional[str], environment: Optional[SyncEnvironment]) -> str:
    """The URL given, or the environment's, or the one in SYNC_BASE_URL, or the public API; without a trailing slash."""
    # An import of the package must not pay for it.
    from urllib.parse import urlsplit

    name = "base_url"
    if value is None and environment is not None:
        if not isinstance(environment, Enum):
            raise InvalidRequestError(
                "environment must be a SyncEnvironment; for a URL, use base_url.", field="environment"
            )
        name, value = "environment", environment.value
    elif value is None:
        name, value = URL_VARIABLE, os.environ.get(URL_VARIABLE, DEFAULT_BASE_URL)
    url: Any = value
    if not isinstance(url, str) and not hasattr(url, "host"):
        raise InvalidRequestError(
            f"{name} must be a URL such as {DEFAULT_BASE_URL}, not {shown(value)}.", field="base_url"
        )
    value = str(url).strip().rstrip("/")
    try:
        parts = urlsplit(value)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        parts, usable = urlsplit(""), False
    if "@" in value:
        raise InvalidRequestError(f"{name} must not hold a user name or password.", field="base_url")
    if not usable or not value.isprintable() or " " in value:
        raise InvalidRequestError(f"{name} must be a URL such as {DEFAULT_BASE_URL}, not {value!r}.", field="base_url")
    if parts.query or parts.fragment:
        raise InvalidRequestError(f"{name} must end before the query: {value!r}.", field="base_url")
    if parts.path.endswith("/v2"):
        raise InvalidRequestError(
            f"{name} must end before /v2, with which every path of the API begins: {value[: -len('/v2')]!r}.",
            field="base_url",
        )
    return value


def timeout_from(value: Any, name: str = "timeout") -> Optional[float]:
    """Seconds as a positive float; None for no limit. A timedelta will do."""
    if value is None:
        return None
    seconds = value.total_seconds() if isinstance(value, timedelta) else value
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)) or not seconds > 0:
        raise InvalidRequestError(
            f"{name} must be a number of seconds above 0, or None, not {shown(value)}.", field=name
        )
    # More than a float can hold is no limit, too.
    return None if seconds > sys.float_info.max else float(seconds)


def step_timeouts_from(http_client: Any) -> Mapping[str, Optional[float]]:
    """Seconds for each step of a request, as the caller's HTTP client was told. None of httpx's own."""
    import httpx  # An import of the package must not pay for it.

    timeout = getattr(http_client, "timeout", None)
    return timeout.as_dict() if isinstance(timeout, httpx.Timeout) and timeout != httpx.Timeout(5.0) else {}


def max_retries_from(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise InvalidRequestError(
            f"max_retries must be a whole number of 0 or more, not {shown(value)}.", field="max_retries"
        )
    return value


def headers_from(values: Optional[Mapping[str, str]], name: str) -> Dict[str, str]:
    """Header fields with their names in lower case; refused where one could end a line (RFC 9110, section 5.5)."""
    headers: Dict[str, str] = {}
    given: Any = {} if values is None else values
    if not isinstance(given, Mapping):
        raise InvalidRequestError(f"{name} must be a dict, not {shown(given)}.", field=name)
    for key, value in cast("Dict[Any, Any]", given).items():
        if not isinstance(value, (str, int, float)):
            raise InvalidRequestError(f"{name}[{shown(key)}] must be a string, not {shown(value)}.", field=name)
        text = value if isinstance(value, str) else shown(value)
        named = isinstance(key, str) and key.isascii() and key.isprintable()
        if not named or not key or " " in key or ":" in key:
            raise InvalidRequestError(f"{name} has a name that no header can have: {shown(key)}.", field=name)
        if any((ord(character) < 32 and character != "\t") or ord(character) in (127,) for character in text):
            raise InvalidRequestError(f"{name}[{key!r}] has a control character: remove it.", field=name)
        if not text.isascii():
            raise InvalidRequestError(f"{name}[{key!r}] has a character outside ASCII: encode it.", field=name)
        headers[key.lower()] = text
    return headers
