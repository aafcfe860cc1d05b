"""Transcriptions: what is said in a video, as dialogue edits need it. Early access."""

from __future__ import annotations

from typing import TYPE_CHECKING, Awaitable, Callable, Final, Optional, Union

from sync_client import api
from sync_client.models import CreateTranscriptionRequest, Transcription
from sync_client.types import Operation

from .core import validation
from .core.arguments import check_text
from .core.call.resource import AsyncResource, Resource, async_raw, documented_by, raw
from .core.jobs.wait import wait_until_ended

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .core.call.options import CallOptions

    OnUpdate = Optional[Callable[[Transcription], object]]
    AsyncOnUpdate = Optional[Callable[[Transcription], Union[Awaitable[object], object]]]


class Transcriptions(Resource):
    """What is said in a video, word by word: `client.transcriptions`. Early access."""

    @property
    def with_raw_response(self) -> TranscriptionsWithRawResponse:
        """The same methods, which give the whole answer: `client.transcriptions.with_raw_response.get(id).headers`."""
        return TranscriptionsWithRawResponse(Transcriptions(self._transport, self._context._replace(raw=True)))

    def create(
        self,
        *,
        source_video_url: str,
        max_source_seconds: Optional[float] = None,
        **call_options: Unpack[CallOptions],
    ) -> Transcription:
        """Transcribe a video.

            transcription = client.transcriptions.create(source_video_url="https://...")

        It has no idempotency key, so it is sent again only where the server can't have carried it out.

        Args:
            source_video_url: URL of the video.
            max_source_seconds: How much of it, in seconds; at most 600.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The transcription; `wait` gives it with its words.

        Raises:
            InvalidRequestError: An argument is not right; nothing was sent.
            ApiError: Anything else.
        """
        return self._call(_create(source_video_url, max_source_seconds), call_options)

    def get(self, id: str, **call_options: Unpack[CallOptions]) -> Transcription:
        """Get a transcription.

            transcription = client.transcriptions.get("...")

        Args:
            id: Id of the transcription.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The transcription; when it is finished, it has a `transcript`.

        Raises:
            NotFoundError: There is none with this id.
            ApiError: Anything else.
        """
        return self._call(api.get_transcription(id=validation.check_id(id)), call_options)

    def wait(
        self, id: str, *, timeout: Optional[float] = None, poll_interval: float = 3.0, on_update: OnUpdate = None
    ) -> Transcription:
        """Wait until a transcription has ended.

            transcript = client.transcriptions.wait(transcription.id, timeout=300).transcript

        Args:
            id: Id of the transcription.
            timeout: Seconds to wait; None for as long as it takes.
            poll_interval: Seconds between polls; the server may ask for more.
            on_update: Called with the transcription whenever it has changed.

        Returns:
            The transcription, with its `transcript`.

        Raises:
            JobFailedError: It failed; `error.job` is the transcription.
            WaitTimeoutError: The time is over. The transcription goes on; wait for it again.
            ApiError: Its state could not be asked for.
        """
        return self._run(
            wait_until_ended(
                self._context,
                id,
                api.get_transcription,
                timeout=timeout,
                poll_interval=poll_interval,
                on_update=on_update,
            )
        )


class AsyncTranscriptions(AsyncResource):
    """What is said in a video, word by word: `await client.transcriptions.get(...)`. Early access."""

    @property
    def with_raw_response(self) -> AsyncTranscriptionsWithRawResponse:
        """The same methods, which give the whole answer."""
        return AsyncTranscriptionsWithRawResponse(
            AsyncTranscriptions(self._transport, self._context._replace(raw=True))
        )

    @documented_by(Transcriptions.create)
    async def create(
        self,
        *,
        source_video_url: str,
        max_source_seconds: Optional[float] = None,
        **call_options: Unpack[CallOptions],
    ) -> Transcription:
        return await self._call(_create(source_video_url, max_source_seconds), call_options)

    @documented_by(Transcriptions.get)
    async def get(self, id: str, **call_options: Unpack[CallOptions]) -> Transcription:
        return await self._call(api.get_transcription(id=validation.check_id(id)), call_options)

    @documented_by(Transcriptions.wait)
    async def wait(
        self, id: str, *, timeout: Optional[float] = None, poll_interval: float = 3.0, on_update: AsyncOnUpdate = None
    ) -> Transcription:
        return await self._run(
            wait_until_ended(
                self._context,
                id,
                api.get_transcription,
                timeout=timeout,
                poll_interval=poll_interval,
                on_update=on_update,
            )
        )


class TranscriptionsWithRawResponse:
    """`client.transcriptions` with whole answers."""

    def __init__(self, transcriptions: Transcriptions) -> None:
        self.create: Final = raw(transcriptions.create)
        self.get: Final = raw(transcriptions.get)


class AsyncTranscriptionsWithRawResponse:
    """`client.transcriptions` with whole answers, to be awaited."""

    def __init__(self, transcriptions: AsyncTranscriptions) -> None:
        self.create: Final = async_raw(transcriptions.create)
        self.get: Final = async_raw(transcriptions.get)


def _create(source_video_url: str, max_source_seconds: Optional[float]) -> Operation[Transcription]:
    body = CreateTranscriptionRequest(
        source_video_url=check_text(source_video_url, "source_video_url"), max_source_seconds=max_source_seconds
    )
    return api.create_transcription(body=body)
