"""The clients: Sync and AsyncSync. They hold the settings and hand out the resources."""

from __future__ import annotations

import sys
from functools import cached_property
from typing import TYPE_CHECKING, Any, Callable, Mapping, Optional, Type, TypeVar, Union

from .core.settings import (
    UNCHANGED,
    Settings,
    Unchanged,
    api_key_from,
    base_url_from,
    change,
    headers_from,
    max_retries_from,
    step_timeouts_from,
    timeout_from,
)
from .errors import InvalidRequestError
from .version import __version__

if TYPE_CHECKING:
    from datetime import timedelta
    from types import TracebackType

    import httpx

    from .assets import Assets, AsyncAssets
    from .batch import AsyncBatches, Batches
    from .core.call.events import RequestDetails, ResponseDetails, RetryDetails
    from .core.call.flow import Context
    from .dialogue_edits import AsyncDialogueEdits, DialogueEdits
    from .environment import SyncEnvironment
    from .error_catalog import AsyncErrors, Errors
    from .generations import AsyncGenerations, Generations
    from .models import AsyncModels, Models
    from .organizations import AsyncOrganizations, Organizations
    from .projects import AsyncProjects, Projects
    from .transcriptions import AsyncTranscriptions, Transcriptions
    from .tts import TTS, AsyncTTS
    from .usage import AsyncUsage, Usage
    from .voices import AsyncVoices, Voices

C = TypeVar("C")
S = TypeVar("S", bound="Sync")
A = TypeVar("A", bound="AsyncSync")

USER_AGENT = f"syncsdk/{__version__} python/{sys.version_info[0]}.{sys.version_info[1]}"


def _settings(
    api_key: Optional[str],
    base_url: Optional[str],
    timeout: Union[float, timedelta, None],
    max_retries: int,
    default_headers: Optional[Mapping[str, str]],
    http_client: Any,
    environment: Optional[SyncEnvironment],
    follow_redirects: Optional[bool],
) -> Settings:
    own = {"user-agent": USER_AGENT, "accept-encoding": "gzip, deflate", "accept": "application/json"}
    step_timeouts: Mapping[str, Optional[float]] = {}
    if http_client is not None:
        own = {**getattr(http_client, "headers", {}), **own}
        step_timeouts = step_timeouts_from(http_client)
    headers = {**own, **headers_from(default_headers, "default_headers"), "x-api-key": api_key_from(api_key)}
    return Settings(
        base_url_from(base_url, environment),
        timeout_from(timeout),
        max_retries_from(max_retries),
        headers,
        bool(follow_redirects),
        step_timeouts,
    )


def _context(
    settings: Settings,
    on_request: Optional[Callable[[RequestDetails], object]],
    on_response: Optional[Callable[[ResponseDetails], object]],
    on_retry: Optional[Callable[[RetryDetails], object]],
) -> Context:
    # Loaded only now: an import of the package must not pay for the HTTP client.
    from .core.call.clock import Clock
    from .core.call.flow import Context
    from .core.call.log import log_as_asked

    log_as_asked()
    if on_request is None and on_response is None and on_retry is None:
        return Context(settings, Clock())
    from .core.call.events import Hooks

    return Context(settings, Clock(), hooks=Hooks(on_request, on_response, on_retry))


def _one_client(http_client: Optional[C], httpx_client: Optional[C]) -> Optional[C]:
    if http_client is not None and httpx_client is not None:
        raise InvalidRequestError("httpx_client is http_client under its old name: pass one.", field="httpx_client")
    return httpx_client if http_client is None else http_client


class Sync:
    """The client of the Sync API.

    Args:
        api_key: API key; by default the environment variable SYNC_API_KEY, read now.
        base_url: Root of the API, http or https; by default SYNC_BASE_URL, else https://api.sync.so.
        timeout: Seconds that one call may take, retries and the pauses between them included; None for no limit.
            Uploads get a second more for each 256 KiB.
        max_retries: Further attempts after the first, where the call is safe to repeat.
        http_client: An `httpx.Client` to send with, such as one with a proxy; the caller closes it. Timeouts
            that it was given hold for each step of a request. What its hooks and its auth raise comes out as it is,
            unless it is an error of httpx or an OSError.
        default_headers: Further header fields of every request.
        environment: A server by its name, where `base_url` is not given.
        follow_redirects: Whether a GET follows a redirect within its origin. Nothing ever follows one out of it.
        httpx_client: The same as `http_client`.
        on_request: Called with `RequestDetails` before each request.
        on_response: Called with `ResponseDetails` after each request, also one that failed.
        on_retry: Called with `RetryDetails` before each pause.

    Raises:
        InvalidRequestError: An argument or a variable is missing or can't be used; the message names it.

    One client serves many threads. It needs no closing; `close()` or `with` frees its connections at once.

        sync = Sync()
    """

    def __init__(
        self,
        api_key: Optional[str] = None,
        *,
        base_url: Optional[str] = None,
        timeout: Union[float, timedelta, None] = 60.0,
        max_retries: int = 2,
        http_client: Optional[httpx.Client] = None,
        default_headers: Optional[Mapping[str, str]] = None,
        environment: Optional[SyncEnvironment] = None,
        follow_redirects: Optional[bool] = True,
        httpx_client: Optional[httpx.Client] = None,
        on_request: Optional[Callable[[RequestDetails], object]] = None,
        on_response: Optional[Callable[[ResponseDetails], object]] = None,
        on_retry: Optional[Callable[[RetryDetails], object]] = None,
    ) -> None:
        http_client = _one_client(http_client, httpx_client)
        settings = _settings(
            api_key, base_url, timeout, max_retries, default_headers, http_client, environment, follow_redirects
        )
        self._context = _context(settings, on_request, on_response, on_retry)
        from .core.call.transport import Transport

        self._transport = Transport(http_client, self._context.clock)

    @cached_property
    def generations(self) -> Generations:
        """Create, watch and fetch generations."""
        from .generations import Generations

        return Generations(self._transport, self._context)

    @cached_property
    def assets(self) -> Assets:
        """The media library."""
        from .assets import Assets

        return Assets(self._transport, self._context)

    @cached_property
    def batch(self) -> Batches:
        """Many generations in one request."""
        from .batch import Batches

        return Batches(self._transport, self._context)

    @cached_property
    def models(self) -> Models:
        """The models of the API."""
        from .models import Models

        return Models(self._transport, self._context)

    @cached_property
    def errors(self) -> Errors:
        """The catalogue of error codes."""
        from .error_catalog import Errors

        return Errors(self._transport, self._context)

    @cached_property
    def voices(self) -> Voices:
        """Voices to speak with."""
        from .voices import Voices

        return Voices(self._transport, self._context)

    @cached_property
    def tts(self) -> TTS:
        """Speech from text."""
        from .tts import TTS

        return TTS(self._transport, self._context)

    @cached_property
    def projects(self) -> Projects:
        """Projects of the organization."""
        from .projects import Projects

        return Projects(self._transport, self._context)

    @cached_property
    def usage(self) -> Usage:
        """What generations have cost."""
        from .usage import Usage

        return Usage(self._transport, self._context)

    @cached_property
    def transcriptions(self) -> Transcriptions:
        """What is said in a video, word by word."""
        from .transcriptions import Transcriptions

        return Transcriptions(self._transport, self._context)

    @cached_property
    def dialogue_edits(self) -> DialogueEdits:
        """Changes to what is said in a video."""
        from .dialogue_edits import DialogueEdits

        return DialogueEdits(self._transport, self._context)

    @cached_property
    def organizations(self) -> Organizations:
        """The organization that the key belongs to."""
        from .organizations import Organizations

        return Organizations(self._transport, self._context)

    def with_options(
        self,
        *,
        timeout: Union[float, timedelta, Unchanged, None] = UNCHANGED,
        max_retries: Union[int, Unchanged] = UNCHANGED,
        headers: Optional[Mapping[str, str]] = None,
    ) -> Sync:
        """The same client with other settings, over the same connections.

            patient = client.with_options(timeout=300, max_retries=5)

        Args:
            timeout: Seconds that one call may take; None for no limit.
            max_retries: Further attempts after the first.
            headers: Header fields that are added to the client's.

        Returns:
            A client. Closing either closes the connections of both.

        Raises:
            InvalidRequestError: An argument can't be used.
        """
        clone = object.__new__(type(self))
        clone._transport = self._transport
        clone._context = self._context._replace(
            settings=change(self._context.settings, timeout=timeout, max_retries=max_retries, headers=headers)
        )
        return clone

    def close(self) -> None:
        """Close the connections. The client can't be used after that.

        client.close()
        """
        self._transport.close()

    def __enter__(self: S) -> S:
        return self

    def __exit__(
        self, exc_type: Optional[Type[BaseException]], exc: Optional[BaseException], traceback: Optional[TracebackType]
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Sync(base_url={self._context.settings.base_url!r})"


class AsyncSync:
    """The asynchronous client of the Sync API: the same methods as `Sync`, to be awaited.

    Args:
        api_key: API key; by default the environment variable SYNC_API_KEY, read now.
        base_url: Root of the API, http or https; by default SYNC_BASE_URL, else https://api.sync.so.
        timeout: Seconds that one call may take, retries and the pauses between them included; None for no limit.
            Uploads get a second more for each 256 KiB.
        max_retries: Further attempts after the first, where the call is safe to repeat.
        http_client: An `httpx.AsyncClient` to send with, such as one with a proxy; the caller closes it. Timeouts
            that it was given hold for each step of a request. What its hooks and its auth raise comes out as it is,
            unless it is an error of httpx or an OSError.
        default_headers: Further header fields of every request.
        environment: A server by its name, where `base_url` is not given.
        follow_redirects: Whether a GET follows a redirect within its origin. Nothing ever follows one out of it.
        httpx_client: The same as `http_client`.
        on_request: Called with `RequestDetails` before each request.
        on_response: Called with `ResponseDetails` after each request, also one that failed.
        on_retry: Called with `RetryDetails` before each pause.

    Raises:
        InvalidRequestError: An argument or a variable is missing or can't be used; the message names it.

    One client serves many tasks, in any number of event loops one after the other. It needs no closing; `aclose()` or
    `async with` frees its connections at once.

        sync = AsyncSync()
    """

    def __init__(
        self,
        api_key: Optional[str] = None,
        *,
        base_url: Optional[str] = None,
        timeout: Union[float, timedelta, None] = 60.0,
        max_retries: int = 2,
        http_client: Optional[httpx.AsyncClient] = None,
        default_headers: Optional[Mapping[str, str]] = None,
        environment: Optional[SyncEnvironment] = None,
        follow_redirects: Optional[bool] = True,
        httpx_client: Optional[httpx.AsyncClient] = None,
        on_request: Optional[Callable[[RequestDetails], object]] = None,
        on_response: Optional[Callable[[ResponseDetails], object]] = None,
        on_retry: Optional[Callable[[RetryDetails], object]] = None,
    ) -> None:
        http_client = _one_client(http_client, httpx_client)
        settings = _settings(
            api_key, base_url, timeout, max_retries, default_headers, http_client, environment, follow_redirects
        )
        self._context = _context(settings, on_request, on_response, on_retry)
        from .core.call.transport import AsyncTransport

        self._transport = AsyncTransport(http_client, self._context.clock)

    @cached_property
    def generations(self) -> AsyncGenerations:
        """Create, watch and fetch generations."""
        from .generations import AsyncGenerations

        return AsyncGenerations(self._transport, self._context)

    @cached_property
    def assets(self) -> AsyncAssets:
        """The media library."""
        from .assets import AsyncAssets

        return AsyncAssets(self._transport, self._context)

    @cached_property
    def batch(self) -> AsyncBatches:
        """Many generations in one request."""
        from .batch import AsyncBatches

        return AsyncBatches(self._transport, self._context)

    @cached_property
    def models(self) -> AsyncModels:
        """The models of the API."""
        from .models import AsyncModels

        return AsyncModels(self._transport, self._context)

    @cached_property
    def errors(self) -> AsyncErrors:
        """The catalogue of error codes."""
        from .error_catalog import AsyncErrors

        return AsyncErrors(self._transport, self._context)

    @cached_property
    def voices(self) -> AsyncVoices:
        """Voices to speak with."""
        from .voices import AsyncVoices

        return AsyncVoices(self._transport, self._context)

    @cached_property
    def tts(self) -> AsyncTTS:
        """Speech from text."""
        from .tts import AsyncTTS

        return AsyncTTS(self._transport, self._context)

    @cached_property
    def projects(self) -> AsyncProjects:
        """Projects of the organization."""
        from .projects import AsyncProjects

        return AsyncProjects(self._transport, self._context)

    @cached_property
    def usage(self) -> AsyncUsage:
        """What generations have cost."""
        from .usage import AsyncUsage

        return AsyncUsage(self._transport, self._context)

    @cached_property
    def transcriptions(self) -> AsyncTranscriptions:
        """What is said in a video, word by word."""
        from .transcriptions import AsyncTranscriptions

        return AsyncTranscriptions(self._transport, self._context)

    @cached_property
    def dialogue_edits(self) -> AsyncDialogueEdits:
        """Changes to what is said in a video."""
        from .dialogue_edits import AsyncDialogueEdits

        return AsyncDialogueEdits(self._transport, self._context)

    @cached_property
    def organizations(self) -> AsyncOrganizations:
        """The organization that the key belongs to."""
        from .organizations import AsyncOrganizations

        return AsyncOrganizations(self._transport, self._context)

    def with_options(
        self,
        *,
        timeout: Union[float, timedelta, Unchanged, None] = UNCHANGED,
        max_retries: Union[int, Unchanged] = UNCHANGED,
        headers: Optional[Mapping[str, str]] = None,
    ) -> AsyncSync:
        """The same client with other settings, over the same connections.

            patient = client.with_options(timeout=300, max_retries=5)

        Args:
            timeout: Seconds that one call may take; None for no limit.
            max_retries: Further attempts after the first.
            headers: Header fields that are added to the client's.

        Returns:
            A client. Closing either closes the connections of both.

        Raises:
            InvalidRequestError: An argument can't be used.
        """
        clone = object.__new__(type(self))
        clone._transport = self._transport
        clone._context = self._context._replace(
            settings=change(self._context.settings, timeout=timeout, max_retries=max_retries, headers=headers)
        )
        return clone

    async def aclose(self) -> None:
        """Close the connections of the running event loop. The client can't be used after that.

        await client.aclose()
        """
        await self._transport.aclose()

    async def __aenter__(self: A) -> A:
        return self

    async def __aexit__(
        self, exc_type: Optional[Type[BaseException]], exc: Optional[BaseException], traceback: Optional[TracebackType]
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return f"AsyncSync(base_url={self._context.settings.base_url!r})"
