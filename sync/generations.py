"""Generations: a video and a voice go in, a lip-synced video comes out."""

from sync_client.resources.generations import AsyncGenerationsWithRawResponse, GenerationsWithRawResponse

from ._async.generations import AsyncGenerations
from ._sync.generations import Generations

__all__ = ["AsyncGenerations", "AsyncGenerationsWithRawResponse", "Generations", "GenerationsWithRawResponse"]
