# Generated from openapi.yaml by `make generate`: do not edit.
"""What is said in a video, word by word. Early access."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Callable, Final, Mapping, Optional, Union

from .. import api, models
from ..callers import AsyncCaller, Caller, Job, WaitOptions, async_raw, raw
from ..options import UNCHANGED, CallOptions, RequestOptions, Timeout
from ..types import HasId, Operation
from ..wire import identity

if TYPE_CHECKING:
    from ..models import Transcription

__all__ = (
    "AsyncTranscriptions",
    "AsyncTranscriptionsWithRawResponse",
    "Transcriptions",
    "TranscriptionsWithRawResponse",
)


def _create_transcription(
    *, source_video_url: str, max_source_seconds: Optional[float] = None
) -> Operation[Transcription]:
    body = models.CreateTranscriptionRequest(source_video_url=source_video_url, max_source_seconds=max_source_seconds)
    return api.create_transcription(body=body)


def _get_transcription(id: str) -> Operation[Transcription]:
    return api.get_transcription(id=id)


TRANSCRIPTION_JOB: Job[Transcription] = Job(
    _get_transcription, interval=3.0, succeeded=("COMPLETED",), failed=("FAILED",), running=()
)


class Transcriptions:
    """What is said in a video, word by word. Early access: `client.transcriptions`."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> TranscriptionsWithRawResponse:
        """The same methods, but each returns a `RawResponse`: status, headers, body, and the result as `data`."""
        return TranscriptionsWithRawResponse(type(self)(self._caller.raw()))

    def create(
        self,
        *,
        source_video_url: str,
        max_source_seconds: Optional[float] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Transcription:
        """Transcribe a video.

            transcription = client.transcriptions.create(source_video_url="https://example.com/video.mp4")

        The job runs in the background: wait for it or poll it. It has no idempotency key, so a repeated request may
        start a second one.

        Args:
            source_video_url: The URL of the video.
            max_source_seconds: How much of the video to transcribe, in seconds, at most 600.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The transcription, which is usually still in progress.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            PaymentRequiredError: The plan does not include this, the quota is used up, or an invoice is unpaid.
            UnprocessableEntityError: The video can't be fetched or transcribed.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_create_transcription, source_video_url=source_video_url, max_source_seconds=max_source_seconds),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def get(
        self,
        id: Union[str, HasId],
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Transcription:
        """Get a transcription.

            transcription = client.transcriptions.get("...")

        Returns the current state at once.

        Args:
            id: The id of the transcription, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The transcription as it is now. When it is finished it has a `transcript`.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            NotFoundError: There is no transcription with this id.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_get_transcription, id=identity(id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def wait(
        self,
        id: Union[str, HasId],
        *,
        timeout: Optional[float] = None,
        poll_interval: float = 3.0,
        on_update: Optional[Callable[[Transcription], object]] = None,
    ) -> Transcription:
        """Wait until a transcription has ended. Waiting again for the same id resumes.

            transcript = client.transcriptions.wait("...", timeout=300).transcript

        Args:
            id: The id of the transcription, or an object that has it.
            timeout: Seconds to wait; None waits for as long as it takes.
            poll_interval: Seconds between polls, by default 3. The server may ask for more.
            on_update: Called with the job whenever it has changed.

        Returns:
            The transcription with its result.

        Raises:
            JobFailedError: It ended as FAILED; `error.job` says why.
            WaitTimeoutError: The timeout expired. The job is still running: wait for its id again.
            ApiError: Anything else. `error.id` and `error.job` say what is known of the job.
        """
        return self._caller.wait(
            TRANSCRIPTION_JOB,
            identity(id),
            WaitOptions(timeout=timeout, poll_interval=poll_interval, on_update=on_update),
        )


class AsyncTranscriptions:
    """What is said in a video, word by word. Early access: `client.transcriptions`, to be awaited."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> AsyncTranscriptionsWithRawResponse:
        """The same methods, but each returns a `RawResponse`: status, headers, body, and the result as `data`."""
        return AsyncTranscriptionsWithRawResponse(type(self)(self._caller.raw()))

    async def create(
        self,
        *,
        source_video_url: str,
        max_source_seconds: Optional[float] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Transcription:
        """Transcribe a video.

            transcription = await client.transcriptions.create(source_video_url="https://example.com/video.mp4")

        The job runs in the background: wait for it or poll it. It has no idempotency key, so a repeated request may
        start a second one.

        Args:
            source_video_url: The URL of the video.
            max_source_seconds: How much of the video to transcribe, in seconds, at most 600.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The transcription, which is usually still in progress.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            PaymentRequiredError: The plan does not include this, the quota is used up, or an invoice is unpaid.
            UnprocessableEntityError: The video can't be fetched or transcribed.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_create_transcription, source_video_url=source_video_url, max_source_seconds=max_source_seconds),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    async def get(
        self,
        id: Union[str, HasId],
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Transcription:
        """Get a transcription.

            transcription = await client.transcriptions.get("...")

        Returns the current state at once.

        Args:
            id: The id of the transcription, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The transcription as it is now. When it is finished it has a `transcript`.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            NotFoundError: There is no transcription with this id.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_get_transcription, id=identity(id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    async def wait(
        self,
        id: Union[str, HasId],
        *,
        timeout: Optional[float] = None,
        poll_interval: float = 3.0,
        on_update: Optional[Callable[[Transcription], object]] = None,
    ) -> Transcription:
        """Wait until a transcription has ended. Waiting again for the same id resumes.

            transcript = (await client.transcriptions.wait("...", timeout=300)).transcript

        Args:
            id: The id of the transcription, or an object that has it.
            timeout: Seconds to wait; None waits for as long as it takes.
            poll_interval: Seconds between polls, by default 3. The server may ask for more.
            on_update: Called with the job whenever it has changed.

        Returns:
            The transcription with its result.

        Raises:
            JobFailedError: It ended as FAILED; `error.job` says why.
            WaitTimeoutError: The timeout expired. The job is still running: wait for its id again.
            ApiError: Anything else. `error.id` and `error.job` say what is known of the job.
        """
        return await self._caller.wait(
            TRANSCRIPTION_JOB,
            identity(id),
            WaitOptions(timeout=timeout, poll_interval=poll_interval, on_update=on_update),
        )


class TranscriptionsWithRawResponse:
    """`client.transcriptions` with whole responses."""

    def __init__(self, transcriptions: Transcriptions) -> None:
        self.create: Final = raw(transcriptions.create)
        self.get: Final = raw(transcriptions.get)


class AsyncTranscriptionsWithRawResponse:
    """`client.transcriptions` with whole responses, to be awaited."""

    def __init__(self, transcriptions: AsyncTranscriptions) -> None:
        self.create: Final = async_raw(transcriptions.create)
        self.get: Final = async_raw(transcriptions.get)
