"""Assets: the media library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional, Sequence, Union

from sync_client.api.assets.get_asset import get_asset
from sync_client.api.assets.list_assets import list_assets
from sync_client.models import Asset, AssetPage
from sync_client.types import Operation

from .core import validation
from .core.resource import AsyncResource, Resource, async_raw, documented_by, raw

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from sync_client.models import AssetSort, AssetType

    from .core.request_options import CallOptions


class Assets(Resource):
    """The media library: `client.assets`."""

    @property
    def with_raw_response(self) -> AssetsWithRawResponse:
        """The same methods, which give the whole answer: `client.assets.with_raw_response.get(id).headers`."""
        return AssetsWithRawResponse(Assets(self._transport, self._context._replace(raw=True)))

    def list(
        self,
        *,
        project_id: Optional[str] = None,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
        search_query: Optional[str] = None,
        sort_by: Union[AssetSort, str, None] = None,
        types: Union[AssetType, str, Sequence[str], None] = None,
        **call_options: Unpack[CallOptions],
    ) -> AssetPage:
        """List one page of assets.

            page = client.assets.list(limit=10, sort_by="dateDesc")

        Args:
            project_id: Only those of a project.
            limit: 1 to 100: how many at most.
            cursor: `next_cursor` of the page before.
            search_query: Words to look for in the names.
            sort_by: Order, such as `dateDesc` or `nameAsc`.
            types: One of AUDIO, VIDEO and IMAGE, or several.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The page: `items`, `next_cursor` (None on the last) and `total_count`, where the server counts.

        Raises:
            ApiError: The call failed.
        """
        return self._call(_list(project_id, limit, cursor, search_query, sort_by, types), call_options)

    def get(self, id: str, **call_options: Unpack[CallOptions]) -> Asset:
        """Get an asset.

            asset = client.assets.get("...")

        Args:
            id: Id of the asset.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The asset.

        Raises:
            NotFoundError: There is none with this id.
            ApiError: Anything else.
        """
        return self._call(get_asset(id=validation.identifier(id)), call_options)


class AsyncAssets(AsyncResource):
    """The media library: `await client.assets.get(...)`."""

    @property
    def with_raw_response(self) -> AsyncAssetsWithRawResponse:
        """The same methods, which give the whole answer: `(await client.assets.with_raw_response.get(id)).headers`."""
        return AsyncAssetsWithRawResponse(AsyncAssets(self._transport, self._context._replace(raw=True)))

    @documented_by(Assets.list)
    async def list(
        self,
        *,
        project_id: Optional[str] = None,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
        search_query: Optional[str] = None,
        sort_by: Union[AssetSort, str, None] = None,
        types: Union[AssetType, str, Sequence[str], None] = None,
        **call_options: Unpack[CallOptions],
    ) -> AssetPage:
        return await self._call(_list(project_id, limit, cursor, search_query, sort_by, types), call_options)

    @documented_by(Assets.get)
    async def get(self, id: str, **call_options: Unpack[CallOptions]) -> Asset:
        return await self._call(get_asset(id=validation.identifier(id)), call_options)


class AssetsWithRawResponse:
    """`client.assets` with whole answers."""

    def __init__(self, assets: Assets) -> None:
        self.list = raw(assets.list)
        self.get = raw(assets.get)


class AsyncAssetsWithRawResponse:
    """`client.assets` with whole answers, to be awaited."""

    def __init__(self, assets: AsyncAssets) -> None:
        self.list = async_raw(assets.list)
        self.get = async_raw(assets.get)


def _list(
    project_id: Optional[str],
    limit: Optional[int],
    cursor: Optional[str],
    search_query: Optional[str],
    sort_by: Optional[str],
    types: Union[str, Sequence[str], None],
) -> Operation[AssetPage]:
    validation.page(limit)
    return list_assets(
        project_id=project_id,
        limit=limit,
        cursor=cursor,
        search_query=search_query,
        sort_by=sort_by,
        types=types or None,
    )
