"""The audio of speech, in a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, Callable, Optional, Union

from sync_client import api
from sync_client.callers import Progress
from sync_client.models import Speech, SpeechJob
from sync_client.types import HasId
from sync_client.wire import identity

from ...errors import InvalidRequestError
from ..call.arguments import NO_OPTIONS
from ..call.context import Context
from ..call.flow import call
from ..call.steps import Flow
from ..files.download import save
from ..files.names import choose_speech_name
from ..files.target import Target
from ..validation import check_callback, check_id
from .job import make_error


def download(
    context: Context,
    speech: Union[str, HasId],
    to: Any,
    on_progress: Optional[Callable[[Progress], Any]],
    overwrite: bool,
) -> Flow[Path]:
    target = Target(to, overwrite)
    check_callback(on_progress, "on_progress")
    found = yield from find_spoken(context, speech)
    renew = partial(renew_url, context, found)
    return (yield from save(context, found.id, choose_speech_name(found), found.url, renew, target, on_progress))


def find_spoken(context: Context, speech: Union[str, HasId]) -> Flow[Union[Speech, SpeechJob]]:
    """The speech, which has audio. A job that was seen before it had is asked for again."""
    if isinstance(speech, (Speech, SpeechJob)) and speech.url:
        return speech
    id = check_id(identity(speech), "speech")
    job = yield from call(context, api.get_speech_job(id=id), NO_OPTIONS)
    if job.status == "FAILED":
        raise make_error(job)
    if not job.url:
        raise InvalidRequestError(
            f"SpeechJob {id} is {job.status}: it has no audio yet; wait for it first.", field="speech"
        )
    return job


def renew_url(context: Context, speech: Union[Speech, SpeechJob]) -> Flow[str]:
    # A speech without a job has no other URL.
    known = speech if isinstance(speech, Speech) else (yield from find_spoken(context, speech.id))
    return known.url or ""
