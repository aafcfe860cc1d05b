"""/v2/assets."""

from __future__ import annotations

from typing import Any, Dict
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sync_sandbox.assets import Asset
from sync_sandbox.bodies import RegisterAsset, RequestUpload, UpdateAsset
from sync_sandbox.media import asset_type_of, content_type_of
from sync_sandbox.paging import page
from sync_sandbox.problems import Problem
from sync_sandbox.queries import CountAssets, ListAssets
from sync_sandbox.state import State, Upload, api_key_of, state_of
from sync_sandbox.validation import check, check_query, read_json

#: The API has a default page size too, but tells nobody which.
DEFAULT_LIMIT = 50


async def list_all(request: Request) -> Response:
    state = state_of(request)
    query = check_query(ListAssets, request)
    found = state.assets.sort(state.assets.find(query), query.sortBy)
    items, next_cursor = page(found, query.limit or DEFAULT_LIMIT, query.cursor, lambda asset: asset.id)
    body: Dict[str, Any] = {"items": [asset.to_json() for asset in items], "totalCount": len(found)}
    if next_cursor is not None:
        body["nextCursor"] = next_cursor
    return JSONResponse(body)


async def count(request: Request) -> Response:
    return JSONResponse(len(state_of(request).assets.find(check_query(CountAssets, request))))


async def get(request: Request) -> Response:
    return JSONResponse(state_of(request).assets.get(request.path_params["id"]).to_json())


async def request_upload(request: Request) -> Response:
    state = state_of(request)
    body = check(RequestUpload, await read_json(request))
    seconds = state.settings.upload_url_seconds
    url = state.storage_url(body.fileName)
    token = state.uploads.issue(Upload(body.contentType, body.fileName, body.size, url), state.now + seconds)
    upload_url = f"{state.url}/storage/uploads/{token}"
    return JSONResponse({"uploadUrl": upload_url, "url": url, "expiresIn": int(seconds)}, 201)


async def register(request: Request) -> Response:
    state = state_of(request)
    body = check(RegisterAsset, await read_json(request))
    state.projects.check(body.projectId)
    file = state.stored.get(body.url)
    if file is not None:
        state.check_plan(file, field="url")
    elif body.url.startswith(f"{state.url}/"):
        raise Problem(422, _why_not_stored(state, body.url), field="url")
    path = urlsplit(body.url).path
    type = body.type or asset_type_of(file.content_type if file else content_type_of(path))
    if type is None:
        raise Problem(422, message=["type is required: it can't be read from the URL"], field="type")
    asset = Asset(
        type=type,
        name=body.name or (file.name if file else path.rpartition("/")[2]),
        url=body.url,
        owner=api_key_of(request),
        input_type="UPLOAD" if file else "URL",
        created_at=state.now,
        file=file,
        project_ids=[body.projectId] if body.projectId else [],
    )
    return JSONResponse(state.assets.add(asset).to_json(), 201)


async def update(request: Request) -> Response:
    state = state_of(request)
    asset = state.assets.get(request.path_params["id"])
    body = check(UpdateAsset, await read_json(request))
    asset.name = body.name or asset.name
    asset.visibility = body.visibility or asset.visibility
    asset.updated_at = state.now
    state.assets.add(asset)
    return JSONResponse(asset.to_json())


async def delete(request: Request) -> Response:
    state = state_of(request)
    asset = state.assets.get(request.path_params["id"])
    if asset.owner != api_key_of(request):
        raise Problem(403, "asset_forbidden")
    state.assets.remove(asset.id)
    return JSONResponse({"id": asset.id})


def _why_not_stored(state: State, url: str) -> str:
    promised = state.uploads.targets()
    return "uploaded_file_not_found" if any(upload.url == url for upload in promised) else "file_not_in_org_storage"


ROUTES = [
    Route("/assets", list_all),
    Route("/assets", register, methods=["POST"]),
    Route("/assets/count", count),
    Route("/assets/upload", request_upload, methods=["POST"]),
    Route("/assets/{id}", get),
    Route("/assets/{id}", update, methods=["PATCH"]),
    Route("/assets/{id}", delete, methods=["DELETE"]),
]
