"""Projects: groups of generations and assets."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, AsyncIterator, Final, Iterator, List, Optional, Union

from sync_client import api
from sync_client.models import (
    AttachAssetRequest,
    CreateProjectRequest,
    DeletedResource,
    Generation,
    Project,
    ProjectPage,
    UpdateProjectRequest,
)
from sync_client.types import Operation

from .core import validation
from .core.arguments import check_text
from .core.call.flow import Context, call
from .core.call.iteration import ItemFlow, aiterate, iterate
from .core.call.resource import AsyncResource, Resource, async_raw, documented_by, raw
from .core.jobs import pages
from .errors import InvalidRequestError

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from sync_client.models import ProjectMode, ProjectSort, ProjectVisibility, ProjectWorkflow

    from .core.call.options import CallOptions


class Projects(Resource):
    """Projects of the organization: `client.projects`."""

    @property
    def with_raw_response(self) -> ProjectsWithRawResponse:
        """The same methods, which give the whole answer: `client.projects.with_raw_response.get(id).headers`."""
        return ProjectsWithRawResponse(Projects(self._transport, self._context._replace(raw=True)))

    def create(
        self,
        *,
        name: str,
        id: Optional[str] = None,
        description: Optional[str] = None,
        visibility: Union[ProjectVisibility, str, None] = None,
        mode: Union[ProjectMode, str, None] = None,
        default_workflow: Union[ProjectWorkflow, str, None] = None,
        **call_options: Unpack[CallOptions],
    ) -> Project:
        """Create a project.

            project = client.projects.create(name="Trailers")

        Args:
            name: Name of the project.
            id: A UUID of your own. Creating again with the same gives the project that exists, as it is. By default
                each call has a new one, so that its retries create one project only.
            description: What the project is about.
            visibility: USER for its owner (the default) or ORGANIZATION.
            mode: CREATOR (the default) or DEVELOPER: whom it is laid out for.
            default_workflow: What it is mostly used for, such as `lipsync`.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The project.

        Raises:
            InvalidRequestError: An argument is not right; nothing was sent.
            ConflictError: The id belongs to somebody else, or to a project that was deleted.
            ApiError: Anything else.
        """
        operation = _create(
            name=name,
            id=id,
            description=description,
            visibility=visibility,
            mode=mode,
            default_workflow=default_workflow,
        )
        return self._call(operation, call_options, idempotent=True)

    def list(
        self,
        *,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
        search_query: Optional[str] = None,
        sort_by: Union[ProjectSort, str, None] = None,
        **call_options: Unpack[CallOptions],
    ) -> ProjectPage:
        """List one page of projects.

            page = client.projects.list(limit=50)

        Args:
            limit: 1 to 100: how many at most; 10 by default.
            cursor: `next_cursor` of the page before.
            search_query: Words to look for.
            sort_by: `updatedAt` (the default) or `name`.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The page: `items` and `next_cursor` (None on the last).

        Raises:
            ApiError: The call failed.
        """
        return self._call(_list(limit, cursor, search_query, sort_by), call_options)

    def iter(
        self,
        *,
        limit: Optional[int] = None,
        search_query: Optional[str] = None,
        sort_by: Union[ProjectSort, str, None] = None,
        **call_options: Unpack[CallOptions],
    ) -> Iterator[Project]:
        """Go through the projects, page by page.

            for project in client.projects.iter():
                print(project.name)

        Args:
            limit: 1 to 100: how many a page holds; 100 by default.
            search_query: Words to look for.
            sort_by: `updatedAt` (the default) or `name`.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`, for each page.

        Returns:
            An iterator over the projects.

        Raises:
            InvalidRequestError: An argument is not right; nothing was sent.
            ApiError: A page could not be fetched.
        """
        return iterate(self._transport, _all(self._context, limit, search_query, sort_by, call_options))

    def get(self, id: str, **call_options: Unpack[CallOptions]) -> Project:
        """Get a project.

            project = client.projects.get("...")

        Args:
            id: Id of the project.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The project.

        Raises:
            NotFoundError: There is none with this id.
            ApiError: Anything else.
        """
        return self._call(api.get_project(id=validation.check_id(id)), call_options)

    def update(
        self,
        id: str,
        *,
        name: Optional[str] = None,
        description: Optional[str] = None,
        visibility: Union[ProjectVisibility, str, None] = None,
        mode: Union[ProjectMode, str, None] = None,
        default_workflow: Union[ProjectWorkflow, str, None] = None,
        **call_options: Unpack[CallOptions],
    ) -> Project:
        """Change a project. What is not given stays as it is.

            project = client.projects.update(project.id, name="Trailers 2026")

        Args:
            id: Id of the project.
            name: New name.
            description: What the project is about.
            visibility: USER for its owner, or ORGANIZATION.
            mode: CREATOR or DEVELOPER: whom it is laid out for.
            default_workflow: What it is mostly used for, such as `lipsync`.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The project, changed.

        Raises:
            NotFoundError: There is none with this id.
            ApiError: Anything else.
        """
        operation = _update(
            id,
            name=name,
            description=description,
            visibility=visibility,
            mode=mode,
            default_workflow=default_workflow,
        )
        return self._call(operation, call_options, idempotent=True)

    def delete(self, id: str, **call_options: Unpack[CallOptions]) -> DeletedResource:
        """Delete a project, and its generations with it.

            client.projects.delete(project.id)

        Args:
            id: Id of the project.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            What was deleted: its `id`.

        Raises:
            NotFoundError: There is none with this id.
            ConflictError: One of its generations is queued or running.
            ApiError: Anything else.
        """
        return self._call(api.delete_project(id=validation.check_id(id)), call_options)

    def attach_asset(self, id: str, asset_id: str, **call_options: Unpack[CallOptions]) -> None:
        """Attach an asset to a project.

            client.projects.attach_asset(project.id, asset.id)

        Args:
            id: Id of the project.
            asset_id: Id of the asset.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Raises:
            NotFoundError: There is no such project or asset.
            ApiError: Anything else.
        """
        return self._call(_attach(id, asset_id), call_options, idempotent=True)

    def detach_asset(self, id: str, asset_id: str, **call_options: Unpack[CallOptions]) -> None:
        """Detach an asset from a project. The asset itself stays.

            client.projects.detach_asset(project.id, asset.id)

        Args:
            id: Id of the project.
            asset_id: Id of the asset.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Raises:
            NotFoundError: There is no such project, or the asset is not in it.
            UnprocessableEntityError: The API key has no owner.
            ApiError: Anything else.
        """
        return self._call(_detach(id, asset_id), call_options)

    def list_generations(
        self, id: str, *, limit: Optional[int] = None, cursor: Optional[str] = None, **call_options: Unpack[CallOptions]
    ) -> List[Generation]:
        """List the generations of a project.

            generations = client.projects.list_generations(project.id, limit=50)

        Args:
            id: Id of the project.
            limit: 1 to 100: how many at most.
            cursor: Id of the last generation of the page before; needs `limit`.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The generations.

        Raises:
            NotFoundError: There is no such project.
            ApiError: Anything else.
        """
        return self._call(_list_generations(id, limit, cursor), call_options)


class AsyncProjects(AsyncResource):
    """Projects of the organization: `await client.projects.get(...)`."""

    @property
    def with_raw_response(self) -> AsyncProjectsWithRawResponse:
        """The same methods, which give the whole answer."""
        return AsyncProjectsWithRawResponse(AsyncProjects(self._transport, self._context._replace(raw=True)))

    @documented_by(Projects.create)
    async def create(
        self,
        *,
        name: str,
        id: Optional[str] = None,
        description: Optional[str] = None,
        visibility: Union[ProjectVisibility, str, None] = None,
        mode: Union[ProjectMode, str, None] = None,
        default_workflow: Union[ProjectWorkflow, str, None] = None,
        **call_options: Unpack[CallOptions],
    ) -> Project:
        operation = _create(
            name=name,
            id=id,
            description=description,
            visibility=visibility,
            mode=mode,
            default_workflow=default_workflow,
        )
        return await self._call(operation, call_options, idempotent=True)

    @documented_by(Projects.list)
    async def list(
        self,
        *,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
        search_query: Optional[str] = None,
        sort_by: Union[ProjectSort, str, None] = None,
        **call_options: Unpack[CallOptions],
    ) -> ProjectPage:
        return await self._call(_list(limit, cursor, search_query, sort_by), call_options)

    @documented_by(Projects.iter)
    def iter(
        self,
        *,
        limit: Optional[int] = None,
        search_query: Optional[str] = None,
        sort_by: Union[ProjectSort, str, None] = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncIterator[Project]:
        return aiterate(self._transport, _all(self._context, limit, search_query, sort_by, call_options))

    @documented_by(Projects.get)
    async def get(self, id: str, **call_options: Unpack[CallOptions]) -> Project:
        return await self._call(api.get_project(id=validation.check_id(id)), call_options)

    @documented_by(Projects.update)
    async def update(
        self,
        id: str,
        *,
        name: Optional[str] = None,
        description: Optional[str] = None,
        visibility: Union[ProjectVisibility, str, None] = None,
        mode: Union[ProjectMode, str, None] = None,
        default_workflow: Union[ProjectWorkflow, str, None] = None,
        **call_options: Unpack[CallOptions],
    ) -> Project:
        operation = _update(
            id,
            name=name,
            description=description,
            visibility=visibility,
            mode=mode,
            default_workflow=default_workflow,
        )
        return await self._call(operation, call_options, idempotent=True)

    @documented_by(Projects.delete)
    async def delete(self, id: str, **call_options: Unpack[CallOptions]) -> DeletedResource:
        return await self._call(api.delete_project(id=validation.check_id(id)), call_options)

    @documented_by(Projects.attach_asset)
    async def attach_asset(self, id: str, asset_id: str, **call_options: Unpack[CallOptions]) -> None:
        return await self._call(_attach(id, asset_id), call_options, idempotent=True)

    @documented_by(Projects.detach_asset)
    async def detach_asset(self, id: str, asset_id: str, **call_options: Unpack[CallOptions]) -> None:
        return await self._call(_detach(id, asset_id), call_options)

    @documented_by(Projects.list_generations)
    async def list_generations(
        self, id: str, *, limit: Optional[int] = None, cursor: Optional[str] = None, **call_options: Unpack[CallOptions]
    ) -> List[Generation]:
        return await self._call(_list_generations(id, limit, cursor), call_options)


class ProjectsWithRawResponse:
    """`client.projects` with whole answers."""

    def __init__(self, projects: Projects) -> None:
        self.create: Final = raw(projects.create)
        self.list: Final = raw(projects.list)
        self.get: Final = raw(projects.get)
        self.update: Final = raw(projects.update)
        self.delete: Final = raw(projects.delete)
        self.attach_asset: Final = raw(projects.attach_asset)
        self.detach_asset: Final = raw(projects.detach_asset)
        self.list_generations: Final = raw(projects.list_generations)


class AsyncProjectsWithRawResponse:
    """`client.projects` with whole answers, to be awaited."""

    def __init__(self, projects: AsyncProjects) -> None:
        self.create: Final = async_raw(projects.create)
        self.list: Final = async_raw(projects.list)
        self.get: Final = async_raw(projects.get)
        self.update: Final = async_raw(projects.update)
        self.delete: Final = async_raw(projects.delete)
        self.attach_asset: Final = async_raw(projects.attach_asset)
        self.detach_asset: Final = async_raw(projects.detach_asset)
        self.list_generations: Final = async_raw(projects.list_generations)


def _create(*, name: str, id: Optional[str], **fields: Any) -> Operation[Project]:
    id = str(uuid.uuid4()) if id is None else validation.check_id(id)
    return api.create_project(body=CreateProjectRequest(name=check_text(name, "name"), id=id, **fields))


def _update(id: str, **fields: Any) -> Operation[Project]:
    return api.update_project(id=validation.check_id(id), body=UpdateProjectRequest(**fields))


def _list(
    limit: Optional[int], cursor: Optional[str], search_query: Optional[str], sort_by: Optional[str]
) -> Operation[ProjectPage]:
    validation.check_limit(limit)
    return api.list_projects(limit=limit, cursor=cursor, search_query=search_query, sort_by=sort_by)


def _all(
    context: Context,
    limit: Optional[int],
    search_query: Optional[str],
    sort_by: Optional[str],
    call_options: CallOptions,
) -> ItemFlow[Project]:
    validation.check_limit(limit)
    page = limit or pages.LARGEST_PAGE
    return pages.iterate_items(lambda cursor: call(context, _list(page, cursor, search_query, sort_by), call_options))


def _attach(id: str, asset_id: str) -> Operation[None]:
    body = AttachAssetRequest(asset_id=validation.check_id(asset_id, "asset_id"))
    return api.attach_project_asset(id=validation.check_id(id), body=body)


def _detach(id: str, asset_id: str) -> Operation[None]:
    return api.detach_project_asset(id=validation.check_id(id), asset_id=validation.check_id(asset_id, "asset_id"))


def _list_generations(id: str, limit: Optional[int], cursor: Optional[str]) -> Operation[List[Generation]]:
    validation.check_limit(limit)
    if cursor is not None and limit is None:
        raise InvalidRequestError("cursor needs a limit.", field="cursor")
    return api.list_project_generations(id=validation.check_id(id), limit=limit, cursor=cursor)
