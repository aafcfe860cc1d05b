"""The clients: Sync and AsyncSync."""

from ._async.client import AsyncSync
from ._sync.client import Sync

__all__ = ["AsyncSync", "Sync"]
