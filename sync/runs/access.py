"""How a task gets a client, wherever it runs. Keys are never sent along."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, Dict, Optional, Tuple

from sync_client.secret import Secret

from .._sync.caller import Caller
from ..core.call.configure import configure
from ..core.call.transport import Transport

if TYPE_CHECKING:
    from ..core.call.context import Context

_callers: Dict[str, Caller] = {}


class Access:
    """Gives tasks a client: in the run's process and its children, the run's own; elsewhere, one that is made once,
    with the key from that machine's environment (`SYNC_API_KEY`).

    Args:
        caller: The run's client.
    """

    def __init__(self, caller: Caller) -> None:
        settings = caller.context.settings
        self._token = uuid.uuid4().hex
        self._base_url = settings.base_url
        self._timeout = settings.timeout
        self._max_retries = settings.max_retries
        _callers[self._token] = caller

    def __reduce__(self) -> Tuple[Any, ...]:
        return _restore, (self._token, self._base_url, self._timeout, self._max_retries)

    def __dask_tokenize__(self) -> str:
        """A unique token, so that Dask never reuses the result of an earlier task."""
        return uuid.uuid4().hex

    @property
    def caller(self) -> Caller:
        """Raises InvalidRequestError if the environment has no key."""
        found = _callers.get(self._token)
        if found is None:
            found = _make_caller(self._base_url, self._timeout, self._max_retries)
            _callers[self._token] = found
        return found

    def context(self, max_retries: Optional[int] = None) -> Context:
        """The settings for flows. A run does its own retries, since it writes each request to the journal first.

        Args:
            max_retries: Retries of a flow; None for the client's setting.
        """
        context = self.caller.context
        if max_retries is None:
            return context
        return context._replace(settings=context.settings._replace(max_retries=max_retries))

    def release(self) -> None:
        """Forget the client at the end of the run."""
        _callers.pop(self._token, None)


def _restore(token: str, base_url: str, timeout: Optional[float], max_retries: int) -> Access:
    access = object.__new__(Access)
    access.__dict__.update(_token=token, _base_url=base_url, _timeout=timeout, _max_retries=max_retries)
    return access


def _make_caller(base_url: str, timeout: Optional[float], max_retries: int) -> Caller:
    context = configure(
        Secret(None),
        base_url=base_url,
        timeout=timeout,
        max_retries=max_retries,
        http_client=None,
        httpx_client=None,
        default_headers=Secret(None),
        environment=None,
        follow_redirects=True,
        on_request=None,
        on_response=None,
        on_retry=None,
    )
    return Caller(Transport(None, context.clock), context)
