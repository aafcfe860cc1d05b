"""Batches: many generations in one request, done within a day."""

from ._async.batch import AsyncBatches, AsyncBatchesWithRawResponse
from ._sync.batch import Batches, BatchesWithRawResponse

__all__ = ["AsyncBatches", "AsyncBatchesWithRawResponse", "Batches", "BatchesWithRawResponse"]
