"""The servers of the API."""

from __future__ import annotations

from enum import Enum

from .core.settings import DEFAULT_BASE_URL

__all__ = ["SyncEnvironment"]


class SyncEnvironment(Enum):
    """A server, for `Sync(environment=...)`; its value is the URL."""

    DEFAULT = DEFAULT_BASE_URL
    DEV = "https://dev-api.sync.so"
