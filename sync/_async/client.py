"""The client: it holds the settings and hands out the resources."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Callable, Mapping, Optional, Type, TypeVar, Union

from sync_client.options import UNCHANGED, Unchanged
from sync_client.resources import AsyncResources
from sync_client.secret import Secret

if TYPE_CHECKING:
    import os
    from datetime import timedelta
    from pathlib import Path
    from types import TracebackType

    from sync_client.callers import Progress
    from sync_client.models import Asset, Audio, Generation, GenerationOptions, Image, Model, Video
    from sync_client.types import HasId

    from ..core.call.events import RequestDetails, ResponseDetails, RetryDetails
    from ..core.call.http import AsyncHTTPClient
    from ..environment import SyncEnvironment
    from ..runs.open import AsyncRuns
    from .assets import AsyncAssets
    from .batch import AsyncBatches
    from .caller import AsyncCaller
    from .errors import AsyncErrors
    from .generations import AsyncGenerations
    from .tts import AsyncTTS

    # What has a picture or a sound.
    Medium = Union[str, os.PathLike[str], Asset, Video, Image, Audio, Mapping[str, object]]

AsyncClient = TypeVar("AsyncClient", bound="AsyncSync")


class AsyncSync(AsyncResources):
    """The client of the Sync API.

        client = AsyncSync()

    One client serves many threads, and many tasks in any number of event loops one after the other. It needs no
    closing; `aclose()` or `async with` frees its connections at once.

    Args:
        api_key: API key; by default the environment variable SYNC_API_KEY, read now.
        base_url: Root of the API, http or https; by default SYNC_BASE_URL, else https://api.sync.so.
        timeout: Seconds that one call may take, retries and the pauses between them included; None for no limit.
            Uploads get a second more for each 256 KiB.
        max_retries: Retries after the first attempt, if the call is safe to repeat.
        http_client: An `httpx.AsyncClient` or an `httpx2.AsyncClient` to send with, such as one with a proxy; the
            caller closes it. Timeouts that it was given hold for each step of a request. What its hooks and its auth
            raise comes out as it is, unless it is an error of its library or an OSError.
        default_headers: Additional headers of every request.
        environment: A server by its name, if `base_url` is not given.
        follow_redirects: Whether a GET follows a redirect within its origin. Nothing follows one to another origin.
        httpx_client: The same as `http_client`.
        on_request: Called with `RequestDetails` before each request.
        on_response: Called with `ResponseDetails` after each request, even if it failed.
        on_retry: Called with `RetryDetails` before each pause.

    Raises:
        InvalidRequestError: An argument or a variable is missing or can't be used; the message names it.
    """

    _flows: AsyncCaller

    def __init__(
        self,
        api_key: Optional[str] = None,
        *,
        base_url: Optional[str] = None,
        timeout: Union[float, timedelta, None] = 60.0,
        max_retries: int = 2,
        http_client: Optional[AsyncHTTPClient] = None,
        default_headers: Optional[Mapping[str, str]] = None,
        environment: Optional[SyncEnvironment] = None,
        follow_redirects: Optional[bool] = True,
        httpx_client: Optional[AsyncHTTPClient] = None,
        on_request: Optional[Callable[[RequestDetails], object]] = None,
        on_response: Optional[Callable[[ResponseDetails], object]] = None,
        on_retry: Optional[Callable[[RetryDetails], object]] = None,
    ) -> None:
        # Out of this frame first: whatever is raised from here on comes through it.
        key, headers = Secret(api_key), Secret(default_headers)
        del api_key, default_headers
        # Loaded only now: an import of the package must not pay for the HTTP client.
        from ..core.call.context import choose_http_client, make_context, make_hooks
        from ..core.call.transport import AsyncTransport
        from ..core.settings import read_settings
        from .caller import AsyncCaller

        given = choose_http_client(http_client, httpx_client)
        hooks = make_hooks(on_request, on_response, on_retry)
        settings = read_settings(key, headers, base_url, environment, timeout, max_retries, follow_redirects)
        context = make_context(settings, given, hooks)
        self._caller = self._flows = AsyncCaller(AsyncTransport(given, context.clock), context)

    @cached_property
    def generations(self) -> AsyncGenerations:
        """Lip-sync jobs, from creation to the finished video."""
        from .generations import AsyncGenerations

        return AsyncGenerations(self._flows)

    @cached_property
    def assets(self) -> AsyncAssets:
        """The media library."""
        from .assets import AsyncAssets

        return AsyncAssets(self._flows)

    @cached_property
    def batch(self) -> AsyncBatches:
        """Many generations in one request."""
        from .batch import AsyncBatches

        return AsyncBatches(self._flows)

    @cached_property
    def tts(self) -> AsyncTTS:
        """Speech from text, without a video."""
        from .tts import AsyncTTS

        return AsyncTTS(self._flows)

    @cached_property
    def runs(self) -> AsyncRuns:
        """Many jobs, done once, whatever happens in between."""
        from ..runs.open import AsyncRuns

        return AsyncRuns(self._flows)

    @cached_property
    def errors(self) -> AsyncErrors:
        """The catalogue of error codes."""
        from .errors import AsyncErrors

        return AsyncErrors(self._flows)

    async def lipsync(
        self,
        video: Medium,
        audio: Optional[Medium] = None,
        *,
        to: Union[str, os.PathLike[str]],
        text: Optional[str] = None,
        voice_id: Union[str, HasId, None] = None,
        model: Union[Model, str, None] = None,
        options: Union[GenerationOptions, Mapping[str, object], None] = None,
        project_id: Union[str, HasId, None] = None,
        timeout: Optional[float] = None,
        on_update: Optional[Callable[[Generation], object]] = None,
        on_progress: Optional[Callable[[Progress], object]] = None,
        overwrite: bool = False,
        idempotency_key: Optional[str] = None,
    ) -> Path:
        """Lip-sync files: upload them, create the generation, wait for it and download the result.

            path = await client.lipsync("video.mp4", "audio.wav", to="result.mp4")
            path = await client.lipsync("video.mp4", text="Hello!", voice_id="...", to="results/")

        This is `generations.create_and_wait` and `generations.download` in one. Call those if you need more control.
        `on_update` receives the generation.

        Args:
            video: The video, or an image: a path, a URL, an asset, or what `input` of a create takes.
            audio: The voice, in the same forms.
            to: Where to write the result: a file or a folder. A folder exists, or its path ends with a slash.
            text: The text to speak, in place of `audio`. Needs `voice_id`.
            voice_id: The id of the ElevenLabs voice that speaks `text`.
            model: Name of the model; by default `lipsync-2`, and `sync-3` for an image.
            options: How the model works.
            project_id: Project to put the generation and the uploads in.
            timeout: Seconds to wait for the generation; None waits for as long as it takes.
            on_update: Called with the generation whenever it has changed, first when it was created.
            on_progress: Called with a `Progress` of each phase: `upload` of each `file`, `wait`, `download`.
            overwrite: Whether to replace a file that exists.
            idempotency_key: The key of the create; by default a new one. Every error carries it.

        Returns:
            The path of the result.

        Raises:
            InvalidRequestError: An argument is invalid, or `to` exists; nothing was sent.
            GenerationFailedError: The generation ended as FAILED or REJECTED.
            ApiError: Anything else. `error.id` is the generation, once there is one: `generations.wait` and
                `generations.download` go on from there. `error.idempotency_key` is the key of the create.
        """
        from sync_client.wire import identity

        from ..core.jobs.lipsync import Lipsync

        run = Lipsync(video, audio, to, text, identity(voice_id), overwrite, on_progress, idempotency_key)
        try:
            run.generation = await self.generations.create_and_wait(
                model=run.model if model is None else model,
                input=run.input,
                options=options,
                project_id=project_id,
                timeout=timeout,
                on_update=on_update,
                on_progress=on_progress,
                idempotency_key=run.key,
            )
            return await self.generations.download(run.generation, to, on_progress=on_progress, overwrite=overwrite)
        except BaseException as error:
            run.tell_job(error)
            raise

    def with_options(
        self,
        *,
        timeout: Union[float, timedelta, Unchanged, None] = UNCHANGED,
        max_retries: Union[int, Unchanged] = UNCHANGED,
        headers: Optional[Mapping[str, str]] = None,
    ) -> AsyncSync:
        """Return a client with other settings that shares the connections.

            patient = client.with_options(timeout=300, max_retries=5)

        Args:
            timeout: Seconds that one call may take; None for no limit.
            max_retries: Further attempts after the first.
            headers: Headers to add to the client's.

        Returns:
            A client. Closing either closes the connections of both.

        Raises:
            InvalidRequestError: An argument can't be used.
        """
        further = Secret(headers)
        del headers
        from ..core.settings import change
        from .caller import AsyncCaller

        context = self._flows.context
        settings = change(context.settings, timeout=timeout, max_retries=max_retries, headers=further)
        clone = object.__new__(type(self))
        clone._caller = clone._flows = AsyncCaller(self._flows.transport, context._replace(settings=settings))
        return clone

    async def aclose(self) -> None:
        """Close the connections. The client can't be used after that.

        await client.aclose()
        """
        await self._flows.transport.aclose()

    async def __aenter__(self: AsyncClient) -> AsyncClient:
        return self

    async def __aexit__(
        self, exc_type: Optional[Type[BaseException]], exc: Optional[BaseException], traceback: Optional[TracebackType]
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        # A reporter shows a client that was refused, too.
        caller: Optional[AsyncCaller] = getattr(self, "_flows", None)
        return f"AsyncSync(base_url={caller.context.settings.base_url!r})" if caller else "AsyncSync()"
