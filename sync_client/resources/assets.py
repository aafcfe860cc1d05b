# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
"""The media library of the organization."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, AsyncIterator, Final, Iterator, Mapping, Optional, Sequence, Union, cast

from .. import api, models
from ..callers import AsyncCaller, Caller, Pages, async_raw, raw
from ..options import UNCHANGED, CallOptions, RequestOptions, Timeout
from ..types import Operation

if TYPE_CHECKING:
    from ..models import Asset, AssetPage, AssetSort, AssetType, AssetVisibility, DeletedResource


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
    """The media library of the organization: `client.assets`."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> AssetsWithRawResponse:
        """The same methods, each of which gives a `RawResponse`: status, header fields, body, and the result as `data`."""
        return AssetsWithRawResponse(type(self)(self._caller.raw()))

    def list(
        self,
        *,
        project_id: Optional[str] = None,
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

        Returns one page of the media library. Follow `next_cursor` until it is missing or null.

        Args:
            project_id: Only assets of this project.
            limit: How many assets a page holds, 1 to 100. The server decides when left out.
            cursor: The `next_cursor` of the previous page.
            search_query: Only assets that match this text.
            sort_by: What a list of assets is ordered by, and in which direction.
            types: Only assets of these types, comma-separated.
            extra_headers: Further header fields; they win over the client's.
            extra_query: Further query parameters.
            extra_body: Further fields of the request body, by their names on the wire.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: The options of a call as syncsdk 0.3.0 takes them.

        Returns:
            One page of assets.

        Raises:
            InvalidRequestError: An argument is not right; nothing was sent.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(
                _list_assets,
                project_id=project_id,
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
        project_id: Optional[str] = None,
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
            sort_by: What a list of assets is ordered by, and in which direction.
            types: Only assets of these types, comma-separated.
            extra_headers: Further header fields; they win over the client's.
            extra_query: Further query parameters.
            extra_body: Further fields of the request body, by their names on the wire.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: The options of a call as syncsdk 0.3.0 takes them.

        Returns:
            An iterator over the items, each once.

        Raises:
            InvalidRequestError: An argument is not right; nothing was sent.
            ApiError: A request failed.
        """
        return self._caller.pages(
            partial(
                _list_assets,
                project_id=project_id,
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
        project_id: Optional[str] = None,
        name: Optional[str] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Asset:
        """Register an asset.

            asset = client.assets.create(url="https://example.com/video.mp4", type="VIDEO")

        Adds a file to the media library: one that was uploaded to a URL from `POST /v2/assets/upload`, or one that is
        public already. The upload is checked, and the plan's size limit is applied to the bytes that are there.

        Args:
            url: The `url` of an upload, or a public URL.
            type: The kind of medium. The server finds out when left out.
            project_id: The id of the project that the asset belongs to, a UUID.
            name: The name of the asset.
            extra_headers: Further header fields; they win over the client's.
            extra_query: Further query parameters.
            extra_body: Further fields of the request body, by their names on the wire.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: The options of a call as syncsdk 0.3.0 takes them.

        Returns:
            The asset.

        Raises:
            InvalidRequestError: An argument is not right; nothing was sent.
            NotFoundError: There is no such resource in this organization.
            UnprocessableEntityError: The request is well-formed but refused for what it asks for or for the media it
                points to.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_create_asset, url=url, type=type, project_id=project_id, name=name),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def count(
        self,
        *,
        project_id: Optional[str] = None,
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

        Returns how many assets match all the filters given, as a bare integer.

        Args:
            project_id: Only assets of this project.
            user_id: Only assets of this user.
            search_query: Only assets that match this text.
            types: Only assets of these types, comma-separated.
            extra_headers: Further header fields; they win over the client's.
            extra_query: Further query parameters.
            extra_body: Further fields of the request body, by their names on the wire.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: The options of a call as syncsdk 0.3.0 takes them.

        Returns:
            The number of matches.

        Raises:
            InvalidRequestError: An argument is not right; nothing was sent.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_count_assets, project_id=project_id, user_id=user_id, search_query=search_query, types=types),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def get(
        self,
        id: str,
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Asset:
        """Get an asset.

            asset = client.assets.get("...")

        Returns one asset of the media library.

        Args:
            id: The id of the asset, a UUID.
            extra_headers: Further header fields; they win over the client's.
            extra_query: Further query parameters.
            extra_body: Further fields of the request body, by their names on the wire.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: The options of a call as syncsdk 0.3.0 takes them.

        Returns:
            The asset.

        Raises:
            InvalidRequestError: An argument is not right; nothing was sent.
            NotFoundError: There is no such resource in this organization.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_get_asset, id=id), CallOptions(extra_headers, extra_query, extra_body, timeout, request_options)
        )

    def delete(
        self,
        id: str,
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> DeletedResource:
        """Delete an asset.

            client.assets.delete("...")

        Deletes an asset. The owner of the API key must own it.

        Args:
            id: The id of the asset, a UUID.
            extra_headers: Further header fields; they win over the client's.
            extra_query: Further query parameters.
            extra_body: Further fields of the request body, by their names on the wire.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: The options of a call as syncsdk 0.3.0 takes them.

        Returns:
            The id of what was deleted.

        Raises:
            InvalidRequestError: An argument is not right; nothing was sent.
            ForbiddenError: The resource belongs to somebody else.
            NotFoundError: There is no such resource in this organization.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_delete_asset, id=id), CallOptions(extra_headers, extra_query, extra_body, timeout, request_options)
        )

    def update(
        self,
        id: str,
        *,
        name: Optional[str] = None,
        visibility: Union[AssetVisibility, str, None] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Asset:
        """Rename or share an asset.

            asset = client.assets.update("...", name="Interview", visibility="ORGANIZATION")

        Changes the name or the visibility of an asset. What is left out stays as it is.

        Args:
            id: The id of the asset, a UUID.
            name: The new name.
            visibility: Who sees the asset from now on.
            extra_headers: Further header fields; they win over the client's.
            extra_query: Further query parameters.
            extra_body: Further fields of the request body, by their names on the wire.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: The options of a call as syncsdk 0.3.0 takes them.

        Returns:
            The asset as it is now.

        Raises:
            InvalidRequestError: An argument is not right; nothing was sent.
            ForbiddenError: The resource belongs to somebody else.
            NotFoundError: There is no such resource in this organization.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_update_asset, id=id, name=name, visibility=visibility),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )


class AsyncAssets:
    """The media library of the organization: `client.assets`, to be awaited."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> AsyncAssetsWithRawResponse:
        """The same methods, each of which gives a `RawResponse`: status, header fields, body, and the result as `data`."""
        return AsyncAssetsWithRawResponse(type(self)(self._caller.raw()))

    async def list(
        self,
        *,
        project_id: Optional[str] = None,
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

        Returns one page of the media library. Follow `next_cursor` until it is missing or null.

        Args:
            project_id: Only assets of this project.
            limit: How many assets a page holds, 1 to 100. The server decides when left out.
            cursor: The `next_cursor` of the previous page.
            search_query: Only assets that match this text.
            sort_by: What a list of assets is ordered by, and in which direction.
            types: Only assets of these types, comma-separated.
            extra_headers: Further header fields; they win over the client's.
            extra_query: Further query parameters.
            extra_body: Further fields of the request body, by their names on the wire.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: The options of a call as syncsdk 0.3.0 takes them.

        Returns:
            One page of assets.

        Raises:
            InvalidRequestError: An argument is not right; nothing was sent.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(
                _list_assets,
                project_id=project_id,
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
        project_id: Optional[str] = None,
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
            sort_by: What a list of assets is ordered by, and in which direction.
            types: Only assets of these types, comma-separated.
            extra_headers: Further header fields; they win over the client's.
            extra_query: Further query parameters.
            extra_body: Further fields of the request body, by their names on the wire.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: The options of a call as syncsdk 0.3.0 takes them.

        Returns:
            An iterator over the items, each once.

        Raises:
            InvalidRequestError: An argument is not right; nothing was sent.
            ApiError: A request failed.
        """
        return self._caller.pages(
            partial(
                _list_assets,
                project_id=project_id,
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
        project_id: Optional[str] = None,
        name: Optional[str] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Asset:
        """Register an asset.

            asset = await client.assets.create(url="https://example.com/video.mp4", type="VIDEO")

        Adds a file to the media library: one that was uploaded to a URL from `POST /v2/assets/upload`, or one that is
        public already. The upload is checked, and the plan's size limit is applied to the bytes that are there.

        Args:
            url: The `url` of an upload, or a public URL.
            type: The kind of medium. The server finds out when left out.
            project_id: The id of the project that the asset belongs to, a UUID.
            name: The name of the asset.
            extra_headers: Further header fields; they win over the client's.
            extra_query: Further query parameters.
            extra_body: Further fields of the request body, by their names on the wire.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: The options of a call as syncsdk 0.3.0 takes them.

        Returns:
            The asset.

        Raises:
            InvalidRequestError: An argument is not right; nothing was sent.
            NotFoundError: There is no such resource in this organization.
            UnprocessableEntityError: The request is well-formed but refused for what it asks for or for the media it
                points to.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_create_asset, url=url, type=type, project_id=project_id, name=name),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    async def count(
        self,
        *,
        project_id: Optional[str] = None,
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

        Returns how many assets match all the filters given, as a bare integer.

        Args:
            project_id: Only assets of this project.
            user_id: Only assets of this user.
            search_query: Only assets that match this text.
            types: Only assets of these types, comma-separated.
            extra_headers: Further header fields; they win over the client's.
            extra_query: Further query parameters.
            extra_body: Further fields of the request body, by their names on the wire.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: The options of a call as syncsdk 0.3.0 takes them.

        Returns:
            The number of matches.

        Raises:
            InvalidRequestError: An argument is not right; nothing was sent.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_count_assets, project_id=project_id, user_id=user_id, search_query=search_query, types=types),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    async def get(
        self,
        id: str,
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Asset:
        """Get an asset.

            asset = await client.assets.get("...")

        Returns one asset of the media library.

        Args:
            id: The id of the asset, a UUID.
            extra_headers: Further header fields; they win over the client's.
            extra_query: Further query parameters.
            extra_body: Further fields of the request body, by their names on the wire.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: The options of a call as syncsdk 0.3.0 takes them.

        Returns:
            The asset.

        Raises:
            InvalidRequestError: An argument is not right; nothing was sent.
            NotFoundError: There is no such resource in this organization.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_get_asset, id=id), CallOptions(extra_headers, extra_query, extra_body, timeout, request_options)
        )

    async def delete(
        self,
        id: str,
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> DeletedResource:
        """Delete an asset.

            await client.assets.delete("...")

        Deletes an asset. The owner of the API key must own it.

        Args:
            id: The id of the asset, a UUID.
            extra_headers: Further header fields; they win over the client's.
            extra_query: Further query parameters.
            extra_body: Further fields of the request body, by their names on the wire.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: The options of a call as syncsdk 0.3.0 takes them.

        Returns:
            The id of what was deleted.

        Raises:
            InvalidRequestError: An argument is not right; nothing was sent.
            ForbiddenError: The resource belongs to somebody else.
            NotFoundError: There is no such resource in this organization.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_delete_asset, id=id), CallOptions(extra_headers, extra_query, extra_body, timeout, request_options)
        )

    async def update(
        self,
        id: str,
        *,
        name: Optional[str] = None,
        visibility: Union[AssetVisibility, str, None] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Asset:
        """Rename or share an asset.

            asset = await client.assets.update("...", name="Interview", visibility="ORGANIZATION")

        Changes the name or the visibility of an asset. What is left out stays as it is.

        Args:
            id: The id of the asset, a UUID.
            name: The new name.
            visibility: Who sees the asset from now on.
            extra_headers: Further header fields; they win over the client's.
            extra_query: Further query parameters.
            extra_body: Further fields of the request body, by their names on the wire.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: The options of a call as syncsdk 0.3.0 takes them.

        Returns:
            The asset as it is now.

        Raises:
            InvalidRequestError: An argument is not right; nothing was sent.
            ForbiddenError: The resource belongs to somebody else.
            NotFoundError: There is no such resource in this organization.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_update_asset, id=id, name=name, visibility=visibility),
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
