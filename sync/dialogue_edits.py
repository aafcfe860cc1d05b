"""Dialogue edits: other words for a video, to be lip-synced afterwards. Early access."""

from __future__ import annotations

from typing import TYPE_CHECKING, Awaitable, Callable, Final, Mapping, Optional, Sequence, Union

from sync_client import api
from sync_client.errors import DecodeError
from sync_client.models import CreateDialogueEditRequest, DialogueEdit, Transcript
from sync_client.types import Operation

from .core import validation
from .core.arguments import check_text
from .core.call.resource import AsyncResource, Resource, async_raw, documented_by, raw
from .core.jobs.wait import wait_until_ended
from .errors import InvalidRequestError

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from sync_client.types import EditsItem, UnknownObject

    from .core.call.options import CallOptions

    Edits = Sequence[Union[EditsItem, UnknownObject, Mapping[str, object]]]
    OnUpdate = Optional[Callable[[DialogueEdit], object]]
    AsyncOnUpdate = Optional[Callable[[DialogueEdit], Union[Awaitable[object], object]]]


class DialogueEdits(Resource):
    """Changes to what is said in a video: `client.dialogue_edits`. Early access."""

    @property
    def with_raw_response(self) -> DialogueEditsWithRawResponse:
        """The same methods, which give the whole answer: `client.dialogue_edits.with_raw_response.get(id).headers`."""
        return DialogueEditsWithRawResponse(DialogueEdits(self._transport, self._context._replace(raw=True)))

    def create(
        self,
        *,
        source_video_url: str,
        source_transcript: Union[Transcript, Mapping[str, object], None],
        edits: Edits,
        voice_id: Optional[str] = None,
        rerun_of_job_id: Optional[str] = None,
        **call_options: Unpack[CallOptions],
    ) -> DialogueEdit:
        """Preview other words for a video. A generation with `dialogue_edit={"id": ...}` then puts them into it.

            edit = client.dialogue_edits.create(
                source_video_url=url,
                source_transcript=transcription.transcript,
                edits=[DialogueChange(word_id="w3", replacement="example")],
            )

        It has no idempotency key, so it is sent again only where the server can't have carried it out.

        Args:
            source_video_url: URL of the video that was transcribed.
            source_transcript: `transcript` of its transcription, as it is. One that is None is refused.
            edits: `DialogueChange` for a word to replace, `DialogueRemoval` for words to take out.
            voice_id: Id of the voice that speaks the new words.
            rerun_of_job_id: Id of an earlier dialogue edit that this one tries again.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The dialogue edit; `wait` gives it with its preview.

        Raises:
            InvalidRequestError: An argument is not right; nothing was sent.
            ApiError: Anything else.
        """
        operation = _create(source_video_url, source_transcript, edits, voice_id, rerun_of_job_id)
        return self._call(operation, call_options)

    def get(self, id: str, **call_options: Unpack[CallOptions]) -> DialogueEdit:
        """Get a dialogue edit.

            edit = client.dialogue_edits.get("...")

        Args:
            id: Id of the dialogue edit.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The dialogue edit; when it is ready, it has a `preview_audio_url`.

        Raises:
            NotFoundError: There is none with this id.
            ApiError: Anything else.
        """
        return self._call(api.get_dialogue_edit(id=validation.check_id(id)), call_options)

    def wait(
        self, id: str, *, timeout: Optional[float] = None, poll_interval: float = 3.0, on_update: OnUpdate = None
    ) -> DialogueEdit:
        """Wait until the preview of a dialogue edit is ready.

            edit = client.dialogue_edits.wait(edit.id, timeout=300)

        Args:
            id: Id of the dialogue edit.
            timeout: Seconds to wait; None for as long as it takes.
            poll_interval: Seconds between polls; the server may ask for more.
            on_update: Called with the dialogue edit whenever it has changed.

        Returns:
            The dialogue edit, with `preview_audio_url` and `preview_duration_ms`.

        Raises:
            JobFailedError: It failed; `error.job` is the dialogue edit.
            WaitTimeoutError: The time is over. The dialogue edit goes on; wait for it again.
            ApiError: Its state could not be asked for.
        """
        return self._run(
            wait_until_ended(
                self._context,
                id,
                api.get_dialogue_edit,
                timeout=timeout,
                poll_interval=poll_interval,
                on_update=on_update,
            )
        )


class AsyncDialogueEdits(AsyncResource):
    """Changes to what is said in a video: `await client.dialogue_edits.get(...)`. Early access."""

    @property
    def with_raw_response(self) -> AsyncDialogueEditsWithRawResponse:
        """The same methods, which give the whole answer."""
        return AsyncDialogueEditsWithRawResponse(AsyncDialogueEdits(self._transport, self._context._replace(raw=True)))

    @documented_by(DialogueEdits.create)
    async def create(
        self,
        *,
        source_video_url: str,
        source_transcript: Union[Transcript, Mapping[str, object], None],
        edits: Edits,
        voice_id: Optional[str] = None,
        rerun_of_job_id: Optional[str] = None,
        **call_options: Unpack[CallOptions],
    ) -> DialogueEdit:
        operation = _create(source_video_url, source_transcript, edits, voice_id, rerun_of_job_id)
        return await self._call(operation, call_options)

    @documented_by(DialogueEdits.get)
    async def get(self, id: str, **call_options: Unpack[CallOptions]) -> DialogueEdit:
        return await self._call(api.get_dialogue_edit(id=validation.check_id(id)), call_options)

    @documented_by(DialogueEdits.wait)
    async def wait(
        self, id: str, *, timeout: Optional[float] = None, poll_interval: float = 3.0, on_update: AsyncOnUpdate = None
    ) -> DialogueEdit:
        return await self._run(
            wait_until_ended(
                self._context,
                id,
                api.get_dialogue_edit,
                timeout=timeout,
                poll_interval=poll_interval,
                on_update=on_update,
            )
        )


class DialogueEditsWithRawResponse:
    """`client.dialogue_edits` with whole answers."""

    def __init__(self, dialogue_edits: DialogueEdits) -> None:
        self.create: Final = raw(dialogue_edits.create)
        self.get: Final = raw(dialogue_edits.get)


class AsyncDialogueEditsWithRawResponse:
    """`client.dialogue_edits` with whole answers, to be awaited."""

    def __init__(self, dialogue_edits: AsyncDialogueEdits) -> None:
        self.create: Final = async_raw(dialogue_edits.create)
        self.get: Final = async_raw(dialogue_edits.get)


def _create(
    source_video_url: str,
    source_transcript: Union[Transcript, Mapping[str, object], None],
    edits: Edits,
    voice_id: Optional[str],
    rerun_of_job_id: Optional[str],
) -> Operation[DialogueEdit]:
    if not isinstance(source_transcript, (Transcript, Mapping)):
        raise InvalidRequestError(
            "source_transcript must be the transcript of a transcription that is finished: wait for it first.",
            field="source_transcript",
        )
    if not edits:
        raise InvalidRequestError("edits is empty: give at least one change or removal.", field="edits")
    try:
        body = CreateDialogueEditRequest(
            source_video_url=check_text(source_video_url, "source_video_url"),
            source_transcript=source_transcript,
            edits=edits,
            voice_id=voice_id,
            rerun_of_job_id=rerun_of_job_id,
        )
    except DecodeError as error:
        raise InvalidRequestError(f"edits: {error}.", field="edits") from None
    return api.create_dialogue_edit(body=body)
