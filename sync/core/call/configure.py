"""From the arguments of a client to what its flows need."""

from __future__ import annotations

import sys
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Callable, Mapping, Optional, Union

from ...errors import InvalidRequestError
from ...version import __version__
from ..settings import (
    Settings,
    api_key_from,
    base_url_from,
    headers_from,
    max_retries_from,
    step_timeouts_from,
    timeout_from,
)
from .clock import Clock
from .flow import Context
from .log import log_as_asked
from .memory import Memory

if TYPE_CHECKING:
    from ...environment import SyncEnvironment
    from .events import RequestDetails, ResponseDetails, RetryDetails

USER_AGENT = f"syncsdk/{__version__} python/{sys.version_info[0]}.{sys.version_info[1]}"


def configure(
    api_key: Optional[str],
    *,
    base_url: Optional[str],
    timeout: Union[float, timedelta, None],
    max_retries: int,
    http_client: Any,
    httpx_client: Any,
    default_headers: Optional[Mapping[str, str]],
    environment: Optional[SyncEnvironment],
    follow_redirects: Optional[bool],
    on_request: Optional[Callable[[RequestDetails], object]],
    on_response: Optional[Callable[[ResponseDetails], object]],
    on_retry: Optional[Callable[[RetryDetails], object]],
) -> Context:
    """The arguments of a client, checked. Raises InvalidRequestError."""
    if http_client is not None and httpx_client is not None:
        raise InvalidRequestError("httpx_client is http_client under its old name: pass one.", field="httpx_client")
    given = httpx_client if http_client is None else http_client
    own = {"user-agent": USER_AGENT, "accept-encoding": "gzip, deflate", "accept": "application/json"}
    if given is not None:
        own = {**getattr(given, "headers", {}), **own}
    headers = {**own, **headers_from(default_headers, "default_headers"), "x-api-key": api_key_from(api_key)}
    settings = Settings(
        base_url_from(base_url, environment),
        timeout_from(timeout),
        max_retries_from(max_retries),
        headers,
        bool(follow_redirects),
        {} if given is None else step_timeouts_from(given),
    )
    log_as_asked()
    if on_request is None and on_response is None and on_retry is None:
        return Context(settings, Clock(), memory=Memory())
    from .events import Hooks

    return Context(settings, Clock(), hooks=Hooks(on_request, on_response, on_retry), memory=Memory())
