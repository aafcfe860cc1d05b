"""A deadline for a whole request. The HTTP client's own timeouts start again with each part that arrives, so a server
that sends a byte now and then outlasts them."""

from __future__ import annotations

import weakref
from typing import Any, Callable, Iterator, Mapping, Optional, Tuple

from .clock import Clock
from .http import httpx

SHORTEST_TIMEOUT = 0.001
Trace = Callable[[str, Mapping[str, Any]], Any]


class StepTimeout(float):
    """The timeout of a step, in seconds; `now()` is what is left of it later."""

    __slots__ = ("limit", "source")
    source: TimeLeft
    limit: Optional[float]

    def now(self) -> float:
        """The seconds left now. Raises httpx.TimeoutException if there are none."""
        seconds = self.source.deadline - self.source.clock.monotonic()
        if seconds <= 0:
            raise httpx.TimeoutException("it came too slowly")
        return seconds if self.limit is None else min(seconds, self.limit)


class TimeLeft(Mapping[str, float]):
    """The timeouts of a request: the HTTP client reads one before each step, and gets the time that is left.

    Args:
        limits: The longest that each step may take, in seconds, by its name; None for no limit.

    Attributes:
        deadline: The end of the request, by the monotonic clock; it may be moved.
        watched: The request, and the function that its new connections are reported to.
    """

    def __init__(self, deadline: float, clock: Clock, limits: Mapping[str, Optional[float]]) -> None:
        self.deadline = deadline
        self.clock = clock
        self.watched: Optional[Tuple[weakref.ref[httpx.Request], Trace]] = None
        self._limits = limits

    def __getitem__(self, step: str) -> StepTimeout:
        if step == "connect" and self.watched is not None:
            request = self.watched[0]()
            if request is not None:
                # Only now: most requests need no new connection, and a trace costs them time.
                request.extensions["trace"] = self.watched[1]
        seconds = self.deadline - self.clock.monotonic()
        limit = self._limits.get(step)
        if limit is not None:
            seconds = min(seconds, limit)
        # A timeout of 0 would be none at all.
        left = StepTimeout(seconds if seconds > SHORTEST_TIMEOUT else SHORTEST_TIMEOUT)
        left.source = self
        left.limit = limit
        return left

    def __iter__(self) -> Iterator[str]:
        return iter(("connect", "read", "write", "pool"))

    def __len__(self) -> int:
        return 4


def limit_time(deadline: Optional[float], clock: Clock, limits: Mapping[str, Optional[float]]) -> Mapping[str, Any]:
    """The timeouts of a request; a deadline of None is no limit but that of each step."""
    return limits if deadline is None else TimeLeft(deadline, clock, limits)


def watch(request: httpx.Request, trace: Trace) -> None:
    """Have a connection that is opened for a request look at the deadline at each of its reads and writes."""
    left = request.extensions["timeout"]
    if isinstance(left, TimeLeft):
        # A strong reference would be a cycle, for each request.
        left.watched = weakref.ref(request), trace


def trace(event: str, info: Mapping[str, Any]) -> None:
    """For the request extension `trace` of httpx, which is told of each new connection."""
    if event.endswith((".connect_tcp.complete", ".connect_unix_socket.complete", ".start_tls.complete")):
        stream = info["return_value"]
        try:
            stream.read = _until_deadline(stream.read)
            stream.write = _until_deadline(stream.write)
        except AttributeError:
            pass  # A stream that can't be watched has the timeouts of each step, as any other HTTP client gives.


async def atrace(event: str, info: Mapping[str, Any]) -> None:
    trace(event, info)


def _until_deadline(step: Callable[[Any, Any], Any]) -> Callable[..., Any]:
    def timed(data: Any, timeout: Optional[float] = None) -> Any:
        return step(data, timeout.now() if isinstance(timeout, StepTimeout) else timeout)

    return timed
