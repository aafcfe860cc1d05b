"""How a task gets a client, wherever it runs. Keys are never sent along."""

from __future__ import annotations

import uuid
from typing import Dict, Optional

from sync_client.resources.generations import Generations
from sync_client.secret import Secret

from .._sync.caller import Caller
from ..core.call.context import make_context
from ..core.call.transport import Transport
from ..core.settings import read_settings

_callers: Dict[str, Caller] = {}


class Access:
    """Provides tasks with a client: in the run's process and its children, the run's own; elsewhere, one that is made
    once, with the key from that machine's environment (`SYNC_API_KEY`).

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

    def __dask_tokenize__(self) -> str:
        """A unique token, so that Dask never reuses the result of an earlier task."""
        return uuid.uuid4().hex

    def caller(self, max_retries: Optional[int] = None) -> Caller:
        """The client's caller. Raises InvalidRequestError if the environment has no key.

        Args:
            max_retries: Retries of each call; None for the client's setting. Most tasks have none, since the run
                retries them itself.
        """
        found = _callers.get(self._token)
        if found is None:
            none = Secret(None)
            settings = read_settings(none, none, self._base_url, None, self._timeout, self._max_retries, True)
            context = make_context(settings, None, None)
            found = _callers[self._token] = Caller(Transport(None, context.clock), context)
        if max_retries is None:
            return found
        context = found.context
        return Caller(found.transport, context._replace(settings=context.settings._replace(max_retries=max_retries)))

    def generations(self) -> Generations:
        """The generations of the account, without retries."""
        return Generations(self.caller(max_retries=0))

    def release(self) -> None:
        """Forget the client at the end of the run."""
        _callers.pop(self._token, None)
