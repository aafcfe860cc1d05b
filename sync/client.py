"""The clients: Sync and AsyncSync."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._async.client import AsyncSync as AsyncSync
    from ._sync.client import Sync as Sync
else:
    from sync_client.lazy import lazy

    _LAZY = {
        "AsyncSync": "sync._async.client",
        "Sync": "sync._sync.client",
    }
    __getattr__, __dir__ = lazy(__name__, _LAZY)
    __all__ = sorted(_LAZY)
