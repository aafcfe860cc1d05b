# Generated from openapi.yaml by `make generate`: do not edit.
"""Changes to what is said in a video. Early access."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Callable, Final, Mapping, Optional, Sequence, Union

from .. import api, models
from ..callers import AsyncCaller, Caller, Job, WaitOptions, async_raw, raw
from ..options import UNCHANGED, CallOptions, RequestOptions, Timeout
from ..types import HasId, Operation, UnknownObject
from ..wire import identity

if TYPE_CHECKING:
    from ..models import DialogueEdit, EditsItem, Transcript

__all__ = ("AsyncDialogueEdits", "AsyncDialogueEditsWithRawResponse", "DialogueEdits", "DialogueEditsWithRawResponse")


def _create_dialogue_edit(
    *,
    source_video_url: str,
    source_transcript: Union[Transcript, Mapping[str, object]],
    edits: Sequence[Union[EditsItem, UnknownObject, Mapping[str, object]]],
    voice_id: Optional[str] = None,
    rerun_of_job_id: Optional[str] = None,
) -> Operation[DialogueEdit]:
    body = models.CreateDialogueEditRequest(
        source_video_url=source_video_url,
        source_transcript=source_transcript,
        edits=edits,
        voice_id=voice_id,
        rerun_of_job_id=rerun_of_job_id,
    )
    return api.create_dialogue_edit(body=body)


def _get_dialogue_edit(id: str) -> Operation[DialogueEdit]:
    return api.get_dialogue_edit(id=id)


DIALOGUE_EDIT_JOB: Job[DialogueEdit] = Job(
    _get_dialogue_edit, interval=3.0, succeeded=("COMPLETED", "COMPLETED_PARTIAL"), failed=("FAILED",), running=()
)


class DialogueEdits:
    """Changes to what is said in a video. Early access: `client.dialogue_edits`."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> DialogueEditsWithRawResponse:
        """The same methods, but each returns a `RawResponse`: status, headers, body, and the result as `data`."""
        return DialogueEditsWithRawResponse(type(self)(self._caller.raw()))

    def create(
        self,
        *,
        source_video_url: str,
        source_transcript: Union[Transcript, Mapping[str, object]],
        edits: Sequence[Union[EditsItem, UnknownObject, Mapping[str, object]]],
        voice_id: Union[str, HasId, None] = None,
        rerun_of_job_id: Optional[str] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> DialogueEdit:
        """Preview a dialogue edit.

            edits = [DialogueChange(word_id="w3", replacement="example")]
            edit = client.dialogue_edits.create(
                source_video_url=url, source_transcript=transcript, edits=edits)

        Replaces or removes words that are spoken in a video, and prepares the new speech to listen to. To put it into
        the video, create a generation with the model `sync-3`, the video and `dialogue_edit`. It has no idempotency
        key, so a repeated request may start a second one.

        Args:
            source_video_url: The URL of the video that was transcribed.
            source_transcript: The `transcript` of its transcription, as it was received.
            edits: The words to replace and to remove.
            voice_id: The id of the voice that speaks the new words, or an object that has it.
            rerun_of_job_id: The id of an earlier dialogue edit to try again.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The dialogue edit, which is usually still in progress.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            PaymentRequiredError: The plan does not include this, the quota is used up, or an invoice is unpaid.
            NotFoundError: Something that the request refers to does not exist.
            UnprocessableEntityError: The edits don't fit the video; the error code says why.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(
                _create_dialogue_edit,
                source_video_url=source_video_url,
                source_transcript=source_transcript,
                edits=edits,
                voice_id=identity(voice_id),
                rerun_of_job_id=rerun_of_job_id,
            ),
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
    ) -> DialogueEdit:
        """Get a dialogue edit.

            edit = client.dialogue_edits.get("...")

        Returns the current state at once.

        Args:
            id: The id of the dialogue edit, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The dialogue edit as it is now. When it is ready it has a `preview_audio_url`.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            NotFoundError: There is no dialogue edit with this id.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_get_dialogue_edit, id=identity(id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def wait(
        self,
        id: Union[str, HasId],
        *,
        timeout: Optional[float] = None,
        poll_interval: float = 3.0,
        on_update: Optional[Callable[[DialogueEdit], object]] = None,
    ) -> DialogueEdit:
        """Wait until a dialogue edit has ended. Waiting again for the same id resumes.

            edit = client.dialogue_edits.wait("...", timeout=300)

        Args:
            id: The id of the dialogue edit, or an object that has it.
            timeout: Seconds to wait; None waits for as long as it takes.
            poll_interval: Seconds between polls, by default 3. The server may ask for more.
            on_update: Called with the job whenever it has changed.

        Returns:
            The dialogue edit with its result.

        Raises:
            JobFailedError: It ended as FAILED; `error.job` says why.
            WaitTimeoutError: The timeout expired. The job is still running: wait for its id again.
            ApiError: Anything else. `error.id` and `error.job` say what is known of the job.
        """
        return self._caller.wait(
            DIALOGUE_EDIT_JOB,
            identity(id),
            WaitOptions(timeout=timeout, poll_interval=poll_interval, on_update=on_update),
        )


class AsyncDialogueEdits:
    """Changes to what is said in a video. Early access: `client.dialogue_edits`, to be awaited."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> AsyncDialogueEditsWithRawResponse:
        """The same methods, but each returns a `RawResponse`: status, headers, body, and the result as `data`."""
        return AsyncDialogueEditsWithRawResponse(type(self)(self._caller.raw()))

    async def create(
        self,
        *,
        source_video_url: str,
        source_transcript: Union[Transcript, Mapping[str, object]],
        edits: Sequence[Union[EditsItem, UnknownObject, Mapping[str, object]]],
        voice_id: Union[str, HasId, None] = None,
        rerun_of_job_id: Optional[str] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> DialogueEdit:
        """Preview a dialogue edit.

            edits = [DialogueChange(word_id="w3", replacement="example")]
            edit = await client.dialogue_edits.create(
                source_video_url=url, source_transcript=transcript, edits=edits)

        Replaces or removes words that are spoken in a video, and prepares the new speech to listen to. To put it into
        the video, create a generation with the model `sync-3`, the video and `dialogue_edit`. It has no idempotency
        key, so a repeated request may start a second one.

        Args:
            source_video_url: The URL of the video that was transcribed.
            source_transcript: The `transcript` of its transcription, as it was received.
            edits: The words to replace and to remove.
            voice_id: The id of the voice that speaks the new words, or an object that has it.
            rerun_of_job_id: The id of an earlier dialogue edit to try again.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The dialogue edit, which is usually still in progress.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            PaymentRequiredError: The plan does not include this, the quota is used up, or an invoice is unpaid.
            NotFoundError: Something that the request refers to does not exist.
            UnprocessableEntityError: The edits don't fit the video; the error code says why.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(
                _create_dialogue_edit,
                source_video_url=source_video_url,
                source_transcript=source_transcript,
                edits=edits,
                voice_id=identity(voice_id),
                rerun_of_job_id=rerun_of_job_id,
            ),
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
    ) -> DialogueEdit:
        """Get a dialogue edit.

            edit = await client.dialogue_edits.get("...")

        Returns the current state at once.

        Args:
            id: The id of the dialogue edit, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The dialogue edit as it is now. When it is ready it has a `preview_audio_url`.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            NotFoundError: There is no dialogue edit with this id.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_get_dialogue_edit, id=identity(id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    async def wait(
        self,
        id: Union[str, HasId],
        *,
        timeout: Optional[float] = None,
        poll_interval: float = 3.0,
        on_update: Optional[Callable[[DialogueEdit], object]] = None,
    ) -> DialogueEdit:
        """Wait until a dialogue edit has ended. Waiting again for the same id resumes.

            edit = await client.dialogue_edits.wait("...", timeout=300)

        Args:
            id: The id of the dialogue edit, or an object that has it.
            timeout: Seconds to wait; None waits for as long as it takes.
            poll_interval: Seconds between polls, by default 3. The server may ask for more.
            on_update: Called with the job whenever it has changed.

        Returns:
            The dialogue edit with its result.

        Raises:
            JobFailedError: It ended as FAILED; `error.job` says why.
            WaitTimeoutError: The timeout expired. The job is still running: wait for its id again.
            ApiError: Anything else. `error.id` and `error.job` say what is known of the job.
        """
        return await self._caller.wait(
            DIALOGUE_EDIT_JOB,
            identity(id),
            WaitOptions(timeout=timeout, poll_interval=poll_interval, on_update=on_update),
        )


class DialogueEditsWithRawResponse:
    """`client.dialogue_edits` with whole responses."""

    def __init__(self, dialogue_edits: DialogueEdits) -> None:
        self.create: Final = raw(dialogue_edits.create)
        self.get: Final = raw(dialogue_edits.get)


class AsyncDialogueEditsWithRawResponse:
    """`client.dialogue_edits` with whole responses, to be awaited."""

    def __init__(self, dialogue_edits: AsyncDialogueEdits) -> None:
        self.create: Final = async_raw(dialogue_edits.create)
        self.get: Final = async_raw(dialogue_edits.get)
