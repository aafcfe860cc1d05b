"""Batches: many generations in one request, done within a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._async.batch import AsyncBatches as AsyncBatches
    from ._async.batch import AsyncBatchesWithRawResponse as AsyncBatchesWithRawResponse
    from ._sync.batch import Batches as Batches
    from ._sync.batch import BatchesWithRawResponse as BatchesWithRawResponse
else:
    from sync_client.lazy import lazy

    _LAZY = {
        "AsyncBatches": "sync._async.batch",
        "AsyncBatchesWithRawResponse": "sync._async.batch",
        "Batches": "sync._sync.batch",
        "BatchesWithRawResponse": "sync._sync.batch",
    }
    __getattr__, __dir__ = lazy(__name__, _LAZY)
    __all__ = sorted(_LAZY)
