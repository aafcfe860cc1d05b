# Generated from openapi.yaml by `make generate`: do not edit.
"""Projects, which group generations and assets."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, AsyncIterator, Final, Iterator, List, Mapping, Optional, Union, cast

from .. import api, models
from ..callers import AsyncCaller, Caller, Pages, async_raw, raw
from ..options import UNCHANGED, CallOptions, RequestOptions, Timeout
from ..types import HasId, Operation
from ..wire import identity, new_key

if TYPE_CHECKING:
    from ..models import (
        DeletedResource,
        Generation,
        Project,
        ProjectMode,
        ProjectPage,
        ProjectSort,
        ProjectVisibility,
        ProjectWorkflow,
    )

__all__ = ("AsyncProjects", "AsyncProjectsWithRawResponse", "Projects", "ProjectsWithRawResponse")


def _list_projects(
    *,
    limit: Optional[int] = None,
    cursor: Optional[str] = None,
    search_query: Optional[str] = None,
    sort_by: Union[ProjectSort, str, None] = None,
) -> Operation[ProjectPage]:
    return api.list_projects(limit=limit, cursor=cursor, search_query=search_query, sort_by=sort_by)


def _create_project(
    *,
    name: str,
    id: Optional[str] = None,
    description: Optional[str] = None,
    visibility: Union[ProjectVisibility, str, None] = None,
    mode: Union[ProjectMode, str, None] = None,
    default_workflow: Union[ProjectWorkflow, str, None] = None,
) -> Operation[Project]:
    body = models.CreateProjectRequest(
        name=name,
        id=new_key() if id is None else id,
        description=description,
        visibility=cast("Any", visibility),
        mode=cast("Any", mode),
        default_workflow=cast("Any", default_workflow),
    )
    return api.create_project(body=body)


def _get_project(id: str) -> Operation[Project]:
    return api.get_project(id=id)


def _delete_project(id: str) -> Operation[DeletedResource]:
    return api.delete_project(id=id)


def _update_project(
    id: str,
    *,
    name: Optional[str] = None,
    description: Optional[str] = None,
    visibility: Union[ProjectVisibility, str, None] = None,
    mode: Union[ProjectMode, str, None] = None,
    default_workflow: Union[ProjectWorkflow, str, None] = None,
) -> Operation[Project]:
    body = models.UpdateProjectRequest(
        name=name,
        description=description,
        visibility=cast("Any", visibility),
        mode=cast("Any", mode),
        default_workflow=cast("Any", default_workflow),
    )
    return api.update_project(body=body, id=id)


def _attach_project_asset(id: str, asset_id: str) -> Operation[None]:
    body = models.AttachAssetRequest(asset_id=asset_id)
    return api.attach_project_asset(body=body, id=id)


def _detach_project_asset(id: str, asset_id: str) -> Operation[None]:
    return api.detach_project_asset(id=id, asset_id=asset_id)


def _list_project_generations(
    id: str, *, limit: Optional[int] = None, cursor: Optional[str] = None
) -> Operation[List[Generation]]:
    return api.list_project_generations(id=id, limit=limit, cursor=cursor)


class Projects:
    """Projects, which group generations and assets: `client.projects`."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> ProjectsWithRawResponse:
        """The same methods, but each returns a `RawResponse`: status, headers, body, and the result as `data`."""
        return ProjectsWithRawResponse(type(self)(self._caller.raw()))

    def list(
        self,
        *,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
        search_query: Optional[str] = None,
        sort_by: Union[ProjectSort, str, None] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> ProjectPage:
        """List projects.

            page = client.projects.list(limit=50)

        Returns one page.

        Args:
            limit: The number of projects per page, 1 to 100. 10 by default.
            cursor: The `next_cursor` of the previous page. Leave it out for the first page.
            search_query: Only projects that match this text.
            sort_by: The order of the projects. `updated_at` by default.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            One page: `items` and `next_cursor`, which is None on the last page.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_list_projects, limit=limit, cursor=cursor, search_query=search_query, sort_by=sort_by),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def iter(
        self,
        *,
        limit: Optional[int] = None,
        search_query: Optional[str] = None,
        sort_by: Union[ProjectSort, str, None] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Iterator[Project]:
        """Iterate over all projects.

            for project in client.projects.iter():
                print(project.name)

        One page is held at a time; the next is fetched when it is needed.

        Args:
            limit: How many a page holds, 1 to 100; 100 by default.
            search_query: Only projects that match this text.
            sort_by: The order of the projects. `updated_at` by default.
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
            partial(_list_projects, limit=100 if limit is None else limit, search_query=search_query, sort_by=sort_by),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
            Pages("next-cursor", 100),
        )

    def create(
        self,
        *,
        name: str,
        id: Optional[str] = None,
        description: Optional[str] = None,
        visibility: Union[ProjectVisibility, str, None] = None,
        mode: Union[ProjectMode, str, None] = None,
        default_workflow: Union[ProjectWorkflow, str, None] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Project:
        """Create a project.

            project = client.projects.create(name="Trailers")

        With the `id` of a project that exists, returns that project as it is and ignores everything else, so the
        request is safe to repeat.

        Args:
            name: The name of the project.
            id: A UUID of your choice. Creating again with the same id returns the project that exists. By default each
                call has one of its own, which its retries share.
            description: What the project is about.
            visibility: Who sees the project; USER by default.
            mode: The kind of user that the project is laid out for; CREATOR by default.
            default_workflow: What the project is mainly used for, such as `lipsync`.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The project.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ConflictError: The `id` belongs to another user or to a deleted project.
            UnprocessableEntityError: The API refuses the request; the error code says why.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(
                _create_project,
                name=name,
                id=id,
                description=description,
                visibility=visibility,
                mode=mode,
                default_workflow=default_workflow,
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
    ) -> Project:
        """Get a project.

            project = client.projects.get("...")

        Returns one project of the organization.

        Args:
            id: The id of the project, a UUID, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The project.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            NotFoundError: There is no project with this id.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_get_project, id=identity(id)),
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
        """Delete a project and its generations.

            client.projects.delete("...")

        Its generations must all have ended.

        Args:
            id: The id of the project, a UUID, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The `id` of the project that was deleted. Where the response has no body, only its id is known.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ForbiddenError: The project belongs to another user.
            NotFoundError: There is no project with this id.
            ConflictError: A generation of the project is still PENDING or PROCESSING.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_delete_project, id=identity(id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def update(
        self,
        id: Union[str, HasId],
        *,
        name: Optional[str] = None,
        description: Optional[str] = None,
        visibility: Union[ProjectVisibility, str, None] = None,
        mode: Union[ProjectMode, str, None] = None,
        default_workflow: Union[ProjectWorkflow, str, None] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Project:
        """Change a project.

            project = client.projects.update("...", name="Trailers 2026")

        Fields that you leave out stay unchanged.

        Args:
            id: The id of the project, a UUID, or an object that has it.
            name: The new name.
            description: What the project is about.
            visibility: Who sees the project.
            mode: The kind of user that the project is laid out for.
            default_workflow: What the project is mainly used for, such as `lipsync`.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The project as it is now.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ForbiddenError: The project belongs to another user.
            NotFoundError: There is no project with this id.
            UnprocessableEntityError: The API refuses the request; the error code says why.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(
                _update_project,
                id=identity(id),
                name=name,
                description=description,
                visibility=visibility,
                mode=mode,
                default_workflow=default_workflow,
            ),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def attach_asset(
        self,
        id: Union[str, HasId],
        asset_id: Union[str, HasId],
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> None:
        """Attach an asset to a project.

            client.projects.attach_asset(project.id, asset.id)

        Attaching it again changes nothing.

        Args:
            id: The id of the project, a UUID, or an object that has it.
            asset_id: The id of the asset, a UUID, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ForbiddenError: The project belongs to another user.
            NotFoundError: There is no such project or asset.
            UnprocessableEntityError: The API refuses the request; the error code says why.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_attach_project_asset, id=identity(id), asset_id=identity(asset_id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def detach_asset(
        self,
        id: Union[str, HasId],
        asset_id: Union[str, HasId],
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> None:
        """Detach an asset from a project.

            client.projects.detach_asset(project.id, asset.id)

        The asset stays in the media library. The API key must have an owner.

        Args:
            id: The id of the project, a UUID, or an object that has it.
            asset_id: The id of the asset, a UUID, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ForbiddenError: The project belongs to another user.
            NotFoundError: There is no such project, or the asset is not attached to it.
            UnprocessableEntityError: The API key has no owner.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_detach_project_asset, id=identity(id), asset_id=identity(asset_id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def list_generations(
        self,
        id: Union[str, HasId],
        *,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> List[Generation]:
        """List the generations of a project.

            generations = client.projects.list_generations("...", limit=100)

        With `limit`, returns one page, newest first.

        Args:
            id: The id of the project, a UUID, or an object that has it.
            limit: The number of generations per page, 1 to 100.
            cursor: The id of the last generation of the previous page. Needs `limit`. Leave it out for the first page.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The generations. A page with fewer than `limit` of them is the last.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            NotFoundError: There is no project with this id.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_list_project_generations, id=identity(id), limit=limit, cursor=cursor),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )


class AsyncProjects:
    """Projects, which group generations and assets: `client.projects`, to be awaited."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> AsyncProjectsWithRawResponse:
        """The same methods, but each returns a `RawResponse`: status, headers, body, and the result as `data`."""
        return AsyncProjectsWithRawResponse(type(self)(self._caller.raw()))

    async def list(
        self,
        *,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
        search_query: Optional[str] = None,
        sort_by: Union[ProjectSort, str, None] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> ProjectPage:
        """List projects.

            page = await client.projects.list(limit=50)

        Returns one page.

        Args:
            limit: The number of projects per page, 1 to 100. 10 by default.
            cursor: The `next_cursor` of the previous page. Leave it out for the first page.
            search_query: Only projects that match this text.
            sort_by: The order of the projects. `updated_at` by default.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            One page: `items` and `next_cursor`, which is None on the last page.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_list_projects, limit=limit, cursor=cursor, search_query=search_query, sort_by=sort_by),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def iter(
        self,
        *,
        limit: Optional[int] = None,
        search_query: Optional[str] = None,
        sort_by: Union[ProjectSort, str, None] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> AsyncIterator[Project]:
        """Iterate over all projects.

            async for project in client.projects.iter():
                print(project.name)

        One page is held at a time; the next is fetched when it is needed.

        Args:
            limit: How many a page holds, 1 to 100; 100 by default.
            search_query: Only projects that match this text.
            sort_by: The order of the projects. `updated_at` by default.
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
            partial(_list_projects, limit=100 if limit is None else limit, search_query=search_query, sort_by=sort_by),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
            Pages("next-cursor", 100),
        )

    async def create(
        self,
        *,
        name: str,
        id: Optional[str] = None,
        description: Optional[str] = None,
        visibility: Union[ProjectVisibility, str, None] = None,
        mode: Union[ProjectMode, str, None] = None,
        default_workflow: Union[ProjectWorkflow, str, None] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Project:
        """Create a project.

            project = await client.projects.create(name="Trailers")

        With the `id` of a project that exists, returns that project as it is and ignores everything else, so the
        request is safe to repeat.

        Args:
            name: The name of the project.
            id: A UUID of your choice. Creating again with the same id returns the project that exists. By default each
                call has one of its own, which its retries share.
            description: What the project is about.
            visibility: Who sees the project; USER by default.
            mode: The kind of user that the project is laid out for; CREATOR by default.
            default_workflow: What the project is mainly used for, such as `lipsync`.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The project.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ConflictError: The `id` belongs to another user or to a deleted project.
            UnprocessableEntityError: The API refuses the request; the error code says why.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(
                _create_project,
                name=name,
                id=id,
                description=description,
                visibility=visibility,
                mode=mode,
                default_workflow=default_workflow,
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
    ) -> Project:
        """Get a project.

            project = await client.projects.get("...")

        Returns one project of the organization.

        Args:
            id: The id of the project, a UUID, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The project.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            NotFoundError: There is no project with this id.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_get_project, id=identity(id)),
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
        """Delete a project and its generations.

            await client.projects.delete("...")

        Its generations must all have ended.

        Args:
            id: The id of the project, a UUID, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The `id` of the project that was deleted. Where the response has no body, only its id is known.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ForbiddenError: The project belongs to another user.
            NotFoundError: There is no project with this id.
            ConflictError: A generation of the project is still PENDING or PROCESSING.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_delete_project, id=identity(id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    async def update(
        self,
        id: Union[str, HasId],
        *,
        name: Optional[str] = None,
        description: Optional[str] = None,
        visibility: Union[ProjectVisibility, str, None] = None,
        mode: Union[ProjectMode, str, None] = None,
        default_workflow: Union[ProjectWorkflow, str, None] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Project:
        """Change a project.

            project = await client.projects.update("...", name="Trailers 2026")

        Fields that you leave out stay unchanged.

        Args:
            id: The id of the project, a UUID, or an object that has it.
            name: The new name.
            description: What the project is about.
            visibility: Who sees the project.
            mode: The kind of user that the project is laid out for.
            default_workflow: What the project is mainly used for, such as `lipsync`.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The project as it is now.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ForbiddenError: The project belongs to another user.
            NotFoundError: There is no project with this id.
            UnprocessableEntityError: The API refuses the request; the error code says why.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(
                _update_project,
                id=identity(id),
                name=name,
                description=description,
                visibility=visibility,
                mode=mode,
                default_workflow=default_workflow,
            ),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    async def attach_asset(
        self,
        id: Union[str, HasId],
        asset_id: Union[str, HasId],
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> None:
        """Attach an asset to a project.

            await client.projects.attach_asset(project.id, asset.id)

        Attaching it again changes nothing.

        Args:
            id: The id of the project, a UUID, or an object that has it.
            asset_id: The id of the asset, a UUID, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ForbiddenError: The project belongs to another user.
            NotFoundError: There is no such project or asset.
            UnprocessableEntityError: The API refuses the request; the error code says why.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_attach_project_asset, id=identity(id), asset_id=identity(asset_id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    async def detach_asset(
        self,
        id: Union[str, HasId],
        asset_id: Union[str, HasId],
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> None:
        """Detach an asset from a project.

            await client.projects.detach_asset(project.id, asset.id)

        The asset stays in the media library. The API key must have an owner.

        Args:
            id: The id of the project, a UUID, or an object that has it.
            asset_id: The id of the asset, a UUID, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ForbiddenError: The project belongs to another user.
            NotFoundError: There is no such project, or the asset is not attached to it.
            UnprocessableEntityError: The API key has no owner.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_detach_project_asset, id=identity(id), asset_id=identity(asset_id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    async def list_generations(
        self,
        id: Union[str, HasId],
        *,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> List[Generation]:
        """List the generations of a project.

            generations = await client.projects.list_generations("...", limit=100)

        With `limit`, returns one page, newest first.

        Args:
            id: The id of the project, a UUID, or an object that has it.
            limit: The number of generations per page, 1 to 100.
            cursor: The id of the last generation of the previous page. Needs `limit`. Leave it out for the first page.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The generations. A page with fewer than `limit` of them is the last.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            NotFoundError: There is no project with this id.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_list_project_generations, id=identity(id), limit=limit, cursor=cursor),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )


class ProjectsWithRawResponse:
    """`client.projects` with whole responses."""

    def __init__(self, projects: Projects) -> None:
        self.list: Final = raw(projects.list)
        self.create: Final = raw(projects.create)
        self.get: Final = raw(projects.get)
        self.delete: Final = raw(projects.delete)
        self.update: Final = raw(projects.update)
        self.attach_asset: Final = raw(projects.attach_asset)
        self.detach_asset: Final = raw(projects.detach_asset)
        self.list_generations: Final = raw(projects.list_generations)


class AsyncProjectsWithRawResponse:
    """`client.projects` with whole responses, to be awaited."""

    def __init__(self, projects: AsyncProjects) -> None:
        self.list: Final = async_raw(projects.list)
        self.create: Final = async_raw(projects.create)
        self.get: Final = async_raw(projects.get)
        self.delete: Final = async_raw(projects.delete)
        self.update: Final = async_raw(projects.update)
        self.attach_asset: Final = async_raw(projects.attach_asset)
        self.detach_asset: Final = async_raw(projects.detach_asset)
        self.list_generations: Final = async_raw(projects.list_generations)
