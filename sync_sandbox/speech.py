"""Scripts that are spoken."""

from __future__ import annotations

from typing import Any, Dict, Iterable

import attrs
from starlette.concurrency import run_in_threadpool

from .files import Files, StoredFile
from .jobs import Job
from .paging import timestamp
from .rendering.tone import beep
from .rendering.voice import say
from .settings import Settings


class Speeches:
    """The sound of each script, spoken once. Where there is no voice, or where media are not real, it beeps."""

    def __init__(self, settings: Settings, files: Files) -> None:
        self._settings = settings
        self._files = files
        self._spoken: Dict[str, StoredFile] = {}

    def get(self, script: str) -> StoredFile:
        """The script as a WAV file."""
        if script not in self._spoken:
            content = (self._settings.real_media and say(script)) or beep(script)
            self._spoken[script] = self._files.write(content, "speech.wav", "audio/wav")
        return self._spoken[script]

    async def prepare(self, scripts: Iterable[str]) -> None:
        """Speak the scripts in another thread, so that `get` does not have to."""
        for script in scripts:
            if script not in self._spoken:
                await run_in_threadpool(self.get, script)


@attrs.define(eq=False, kw_only=True)
class SpeechJob(Job):
    """A script on its way to a sound file."""

    url: str
    duration: float

    def to_json(self, now: float) -> Dict[str, Any]:
        status = self.status_at(now)
        done, failed = status == "SUCCESS", status == "FAILED"
        error = {"message": self.outcome.error, "errorCode": self.outcome.error_code}
        return {
            "id": self.id,
            "status": status,
            "createdAt": timestamp(self.created_at),
            "url": self.url if done else None,
            "duration": self.duration if done else None,
            "error": error if failed else None,
            "startedAt": None if status == "PENDING" else self._time_of(0),
            "finishedAt": self._time_of(-1) if done or failed else None,
        }

    def _time_of(self, index: int) -> str:
        changes = [self.created_at + start for start, status in self.outcome.timeline if status != "PENDING"]
        return timestamp(changes[index])
