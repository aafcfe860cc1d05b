# Generated from openapi.yaml by `make generate`: do not edit.
"""Speech from text, without a video."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Callable, Final, Mapping, Optional, Union, cast

from .. import api, models
from ..callers import AsyncCaller, Caller, Job, WaitOptions, async_raw, raw
from ..options import UNCHANGED, CallOptions, RequestOptions, Timeout
from ..types import HasId, Operation
from ..wire import identity, new_key

if TYPE_CHECKING:
    from ..models import Speech, SpeechJob, VoiceProvider

__all__ = ("AsyncTTS", "AsyncTTSWithRawResponse", "TTS", "TTSWithRawResponse")


def _create_speech(
    *,
    script: str,
    voice_id: str,
    provider: Union[VoiceProvider, str] = "elevenlabs",
    stability: Optional[float] = None,
    similarity_boost: Optional[float] = None,
) -> Operation[Speech]:
    body = models.CreateSpeechRequest(
        script=script,
        voice_id=voice_id,
        provider=cast("Any", provider),
        stability=stability,
        similarity_boost=similarity_boost,
    )
    return api.create_speech(body=body)


def _create_speech_job(
    *,
    script: str,
    voice_id: str,
    provider: Union[VoiceProvider, str] = "elevenlabs",
    stability: Optional[float] = None,
    similarity_boost: Optional[float] = None,
    idempotency_key: Optional[str] = None,
) -> Operation[SpeechJob]:
    body = models.CreateSpeechRequest(
        script=script,
        voice_id=voice_id,
        provider=cast("Any", provider),
        stability=stability,
        similarity_boost=similarity_boost,
    )
    return api.create_speech_job(body=body, idempotency_key=new_key() if idempotency_key is None else idempotency_key)


def _get_speech_job(id: str) -> Operation[SpeechJob]:
    return api.get_speech_job(id=id)


SPEECH_JOB_JOB: Job[SpeechJob] = Job(
    _get_speech_job, interval=3.0, succeeded=("SUCCESS",), failed=("FAILED",), running=("PENDING", "PROCESSING")
)


class TTS:
    """Speech from text, without a video: `client.tts`."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> TTSWithRawResponse:
        """The same methods, but each returns a `RawResponse`: status, headers, body, and the result as `data`."""
        return TTSWithRawResponse(type(self)(self._caller.raw()))

    def create(
        self,
        *,
        script: str,
        voice_id: Union[str, HasId],
        provider: Union[VoiceProvider, str] = "elevenlabs",
        stability: Optional[float] = None,
        similarity_boost: Optional[float] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Speech:
        """Turn text into speech.

            speech = client.tts.create(
                script="Hello!", voice_id="EXAVITQu4vr4xnSDxMaL", provider="elevenlabs")

        Responds when the audio is ready. At most 60 calls a minute. It is billed and has no idempotency key, so a
        repeated request may be billed twice; a speech job is safe to repeat.

        Args:
            script: The text to speak, 1 to 5,000 characters.
            voice_id: The id of the voice, or an object that has it.
            provider: The speech provider.
            stability: How consistent the voice sounds, 0 to 1.
            similarity_boost: How closely the speech resembles the original voice, 0 to 1.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The speech: the `url` of the audio and its `duration` in seconds.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            PaymentRequiredError: The plan does not include this, the quota is used up, or an invoice is unpaid.
            UnprocessableEntityError: There is no voice with this id, or it can't be used.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(
                _create_speech,
                script=script,
                voice_id=identity(voice_id),
                provider=provider,
                stability=stability,
                similarity_boost=similarity_boost,
            ),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def create_job(
        self,
        *,
        script: str,
        voice_id: Union[str, HasId],
        provider: Union[VoiceProvider, str] = "elevenlabs",
        stability: Optional[float] = None,
        similarity_boost: Optional[float] = None,
        idempotency_key: Optional[str] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> SpeechJob:
        """Turn text into speech in the background.

            job = client.tts.create_job(
                script="Hello!", voice_id="EXAVITQu4vr4xnSDxMaL", provider="elevenlabs")

        The job runs in the background: wait for it or poll it. At most 60 calls a minute. Repeating the request with
        the same idempotency key returns the first job.

        Args:
            script: The text to speak, 1 to 5,000 characters.
            voice_id: The id of the voice, or an object that has it.
            provider: The speech provider.
            stability: How consistent the voice sounds, 0 to 1.
            similarity_boost: How closely the speech resembles the original voice, 0 to 1.
            idempotency_key: Makes the request safe to repeat: requests with the same key and the same content take
                effect once. 1 to 128 characters of ASCII, shared by the whole organization. The same key with different
                content is a conflict. By default each call has a key of its own, which its retries share.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The job. Its `status` is usually PENDING.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            PaymentRequiredError: The plan does not include this, the quota is used up, or an invoice is unpaid.
            ConflictError: The idempotency key was used for a different request before.
            UnprocessableEntityError: There is no voice with this id, or it can't be used.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(
                _create_speech_job,
                script=script,
                voice_id=identity(voice_id),
                provider=provider,
                stability=stability,
                similarity_boost=similarity_boost,
                idempotency_key=idempotency_key,
            ),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def get_job(
        self,
        id: Union[str, HasId],
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> SpeechJob:
        """Get a speech job.

            job = client.tts.get_job("...")

        Returns the current state at once.

        Args:
            id: The id of the speech job, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The job as it is now. With the status SUCCESS it has `url` and `duration`.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            NotFoundError: There is no speech job with this id.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_get_speech_job, id=identity(id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def wait(
        self,
        id: Union[str, HasId],
        *,
        timeout: Optional[float] = None,
        poll_interval: float = 3.0,
        on_update: Optional[Callable[[SpeechJob], object]] = None,
    ) -> SpeechJob:
        """Wait until a speech job has ended. Waiting again for the same id resumes.

            job = client.tts.wait("...", timeout=120)

        Args:
            id: The id of the speech job, or an object that has it.
            timeout: Seconds to wait; None waits for as long as it takes.
            poll_interval: Seconds between polls, by default 3. The server may ask for more.
            on_update: Called with the job whenever it has changed.

        Returns:
            The speech job with its result.

        Raises:
            JobFailedError: It ended as FAILED; `error.job` says why.
            WaitTimeoutError: The timeout expired. The job is still running: wait for its id again.
            ApiError: Anything else. `error.id` and `error.job` say what is known of the job.
        """
        return self._caller.wait(
            SPEECH_JOB_JOB, identity(id), WaitOptions(timeout=timeout, poll_interval=poll_interval, on_update=on_update)
        )

    def create_and_wait(
        self,
        *,
        script: str,
        voice_id: Union[str, HasId],
        provider: Union[VoiceProvider, str] = "elevenlabs",
        stability: Optional[float] = None,
        similarity_boost: Optional[float] = None,
        idempotency_key: Optional[str] = None,
        timeout: Optional[float] = None,
        poll_interval: float = 3.0,
        on_update: Optional[Callable[[SpeechJob], object]] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        request_options: Optional[RequestOptions] = None,
    ) -> SpeechJob:
        """Turn text into speech in the background and wait until it has ended.

            job = client.tts.create_and_wait(
                script="Hello!", voice_id="EXAVITQu4vr4xnSDxMaL", provider="elevenlabs")

        The job runs in the background: wait for it or poll it. At most 60 calls a minute. Repeating the request with
        the same idempotency key returns the first job.

        Args:
            script: The text to speak, 1 to 5,000 characters.
            voice_id: The id of the voice, or an object that has it.
            provider: The speech provider.
            stability: How consistent the voice sounds, 0 to 1.
            similarity_boost: How closely the speech resembles the original voice, 0 to 1.
            idempotency_key: Makes the request safe to repeat: requests with the same key and the same content take
                effect once. 1 to 128 characters of ASCII, shared by the whole organization. The same key with different
                content is a conflict. By default each call has a key of its own, which its retries share.
            timeout: Seconds to wait; None waits for as long as it takes.
            poll_interval: Seconds between polls, by default 3. The server may ask for more.
            on_update: Called with the job whenever it has changed.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The speech job with its result.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            JobFailedError: It ended as FAILED; `error.job` says why.
            WaitTimeoutError: The timeout expired. The job is still running: wait for its id again.
            ApiError: Anything else. `error.id` and `error.job` say what is known of the job.
        """
        return self._caller.create_and_wait(
            partial(
                _create_speech_job,
                script=script,
                voice_id=identity(voice_id),
                provider=provider,
                stability=stability,
                similarity_boost=similarity_boost,
                idempotency_key=idempotency_key,
            ),
            CallOptions(
                extra_headers=extra_headers,
                extra_query=extra_query,
                extra_body=extra_body,
                request_options=request_options,
            ),
            SPEECH_JOB_JOB,
            WaitOptions(timeout=timeout, poll_interval=poll_interval, on_update=on_update),
        )


class AsyncTTS:
    """Speech from text, without a video: `client.tts`, to be awaited."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> AsyncTTSWithRawResponse:
        """The same methods, but each returns a `RawResponse`: status, headers, body, and the result as `data`."""
        return AsyncTTSWithRawResponse(type(self)(self._caller.raw()))

    async def create(
        self,
        *,
        script: str,
        voice_id: Union[str, HasId],
        provider: Union[VoiceProvider, str] = "elevenlabs",
        stability: Optional[float] = None,
        similarity_boost: Optional[float] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Speech:
        """Turn text into speech.

            speech = await client.tts.create(
                script="Hello!", voice_id="EXAVITQu4vr4xnSDxMaL", provider="elevenlabs")

        Responds when the audio is ready. At most 60 calls a minute. It is billed and has no idempotency key, so a
        repeated request may be billed twice; a speech job is safe to repeat.

        Args:
            script: The text to speak, 1 to 5,000 characters.
            voice_id: The id of the voice, or an object that has it.
            provider: The speech provider.
            stability: How consistent the voice sounds, 0 to 1.
            similarity_boost: How closely the speech resembles the original voice, 0 to 1.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The speech: the `url` of the audio and its `duration` in seconds.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            PaymentRequiredError: The plan does not include this, the quota is used up, or an invoice is unpaid.
            UnprocessableEntityError: There is no voice with this id, or it can't be used.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(
                _create_speech,
                script=script,
                voice_id=identity(voice_id),
                provider=provider,
                stability=stability,
                similarity_boost=similarity_boost,
            ),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    async def create_job(
        self,
        *,
        script: str,
        voice_id: Union[str, HasId],
        provider: Union[VoiceProvider, str] = "elevenlabs",
        stability: Optional[float] = None,
        similarity_boost: Optional[float] = None,
        idempotency_key: Optional[str] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> SpeechJob:
        """Turn text into speech in the background.

            job = await client.tts.create_job(
                script="Hello!", voice_id="EXAVITQu4vr4xnSDxMaL", provider="elevenlabs")

        The job runs in the background: wait for it or poll it. At most 60 calls a minute. Repeating the request with
        the same idempotency key returns the first job.

        Args:
            script: The text to speak, 1 to 5,000 characters.
            voice_id: The id of the voice, or an object that has it.
            provider: The speech provider.
            stability: How consistent the voice sounds, 0 to 1.
            similarity_boost: How closely the speech resembles the original voice, 0 to 1.
            idempotency_key: Makes the request safe to repeat: requests with the same key and the same content take
                effect once. 1 to 128 characters of ASCII, shared by the whole organization. The same key with different
                content is a conflict. By default each call has a key of its own, which its retries share.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The job. Its `status` is usually PENDING.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            PaymentRequiredError: The plan does not include this, the quota is used up, or an invoice is unpaid.
            ConflictError: The idempotency key was used for a different request before.
            UnprocessableEntityError: There is no voice with this id, or it can't be used.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(
                _create_speech_job,
                script=script,
                voice_id=identity(voice_id),
                provider=provider,
                stability=stability,
                similarity_boost=similarity_boost,
                idempotency_key=idempotency_key,
            ),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    async def get_job(
        self,
        id: Union[str, HasId],
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> SpeechJob:
        """Get a speech job.

            job = await client.tts.get_job("...")

        Returns the current state at once.

        Args:
            id: The id of the speech job, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The job as it is now. With the status SUCCESS it has `url` and `duration`.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            NotFoundError: There is no speech job with this id.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_get_speech_job, id=identity(id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    async def wait(
        self,
        id: Union[str, HasId],
        *,
        timeout: Optional[float] = None,
        poll_interval: float = 3.0,
        on_update: Optional[Callable[[SpeechJob], object]] = None,
    ) -> SpeechJob:
        """Wait until a speech job has ended. Waiting again for the same id resumes.

            job = await client.tts.wait("...", timeout=120)

        Args:
            id: The id of the speech job, or an object that has it.
            timeout: Seconds to wait; None waits for as long as it takes.
            poll_interval: Seconds between polls, by default 3. The server may ask for more.
            on_update: Called with the job whenever it has changed.

        Returns:
            The speech job with its result.

        Raises:
            JobFailedError: It ended as FAILED; `error.job` says why.
            WaitTimeoutError: The timeout expired. The job is still running: wait for its id again.
            ApiError: Anything else. `error.id` and `error.job` say what is known of the job.
        """
        return await self._caller.wait(
            SPEECH_JOB_JOB, identity(id), WaitOptions(timeout=timeout, poll_interval=poll_interval, on_update=on_update)
        )

    async def create_and_wait(
        self,
        *,
        script: str,
        voice_id: Union[str, HasId],
        provider: Union[VoiceProvider, str] = "elevenlabs",
        stability: Optional[float] = None,
        similarity_boost: Optional[float] = None,
        idempotency_key: Optional[str] = None,
        timeout: Optional[float] = None,
        poll_interval: float = 3.0,
        on_update: Optional[Callable[[SpeechJob], object]] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        request_options: Optional[RequestOptions] = None,
    ) -> SpeechJob:
        """Turn text into speech in the background and wait until it has ended.

            job = await client.tts.create_and_wait(
                script="Hello!", voice_id="EXAVITQu4vr4xnSDxMaL", provider="elevenlabs")

        The job runs in the background: wait for it or poll it. At most 60 calls a minute. Repeating the request with
        the same idempotency key returns the first job.

        Args:
            script: The text to speak, 1 to 5,000 characters.
            voice_id: The id of the voice, or an object that has it.
            provider: The speech provider.
            stability: How consistent the voice sounds, 0 to 1.
            similarity_boost: How closely the speech resembles the original voice, 0 to 1.
            idempotency_key: Makes the request safe to repeat: requests with the same key and the same content take
                effect once. 1 to 128 characters of ASCII, shared by the whole organization. The same key with different
                content is a conflict. By default each call has a key of its own, which its retries share.
            timeout: Seconds to wait; None waits for as long as it takes.
            poll_interval: Seconds between polls, by default 3. The server may ask for more.
            on_update: Called with the job whenever it has changed.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The speech job with its result.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            JobFailedError: It ended as FAILED; `error.job` says why.
            WaitTimeoutError: The timeout expired. The job is still running: wait for its id again.
            ApiError: Anything else. `error.id` and `error.job` say what is known of the job.
        """
        return await self._caller.create_and_wait(
            partial(
                _create_speech_job,
                script=script,
                voice_id=identity(voice_id),
                provider=provider,
                stability=stability,
                similarity_boost=similarity_boost,
                idempotency_key=idempotency_key,
            ),
            CallOptions(
                extra_headers=extra_headers,
                extra_query=extra_query,
                extra_body=extra_body,
                request_options=request_options,
            ),
            SPEECH_JOB_JOB,
            WaitOptions(timeout=timeout, poll_interval=poll_interval, on_update=on_update),
        )


class TTSWithRawResponse:
    """`client.tts` with whole responses."""

    def __init__(self, tts: TTS) -> None:
        self.create: Final = raw(tts.create)
        self.create_job: Final = raw(tts.create_job)
        self.get_job: Final = raw(tts.get_job)


class AsyncTTSWithRawResponse:
    """`client.tts` with whole responses, to be awaited."""

    def __init__(self, tts: AsyncTTS) -> None:
        self.create: Final = async_raw(tts.create)
        self.create_job: Final = async_raw(tts.create_job)
        self.get_job: Final = async_raw(tts.get_job)
