"""The HTTP clients that a transport holds, and when one is replaced."""

from __future__ import annotations

import os
from typing import Any, AsyncGenerator, Optional

# A connection may be lost to its pool when a call is cancelled while it gets one (a fault of httpcore), and a pool has
# a hundred: after so many, the next call begins with another pool.
MOST_INTERRUPTED = 16


class Opened:
    """An HTTP client that this library has opened, or one that it was given. Whatever uses it holds this: one that was
    replaced is closed when nobody does any more.

    Attributes:
        interrupted: How many calls were cancelled in the middle of a request.
    """

    __slots__ = ("__weakref__", "http", "interrupted", "lifetime", "pid")

    def __init__(self, http: Any, lifetime: Optional[AsyncGenerator[None, None]] = None) -> None:
        self.http: Any = http
        self.lifetime: Optional[AsyncGenerator[None, None]] = lifetime
        self.pid: int = os.getpid()
        self.interrupted: int = 0

    def wears_out(self) -> bool:
        """Note that a call was cancelled in the middle of a request. Gives whether this client has had enough."""
        self.interrupted += 1
        return self.interrupted >= MOST_INTERRUPTED
