"""What the flows of one client share: settings, clock and hooks, and what it remembers of what it has done."""

from __future__ import annotations

import logging
from threading import Lock
from typing import TYPE_CHECKING, Any, Callable, Dict, NamedTuple, Optional, Tuple

from ...errors import InvalidRequestError
from ..settings import Settings, split
from ..validation import check_callback
from .clock import Clock, make_clock
from .http import HTTPX, Library, find_library
from .log import log_as_asked, logger

if TYPE_CHECKING:
    from .events import Hooks, Observer

# Seconds that a job may need to be found everywhere after its create.
NEW_FOR = 60.0
MOST_UPLOADS = 1000

# What a file is: digest and size of its content, the type of the asset, and the project it is in.
Content = Tuple[str, int, str, Optional[str]]


class Memory:
    """Shared by a client and its `with_options` copies, in every thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._created: Dict[str, float] = {}
        self._uploads: Dict[Content, str] = {}

    def note_created(self, id: str, now: float) -> None:
        """Remember that a job was created, at this time of the monotonic clock."""
        with self._lock:
            self._created.pop(id, None)
            self._created[id] = now
            # A dict keeps the order of insertion: the oldest come first.
            while now - next(iter(self._created.values())) > NEW_FOR:
                del self._created[next(iter(self._created))]

    def is_new(self, id: str, now: float) -> bool:
        """Whether a job was created by this client a moment ago, so that a lookup may not find it yet."""
        created = self._created.get(id)
        return created is not None and now - created <= NEW_FOR

    def may_know(self, size: int) -> bool:
        """Whether a file of this size was uploaded: only then is it worth reading a file for its digest."""
        with self._lock:
            return any(content[1] == size for content in self._uploads)

    def find_upload(self, content: Content) -> Optional[str]:
        """The asset id of an earlier upload of this content; None if there is none."""
        return self._uploads.get(content)

    def note_upload(self, content: Content, asset_id: str) -> str:
        """Remember an upload. Returns the asset id to use for the content: that of its first upload."""
        with self._lock:
            kept = self._uploads.setdefault(content, asset_id)
            while len(self._uploads) > MOST_UPLOADS:
                del self._uploads[next(iter(self._uploads))]
            return kept

    def forget_upload(self, asset_id: str) -> None:
        """Forget the uploads of an asset that no longer exists."""
        with self._lock:
            self._uploads = {content: id for content, id in self._uploads.items() if id != asset_id}


class Context(NamedTuple):
    """What every flow needs.

    Attributes:
        settings: How to call.
        clock: Time and chance.
        raw: Whether a call gives a RawResponse instead of its result.
        hooks: The hooks of the client; None if it has none.
        library: The library that requests are built with.
        on_sent: Called with the number of bytes of each part of a form that was sent; may return an awaitable.
        memory: The jobs and uploads of the client.
    """

    settings: Settings
    clock: Clock
    raw: bool = False
    hooks: Optional[Hooks] = None
    library: Library = HTTPX
    on_sent: Optional[Callable[[int], Any]] = None
    memory: Memory = Memory()

    def observe(self, operation: str, method: str, path: str) -> Optional[Observer]:
        """An observer of one call; None if there is neither a hook nor a log, which is the common case."""
        if self.hooks is None and not logger.isEnabledFor(logging.INFO):
            return None
        from .events import Hooks, Observer

        return Observer(self.hooks or Hooks(), operation, method, path)


def make_context(settings: Settings, http_client: Any, hooks: Optional[Hooks]) -> Context:
    """What the flows of a new client share.

    Args:
        http_client: The caller's own; None where the requests go through one of ours.
    """
    log_as_asked()
    library = find_library(http_client, "Client") or find_library(http_client, "AsyncClient")
    if library is not None:
        headers, secrets = split(http_client.headers)
        settings = settings._replace(
            headers={**headers, **settings.headers},
            secrets={**secrets, **settings.secrets},
            step_timeouts=library.step_timeouts(http_client),
        )
    return Context(settings, make_clock(), hooks=hooks, library=library or HTTPX, memory=Memory())


def make_hooks(*given: Optional[Callable[[Any], object]]) -> Optional[Hooks]:
    """The hooks of a client, in their order; None where nothing was given. Raises InvalidRequestError."""
    if all(hook is None for hook in given):
        return None
    from .events import Hooks

    hooks = Hooks(*given)
    for name, hook in zip(hooks._fields, hooks):
        check_callback(hook, name)
    return hooks


def choose_http_client(http_client: Any, httpx_client: Any) -> Any:
    """The HTTP client that was given, by either of its names. Raises InvalidRequestError."""
    if http_client is not None and httpx_client is not None:
        raise InvalidRequestError("httpx_client is http_client under its old name: pass one.", field="httpx_client")
    return httpx_client if http_client is None else http_client
