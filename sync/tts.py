"""Speech from text, at once or as a job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Awaitable, Callable, Final, Mapping, Optional, Union, cast

from sync_client import api
from sync_client.models import CreateSpeechRequest, Speech, SpeechJob
from sync_client.types import Operation

from .core import validation
from .core.arguments import check_share, check_text
from .core.call.flow import Context, call
from .core.call.resource import AsyncResource, Resource, async_raw, documented_by, raw
from .core.call.transport import Flow, Notify
from .core.jobs import wait
from .core.jobs.generations import ensure_key
from .core.jobs.wait import wait_until_ended

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from sync_client.models import VoiceProvider

    from .core.call.options import CallOptions

    OnUpdate = Optional[Callable[[SpeechJob], object]]
    AsyncOnUpdate = Optional[Callable[[SpeechJob], Union[Awaitable[object], object]]]


class TTS(Resource):
    """Speech from text: `client.tts`."""

    @property
    def with_raw_response(self) -> TTSWithRawResponse:
        """The same methods, which give the whole answer: `client.tts.with_raw_response.get_job(id).headers`."""
        return TTSWithRawResponse(TTS(self._transport, self._context._replace(raw=True)))

    def create(
        self,
        *,
        script: str,
        voice_id: str,
        provider: Union[VoiceProvider, str] = "elevenlabs",
        stability: Optional[float] = None,
        similarity_boost: Optional[float] = None,
        **call_options: Unpack[CallOptions],
    ) -> Speech:
        """Speak a text, and wait for the audio in the same call. The API allows 60 a minute.

            speech = client.tts.create(script="Hello!", voice_id="EXAVITQu4vr4xnSDxMaL")

        It is billed and has no idempotency key, so it is sent again only where the server can't have carried it out.
        `create_job` is safe to repeat.

        Args:
            script: The text, 1 to 5,000 characters.
            voice_id: Id of the voice; `client.voices.list()` has them.
            provider: Who makes the speech.
            stability: 0 to 1: how even the voice stays.
            similarity_boost: 0 to 1: how close the speech keeps to the original voice.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The speech: `url` of the audio and its `duration` in seconds.

        Raises:
            InvalidRequestError: An argument is not right; nothing was sent.
            UnprocessableEntityError: There is no such voice.
            PaymentRequiredError: The quota for speech is used up.
            ApiError: Anything else.
        """
        return self._call(
            api.create_speech(body=_body(script, voice_id, provider, stability, similarity_boost)), call_options
        )

    def create_job(
        self,
        *,
        script: str,
        voice_id: str,
        provider: Union[VoiceProvider, str] = "elevenlabs",
        stability: Optional[float] = None,
        similarity_boost: Optional[float] = None,
        idempotency_key: Optional[str] = None,
        **call_options: Unpack[CallOptions],
    ) -> SpeechJob:
        """Speak a text in the background.

            job = client.tts.create_job(script="Hello!", voice_id="EXAVITQu4vr4xnSDxMaL")

        Args:
            script: The text, 1 to 5,000 characters.
            voice_id: Id of the voice; `client.voices.list()` has them.
            provider: Who makes the speech.
            stability: 0 to 1: how even the voice stays.
            similarity_boost: 0 to 1: how close the speech keeps to the original voice.
            idempotency_key: 1 to 128 letters, digits, '.', '_', '~' or '-': the same key and text make one job only.
                By default each call has a key of its own, which its retries share.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The job, PENDING as a rule; `wait` gives it when it has ended.

        Raises:
            InvalidRequestError: An argument is not right; nothing was sent.
            ConflictError: The key was used for another text.
            ApiError: Anything else.
        """
        operation = _create_job(idempotency_key, script, voice_id, provider, stability, similarity_boost)
        return self._call(operation, call_options)

    def get_job(self, id: str, **call_options: Unpack[CallOptions]) -> SpeechJob:
        """Get a job.

            job = client.tts.get_job("...")

        Args:
            id: Id of the job.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The job; with the status SUCCESS, it has `url` and `duration`.

        Raises:
            NotFoundError: There is none with this id.
            ApiError: Anything else.
        """
        return self._call(api.get_speech_job(id=validation.check_id(id)), call_options)

    def wait(
        self, id: str, *, timeout: Optional[float] = None, poll_interval: float = 3.0, on_update: OnUpdate = None
    ) -> SpeechJob:
        """Wait until a job has ended.

            job = client.tts.wait(job.id, timeout=120)

        Args:
            id: Id of the job.
            timeout: Seconds to wait; None for as long as it takes.
            poll_interval: Seconds between polls; the server may ask for more.
            on_update: Called with the job whenever it has changed.

        Returns:
            The job, with `url` and `duration`.

        Raises:
            JobFailedError: It ended as FAILED; `error.job` is the job.
            WaitTimeoutError: The time is over. The job goes on; wait for it again.
            ApiError: Its state could not be asked for.
        """
        return self._run(
            wait_until_ended(
                self._context, id, api.get_speech_job, timeout=timeout, poll_interval=poll_interval, on_update=on_update
            )
        )

    def create_and_wait(
        self,
        *,
        script: str,
        voice_id: str,
        provider: Union[VoiceProvider, str] = "elevenlabs",
        stability: Optional[float] = None,
        similarity_boost: Optional[float] = None,
        idempotency_key: Optional[str] = None,
        timeout: Optional[float] = None,
        poll_interval: float = 3.0,
        on_update: OnUpdate = None,
        **call_options: Unpack[CallOptions],
    ) -> SpeechJob:
        """Speak a text in the background, and wait for it.

            job = client.tts.create_and_wait(script="Hello!", voice_id="EXAVITQu4vr4xnSDxMaL")

        Args:
            script: The text, 1 to 5,000 characters.
            voice_id: Id of the voice; `client.voices.list()` has them.
            provider: Who makes the speech.
            stability: 0 to 1: how even the voice stays.
            similarity_boost: 0 to 1: how close the speech keeps to the original voice.
            idempotency_key: See `create_job`.
            timeout: Seconds to wait; None for as long as it takes.
            poll_interval: Seconds between polls; the server may ask for more.
            on_update: Called with the job whenever it has changed.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`, for the create.

        Returns:
            The job, with `url` and `duration`.

        Raises:
            InvalidRequestError: An argument is not right; nothing was sent.
            JobFailedError: It ended as FAILED; `error.job` is the job.
            WaitTimeoutError: The time is over. The job goes on; wait for it again.
            ApiError: Anything else.
        """
        operation = _create_job(idempotency_key, script, voice_id, provider, stability, similarity_boost)
        return self._run(_created_and_ended(self._context, operation, call_options, timeout, poll_interval, on_update))


class AsyncTTS(AsyncResource):
    """Speech from text: `await client.tts.create(...)`."""

    @property
    def with_raw_response(self) -> AsyncTTSWithRawResponse:
        """The same methods, which give the whole answer: `(await client.tts.with_raw_response.get_job(id)).headers`."""
        return AsyncTTSWithRawResponse(AsyncTTS(self._transport, self._context._replace(raw=True)))

    @documented_by(TTS.create)
    async def create(
        self,
        *,
        script: str,
        voice_id: str,
        provider: Union[VoiceProvider, str] = "elevenlabs",
        stability: Optional[float] = None,
        similarity_boost: Optional[float] = None,
        **call_options: Unpack[CallOptions],
    ) -> Speech:
        return await self._call(
            api.create_speech(body=_body(script, voice_id, provider, stability, similarity_boost)), call_options
        )

    @documented_by(TTS.create_job)
    async def create_job(
        self,
        *,
        script: str,
        voice_id: str,
        provider: Union[VoiceProvider, str] = "elevenlabs",
        stability: Optional[float] = None,
        similarity_boost: Optional[float] = None,
        idempotency_key: Optional[str] = None,
        **call_options: Unpack[CallOptions],
    ) -> SpeechJob:
        operation = _create_job(idempotency_key, script, voice_id, provider, stability, similarity_boost)
        return await self._call(operation, call_options)

    @documented_by(TTS.get_job)
    async def get_job(self, id: str, **call_options: Unpack[CallOptions]) -> SpeechJob:
        return await self._call(api.get_speech_job(id=validation.check_id(id)), call_options)

    @documented_by(TTS.wait)
    async def wait(
        self, id: str, *, timeout: Optional[float] = None, poll_interval: float = 3.0, on_update: AsyncOnUpdate = None
    ) -> SpeechJob:
        return await self._run(
            wait_until_ended(
                self._context, id, api.get_speech_job, timeout=timeout, poll_interval=poll_interval, on_update=on_update
            )
        )

    @documented_by(TTS.create_and_wait)
    async def create_and_wait(
        self,
        *,
        script: str,
        voice_id: str,
        provider: Union[VoiceProvider, str] = "elevenlabs",
        stability: Optional[float] = None,
        similarity_boost: Optional[float] = None,
        idempotency_key: Optional[str] = None,
        timeout: Optional[float] = None,
        poll_interval: float = 3.0,
        on_update: AsyncOnUpdate = None,
        **call_options: Unpack[CallOptions],
    ) -> SpeechJob:
        operation = _create_job(idempotency_key, script, voice_id, provider, stability, similarity_boost)
        return await self._run(
            _created_and_ended(self._context, operation, call_options, timeout, poll_interval, on_update)
        )


class TTSWithRawResponse:
    """`client.tts` with whole answers."""

    def __init__(self, tts: TTS) -> None:
        self.create: Final = raw(tts.create)
        self.create_job: Final = raw(tts.create_job)
        self.get_job: Final = raw(tts.get_job)


class AsyncTTSWithRawResponse:
    """`client.tts` with whole answers, to be awaited."""

    def __init__(self, tts: AsyncTTS) -> None:
        self.create: Final = async_raw(tts.create)
        self.create_job: Final = async_raw(tts.create_job)
        self.get_job: Final = async_raw(tts.get_job)


def _body(
    script: str, voice_id: str, provider: str, stability: Optional[float], similarity_boost: Optional[float]
) -> CreateSpeechRequest:
    check_share(stability, "stability")
    check_share(similarity_boost, "similarity_boost")
    return CreateSpeechRequest(
        script=check_text(script, "script", validation.LONGEST_SCRIPT),
        voice_id=check_text(voice_id, "voice_id"),
        provider=cast("VoiceProvider", provider),
        stability=stability,
        similarity_boost=similarity_boost,
    )


def _create_job(
    idempotency_key: Optional[str],
    script: str,
    voice_id: str,
    provider: str,
    stability: Optional[float],
    similarity_boost: Optional[float],
) -> Operation[SpeechJob]:
    body = _body(script, voice_id, provider, stability, similarity_boost)
    return api.create_speech_job(body=body, idempotency_key=ensure_key(idempotency_key))


def _created_and_ended(
    context: Context,
    operation: Operation[SpeechJob],
    call_options: Mapping[str, Any],
    timeout: Optional[float],
    poll_interval: float,
    on_update: Optional[Callable[[SpeechJob], Any]],
) -> Flow[SpeechJob]:
    wait.check_wait(timeout, poll_interval)
    job = yield from call(context, operation, call_options)
    if on_update is not None:
        yield Notify(on_update, job)
    return (
        yield from wait_until_ended(
            context,
            job.id,
            api.get_speech_job,
            timeout=timeout,
            poll_interval=poll_interval,
            on_update=on_update,
            last=job,
        )
    )
