"""/v2/transcriptions and /v2/dialogue-edits."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sync_sandbox.bodies import CreateDialogueEdit, CreateTranscription, DialogueChange
from sync_sandbox.dialogue import DialogueEdit, Transcription
from sync_sandbox.state import state_of
from sync_sandbox.validation import check, read_json
from sync_sandbox.voices import STOCK


async def create_transcription(request: Request) -> Response:
    state = state_of(request)
    check(CreateTranscription, await read_json(request))
    transcription = Transcription(created_at=state.now, outcome=state.schedule.next("transcription"))
    return JSONResponse(state.transcriptions.add(transcription).to_json(state.now))


async def get_transcription(request: Request) -> Response:
    state = state_of(request)
    return JSONResponse(state.transcriptions.get(request.path_params["id"]).to_json(state.now))


async def create_edit(request: Request) -> Response:
    state = state_of(request)
    body = check(CreateDialogueEdit, await read_json(request))
    if body.rerunOfJobId is not None:
        state.dialogue_edits.get(body.rerunOfJobId, field="rerunOfJobId")
    spoken = " ".join(edit.replacement for edit in body.edits if isinstance(edit, DialogueChange))
    await state.speeches.prepare([spoken])
    preview = state.speeches.get(spoken)
    edit = DialogueEdit(
        created_at=state.now,
        outcome=state.schedule.next("dialogue_edit"),
        source_url=body.sourceVideoUrl,
        voice_id=body.voiceId or next(iter(STOCK)),
        preview_url=state.publish(preview),
        preview_seconds=preview.media.duration or 0.0,
    )
    return JSONResponse(state.dialogue_edits.add(edit).to_json(state.now))


async def get_edit(request: Request) -> Response:
    state = state_of(request)
    return JSONResponse(state.dialogue_edits.get(request.path_params["id"]).to_json(state.now))


ROUTES = [
    Route("/transcriptions", create_transcription, methods=["POST"]),
    Route("/transcriptions/{id}", get_transcription),
    Route("/dialogue-edits", create_edit, methods=["POST"]),
    Route("/dialogue-edits/{id}", get_edit),
]
