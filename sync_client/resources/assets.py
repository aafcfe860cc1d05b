# Generated from openapi.yaml by `make generate`: do not edit.
"""The media library of the organization: videos, images and audio to create generations from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, AsyncIterator, Final, Iterator, Mapping, Optional, Sequence, Union, cast

from .. import api, models
from ..callers import AsyncCaller, Caller, Pages, async_raw, raw
from ..options import UNCHANGED, CallOptions, RequestOptions, Timeout
from ..types import HasId, Operation
from ..wire import identity

if TYPE_CHECKING:
    from ..models import Asset, AssetPage, AssetSort, AssetType, AssetVisibility, DeletedResource

__all__ = ("Assets", "AssetsWithRawResponse", "AsyncAssets", "AsyncAssetsWithRawResponse")


def _list_assets(
    *,
    project_id: Optional[str] = None,
    limit: Optional[int] = None,
    cursor: Optional[str] = None,
    search_query: Optional[str] = None,
    sort_by: Union[AssetSort, str, None] = None,
    types: Union[AssetType, str, Sequence[str], None] = None,
) -> Operation[AssetPage]:
    return api.list_assets(
        project_id=project_id, limit=limit, cursor=cursor, search_query=search_query, sort_by=sort_by, types=types
    )


def _create_asset(
    *, url: str, type: Union[AssetType, str, None] = None, project_id: Optional[str] = None, name: Optional[str] = None
) -> Operation[Asset]:
    body = models.CreateAssetRequest(url=url, type=cast("Any", type), project_id=project_id, name=name)
    return api.create_asset(body=body)


def _count_assets(
    *,
    project_id: Optional[str] = None,
    user_id: Optional[str] = None,
    search_query: Optional[str] = None,
    types: Union[AssetType, str, Sequence[str], None] = None,
) -> Operation[int]:
    return api.count_assets(project_id=project_id, user_id=user_id, search_query=search_query, types=types)


def _get_asset(id: str) -> Operation[Asset]:
    return api.get_asset(id=id)


def _delete_asset(id: str) -> Operation[DeletedResource]:
    return api.delete_asset(id=id)


def _update_asset(
    id: str, *, name: Optional[str] = None, visibility: Union[AssetVisibility, str, None] = None
) -> Operation[Asset]:
    body = models.UpdateAssetRequest(name=name, visibility=cast("Any", visibility))
    return api.update_asset(body=body, id=id)


class Assets:
    """The media library of the organization: videos, images and audio to create generations from: `client.assets`."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> AssetsWithRawResponse:
        """The same methods, but each returns a `RawResponse`: status, headers, body, and the result as `data`."""
        return AssetsWithRawResponse(type(self)(self._caller.raw()))

    def list(
        self,
        *,
        project_id: Union[str, HasId, None] = None,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
        search_query: Optional[str] = None,
        sort_by: Union[AssetSort, str, None] = None,
        types: Union[AssetType, str, Sequence[str], None] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> AssetPage:
        """List assets.

            page = client.assets.list(limit=10, sort_by="dateDesc")

        Returns one page of the media library. Only assets that match every filter are listed.

        Args:
            project_id: Only assets of this project.
            limit: The number of assets per page, 1 to 100. The server decides by default.
            cursor: The `next_cursor` of the previous page. Leave it out for the first page.
            search_query: Only assets that match this text.
            sort_by: The order of the assets.
            types: Only assets of one of these types.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            One page: `items`, `next_cursor`, which is None on the last page, and `total_count`, where the server
            counts.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(
                _list_assets,
                project_id=identity(project_id),
                limit=limit,
                cursor=cursor,
                search_query=search_query,
                sort_by=sort_by,
                types=types,
            ),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def iter(
        self,
        *,
        project_id: Union[str, HasId, None] = None,
        limit: Optional[int] = None,
        search_query: Optional[str] = None,
        sort_by: Union[AssetSort, str, None] = None,
        types: Union[AssetType, str, Sequence[str], None] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Iterator[Asset]:
        """Iterate over all assets.

            for asset in client.assets.iter(types=["VIDEO"]):
                print(asset.name)

        One page is held at a time; the next is fetched when it is needed.

        Args:
            project_id: Only assets of this project.
            limit: How many a page holds, 1 to 100; 100 by default.
            search_query: Only assets that match this text.
            sort_by: The order of the assets.
            types: Only assets of one of these types.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            An iterator over the items, each once.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ApiError: A request failed.
        """
        return self._caller.pages(
            partial(
                _list_assets,
                project_id=identity(project_id),
                limit=100 if limit is None else limit,
                search_query=search_query,
                sort_by=sort_by,
                types=types,
            ),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
            Pages("next-cursor", 100),
        )

    def create(
        self,
        *,
        url: str,
        type: Union[AssetType, str, None] = None,
        project_id: Union[str, HasId, None] = None,
        name: Optional[str] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Asset:
        """Create an asset from a URL.

            asset = client.assets.create(url="https://example.com/video.mp4", type="VIDEO")

        Adds a file to the media library, from a public URL or from the URL of an upload. The plan limits the size of
        the file.

        Args:
            url: A public URL of the file, or the `url` of an upload.
            type: The type of the asset. The server detects it by default.
            project_id: The id of the project that the asset belongs to, a UUID, or an object that has it.
            name: The name of the asset.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The asset.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            NotFoundError: There is no project with this id.
            UnprocessableEntityError: The file does not exist or is larger than the plan allows, or there is no such
                project.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_create_asset, url=url, type=type, project_id=identity(project_id), name=name),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def count(
        self,
        *,
        project_id: Union[str, HasId, None] = None,
        user_id: Optional[str] = None,
        search_query: Optional[str] = None,
        types: Union[AssetType, str, Sequence[str], None] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> int:
        """Count assets.

            videos = client.assets.count(types=["VIDEO"])

        Only assets that match every filter are counted.

        Args:
            project_id: Only assets of this project.
            user_id: Only assets of this user.
            search_query: Only assets that match this text.
            types: Only assets of one of these types.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The number of assets that match.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(
                _count_assets, project_id=identity(project_id), user_id=user_id, search_query=search_query, types=types
            ),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def get(
        self,
        id: Union[str, HasId],
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Asset:
        """Get an asset.

            asset = client.assets.get("...")

        Returns one file of the media library.

        Args:
            id: The id of the asset, a UUID, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The asset.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            NotFoundError: There is no asset with this id.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_get_asset, id=identity(id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def delete(
        self,
        id: Union[str, HasId],
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> DeletedResource:
        """Delete an asset.

            client.assets.delete("...")

        The asset must belong to the owner of the API key.

        Args:
            id: The id of the asset, a UUID, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The `id` of the asset that was deleted. Where the response has no body, only its id is known.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ForbiddenError: The asset belongs to another user.
            NotFoundError: There is no asset with this id.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_delete_asset, id=identity(id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def update(
        self,
        id: Union[str, HasId],
        *,
        name: Optional[str] = None,
        visibility: Union[AssetVisibility, str, None] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Asset:
        """Change the name or the visibility of an asset.

            asset = client.assets.update("...", name="Interview", visibility="ORGANIZATION")

        Fields that you leave out stay unchanged.

        Args:
            id: The id of the asset, a UUID, or an object that has it.
            name: The new name.
            visibility: Who sees the asset.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The asset as it is now.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ForbiddenError: The asset belongs to another user.
            NotFoundError: There is no asset with this id.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_update_asset, id=identity(id), name=name, visibility=visibility),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )


class AsyncAssets:
    """The media library of the organization: videos, images and audio to create generations from: `client.assets`, to be awaited."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> AsyncAssetsWithRawResponse:
        """The same methods, but each returns a `RawResponse`: status, headers, body, and the result as `data`."""
        return AsyncAssetsWithRawResponse(type(self)(self._caller.raw()))

    async def list(
        self,
        *,
        project_id: Union[str, HasId, None] = None,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
        search_query: Optional[str] = None,
        sort_by: Union[AssetSort, str, None] = None,
        types: Union[AssetType, str, Sequence[str], None] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> AssetPage:
        """List assets.

            page = await client.assets.list(limit=10, sort_by="dateDesc")

        Returns one page of the media library. Only assets that match every filter are listed.

        Args:
            project_id: Only assets of this project.
            limit: The number of assets per page, 1 to 100. The server decides by default.
            cursor: The `next_cursor` of the previous page. Leave it out for the first page.
            search_query: Only assets that match this text.
            sort_by: The order of the assets.
            types: Only assets of one of these types.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            One page: `items`, `next_cursor`, which is None on the last page, and `total_count`, where the server
            counts.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(
                _list_assets,
                project_id=identity(project_id),
                limit=limit,
                cursor=cursor,
                search_query=search_query,
                sort_by=sort_by,
                types=types,
            ),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def iter(
        self,
        *,
        project_id: Union[str, HasId, None] = None,
        limit: Optional[int] = None,
        search_query: Optional[str] = None,
        sort_by: Union[AssetSort, str, None] = None,
        types: Union[AssetType, str, Sequence[str], None] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> AsyncIterator[Asset]:
        """Iterate over all assets.

            async for asset in client.assets.iter(types=["VIDEO"]):
                print(asset.name)

        One page is held at a time; the next is fetched when it is needed.

        Args:
            project_id: Only assets of this project.
            limit: How many a page holds, 1 to 100; 100 by default.
            search_query: Only assets that match this text.
            sort_by: The order of the assets.
            types: Only assets of one of these types.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            An iterator over the items, each once.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ApiError: A request failed.
        """
        return self._caller.pages(
            partial(
                _list_assets,
                project_id=identity(project_id),
                limit=100 if limit is None else limit,
                search_query=search_query,
                sort_by=sort_by,
                types=types,
            ),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
            Pages("next-cursor", 100),
        )

    async def create(
        self,
        *,
        url: str,
        type: Union[AssetType, str, None] = None,
        project_id: Union[str, HasId, None] = None,
        name: Optional[str] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Asset:
        """Create an asset from a URL.

            asset = await client.assets.create(url="https://example.com/video.mp4", type="VIDEO")

        Adds a file to the media library, from a public URL or from the URL of an upload. The plan limits the size of
        the file.

        Args:
            url: A public URL of the file, or the `url` of an upload.
            type: The type of the asset. The server detects it by default.
            project_id: The id of the project that the asset belongs to, a UUID, or an object that has it.
            name: The name of the asset.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The asset.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            NotFoundError: There is no project with this id.
            UnprocessableEntityError: The file does not exist or is larger than the plan allows, or there is no such
                project.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_create_asset, url=url, type=type, project_id=identity(project_id), name=name),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    async def count(
        self,
        *,
        project_id: Union[str, HasId, None] = None,
        user_id: Optional[str] = None,
        search_query: Optional[str] = None,
        types: Union[AssetType, str, Sequence[str], None] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> int:
        """Count assets.

            videos = await client.assets.count(types=["VIDEO"])

        Only assets that match every filter are counted.

        Args:
            project_id: Only assets of this project.
            user_id: Only assets of this user.
            search_query: Only assets that match this text.
            types: Only assets of one of these types.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The number of assets that match.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(
                _count_assets, project_id=identity(project_id), user_id=user_id, search_query=search_query, types=types
            ),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    async def get(
        self,
        id: Union[str, HasId],
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Asset:
        """Get an asset.

            asset = await client.assets.get("...")

        Returns one file of the media library.

        Args:
            id: The id of the asset, a UUID, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The asset.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            NotFoundError: There is no asset with this id.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_get_asset, id=identity(id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    async def delete(
        self,
        id: Union[str, HasId],
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> DeletedResource:
        """Delete an asset.

            await client.assets.delete("...")

        The asset must belong to the owner of the API key.

        Args:
            id: The id of the asset, a UUID, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The `id` of the asset that was deleted. Where the response has no body, only its id is known.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ForbiddenError: The asset belongs to another user.
            NotFoundError: There is no asset with this id.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_delete_asset, id=identity(id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    async def update(
        self,
        id: Union[str, HasId],
        *,
        name: Optional[str] = None,
        visibility: Union[AssetVisibility, str, None] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Asset:
        """Change the name or the visibility of an asset.

            asset = await client.assets.update("...", name="Interview", visibility="ORGANIZATION")

        Fields that you leave out stay unchanged.

        Args:
            id: The id of the asset, a UUID, or an object that has it.
            name: The new name.
            visibility: Who sees the asset.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The asset as it is now.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ForbiddenError: The asset belongs to another user.
            NotFoundError: There is no asset with this id.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_update_asset, id=identity(id), name=name, visibility=visibility),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )


class AssetsWithRawResponse:
    """`client.assets` with whole responses."""

    def __init__(self, assets: Assets) -> None:
        self.list: Final = raw(assets.list)
        self.create: Final = raw(assets.create)
        self.count: Final = raw(assets.count)
        self.get: Final = raw(assets.get)
        self.delete: Final = raw(assets.delete)
        self.update: Final = raw(assets.update)


class AsyncAssetsWithRawResponse:
    """`client.assets` with whole responses, to be awaited."""

    def __init__(self, assets: AsyncAssets) -> None:
        self.list: Final = async_raw(assets.list)
        self.create: Final = async_raw(assets.create)
        self.count: Final = async_raw(assets.count)
        self.get: Final = async_raw(assets.get)
        self.delete: Final = async_raw(assets.delete)
        self.update: Final = async_raw(assets.update)
