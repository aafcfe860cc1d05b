"""Assets: the media library."""

from sync_client.resources.assets import AssetsWithRawResponse, AsyncAssetsWithRawResponse

from ._async.assets import AsyncAssets
from ._sync.assets import Assets

__all__ = ["Assets", "AssetsWithRawResponse", "AsyncAssets", "AsyncAssetsWithRawResponse"]
