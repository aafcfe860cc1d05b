"""Assets: the media library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, AsyncIterator, Final, Iterator, Optional, Sequence, Union

from sync_client import api
from sync_client.models import Asset, AssetPage, CreateAssetRequest, DeletedResource, UpdateAssetRequest
from sync_client.types import Operation

from .core import validation
from .core.arguments import check_choice
from .core.call.flow import Context, call
from .core.call.iteration import ItemFlow, aiterate, iterate
from .core.call.resource import AsyncResource, Resource, async_raw, documented_by, raw
from .core.call.transport import Flow
from .core.files.media import FileInput
from .core.jobs import pages
from .errors import InvalidRequestError

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from sync_client.models import AssetSort, AssetType, AssetVisibility

    from .core.call.options import CallOptions
    from .core.files.progress import AsyncOnProgress, OnProgress

Types = Union["AssetType", str, Sequence[str], None]


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
        types: Types = None,
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
        return self._call(api.get_asset(id=validation.check_id(id)), call_options)

    def iter(
        self,
        *,
        project_id: Optional[str] = None,
        search_query: Optional[str] = None,
        sort_by: Union[AssetSort, str, None] = None,
        types: Types = None,
        limit: Optional[int] = None,
        **call_options: Unpack[CallOptions],
    ) -> Iterator[Asset]:
        """Go through all assets, page by page, while they are asked for.

            for asset in client.assets.iter(types="VIDEO"):
                print(asset.name)

        Args:
            project_id: Only those of a project.
            search_query: Words to look for in the names.
            sort_by: Order, such as `dateDesc` or `nameAsc`.
            types: One of AUDIO, VIDEO and IMAGE, or several.
            limit: 1 to 100: how many a page holds; 100 by default.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`, for each request.

        Returns:
            The assets, each once; one page of them is in memory.

        Raises:
            ApiError: A request failed.
        """
        return iterate(
            self._transport, _all(self._context, project_id, search_query, sort_by, types, limit, call_options)
        )

    def count(
        self,
        *,
        project_id: Optional[str] = None,
        user_id: Optional[str] = None,
        search_query: Optional[str] = None,
        types: Types = None,
        **call_options: Unpack[CallOptions],
    ) -> int:
        """Count assets.

            videos = client.assets.count(types="VIDEO")

        Args:
            project_id: Only those of a project.
            user_id: Only those of a user.
            search_query: Words to look for in the names.
            types: One of AUDIO, VIDEO and IMAGE, or several.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            How many there are.

        Raises:
            ApiError: The call failed.
        """
        return self._call(_count(project_id, user_id, search_query, types), call_options)

    def upload(
        self,
        path_or_file: FileInput,
        *,
        name: Optional[str] = None,
        type: Union[AssetType, str, None] = None,
        project_id: Optional[str] = None,
        on_progress: OnProgress = None,
    ) -> Asset:
        """Upload a file to the media library. It goes straight to the storage, without the API key.

            asset = client.assets.upload("video.mp4")
            client.generations.create(model="lipsync-2", input=[Video(asset_id=asset.id), ...])

        Args:
            path_or_file: A path, bytes, a file opened with "rb", or `(name, content)` or `(name, content, content
                type)`. At most 5 GiB, and what the plan allows. A file is sent whole, from its start; a stream that
                can't be rewound goes through a temporary file.
            name: Name of the asset; by default the name of the file.
            type: AUDIO, VIDEO or IMAGE; by default what the first bytes of the file say, else its name.
            project_id: Project to put it in.
            on_progress: Called with a `Progress` (`bytes_done`, `bytes_total`, `percent`, `elapsed`) as bytes go out.
                `bytes_done` starts again where the upload does.

        Returns:
            The asset. It exists only where the whole file was stored.

        Raises:
            InvalidRequestError: The file is missing, empty, open as text, too large, of an unknown type, or changed
                while it was sent.
            ApiError: A request failed, `max_retries` retries included; the time for all of them is the client's
                `timeout` and a second more for each 256 KiB.
        """
        from .core.files.upload import upload

        flow = upload(self._context, path_or_file, name=name, type=type, project_id=project_id, on_progress=on_progress)
        return self._run(flow)

    def create(
        self,
        *,
        url: str,
        type: Union[AssetType, str, None] = None,
        name: Optional[str] = None,
        project_id: Optional[str] = None,
        **call_options: Unpack[CallOptions],
    ) -> Asset:
        """Put a file that is on the web into the media library.

            asset = client.assets.create(url="https://example.com/video.mp4", type="VIDEO")

        Args:
            url: Where the file is, http or https.
            type: AUDIO, VIDEO or IMAGE; by default the server finds out.
            name: Name of the asset.
            project_id: Project to put it in.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The asset.

        Raises:
            InvalidRequestError: An argument is not right; nothing was sent.
            ApiError: The call failed.
        """
        return self._call(_create(url, type, name, project_id), call_options)

    def update(
        self,
        id: str,
        *,
        name: Optional[str] = None,
        visibility: Union[AssetVisibility, str, None] = None,
        **call_options: Unpack[CallOptions],
    ) -> Asset:
        """Rename an asset, or change who sees it.

            asset = client.assets.update("...", name="Interview", visibility="ORGANIZATION")

        Args:
            id: Id of the asset.
            name: Its new name.
            visibility: USER (its owner) or ORGANIZATION.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The asset as it is now.

        Raises:
            InvalidRequestError: There is nothing to change.
            NotFoundError: There is none with this id.
            ApiError: Anything else.
        """
        return self._call(_update(id, name, visibility), call_options, idempotent=True)

    def delete(self, id: str, **call_options: Unpack[CallOptions]) -> DeletedResource:
        """Delete an asset.

            client.assets.delete("...")

        Args:
            id: Id of the asset. It must belong to the owner of the API key.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The id of what was deleted.

        Raises:
            ForbiddenError: It belongs to somebody else.
            NotFoundError: There is none with this id.
            ApiError: Anything else.
        """
        return self._call(api.delete_asset(id=validation.check_id(id)), call_options)


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
        types: Types = None,
        **call_options: Unpack[CallOptions],
    ) -> AssetPage:
        return await self._call(_list(project_id, limit, cursor, search_query, sort_by, types), call_options)

    @documented_by(Assets.get)
    async def get(self, id: str, **call_options: Unpack[CallOptions]) -> Asset:
        return await self._call(api.get_asset(id=validation.check_id(id)), call_options)

    @documented_by(Assets.iter)
    def iter(
        self,
        *,
        project_id: Optional[str] = None,
        search_query: Optional[str] = None,
        sort_by: Union[AssetSort, str, None] = None,
        types: Types = None,
        limit: Optional[int] = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncIterator[Asset]:
        return aiterate(
            self._transport, _all(self._context, project_id, search_query, sort_by, types, limit, call_options)
        )

    @documented_by(Assets.count)
    async def count(
        self,
        *,
        project_id: Optional[str] = None,
        user_id: Optional[str] = None,
        search_query: Optional[str] = None,
        types: Types = None,
        **call_options: Unpack[CallOptions],
    ) -> int:
        return await self._call(_count(project_id, user_id, search_query, types), call_options)

    @documented_by(Assets.upload)
    async def upload(
        self,
        path_or_file: FileInput,
        *,
        name: Optional[str] = None,
        type: Union[AssetType, str, None] = None,
        project_id: Optional[str] = None,
        on_progress: AsyncOnProgress = None,
    ) -> Asset:
        from .core.files.upload import upload

        flow = upload(self._context, path_or_file, name=name, type=type, project_id=project_id, on_progress=on_progress)
        return await self._run(flow)

    @documented_by(Assets.create)
    async def create(
        self,
        *,
        url: str,
        type: Union[AssetType, str, None] = None,
        name: Optional[str] = None,
        project_id: Optional[str] = None,
        **call_options: Unpack[CallOptions],
    ) -> Asset:
        return await self._call(_create(url, type, name, project_id), call_options)

    @documented_by(Assets.update)
    async def update(
        self,
        id: str,
        *,
        name: Optional[str] = None,
        visibility: Union[AssetVisibility, str, None] = None,
        **call_options: Unpack[CallOptions],
    ) -> Asset:
        return await self._call(_update(id, name, visibility), call_options, idempotent=True)

    @documented_by(Assets.delete)
    async def delete(self, id: str, **call_options: Unpack[CallOptions]) -> DeletedResource:
        return await self._call(api.delete_asset(id=validation.check_id(id)), call_options)


class AssetsWithRawResponse:
    """`client.assets` with whole answers."""

    def __init__(self, assets: Assets) -> None:
        self.list: Final = raw(assets.list)
        self.get: Final = raw(assets.get)
        self.count: Final = raw(assets.count)
        self.create: Final = raw(assets.create)
        self.update: Final = raw(assets.update)
        self.delete: Final = raw(assets.delete)


class AsyncAssetsWithRawResponse:
    """`client.assets` with whole answers, to be awaited."""

    def __init__(self, assets: AsyncAssets) -> None:
        self.list: Final = async_raw(assets.list)
        self.get: Final = async_raw(assets.get)
        self.count: Final = async_raw(assets.count)
        self.create: Final = async_raw(assets.create)
        self.update: Final = async_raw(assets.update)
        self.delete: Final = async_raw(assets.delete)


def _list(
    project_id: Optional[str],
    limit: Optional[int],
    cursor: Optional[str],
    search_query: Optional[str],
    sort_by: Optional[str],
    types: Types,
) -> Operation[AssetPage]:
    validation.check_limit(limit)
    return api.list_assets(
        project_id=project_id,
        limit=limit,
        cursor=cursor,
        search_query=search_query,
        sort_by=sort_by,
        types=check_choice(types, "types"),
    )


def _all(
    context: Context,
    project_id: Optional[str],
    search_query: Optional[str],
    sort_by: Optional[str],
    types: Types,
    limit: Optional[int],
    call_options: Any,
) -> ItemFlow[Asset]:
    validation.check_limit(limit)

    def fetch(cursor: Optional[str]) -> Flow[AssetPage]:
        operation = _list(project_id, limit or pages.LARGEST_PAGE, cursor, search_query, sort_by, types)
        return call(context, operation, call_options)

    return pages.iterate_items(fetch)


def _count(
    project_id: Optional[str], user_id: Optional[str], search_query: Optional[str], types: Types
) -> Operation[int]:
    return api.count_assets(
        project_id=project_id, user_id=user_id, search_query=search_query, types=check_choice(types, "types")
    )


def _create(url: Any, type: Optional[str], name: Optional[str], project_id: Optional[str]) -> Operation[Asset]:
    if not isinstance(url, str) or not url.lower().startswith(("http://", "https://")):
        raise InvalidRequestError(
            f"url must be an http or https URL, not {url!r}; for a local file there is assets.upload.", field="url"
        )
    kind = None if type is None else validation.check_asset_type(type)
    return api.create_asset(body=CreateAssetRequest(url=url, type=kind, name=name, project_id=project_id))


def _update(id: str, name: Optional[str], visibility: Any) -> Operation[Asset]:
    if name is None and visibility is None:
        raise InvalidRequestError("There is nothing to change: give a name or a visibility.", field="name")
    body = UpdateAssetRequest(name=name, visibility=visibility)
    return api.update_asset(id=validation.check_id(id), body=body)
