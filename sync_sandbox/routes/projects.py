"""/v2/projects."""

from __future__ import annotations

from typing import Any, Dict, List

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sync_sandbox.bodies import AttachAsset, CreateProject, UpdateProject
from sync_sandbox.generations import Generation
from sync_sandbox.identity import new_id
from sync_sandbox.paging import page
from sync_sandbox.problems import Problem
from sync_sandbox.projects import Project
from sync_sandbox.queries import ListGenerations, ListProjectGenerations, ListProjects
from sync_sandbox.state import State, state_of
from sync_sandbox.validation import check, check_query, read_json

from .generations import list_page


async def list_all(request: Request) -> Response:
    state = state_of(request)
    query = check_query(ListProjects, request)
    text = (query.searchQuery or "").lower()
    found = [project for project in state.projects.all() if text in project.fields["name"].lower()]
    if query.sortBy == "name":
        found.sort(key=lambda project: str(project.fields["name"]).lower())
    else:
        found.sort(key=lambda project: project.updated_at)
        found.reverse()
    items, next_cursor = page(found, query.limit, query.cursor, lambda project: project.id)
    body: Dict[str, Any] = {"items": [project.to_json() for project in items]}
    if next_cursor is not None:
        body["nextCursor"] = next_cursor
    return JSONResponse(body)


async def create(request: Request) -> Response:
    """With an id of the client's own, creating again gives the project that exists."""
    state = state_of(request)
    body = check(CreateProject, await read_json(request))
    known = state.projects.find(body.id) if body.id else None
    if known is not None and known.deleted:
        raise Problem(409, message="The id belongs to a deleted project.", field="id")
    project = known or state.projects.add(
        Project(
            id=body.id or new_id(),
            created_at=state.now,
            fields=body.model_dump(exclude_unset=True, exclude={"id"}),
        )
    )
    return JSONResponse(project.to_json())


async def get(request: Request) -> Response:
    return JSONResponse(_project(request).to_json())


async def update(request: Request) -> Response:
    project = _project(request)
    project.fields.update(check(UpdateProject, await read_json(request)).model_dump(exclude_unset=True))
    project.updated_at = state_of(request).now
    state_of(request).projects.add(project)
    return JSONResponse(project.to_json())


async def delete(request: Request) -> Response:
    """The project's generations go with it."""
    state = state_of(request)
    project = _project(request)
    generations = _generations(state, project, state.now)
    if not all(generation.is_terminal_at(state.now) for generation in generations):
        raise Problem(409, "generation_not_deletable_while_processing")
    for generation in generations:
        state.generations.remove(generation.id)
    project.deleted = True
    state.projects.add(project)
    return JSONResponse({"id": project.id})


async def attach(request: Request) -> Response:
    project = _project(request)
    body = check(AttachAsset, await read_json(request))
    asset = state_of(request).assets.get(body.assetId, field="assetId")
    if project.id not in asset.project_ids:
        asset.project_ids.append(project.id)
        state_of(request).assets.add(asset)
    return Response(status_code=204)


async def detach(request: Request) -> Response:
    project = _project(request)
    asset = state_of(request).assets.get(request.path_params["assetId"], field="assetId")
    if project.id not in asset.project_ids:
        raise Problem(404, "asset_not_found", field="assetId")
    asset.project_ids.remove(project.id)
    state_of(request).assets.add(asset)
    return Response(status_code=204)


async def list_generations(request: Request) -> Response:
    state = state_of(request)
    generations = _generations(state, _project(request), state.listed_at)
    return list_page(state, generations, check_query(ListProjectGenerations, request))


def _project(request: Request) -> Project:
    return state_of(request).projects.get(request.path_params["id"])


def _generations(state: State, project: Project, at: float) -> List[Generation]:
    return state.generations.find(ListGenerations(projectId=project.id), at)


ROUTES = [
    Route("/projects", list_all),
    Route("/projects", create, methods=["POST"]),
    Route("/projects/{id}", get),
    Route("/projects/{id}", update, methods=["PATCH"]),
    Route("/projects/{id}", delete, methods=["DELETE"]),
    Route("/projects/{id}/assets", attach, methods=["POST"]),
    Route("/projects/{id}/assets/{assetId}", detach, methods=["DELETE"]),
    Route("/projects/{id}/generations", list_generations),
]
