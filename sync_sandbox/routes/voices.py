"""/v2/voices."""

from __future__ import annotations

from typing import Optional

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sync_sandbox.bodies import CreateVoice
from sync_sandbox.files import StoredFile
from sync_sandbox.problems import Problem
from sync_sandbox.state import State, state_of
from sync_sandbox.validation import check, read_json
from sync_sandbox.voices import Voice


async def list_all(request: Request) -> Response:
    return JSONResponse([voice.to_json() for voice in state_of(request).voices.all()])


async def get(request: Request) -> Response:
    return JSONResponse(state_of(request).voices.get(request.path_params["id"]).to_json())


async def clone(request: Request) -> Response:
    state = state_of(request)
    body = check(CreateVoice, await read_json(request))
    sample_url = _sample_url(state, body)
    if body.name in {voice.name for voice in state.voices.all()}:
        raise Problem(409, "voice_name_conflict", field="name")
    voice = Voice(name=body.name, preview_url=sample_url)
    return JSONResponse(state.voices.add(voice).to_json())


async def delete(request: Request) -> Response:
    state = state_of(request)
    state.voices.remove(state.voices.get(request.path_params["id"]).id)
    return JSONResponse(True)


def _sample_url(state: State, body: CreateVoice) -> str:
    """The recording to clone from; 422 unless it is a sound or a video that is stored here."""
    if body.assetId is not None:
        asset = state.assets.get(body.assetId, field="assetId")
        if asset.type == "IMAGE":
            raise Problem(422, "voice_sample_type_unsupported", field="assetId")
        _check_sample(asset.file, "assetId", state)
        return asset.url
    if body.url is None or body.url not in state.stored:
        raise Problem(422, "voice_sample_upload_required", field="url")
    _check_sample(state.stored[body.url], "url", state)
    return body.url


def _check_sample(file: Optional[StoredFile], field: str, state: State) -> None:
    """422 when nothing is heard in it. What lies elsewhere is not fetched."""
    if state.settings.real_media and file is not None and not file.media.is_a("audio"):
        silent = file.media.is_a("video")
        raise Problem(422, "voice_sample_extraction_failed" if silent else "voice_sample_invalid", field=field)


ROUTES = [
    Route("/voices", list_all),
    Route("/voices", clone, methods=["POST"]),
    Route("/voices/{id}", get),
    Route("/voices/{id}", delete, methods=["DELETE"]),
]
