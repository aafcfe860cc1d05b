"""The settings of a client, checked when it is created."""

from __future__ import annotations

import os
import sys
from datetime import timedelta
from enum import Enum
from typing import Any, Dict, Mapping, NamedTuple, Optional, Tuple, Union

from sync_client import settings as client_settings
from sync_client.errors import show
from sync_client.options import Unchanged
from sync_client.secret import Secret

from ..environment import SyncEnvironment
from ..errors import InvalidRequestError
from ..version import __version__
from .refusals import run_check

DEFAULT_BASE_URL = SyncEnvironment.DEFAULT.value
KEY_VARIABLE = "SYNC_API_KEY"
URL_VARIABLE = "SYNC_BASE_URL"
KEY_HEADER = "x-api-key"
# What proves who asks (RFC 9110, section 11; RFC 6265): treated like the key, whoever gives it.
SECRET_HEADERS = frozenset((KEY_HEADER, "authorization", "proxy-authorization", "cookie"))
USER_AGENT = f"syncsdk/{__version__} python/{sys.version_info[0]}.{sys.version_info[1]}"
DEFAULT_HEADERS = {"user-agent": USER_AGENT, "accept-encoding": "gzip, deflate", "accept": "application/json"}


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


def read_settings(
    api_key: Secret,
    default_headers: Secret,
    base_url: Optional[str],
    environment: Optional[SyncEnvironment],
    timeout: Union[float, timedelta, None],
    max_retries: int,
    follow_redirects: Optional[bool],
) -> Settings:
    """The settings of a new client. Raises InvalidRequestError."""
    if not isinstance(follow_redirects, (bool, type(None))):
        raise InvalidRequestError(
            f"follow_redirects must be True or False, not {show(follow_redirects)}.", field="follow_redirects"
        )
    plain, secrets = split_default_headers(default_headers, "default_headers")
    return Settings(
        base_url_from(base_url, environment),
        timeout_from(timeout),
        max_retries_from(max_retries),
        {**DEFAULT_HEADERS, **plain},
        follow_redirects or False,
        secrets={**secrets, KEY_HEADER: api_key_from(api_key)},
    )


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
    if given.reveal() is not None:
        return run_check(client_settings.api_key_from, given)
    if KEY_VARIABLE not in os.environ:
        raise InvalidRequestError(
            f"No API key: pass api_key=... or set the environment variable {KEY_VARIABLE}.", field="api_key"
        )
    return run_check(client_settings.api_key_from, Secret(os.environ[KEY_VARIABLE]), KEY_VARIABLE)


def base_url_from(value: Optional[str], environment: Optional[SyncEnvironment]) -> str:
    """The URL given, or the environment's, or the one in SYNC_BASE_URL, or the public API; without a trailing slash."""
    name = "base_url"
    if value is None and environment is not None:
        if not isinstance(environment, Enum):
            raise InvalidRequestError(
                "environment must be a SyncEnvironment; for a URL, use base_url.", field="environment"
            )
        name, value = "environment", environment.value
    elif value is None:
        name, value = URL_VARIABLE, os.environ.get(URL_VARIABLE, DEFAULT_BASE_URL)
    url = run_check(client_settings.base_url_from, value, name, like=DEFAULT_BASE_URL)
    if url.endswith("/v2"):
        raise InvalidRequestError(
            f"{name} must not include /v2, since the client adds it: {url[: -len('/v2')]!r}.",
            field="base_url",
        )
    return url


def timeout_from(value: Any, name: str = "timeout") -> Optional[float]:
    """Seconds as a positive float; None for no limit. A timedelta will do."""
    return run_check(client_settings.timeout_from, value, name)


def max_retries_from(value: Any, name: str = "max_retries") -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise InvalidRequestError(f"{name} must be a whole number of 0 or more, not {show(value)}.", field=name)
    return value


def split_headers(given: Secret, name: str) -> Tuple[Dict[str, str], Dict[str, Secret]]:
    """Header fields with their names in lower case, and apart from them those that are secret."""
    try:
        return split(run_check(client_settings.headers_from, given.reveal(), name))
    except InvalidRequestError as error:
        # Without the frames that it came through: they show the values.
        problem = error.with_traceback(None)
    raise problem


def split_default_headers(given: Secret, name: str) -> Tuple[Dict[str, str], Dict[str, Secret]]:
    """The same of those that every call has."""
    plain, secrets = split_headers(given, name)
    if "idempotency-key" in plain:
        raise InvalidRequestError(
            f"{name} must not contain Idempotency-Key, which differs for each call: pass idempotency_key.", field=name
        )
    return plain, secrets


def split(headers: Mapping[str, str]) -> Tuple[Dict[str, str], Dict[str, Secret]]:
    """Header fields, and apart from them those that are secret."""
    plain = {name: value for name, value in headers.items() if name not in SECRET_HEADERS}
    return plain, {name: Secret(value) for name, value in headers.items() if name in SECRET_HEADERS}
