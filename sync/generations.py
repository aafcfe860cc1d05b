"""Generations: a video and a voice go in, a lip-synced video comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sync_client.resources.generations import AsyncGenerationsWithRawResponse as AsyncGenerationsWithRawResponse
    from sync_client.resources.generations import GenerationsWithRawResponse as GenerationsWithRawResponse

    from ._async.generations import AsyncGenerations as AsyncGenerations
    from ._sync.generations import Generations as Generations
else:
    from sync_client.lazy import lazy

    _LAZY = {
        "AsyncGenerations": "sync._async.generations",
        "AsyncGenerationsWithRawResponse": "sync_client.resources.generations",
        "Generations": "sync._sync.generations",
        "GenerationsWithRawResponse": "sync_client.resources.generations",
    }
    __getattr__, __dir__ = lazy(__name__, _LAZY)
    __all__ = sorted(_LAZY)
