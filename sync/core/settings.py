"""What a client is told when it is made, checked at once."""

from __future__ import annotations

import os
import re
import sys
from collections import abc
from datetime import timedelta
from enum import Enum
from typing import Any, Dict, Mapping, NamedTuple, NoReturn, Optional, Tuple, cast

from sync_client.errors import shown
from sync_client.options import Unchanged
from sync_client.secret import Secret

from ..environment import SyncEnvironment
from ..errors import InvalidRequestError

DEFAULT_BASE_URL = SyncEnvironment.DEFAULT.value
KEY_VARIABLE = "SYNC_API_KEY"
URL_VARIABLE = "SYNC_BASE_URL"
KEY_HEADER = "x-api-key"
# What proves who asks (RFC 9110, section 11; RFC 6265): treated like the key, whoever gives it.
SECRET_HEADERS = frozenset((KEY_HEADER, "authorization", "proxy-authorization", "cookie"))


class Settings(NamedTuple):
    """How to call: `client.with_options(...)` changes a copy.

    Attributes:
        base_url: Scheme, host and path prefix, without a trailing slash.
        timeout: Seconds for a whole call, retries included; None for no limit.
        max_retries: Further attempts after the first.
        headers: Header fields of every request, but for those that are secret.
        follow_redirects: Whether a GET follows a redirect within its origin.
        step_timeouts: Seconds for each step of a request, as the caller's HTTP client has them.
        secrets: Header fields of every request that are secret, the key among them.
    """

    base_url: str
    timeout: Optional[float]
    max_retries: int
    headers: Mapping[str, str]
    follow_redirects: bool = True
    step_timeouts: Mapping[str, Optional[float]] = {}
    secrets: Mapping[str, Secret] = {}

    def __repr__(self) -> str:
        return f"Settings(base_url={self.base_url!r}, timeout={self.timeout!r}, max_retries={self.max_retries!r})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("A client can't be pickled, since it holds the API key: make one where it is needed.")


def change(settings: Settings, *, timeout: Any, max_retries: Any, headers: Secret) -> Settings:
    """A copy with what was given."""
    if not isinstance(timeout, Unchanged):
        settings = settings._replace(timeout=timeout_from(timeout))
    if not isinstance(max_retries, Unchanged):
        settings = settings._replace(max_retries=max_retries_from(max_retries))
    plain, secrets = split_default_headers(headers, "headers")
    return settings._replace(headers={**settings.headers, **plain}, secrets={**settings.secrets, **secrets})


def api_key_from(given: Secret) -> Secret:
    """The key given, or the one in SYNC_API_KEY; refused where it can't be sent. No message shows it."""
    name = "api_key"
    if given.reveal() is None:
        name, given = KEY_VARIABLE, Secret(os.environ.get(KEY_VARIABLE))
        if given.reveal() is None:
            raise InvalidRequestError(
                f"No API key: pass api_key=... or set the environment variable {KEY_VARIABLE}.", field="api_key"
            )
    problem = _find_problem(given.reveal())
    if problem is not None:
        raise InvalidRequestError(f"{name} {problem}", field="api_key")
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
        # What is not even like a URL may be a key that was pasted here.
        like = not value or any(mark in value for mark in ".:/")
        given = repr(value.partition("?")[0]) if like else "text without a scheme"
        raise InvalidRequestError(f"{name} must be a URL such as {DEFAULT_BASE_URL}, not {given}.", field="base_url")
    if parts.query or parts.fragment:
        raise InvalidRequestError(
            f"{name} must end before the query: {re.split('[?#]', value)[0]!r}.", field="base_url"
        )
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
    if not isinstance(given, abc.Mapping):
        raise InvalidRequestError(f"{name} must be a dict, not {type(given).__name__}.", field=name)
    for key, value in cast("Dict[Any, Any]", given).items():
        if not isinstance(value, (str, int, float)):
            raise InvalidRequestError(f"{name}[{shown(key)}] must be a string, not {type(value).__name__}.", field=name)
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


def split_headers(given: Secret, name: str) -> Tuple[Dict[str, str], Dict[str, Secret]]:
    """Header fields as `headers_from` reads them, and apart from them those that are secret."""
    try:
        return split(headers_from(given.reveal(), name))
    except InvalidRequestError as error:
        # Without the frames that it came through: they show the values.
        problem = error.with_traceback(None)
    raise problem


def split_default_headers(given: Secret, name: str) -> Tuple[Dict[str, str], Dict[str, Secret]]:
    """The same of those that every call has."""
    plain, secrets = split_headers(given, name)
    if "idempotency-key" in plain:
        raise InvalidRequestError(
            f"{name} must not hold an Idempotency-Key, which is another for each call: use idempotency_key.", field=name
        )
    return plain, secrets


def split(headers: Mapping[str, str]) -> Tuple[Dict[str, str], Dict[str, Secret]]:
    """Header fields, and apart from them those that are secret."""
    plain = {name: value for name, value in headers.items() if name not in SECRET_HEADERS}
    return plain, {name: Secret(value) for name, value in headers.items() if name in SECRET_HEADERS}
