"""Assets: the media library."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sync_client.resources.assets import AssetsWithRawResponse as AssetsWithRawResponse
    from sync_client.resources.assets import AsyncAssetsWithRawResponse as AsyncAssetsWithRawResponse

    from ._async.assets import AsyncAssets as AsyncAssets
    from ._sync.assets import Assets as Assets
else:
    from sync_client.lazy import lazy

    _LAZY = {
        "Assets": "sync._sync.assets",
        "AssetsWithRawResponse": "sync_client.resources.assets",
        "AsyncAssets": "sync._async.assets",
        "AsyncAssetsWithRawResponse": "sync_client.resources.assets",
    }
    __getattr__, __dir__ = lazy(__name__, _LAZY)
    __all__ = sorted(_LAZY)
