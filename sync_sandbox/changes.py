"""Tells other threads that something has happened."""

from __future__ import annotations

import threading
import time
from typing import Callable


class Changes:
    """Counts what happens on the server's thread, so that another thread can wait for it."""

    def __init__(self) -> None:
        self._count = 0
        self._condition = threading.Condition()

    def notify(self) -> None:
        with self._condition:
            self._count += 1
            self._condition.notify_all()

    def wait_until(self, condition: Callable[[], bool], timeout: float) -> None:
        """Return when `condition()` holds, looking again after each change; TimeoutError after `timeout` seconds."""
        deadline = time.monotonic() + timeout
        while True:
            seen = self._count
            if condition():
                return
            if not self._wait_beyond(seen, deadline - time.monotonic()):
                raise TimeoutError(f"The condition has not come true within {timeout:g} seconds.")

    def _wait_beyond(self, count: int, timeout: float) -> bool:
        with self._condition:
            return self._condition.wait_for(lambda: self._count > count, timeout)
