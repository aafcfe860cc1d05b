"""From the arguments of a client to what its flows need."""

from __future__ import annotations

import sys
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Callable, Optional, Union

from sync_client.errors import show
from sync_client.secret import Secret

from ...errors import InvalidRequestError
from ...version import __version__
from ..settings import (
    KEY_HEADER,
    Settings,
    api_key_from,
    base_url_from,
    max_retries_from,
    split,
    split_default_headers,
    timeout_from,
)
from ..validation import check_callback
from .clock import make_clock
from .context import Context, Memory
from .http import HTTPX, find_library
from .log import log_as_asked

if TYPE_CHECKING:
    from ...environment import SyncEnvironment
    from .events import Hooks, RequestDetails, ResponseDetails, RetryDetails

USER_AGENT = f"syncsdk/{__version__} python/{sys.version_info[0]}.{sys.version_info[1]}"
NO_HEADERS = Secret(None)


def configure(
    api_key: Secret,
    *,
    base_url: Optional[str],
    timeout: Union[float, timedelta, None],
    max_retries: int,
    http_client: Any = None,
    httpx_client: Any = None,
    default_headers: Secret = NO_HEADERS,
    environment: Optional[SyncEnvironment] = None,
    follow_redirects: Optional[bool] = True,
    on_request: Optional[Callable[[RequestDetails], object]] = None,
    on_response: Optional[Callable[[ResponseDetails], object]] = None,
    on_retry: Optional[Callable[[RetryDetails], object]] = None,
) -> Context:
    """The arguments of a client, checked. Raises InvalidRequestError."""
    if http_client is not None and httpx_client is not None:
        raise InvalidRequestError("httpx_client is http_client under its old name: pass one.", field="httpx_client")
    given: Any = httpx_client if http_client is None else http_client
    for name, hook in (("on_request", on_request), ("on_response", on_response), ("on_retry", on_retry)):
        check_callback(hook, name)
    if not isinstance(follow_redirects, (bool, type(None))):
        raise InvalidRequestError(
            f"follow_redirects must be True or False, not {show(follow_redirects)}.", field="follow_redirects"
        )
    headers = {"user-agent": USER_AGENT, "accept-encoding": "gzip, deflate", "accept": "application/json"}
    plain, secrets = split_default_headers(default_headers, "default_headers")
    library = find_library(given, "Client") or find_library(given, "AsyncClient")
    if library is not None:
        own, own_secrets = split(given.headers)
        headers, secrets = {**own, **headers}, {**own_secrets, **secrets}
    secrets[KEY_HEADER] = api_key_from(api_key)
    settings = Settings(
        base_url_from(base_url, environment),
        timeout_from(timeout),
        max_retries_from(max_retries),
        {**headers, **plain},
        follow_redirects or False,
        {} if library is None else library.step_timeouts(given),
        secrets,
    )
    log_as_asked()
    hooks: Optional[Hooks] = None
    if (on_request, on_response, on_retry) != (None, None, None):
        from .events import Hooks

        hooks = Hooks(on_request, on_response, on_retry)
    return Context(settings, make_clock(), hooks=hooks, library=library or HTTPX, memory=Memory())
