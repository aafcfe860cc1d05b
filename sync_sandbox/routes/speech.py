"""/v2/tts."""

from __future__ import annotations

from typing import Tuple

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sync_sandbox.bodies import CreateSpeech
from sync_sandbox.idempotency import SPEECH_KEY, key_of
from sync_sandbox.identity import new_id
from sync_sandbox.speech import SpeechJob
from sync_sandbox.state import State, state_of
from sync_sandbox.validation import check, read_json

#: Seconds that an unfinished job advises to wait before asking again.
POLL_AFTER_SECONDS = 3


async def create(request: Request) -> Response:
    state = state_of(request)
    body = check(CreateSpeech, await read_json(request))
    await state.speeches.prepare([body.script])
    url, duration = _speak(state, body)
    return JSONResponse({"id": new_id(), "url": url, "duration": duration})


async def create_job(request: Request) -> Response:
    state = state_of(request)
    payload = await read_json(request)
    key = key_of(request, SPEECH_KEY)
    body = check(CreateSpeech, payload)
    await state.speeches.prepare([body.script])
    job = state.speech_keys.find(key, payload)
    if job is None:
        url, duration = _speak(state, body)
        outcome = state.schedule.next("speech", "SUCCESS")
        job = state.speech_jobs.add(SpeechJob(created_at=state.now, outcome=outcome, url=url, duration=duration))
        state.speech_keys.remember(key, payload, job)
    return JSONResponse(job.to_json(state.now), 202, headers={"Location": f"/v2/tts/jobs/{job.id}"})


async def get_job(request: Request) -> Response:
    state = state_of(request)
    job = state.speech_jobs.get(request.path_params["id"])
    headers = {} if job.is_terminal_at(state.now) else {"Retry-After": str(POLL_AFTER_SECONDS)}
    return JSONResponse(job.to_json(state.now), headers=headers)


def _speak(state: State, body: CreateSpeech) -> Tuple[str, float]:
    """The URL and the length, in seconds, of what the body asks for."""
    state.voices.check(body.voiceId)
    sound = state.speeches.get(body.script)
    return state.publish(sound), sound.media.duration or 0.0


ROUTES = [
    Route("/tts", create, methods=["POST"]),
    Route("/tts/jobs", create_job, methods=["POST"]),
    Route("/tts/jobs/{id}", get_job),
]
