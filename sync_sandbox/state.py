"""Everything a running sandbox knows."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, cast

import attrs
from starlette.requests import Request

from .assets import Asset, Assets
from .batches import Batch
from .changes import Changes
from .dialogue import DialogueEdit, Transcription
from .files import Files, Links, StoredFile, path_name
from .generations import Generation, Generations
from .idempotency import IdempotencyKeys
from .identity import new_id
from .jobs import Schedule
from .media import SAMPLE, SAMPLE_MEDIA
from .models import MODELS
from .problems import Problem
from .projects import Projects
from .records import Records
from .rendering.renderer import Renderer
from .settings import Settings
from .speech import Speeches, SpeechJob
from .store import Store
from .voices import Voices
from .webhooks import Webhooks


@attrs.frozen
class Upload:
    """A file that may be PUT to a presigned URL, and where it will then be found."""

    content_type: str
    name: str
    size: int
    url: str


class State:
    """The stores behind the endpoints. Used only on the server's event loop."""

    def __init__(self, settings: Settings, url: str, folder: Path) -> None:
        self.settings = settings
        self.url = url
        self._public_url = f"{url}/storage/public/"
        self.schedule: Schedule = Schedule(settings)
        #: What other threads can wait for: requests that come or are done, webhooks that were sent.
        self.changes: Changes = Changes()
        #: Called before anybody is told of what has changed.
        self.save: Callable[[], None] = lambda: None
        self.webhooks: Webhooks = Webhooks(settings, self._note_change)

        self.files: Files = Files(settings, folder)
        self.speeches: Speeches = Speeches(settings, self.files)
        self.renderer: Renderer = Renderer(self.files)
        self.sample: StoredFile = self.files.add(SAMPLE, SAMPLE.name, "video/mp4", SAMPLE_MEDIA)
        #: The public part of the storage: what is found at which URL.
        self.stored: Records[StoredFile] = Records()
        self.uploads: Links[Upload] = Links()
        self.downloads: Links[StoredFile] = Links()
        self.result_tokens: Links[str] = Links()
        self.tokens_of_generations: Records[str] = Records()

        #: Whether it is a version of the API that no client knows yet.
        self.is_newer = False
        self.models: List[Dict[str, Any]] = list(MODELS)
        self.assets: Assets = Assets()
        self.projects: Projects = Projects()
        self.generations: Generations = Generations(settings)
        self.generation_keys: IdempotencyKeys[Generation] = IdempotencyKeys()
        self.batches: Store[Batch] = Store()
        self.voices: Voices = Voices()
        self.speech_jobs: Store[SpeechJob] = Store()
        self.speech_keys: IdempotencyKeys[SpeechJob] = IdempotencyKeys()
        self.transcriptions: Store[Transcription] = Store()
        self.dialogue_edits: Store[DialogueEdit] = Store("dialogue_edit_not_found")

    def _note_change(self) -> None:
        self.save()
        self.changes.notify()

    @property
    def now(self) -> float:
        return self.settings.clock.now()

    @property
    def listed_at(self) -> float:
        """When what a list shows was true."""
        return self.now - self.settings.list_lag

    # Files

    def storage_url(self, name: str) -> str:
        """A new place in the public part of the storage."""
        return f"{self._public_url}{new_id()}/{path_name(name)}"

    def is_storage_url(self, url: str) -> bool:
        """Whether the URL is one of the public part of the storage."""
        return url.startswith(self._public_url)

    def publish(self, file: StoredFile) -> str:
        """Where everyone can fetch the file from now on."""
        url = self.storage_url(file.name)
        self.stored[url] = file
        return url

    def signed_url(self, file: StoredFile, name: str) -> str:
        """A URL that serves `file` until it expires."""
        token = self.downloads.issue(file, self.now + self.settings.output_url_seconds)
        return f"{self.url}/storage/signed/{token}/{path_name(name)}"

    def expire_urls(self) -> None:
        """Make every URL that was given out useless, as time would."""
        for links in (self.uploads, self.downloads, self.result_tokens):
            links.expire_all()

    def check_plan(self, file: StoredFile, *, field: Optional[str] = None) -> None:
        """422 when the file is larger than the plan allows."""
        if file.size > self.settings.plan_file_limit:
            raise Problem(422, "file_size_exceeds_plan_limit", field=field)

    def add_stored_asset(self, file: StoredFile, **fields: Any) -> Asset:
        """An asset for a file in the storage."""
        asset = Asset(file=file, name=file.name, url=self.publish(file), created_at=self.now, **fields)
        return self.assets.add(asset)

    # Bodies that hold URLs

    def generation_json(self, generation: Generation, at: Optional[float] = None) -> Dict[str, Any]:
        """A generation as the API returns it now, or would have at another time."""
        return generation.to_json(self.now if at is None else at, self._output_url(generation))

    def is_result_token(self, token: Optional[str], generation: Generation) -> bool:
        """Whether the token gives access to the output of the generation."""
        return self.result_tokens.find(token, self.now) == generation.id

    def batch_json(self, batch: Batch) -> Dict[str, Any]:
        """A batch as the API answers it now."""
        return batch.to_json(self.now, f"{self.url}/v2/batches/{batch.id}/result")

    def _output_url(self, generation: Generation) -> str:
        token = self.tokens_of_generations.get(generation.id)
        if token is None or self.result_tokens.find(token, self.now) is None:
            token = self.result_tokens.issue(generation.id, self.now + self.settings.output_url_seconds)
            self.tokens_of_generations[generation.id] = token
        return f"{self.url}/v2/generations/{generation.id}/result?token={token}"


def state_of(request: Request) -> State:
    """The state behind the endpoint that serves `request`."""
    return cast(State, request.app.state.sandbox)


def api_key_of(request: Request) -> str:
    """The key that the request came in with."""
    return request.headers["x-api-key"]
