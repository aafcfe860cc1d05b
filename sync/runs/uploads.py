"""The uploads of a run: each content once, however many jobs need it and however often the program is killed."""

from __future__ import annotations

import math
import os
from collections import deque
from functools import partial
from typing import Any, Callable, Deque, Dict, List, Mapping, Optional, Set, Tuple

from attr import define

from sync_client.models import AssetUpload

from ..errors import ApiError
from . import tasks
from .context import RunContext
from .journal import AssetKey, Stored
from .plan import MixedUpError, Verdict, judge
from .records import Entry, Job, State

# The asset id of each local file of a job, by its type and path.
Assets = Mapping[Tuple[str, str], str]


@define
class _File:
    """A file to upload as an asset, in two steps: the URL for its bytes is written to the journal before they are sent,
    so that they can be found after a crash.

    Attributes:
        key: Identifies the asset.
        path: The path of the file.
        jobs: The jobs that are waiting for it.
        target: Where its bytes are sent.
    """

    key: AssetKey
    path: str
    jobs: List[Entry]
    target: Optional[AssetUpload] = None


# Called with a file and the result of a task for it.
_Callback = Callable[[_File, Any], None]


class Uploads:
    """Uploads the local files of jobs as assets.

    Args:
        ready: Called with each job whose files are all uploaded.
    """

    def __init__(self, context: RunContext, ready: Callable[[Entry], None]) -> None:
        self._context = context
        self._tracker = context.tracker
        self._journal = context.tracker.journal
        self._schedule = context.schedule
        self._ready = ready
        self._files: Dict[AssetKey, _File] = {}
        self._queue: Deque[_File] = deque()
        self._missing: Dict[int, Set[AssetKey]] = {}

    @property
    def waiting(self) -> int:
        """Jobs that are waiting for their files."""
        return len(self._missing)

    def find(self, job: Job) -> Optional[Assets]:
        """The assets of a job's local files; None if one is missing."""
        found: Dict[Tuple[str, str], str] = {}
        for path, key in _list_files(job):
            stored = self._journal.find_asset(key)
            if stored is None or stored.id is None:
                return None
            found[key.type, path] = stored.id
        return found

    def add(self, entry: Entry) -> None:
        """Upload the files of a job that are not assets yet."""
        self._tracker.save(entry, State.UPLOADING)
        missing = self._missing[entry.number] = set()
        for path, key in _list_files(entry.job):
            stored = self._journal.find_asset(key)
            if stored is not None and stored.id is not None:
                continue
            missing.add(key)
            file = self._files.get(key)
            if file is None:
                file = self._files[key] = _File(key, path, [])
                self._queue.append(file)
            if entry not in file.jobs:
                file.jobs.append(entry)

    def due(self, now: float) -> float:
        """When the next upload can begin; infinite if none is waiting."""
        return self._schedule.uploads.due(now) if self._queue else math.inf

    def start(self, now: float) -> None:
        """Start the uploads that can start now."""
        while self.due(now) <= now:
            self._begin(self._queue.popleft())

    def _begin(self, file: _File) -> None:
        stored = self._journal.find_asset(file.key)
        if file.target is not None:
            target, file.target = file.target, None
            self._send(file, self._end, tasks.upload, file.key, target)
        elif stored is not None and stored.url is not None:
            self._send(file, self._end, tasks.find_stored, file.key, stored.url)
        else:
            self._send(file, self._note_target, tasks.reserve)

    def _send(self, file: _File, callback: _Callback, task: Callable[..., Any], *args: Any) -> None:
        receive = partial(self._receive, file, callback)
        self._context.workers.prepare(self._schedule.uploads, receive, task, self._context.access, file.path, *args)

    def _receive(self, file: _File, callback: _Callback, result: Any, error: Optional[ApiError]) -> None:
        throttle = self._schedule.uploads
        if error is None:
            callback(file, result)
            return
        verdict = judge(error)
        if verdict is Verdict.STOP:
            self._tracker.stop(error)
        elif verdict is Verdict.WAIT:
            self._queue.appendleft(file)
            self._context.back_off(throttle, error)
        elif error.code == "uploaded_file_not_found":
            self._journal.save_asset(file.key, Stored(None, None))
            self._queue.appendleft(file)
        else:
            if error.status_code is not None:
                throttle.succeed()
            del self._files[file.key]
            for entry in file.jobs:
                if self._missing.pop(entry.number, None) is not None:
                    self._tracker.fail(entry, error)

    def _note_target(self, file: _File, target: AssetUpload) -> None:
        file.target = target
        self._journal.save_asset(file.key, Stored(target.url, None))
        self._queue.appendleft(file)

    def _end(self, file: _File, id: Optional[str]) -> None:
        if id is not None and self._journal.find_digest(id) not in (None, file.key.digest):
            name = os.path.basename(file.path)
            self._tracker.stop(MixedUpError(f"The upload of {name} was answered with asset {id} of another file."))
            return
        self._journal.save_asset(file.key, Stored(None, id))
        if id is None:
            # The upload was incomplete: start again.
            self._queue.appendleft(file)
            return
        # Only now, since `reserve` succeeds even when the storage is down.
        self._schedule.uploads.succeed()
        del self._files[file.key]
        for entry in file.jobs:
            missing = self._missing.get(entry.number)
            if missing is None:
                continue
            missing.discard(file.key)
            if not missing:
                del self._missing[entry.number]
                self._ready(entry)


def _list_files(job: Job) -> List[Tuple[str, AssetKey]]:
    """The path and asset key of each local file of a job."""
    if not job.files:
        return []
    request = job.request
    project = request.get("projectId") or ""
    return [
        (item["path"], AssetKey(job.files[item["path"]], item["type"].upper(), project))
        for item in request["input"]
        if "path" in item
    ]
