"""The servers of the API."""

from __future__ import annotations

from enum import Enum

__all__ = ["SyncEnvironment"]


class SyncEnvironment(Enum):
    """A server, for `Sync(environment=...)`; its value is the URL."""

    DEFAULT = "https://api.sync.so"
    DEV = "https://dev-api.sync.so"
