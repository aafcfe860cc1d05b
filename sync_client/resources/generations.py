# Generated from openapi.yaml by `make generate`: do not edit.
"""Create, follow and manage generations: a video and a voice go in, a lip-synced video comes out."""

from __future__ import annotations

import os
from functools import partial
from typing import (
    TYPE_CHECKING,
    Any,
    AsyncIterator,
    Callable,
    Final,
    Iterator,
    List,
    Mapping,
    Optional,
    Sequence,
    Union,
    cast,
)

from .. import api, models
from ..callers import AsyncCaller, Caller, Job, Pages, Progress, WaitOptions, async_raw, raw
from ..forms import form_of
from ..options import UNCHANGED, CallOptions, RequestOptions, Timeout
from ..types import FileInput, HasId, Operation, UnknownObject
from ..wire import identities, identity, new_key, switch

if TYPE_CHECKING:
    from ..models import (
        DialogueEditReference,
        DubParams,
        EstimatedGenerationCost,
        Generation,
        GenerationCosts,
        GenerationExtra,
        GenerationOptions,
        GenerationSegment,
        GenerationSource,
        GenerationStatus,
        GenerationType,
        InputItem,
        Model,
    )

__all__ = ("AsyncGenerations", "AsyncGenerationsWithRawResponse", "Generations", "GenerationsWithRawResponse")


def _create_generation(
    *,
    model: Union[Model, str],
    input: Sequence[Union[InputItem, UnknownObject, Mapping[str, object], os.PathLike[str]]],
    options: Union[GenerationOptions, Mapping[str, object], None] = None,
    segments: Optional[Sequence[Union[GenerationSegment, Mapping[str, object]]]] = None,
    webhook_url: Optional[str] = None,
    output_file_name: Optional[str] = None,
    project_id: Optional[str] = None,
    dub_params: Union[DubParams, Mapping[str, object], None] = None,
    dialogue_edit: Union[DialogueEditReference, Mapping[str, object], None] = None,
    idempotency_key: Optional[str] = None,
) -> Operation[Generation]:
    body = models.CreateGenerationRequest(
        model=cast("Any", model),
        input=cast("Any", input),
        options=options,
        segments=segments,
        webhook_url=webhook_url,
        output_file_name=output_file_name,
        project_id=project_id,
        dub_params=dub_params,
        dialogue_edit=dialogue_edit,
    )
    return api.create_generation(body=body, idempotency_key=new_key() if idempotency_key is None else idempotency_key)


def _create_generation_multipart(
    *,
    model: Union[Model, str],
    video: Optional[FileInput] = None,
    image: Optional[FileInput] = None,
    audio: Optional[FileInput] = None,
    input: Optional[Sequence[Union[InputItem, UnknownObject, Mapping[str, object]]]] = None,
    options: Union[GenerationOptions, Mapping[str, object], None] = None,
    segments: Optional[Sequence[Union[GenerationSegment, Mapping[str, object]]]] = None,
    webhook_url: Optional[str] = None,
    output_file_name: Optional[str] = None,
    project_id: Optional[str] = None,
    dub_params: Union[DubParams, Mapping[str, object], None] = None,
    dialogue_edit: Union[DialogueEditReference, Mapping[str, object], None] = None,
    idempotency_key: Optional[str] = None,
) -> Operation[Generation]:
    request = models.CreateGenerationRequest(
        model=cast("Any", model),
        input=cast("Any", input),
        options=options,
        segments=segments,
        webhook_url=webhook_url,
        output_file_name=output_file_name,
        project_id=project_id,
        dub_params=dub_params,
        dialogue_edit=dialogue_edit,
    )
    body = form_of(models.CreateGenerationWithFilesRequest, request, {"video": video, "image": image, "audio": audio})
    return api.create_generation_multipart(
        body=body, idempotency_key=new_key() if idempotency_key is None else idempotency_key
    )


def _get_generation(
    id: str,
    *,
    wait: Optional[bool] = None,
    timeout: Optional[float] = None,
    include: Union[GenerationExtra, str, None] = None,
) -> Operation[Generation]:
    return api.get_generation(id=id, wait=wait, timeout=timeout, include=include)


def _get_generation_costs(id: str) -> Operation[GenerationCosts]:
    return api.get_generation_costs(id=id)


def _list_generations(
    *,
    status: Union[GenerationStatus, str, Sequence[str], None] = None,
    ids: Union[str, Sequence[str], None] = None,
    source: Union[str, Sequence[str], None] = None,
    project_id: Optional[str] = None,
    limit: Optional[int] = None,
    cursor: Optional[str] = None,
) -> Operation[List[Generation]]:
    return api.list_generations(
        status=status, ids=ids, source=source, project_id=project_id, limit=limit, cursor=cursor
    )


def _count_generations(
    *,
    status: Union[GenerationStatus, str, Sequence[str], None] = None,
    type: Union[GenerationType, str, None] = None,
    source: Union[str, Sequence[str], None] = None,
    generation_source: Union[GenerationSource, str, None] = None,
    current_user_only: Optional[bool] = None,
) -> Operation[int]:
    return api.count_generations(
        status=status,
        type=type,
        source=source,
        generation_source=generation_source,
        current_user_only=current_user_only,
    )


def _estimate_generation_cost(
    *, model: Union[Model, str], duration: float, fps: Optional[float] = None, reasoning_enabled: Optional[bool] = None
) -> Operation[EstimatedGenerationCost]:
    body = models.EstimateGenerationCostRequest(
        model=cast("Any", model), duration=duration, fps=fps, reasoning_enabled=reasoning_enabled
    )
    return api.estimate_generation_cost(body=body)


def _analyze_cost(
    *,
    model: Union[Model, str],
    input: Sequence[Union[InputItem, UnknownObject, Mapping[str, object], os.PathLike[str]]],
    options: Union[GenerationOptions, Mapping[str, object], None] = None,
    segments: Optional[Sequence[Union[GenerationSegment, Mapping[str, object]]]] = None,
    webhook_url: Optional[str] = None,
    output_file_name: Optional[str] = None,
    project_id: Optional[str] = None,
    dub_params: Union[DubParams, Mapping[str, object], None] = None,
    dialogue_edit: Union[DialogueEditReference, Mapping[str, object], None] = None,
) -> Operation[List[EstimatedGenerationCost]]:
    body = models.CreateGenerationRequest(
        model=cast("Any", model),
        input=cast("Any", input),
        options=options,
        segments=segments,
        webhook_url=webhook_url,
        output_file_name=output_file_name,
        project_id=project_id,
        dub_params=dub_params,
        dialogue_edit=dialogue_edit,
    )
    return api.analyze_cost(body=body)


def _get_generation_by_id(id: str) -> Operation[Generation]:
    return api.get_generation_by_id(id=id)


def _delete_generation(id: str) -> Operation[Generation]:
    return api.delete_generation(id=id)


GENERATION_JOB: Job[Generation] = Job(
    _get_generation,
    interval=10.0,
    succeeded=("COMPLETED",),
    failed=("FAILED", "REJECTED"),
    running=("PENDING", "PROCESSING"),
    hold={"wait": True, "timeout": None},
    longest_hold=10.0,
    progress={"include": "progress"},
)


class Generations:
    """Create, follow and manage generations: a video and a voice go in, a lip-synced video comes out: `client.generations`."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> GenerationsWithRawResponse:
        """The same methods, but each returns a `RawResponse`: status, headers, body, and the result as `data`."""
        return GenerationsWithRawResponse(type(self)(self._caller.raw()))

    def create(
        self,
        *,
        model: Union[Model, str],
        input: Sequence[Union[InputItem, UnknownObject, Mapping[str, object], os.PathLike[str]]],
        options: Union[GenerationOptions, Mapping[str, object], None] = None,
        segments: Optional[Sequence[Union[GenerationSegment, Mapping[str, object]]]] = None,
        webhook_url: Optional[str] = None,
        output_file_name: Optional[str] = None,
        project_id: Union[str, HasId, None] = None,
        dub_params: Union[DubParams, Mapping[str, object], None] = None,
        dialogue_edit: Union[DialogueEditReference, Mapping[str, object], None] = None,
        idempotency_key: Optional[str] = None,
        on_progress: Optional[Callable[[Progress], object]] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Generation:
        """Create a generation.

            generation = client.generations.create(model="lipsync-2", input=[Video(url=...), Audio(url=...)])

        The job runs in the background: wait for it, poll it, or have it call your `webhook_url`. It is billed once,
        when it completes, however often the request is repeated with the same idempotency key. There is no way to
        cancel it.

        Args:
            model: The name of the model.
            input: One video or image, and one audio or text. Several audio or text items need `segments`. With
                `dub_params` or `dialogue_edit`: one video and nothing else.
            options: How the model works. A model ignores options that it does not have.
            segments: Which parts of the video get which audio. Every audio and text item then needs a `ref_id`.
            webhook_url: An HTTPS URL to call when the generation has ended.
            output_file_name: The name of the output file, without its extension, at most 255 characters. Letters,
                digits, `_` and `-` are kept, spaces become `_`, and other characters are dropped.
            project_id: The id of the project that the generation belongs to, a UUID, or an object that has it.
            dub_params: Translate the speech of the video instead of giving it other audio.
            dialogue_edit: Put a dialogue edit into the video instead of giving it other audio.
            idempotency_key: Makes the request safe to repeat: requests with the same key and the same content take
                effect once. 1 to 128 letters, digits, `.`, `_`, `~` and `-`, case-sensitive, shared by the whole
                organization. The same key with different content is a conflict. By default each call has a key of its
                own, which its retries share.
            on_progress: Called with a `Progress` as the bytes of local files go out: `file` is the name of the one that
                moves.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The generation. Its `status` is usually PENDING, or REJECTED if it will never run.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            PaymentRequiredError: The plan does not include this, the quota is used up, or an invoice is unpaid.
            NotFoundError: Something that the request refers to does not exist.
            ConflictError: The idempotency key was used for a different request before.
            ContentTooLargeError: A file is larger than 5 GiB, another field is larger than 1 MiB, or there are too many
                of them.
            UnprocessableEntityError: The media can't be fetched or used, or the plan does not allow it; the error code
                says why.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(
                _create_generation,
                model=model,
                input=input,
                options=options,
                segments=segments,
                webhook_url=webhook_url,
                output_file_name=output_file_name,
                project_id=identity(project_id),
                dub_params=dub_params,
                dialogue_edit=dialogue_edit,
                idempotency_key=idempotency_key,
            ),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
            files=["input"],
            on_progress=on_progress,
        )

    def create_with_files(
        self,
        *,
        model: Union[Model, str],
        video: Optional[FileInput] = None,
        image: Optional[FileInput] = None,
        audio: Optional[FileInput] = None,
        input: Optional[Sequence[Union[InputItem, UnknownObject, Mapping[str, object]]]] = None,
        options: Union[GenerationOptions, Mapping[str, object], None] = None,
        segments: Optional[Sequence[Union[GenerationSegment, Mapping[str, object]]]] = None,
        webhook_url: Optional[str] = None,
        output_file_name: Optional[str] = None,
        project_id: Union[str, HasId, None] = None,
        dub_params: Union[DubParams, Mapping[str, object], None] = None,
        dialogue_edit: Union[DialogueEditReference, Mapping[str, object], None] = None,
        idempotency_key: Optional[str] = None,
        on_progress: Optional[Callable[[Progress], object]] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Generation:
        """Create a generation.

            generation = client.generations.create_with_files(
                model="lipsync-2", video="video.mp4", audio="audio.wav")

        The job runs in the background: wait for it, poll it, or have it call your `webhook_url`. It is billed once,
        when it completes, however often the request is repeated with the same idempotency key. There is no way to
        cancel it.

        Args:
            model: The name of the model.
            video: A video file: MP4, MOV, WebM or AVI, at most 5 GiB.
            image: An image file: JPEG, PNG or WebP, at most 5 GiB. Needs the model `sync-3`.
            audio: An audio file: WAV, MP3, OGG, FLAC, ALAC or MP4, at most 5 GiB.
            input: One video or image, and one audio or text. Several audio or text items need `segments`. With
                `dub_params` or `dialogue_edit`: one video and nothing else.
            options: How the model works. A model ignores options that it does not have.
            segments: Which parts of the video get which audio. Every audio and text item then needs a `ref_id`.
            webhook_url: An HTTPS URL to call when the generation has ended.
            output_file_name: The name of the output file, without its extension, at most 255 characters. Letters,
                digits, `_` and `-` are kept, spaces become `_`, and other characters are dropped.
            project_id: The id of the project that the generation belongs to, a UUID, or an object that has it.
            dub_params: Translate the speech of the video instead of giving it other audio.
            dialogue_edit: Put a dialogue edit into the video instead of giving it other audio.
            idempotency_key: Makes the request safe to repeat: requests with the same key and the same content take
                effect once. 1 to 128 letters, digits, `.`, `_`, `~` and `-`, case-sensitive, shared by the whole
                organization. The same key with different content is a conflict. By default each call has a key of its
                own, which its retries share.
            on_progress: Called with a `Progress` as the bytes of local files go out: `file` is the name of the one that
                moves.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The generation. Its `status` is usually PENDING, or REJECTED if it will never run.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            PaymentRequiredError: The plan does not include this, the quota is used up, or an invoice is unpaid.
            NotFoundError: Something that the request refers to does not exist.
            ConflictError: The idempotency key was used for a different request before.
            ContentTooLargeError: A file is larger than 5 GiB, another field is larger than 1 MiB, or there are too many
                of them.
            UnprocessableEntityError: The media can't be fetched or used, or the plan does not allow it; the error code
                says why.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(
                _create_generation_multipart,
                model=model,
                video=video,
                image=image,
                audio=audio,
                input=input,
                options=options,
                segments=segments,
                webhook_url=webhook_url,
                output_file_name=output_file_name,
                project_id=identity(project_id),
                dub_params=dub_params,
                dialogue_edit=dialogue_edit,
                idempotency_key=idempotency_key,
            ),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
            files=["video", "image", "audio"],
            on_progress=on_progress,
        )

    def get(
        self,
        id: Union[str, HasId],
        *,
        include_progress: bool = False,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Generation:
        """Get a generation.

            generation = client.generations.get("...")

        Returns the current state at once. `output_url` is set once the status is COMPLETED.

        Args:
            id: The id of the generation, a UUID, or an object that has it.
            include_progress: Ask for `progress_percent`, too. Not together with `wait`.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The generation as it is now.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            NotFoundError: There is no generation with this id.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_get_generation, id=identity(id), include=switch(include_progress, "progress")),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def wait(
        self,
        id: Union[str, HasId],
        *,
        timeout: Optional[float] = None,
        poll_interval: float = 10.0,
        on_update: Optional[Callable[[Generation], object]] = None,
        progress: bool = False,
        on_progress: Optional[Callable[[Progress], object]] = None,
    ) -> Generation:
        """Wait until a generation has ended. Waiting again for the same id resumes.

            generation = client.generations.wait("...", timeout=600)

        Args:
            id: The id of the generation, a UUID, or an object that has it.
            timeout: Seconds to wait; None waits for as long as it takes.
            poll_interval: Seconds between polls, where the server does not hold them, by default 10. The server may ask
                for more.
            on_update: Called with the job whenever it has changed.
            progress: Ask for the progress with each poll. The server then holds no poll: it costs `poll_interval`.
            on_progress: Called with a `Progress` at each poll: `elapsed` in seconds, and `percent` where `progress`
                asks for it.

        Returns:
            The generation with its result.

        Raises:
            JobFailedError: It ended as FAILED or REJECTED; `error.job` says why.
            WaitTimeoutError: The timeout expired. The job is still running: wait for its id again.
            ApiError: Anything else. `error.id` and `error.job` say what is known of the job.
        """
        return self._caller.wait(
            GENERATION_JOB,
            identity(id),
            WaitOptions(
                timeout=timeout,
                poll_interval=poll_interval,
                on_update=on_update,
                progress=progress,
                on_progress=on_progress,
            ),
        )

    def create_and_wait(
        self,
        *,
        model: Union[Model, str],
        input: Sequence[Union[InputItem, UnknownObject, Mapping[str, object], os.PathLike[str]]],
        options: Union[GenerationOptions, Mapping[str, object], None] = None,
        segments: Optional[Sequence[Union[GenerationSegment, Mapping[str, object]]]] = None,
        webhook_url: Optional[str] = None,
        output_file_name: Optional[str] = None,
        project_id: Union[str, HasId, None] = None,
        dub_params: Union[DubParams, Mapping[str, object], None] = None,
        dialogue_edit: Union[DialogueEditReference, Mapping[str, object], None] = None,
        idempotency_key: Optional[str] = None,
        timeout: Optional[float] = None,
        poll_interval: float = 10.0,
        on_update: Optional[Callable[[Generation], object]] = None,
        progress: bool = False,
        on_progress: Optional[Callable[[Progress], object]] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        request_options: Optional[RequestOptions] = None,
    ) -> Generation:
        """Create a generation and wait until it has ended.

            generation = client.generations.create_and_wait(
                model="lipsync-2", input=[Video(url=...), Audio(url=...)], timeout=600)

        The job runs in the background: wait for it, poll it, or have it call your `webhook_url`. It is billed once,
        when it completes, however often the request is repeated with the same idempotency key. There is no way to
        cancel it.

        Args:
            model: The name of the model.
            input: One video or image, and one audio or text. Several audio or text items need `segments`. With
                `dub_params` or `dialogue_edit`: one video and nothing else.
            options: How the model works. A model ignores options that it does not have.
            segments: Which parts of the video get which audio. Every audio and text item then needs a `ref_id`.
            webhook_url: An HTTPS URL to call when the generation has ended.
            output_file_name: The name of the output file, without its extension, at most 255 characters. Letters,
                digits, `_` and `-` are kept, spaces become `_`, and other characters are dropped.
            project_id: The id of the project that the generation belongs to, a UUID, or an object that has it.
            dub_params: Translate the speech of the video instead of giving it other audio.
            dialogue_edit: Put a dialogue edit into the video instead of giving it other audio.
            idempotency_key: Makes the request safe to repeat: requests with the same key and the same content take
                effect once. 1 to 128 letters, digits, `.`, `_`, `~` and `-`, case-sensitive, shared by the whole
                organization. The same key with different content is a conflict. By default each call has a key of its
                own, which its retries share.
            timeout: Seconds to wait; None waits for as long as it takes.
            poll_interval: Seconds between polls, where the server does not hold them, by default 10. The server may ask
                for more.
            on_update: Called with the job whenever it has changed.
            progress: Ask for the progress with each poll. The server then holds no poll: it costs `poll_interval`.
            on_progress: Called with a `Progress` at each poll: `elapsed` in seconds, and `percent` where `progress`
                asks for it. Before that, as the bytes of local files go out, as for `create`.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The generation with its result.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            JobFailedError: It ended as FAILED or REJECTED; `error.job` says why.
            WaitTimeoutError: The timeout expired. The job is still running: wait for its id again.
            ApiError: Anything else. `error.id` and `error.job` say what is known of the job.
        """
        return self._caller.create_and_wait(
            partial(
                _create_generation,
                model=model,
                input=input,
                options=options,
                segments=segments,
                webhook_url=webhook_url,
                output_file_name=output_file_name,
                project_id=identity(project_id),
                dub_params=dub_params,
                dialogue_edit=dialogue_edit,
                idempotency_key=idempotency_key,
            ),
            CallOptions(
                extra_headers=extra_headers,
                extra_query=extra_query,
                extra_body=extra_body,
                request_options=request_options,
            ),
            GENERATION_JOB,
            WaitOptions(
                timeout=timeout,
                poll_interval=poll_interval,
                on_update=on_update,
                progress=progress,
                on_progress=on_progress,
            ),
            files=["input"],
        )

    def costs(
        self,
        id: Union[str, HasId],
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> GenerationCosts:
        """Get the cost of a generation.

            cost = client.generations.costs("...").total_cost_usd

        Costs become known only some time after a generation has ended. `availability` says how much is known.

        Args:
            id: The id of the generation, a UUID, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The costs in US dollars, as decimal strings. `total_cost_usd` is None until all of them are known.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            NotFoundError: There is no generation with this id.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_get_generation_costs, id=identity(id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def list(
        self,
        *,
        status: Union[GenerationStatus, str, Sequence[str], None] = None,
        ids: Union[str, HasId, Sequence[Union[str, HasId]], None] = None,
        source: Union[str, Sequence[str], None] = None,
        project_id: Union[str, HasId, None] = None,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> List[Generation]:
        """List generations.

            completed = client.generations.list(status=["COMPLETED"], limit=100)

        With `limit`, returns one page, newest first; without it, everything that matches, in no particular order. Only
        generations that match every filter are listed.

        Args:
            status: Only generations with one of these statuses.
            ids: Only generations with these ids.
            source: Only generations from one of these sources, such as `api`.
            project_id: Only generations of this project. A project that the API key can't see has none.
            limit: The number of generations per page, 1 to 100. Without it, everything comes at once.
            cursor: The id of the last generation of the previous page. Needs `limit`. Leave it out for the first page.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The generations. A page with fewer than `limit` of them is the last.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(
                _list_generations,
                status=status,
                ids=identities(ids),
                source=source,
                project_id=identity(project_id),
                limit=limit,
                cursor=cursor,
            ),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
            split="ids",
        )

    def iter(
        self,
        *,
        status: Union[GenerationStatus, str, Sequence[str], None] = None,
        ids: Union[str, HasId, Sequence[Union[str, HasId]], None] = None,
        source: Union[str, Sequence[str], None] = None,
        project_id: Union[str, HasId, None] = None,
        limit: Optional[int] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Iterator[Generation]:
        """Iterate over all generations.

            for generation in client.generations.iter(status=["COMPLETED"]):
                print(generation.output_url)

        One page is held at a time; the next is fetched when it is needed.

        Args:
            status: Only generations with one of these statuses.
            ids: Only generations with these ids.
            source: Only generations from one of these sources, such as `api`.
            project_id: Only generations of this project. A project that the API key can't see has none.
            limit: How many a page holds, 1 to 100; 100 by default.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            An iterator over the items, each once.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ApiError: A request failed.
        """
        return self._caller.pages(
            partial(
                _list_generations,
                status=status,
                ids=identities(ids),
                source=source,
                project_id=identity(project_id),
                limit=100 if limit is None else limit,
            ),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
            Pages("last-id", 100),
            split="ids",
        )

    def count(
        self,
        *,
        status: Union[GenerationStatus, str, Sequence[str], None] = None,
        type: Union[GenerationType, str, None] = None,
        source: Union[str, Sequence[str], None] = None,
        generation_source: Union[GenerationSource, str, None] = None,
        current_user_only: Optional[bool] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> int:
        """Count generations.

            running = client.generations.count(status=["PENDING", "PROCESSING"])

        Only generations that match every filter are counted.

        Args:
            status: Only generations with one of these statuses.
            type: Only generations of this origin.
            source: Only generations from one of these sources, such as `api`.
            generation_source: Only generations that were created with this product.
            current_user_only: Whether to count only generations of the owner of the API key. False by default.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The number of generations that match.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(
                _count_generations,
                status=status,
                type=type,
                source=source,
                generation_source=generation_source,
                current_user_only=current_user_only,
            ),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def estimate_cost_of_duration(
        self,
        *,
        model: Union[Model, str],
        duration: float,
        fps: Optional[float] = None,
        reasoning_enabled: Optional[bool] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> EstimatedGenerationCost:
        """Estimate the cost of a duration.

            estimate = client.generations.estimate_cost_of_duration(model="lipsync-2", duration=12.5)

        Estimates the cost of an output of that length. Needs no media; nothing is created or billed.

        Args:
            model: The name of the model.
            duration: The length of the output, in seconds, above 0.
            fps: The frame rate, in frames per second, above 0; 30 by default.
            reasoning_enabled: Whether the model uses its reasoning, if it has any.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The estimate in US dollars, and in credits where the organization pays in credits.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            UnprocessableEntityError: There is no price for this model.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(
                _estimate_generation_cost, model=model, duration=duration, fps=fps, reasoning_enabled=reasoning_enabled
            ),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def estimate_cost(
        self,
        *,
        model: Union[Model, str],
        input: Sequence[Union[InputItem, UnknownObject, Mapping[str, object], os.PathLike[str]]],
        options: Union[GenerationOptions, Mapping[str, object], None] = None,
        segments: Optional[Sequence[Union[GenerationSegment, Mapping[str, object]]]] = None,
        webhook_url: Optional[str] = None,
        output_file_name: Optional[str] = None,
        project_id: Union[str, HasId, None] = None,
        dub_params: Union[DubParams, Mapping[str, object], None] = None,
        dialogue_edit: Union[DialogueEditReference, Mapping[str, object], None] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> List[EstimatedGenerationCost]:
        """Estimate the cost of a generation.

            estimates = client.generations.estimate_cost(
                model="lipsync-2", input=[Video(url=...), Audio(url=...)])

        Takes the same arguments as creating a generation. Nothing is created or billed.

        Args:
            model: The name of the model.
            input: One video or image, and one audio or text. Several audio or text items need `segments`. With
                `dub_params` or `dialogue_edit`: one video and nothing else.
            options: How the model works. A model ignores options that it does not have.
            segments: Which parts of the video get which audio. Every audio and text item then needs a `ref_id`.
            webhook_url: An HTTPS URL to call when the generation has ended.
            output_file_name: The name of the output file, without its extension, at most 255 characters. Letters,
                digits, `_` and `-` are kept, spaces become `_`, and other characters are dropped.
            project_id: The id of the project that the generation belongs to, a UUID, or an object that has it.
            dub_params: Translate the speech of the video instead of giving it other audio.
            dialogue_edit: Put a dialogue edit into the video instead of giving it other audio.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The estimates, in US dollars. Usually there is one.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            PaymentRequiredError: The plan does not include this, the quota is used up, or an invoice is unpaid.
            UnprocessableEntityError: The media can't be fetched or used, or the plan does not allow it; the error code
                says why.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(
                _analyze_cost,
                model=model,
                input=input,
                options=options,
                segments=segments,
                webhook_url=webhook_url,
                output_file_name=output_file_name,
                project_id=identity(project_id),
                dub_params=dub_params,
                dialogue_edit=dialogue_edit,
            ),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
            files=["input"],
        )

    def get_by_id(
        self,
        id: Union[str, HasId],
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Generation:
        """Get any generation of the organization.

            generation = client.generations.get_by_id("...")

        Also finds generations that another API key of the organization created. The API does not document this
        operation: use the documented one unless it does not find the generation.

        Args:
            id: The id of the generation, a UUID, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The generation as it is now.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            NotFoundError: There is no generation with this id.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_get_generation_by_id, id=identity(id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def delete(
        self,
        id: Union[str, HasId],
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Generation:
        """Delete a generation that has ended.

            client.generations.delete("...")

        Any API key of the organization may delete it. A generation that is still PENDING or PROCESSING can be neither
        deleted nor cancelled.

        Args:
            id: The id of the generation, a UUID, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The generation that was deleted. Where the response has no body, only its id is known.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            NotFoundError: There is no generation with this id.
            ConflictError: The generation is still PENDING or PROCESSING.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_delete_generation, id=identity(id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )


class AsyncGenerations:
    """Create, follow and manage generations: a video and a voice go in, a lip-synced video comes out: `client.generations`, to be awaited."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> AsyncGenerationsWithRawResponse:
        """The same methods, but each returns a `RawResponse`: status, headers, body, and the result as `data`."""
        return AsyncGenerationsWithRawResponse(type(self)(self._caller.raw()))

    async def create(
        self,
        *,
        model: Union[Model, str],
        input: Sequence[Union[InputItem, UnknownObject, Mapping[str, object], os.PathLike[str]]],
        options: Union[GenerationOptions, Mapping[str, object], None] = None,
        segments: Optional[Sequence[Union[GenerationSegment, Mapping[str, object]]]] = None,
        webhook_url: Optional[str] = None,
        output_file_name: Optional[str] = None,
        project_id: Union[str, HasId, None] = None,
        dub_params: Union[DubParams, Mapping[str, object], None] = None,
        dialogue_edit: Union[DialogueEditReference, Mapping[str, object], None] = None,
        idempotency_key: Optional[str] = None,
        on_progress: Optional[Callable[[Progress], object]] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Generation:
        """Create a generation.

            generation = await client.generations.create(model="lipsync-2", input=[Video(url=...), Audio(url=...)])

        The job runs in the background: wait for it, poll it, or have it call your `webhook_url`. It is billed once,
        when it completes, however often the request is repeated with the same idempotency key. There is no way to
        cancel it.

        Args:
            model: The name of the model.
            input: One video or image, and one audio or text. Several audio or text items need `segments`. With
                `dub_params` or `dialogue_edit`: one video and nothing else.
            options: How the model works. A model ignores options that it does not have.
            segments: Which parts of the video get which audio. Every audio and text item then needs a `ref_id`.
            webhook_url: An HTTPS URL to call when the generation has ended.
            output_file_name: The name of the output file, without its extension, at most 255 characters. Letters,
                digits, `_` and `-` are kept, spaces become `_`, and other characters are dropped.
            project_id: The id of the project that the generation belongs to, a UUID, or an object that has it.
            dub_params: Translate the speech of the video instead of giving it other audio.
            dialogue_edit: Put a dialogue edit into the video instead of giving it other audio.
            idempotency_key: Makes the request safe to repeat: requests with the same key and the same content take
                effect once. 1 to 128 letters, digits, `.`, `_`, `~` and `-`, case-sensitive, shared by the whole
                organization. The same key with different content is a conflict. By default each call has a key of its
                own, which its retries share.
            on_progress: Called with a `Progress` as the bytes of local files go out: `file` is the name of the one that
                moves.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The generation. Its `status` is usually PENDING, or REJECTED if it will never run.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            PaymentRequiredError: The plan does not include this, the quota is used up, or an invoice is unpaid.
            NotFoundError: Something that the request refers to does not exist.
            ConflictError: The idempotency key was used for a different request before.
            ContentTooLargeError: A file is larger than 5 GiB, another field is larger than 1 MiB, or there are too many
                of them.
            UnprocessableEntityError: The media can't be fetched or used, or the plan does not allow it; the error code
                says why.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(
                _create_generation,
                model=model,
                input=input,
                options=options,
                segments=segments,
                webhook_url=webhook_url,
                output_file_name=output_file_name,
                project_id=identity(project_id),
                dub_params=dub_params,
                dialogue_edit=dialogue_edit,
                idempotency_key=idempotency_key,
            ),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
            files=["input"],
            on_progress=on_progress,
        )

    async def create_with_files(
        self,
        *,
        model: Union[Model, str],
        video: Optional[FileInput] = None,
        image: Optional[FileInput] = None,
        audio: Optional[FileInput] = None,
        input: Optional[Sequence[Union[InputItem, UnknownObject, Mapping[str, object]]]] = None,
        options: Union[GenerationOptions, Mapping[str, object], None] = None,
        segments: Optional[Sequence[Union[GenerationSegment, Mapping[str, object]]]] = None,
        webhook_url: Optional[str] = None,
        output_file_name: Optional[str] = None,
        project_id: Union[str, HasId, None] = None,
        dub_params: Union[DubParams, Mapping[str, object], None] = None,
        dialogue_edit: Union[DialogueEditReference, Mapping[str, object], None] = None,
        idempotency_key: Optional[str] = None,
        on_progress: Optional[Callable[[Progress], object]] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Generation:
        """Create a generation.

            generation = await client.generations.create_with_files(
                model="lipsync-2", video="video.mp4", audio="audio.wav")

        The job runs in the background: wait for it, poll it, or have it call your `webhook_url`. It is billed once,
        when it completes, however often the request is repeated with the same idempotency key. There is no way to
        cancel it.

        Args:
            model: The name of the model.
            video: A video file: MP4, MOV, WebM or AVI, at most 5 GiB.
            image: An image file: JPEG, PNG or WebP, at most 5 GiB. Needs the model `sync-3`.
            audio: An audio file: WAV, MP3, OGG, FLAC, ALAC or MP4, at most 5 GiB.
            input: One video or image, and one audio or text. Several audio or text items need `segments`. With
                `dub_params` or `dialogue_edit`: one video and nothing else.
            options: How the model works. A model ignores options that it does not have.
            segments: Which parts of the video get which audio. Every audio and text item then needs a `ref_id`.
            webhook_url: An HTTPS URL to call when the generation has ended.
            output_file_name: The name of the output file, without its extension, at most 255 characters. Letters,
                digits, `_` and `-` are kept, spaces become `_`, and other characters are dropped.
            project_id: The id of the project that the generation belongs to, a UUID, or an object that has it.
            dub_params: Translate the speech of the video instead of giving it other audio.
            dialogue_edit: Put a dialogue edit into the video instead of giving it other audio.
            idempotency_key: Makes the request safe to repeat: requests with the same key and the same content take
                effect once. 1 to 128 letters, digits, `.`, `_`, `~` and `-`, case-sensitive, shared by the whole
                organization. The same key with different content is a conflict. By default each call has a key of its
                own, which its retries share.
            on_progress: Called with a `Progress` as the bytes of local files go out: `file` is the name of the one that
                moves.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The generation. Its `status` is usually PENDING, or REJECTED if it will never run.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            PaymentRequiredError: The plan does not include this, the quota is used up, or an invoice is unpaid.
            NotFoundError: Something that the request refers to does not exist.
            ConflictError: The idempotency key was used for a different request before.
            ContentTooLargeError: A file is larger than 5 GiB, another field is larger than 1 MiB, or there are too many
                of them.
            UnprocessableEntityError: The media can't be fetched or used, or the plan does not allow it; the error code
                says why.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(
                _create_generation_multipart,
                model=model,
                video=video,
                image=image,
                audio=audio,
                input=input,
                options=options,
                segments=segments,
                webhook_url=webhook_url,
                output_file_name=output_file_name,
                project_id=identity(project_id),
                dub_params=dub_params,
                dialogue_edit=dialogue_edit,
                idempotency_key=idempotency_key,
            ),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
            files=["video", "image", "audio"],
            on_progress=on_progress,
        )

    async def get(
        self,
        id: Union[str, HasId],
        *,
        include_progress: bool = False,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Generation:
        """Get a generation.

            generation = await client.generations.get("...")

        Returns the current state at once. `output_url` is set once the status is COMPLETED.

        Args:
            id: The id of the generation, a UUID, or an object that has it.
            include_progress: Ask for `progress_percent`, too. Not together with `wait`.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The generation as it is now.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            NotFoundError: There is no generation with this id.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_get_generation, id=identity(id), include=switch(include_progress, "progress")),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    async def wait(
        self,
        id: Union[str, HasId],
        *,
        timeout: Optional[float] = None,
        poll_interval: float = 10.0,
        on_update: Optional[Callable[[Generation], object]] = None,
        progress: bool = False,
        on_progress: Optional[Callable[[Progress], object]] = None,
    ) -> Generation:
        """Wait until a generation has ended. Waiting again for the same id resumes.

            generation = await client.generations.wait("...", timeout=600)

        Args:
            id: The id of the generation, a UUID, or an object that has it.
            timeout: Seconds to wait; None waits for as long as it takes.
            poll_interval: Seconds between polls, where the server does not hold them, by default 10. The server may ask
                for more.
            on_update: Called with the job whenever it has changed.
            progress: Ask for the progress with each poll. The server then holds no poll: it costs `poll_interval`.
            on_progress: Called with a `Progress` at each poll: `elapsed` in seconds, and `percent` where `progress`
                asks for it.

        Returns:
            The generation with its result.

        Raises:
            JobFailedError: It ended as FAILED or REJECTED; `error.job` says why.
            WaitTimeoutError: The timeout expired. The job is still running: wait for its id again.
            ApiError: Anything else. `error.id` and `error.job` say what is known of the job.
        """
        return await self._caller.wait(
            GENERATION_JOB,
            identity(id),
            WaitOptions(
                timeout=timeout,
                poll_interval=poll_interval,
                on_update=on_update,
                progress=progress,
                on_progress=on_progress,
            ),
        )

    async def create_and_wait(
        self,
        *,
        model: Union[Model, str],
        input: Sequence[Union[InputItem, UnknownObject, Mapping[str, object], os.PathLike[str]]],
        options: Union[GenerationOptions, Mapping[str, object], None] = None,
        segments: Optional[Sequence[Union[GenerationSegment, Mapping[str, object]]]] = None,
        webhook_url: Optional[str] = None,
        output_file_name: Optional[str] = None,
        project_id: Union[str, HasId, None] = None,
        dub_params: Union[DubParams, Mapping[str, object], None] = None,
        dialogue_edit: Union[DialogueEditReference, Mapping[str, object], None] = None,
        idempotency_key: Optional[str] = None,
        timeout: Optional[float] = None,
        poll_interval: float = 10.0,
        on_update: Optional[Callable[[Generation], object]] = None,
        progress: bool = False,
        on_progress: Optional[Callable[[Progress], object]] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        request_options: Optional[RequestOptions] = None,
    ) -> Generation:
        """Create a generation and wait until it has ended.

            generation = await client.generations.create_and_wait(
                model="lipsync-2", input=[Video(url=...), Audio(url=...)], timeout=600)

        The job runs in the background: wait for it, poll it, or have it call your `webhook_url`. It is billed once,
        when it completes, however often the request is repeated with the same idempotency key. There is no way to
        cancel it.

        Args:
            model: The name of the model.
            input: One video or image, and one audio or text. Several audio or text items need `segments`. With
                `dub_params` or `dialogue_edit`: one video and nothing else.
            options: How the model works. A model ignores options that it does not have.
            segments: Which parts of the video get which audio. Every audio and text item then needs a `ref_id`.
            webhook_url: An HTTPS URL to call when the generation has ended.
            output_file_name: The name of the output file, without its extension, at most 255 characters. Letters,
                digits, `_` and `-` are kept, spaces become `_`, and other characters are dropped.
            project_id: The id of the project that the generation belongs to, a UUID, or an object that has it.
            dub_params: Translate the speech of the video instead of giving it other audio.
            dialogue_edit: Put a dialogue edit into the video instead of giving it other audio.
            idempotency_key: Makes the request safe to repeat: requests with the same key and the same content take
                effect once. 1 to 128 letters, digits, `.`, `_`, `~` and `-`, case-sensitive, shared by the whole
                organization. The same key with different content is a conflict. By default each call has a key of its
                own, which its retries share.
            timeout: Seconds to wait; None waits for as long as it takes.
            poll_interval: Seconds between polls, where the server does not hold them, by default 10. The server may ask
                for more.
            on_update: Called with the job whenever it has changed.
            progress: Ask for the progress with each poll. The server then holds no poll: it costs `poll_interval`.
            on_progress: Called with a `Progress` at each poll: `elapsed` in seconds, and `percent` where `progress`
                asks for it. Before that, as the bytes of local files go out, as for `create`.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The generation with its result.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            JobFailedError: It ended as FAILED or REJECTED; `error.job` says why.
            WaitTimeoutError: The timeout expired. The job is still running: wait for its id again.
            ApiError: Anything else. `error.id` and `error.job` say what is known of the job.
        """
        return await self._caller.create_and_wait(
            partial(
                _create_generation,
                model=model,
                input=input,
                options=options,
                segments=segments,
                webhook_url=webhook_url,
                output_file_name=output_file_name,
                project_id=identity(project_id),
                dub_params=dub_params,
                dialogue_edit=dialogue_edit,
                idempotency_key=idempotency_key,
            ),
            CallOptions(
                extra_headers=extra_headers,
                extra_query=extra_query,
                extra_body=extra_body,
                request_options=request_options,
            ),
            GENERATION_JOB,
            WaitOptions(
                timeout=timeout,
                poll_interval=poll_interval,
                on_update=on_update,
                progress=progress,
                on_progress=on_progress,
            ),
            files=["input"],
        )

    async def costs(
        self,
        id: Union[str, HasId],
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> GenerationCosts:
        """Get the cost of a generation.

            cost = (await client.generations.costs("...")).total_cost_usd

        Costs become known only some time after a generation has ended. `availability` says how much is known.

        Args:
            id: The id of the generation, a UUID, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The costs in US dollars, as decimal strings. `total_cost_usd` is None until all of them are known.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            NotFoundError: There is no generation with this id.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_get_generation_costs, id=identity(id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    async def list(
        self,
        *,
        status: Union[GenerationStatus, str, Sequence[str], None] = None,
        ids: Union[str, HasId, Sequence[Union[str, HasId]], None] = None,
        source: Union[str, Sequence[str], None] = None,
        project_id: Union[str, HasId, None] = None,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> List[Generation]:
        """List generations.

            completed = await client.generations.list(status=["COMPLETED"], limit=100)

        With `limit`, returns one page, newest first; without it, everything that matches, in no particular order. Only
        generations that match every filter are listed.

        Args:
            status: Only generations with one of these statuses.
            ids: Only generations with these ids.
            source: Only generations from one of these sources, such as `api`.
            project_id: Only generations of this project. A project that the API key can't see has none.
            limit: The number of generations per page, 1 to 100. Without it, everything comes at once.
            cursor: The id of the last generation of the previous page. Needs `limit`. Leave it out for the first page.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The generations. A page with fewer than `limit` of them is the last.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(
                _list_generations,
                status=status,
                ids=identities(ids),
                source=source,
                project_id=identity(project_id),
                limit=limit,
                cursor=cursor,
            ),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
            split="ids",
        )

    def iter(
        self,
        *,
        status: Union[GenerationStatus, str, Sequence[str], None] = None,
        ids: Union[str, HasId, Sequence[Union[str, HasId]], None] = None,
        source: Union[str, Sequence[str], None] = None,
        project_id: Union[str, HasId, None] = None,
        limit: Optional[int] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> AsyncIterator[Generation]:
        """Iterate over all generations.

            async for generation in client.generations.iter(status=["COMPLETED"]):
                print(generation.output_url)

        One page is held at a time; the next is fetched when it is needed.

        Args:
            status: Only generations with one of these statuses.
            ids: Only generations with these ids.
            source: Only generations from one of these sources, such as `api`.
            project_id: Only generations of this project. A project that the API key can't see has none.
            limit: How many a page holds, 1 to 100; 100 by default.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            An iterator over the items, each once.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ApiError: A request failed.
        """
        return self._caller.pages(
            partial(
                _list_generations,
                status=status,
                ids=identities(ids),
                source=source,
                project_id=identity(project_id),
                limit=100 if limit is None else limit,
            ),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
            Pages("last-id", 100),
            split="ids",
        )

    async def count(
        self,
        *,
        status: Union[GenerationStatus, str, Sequence[str], None] = None,
        type: Union[GenerationType, str, None] = None,
        source: Union[str, Sequence[str], None] = None,
        generation_source: Union[GenerationSource, str, None] = None,
        current_user_only: Optional[bool] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> int:
        """Count generations.

            running = await client.generations.count(status=["PENDING", "PROCESSING"])

        Only generations that match every filter are counted.

        Args:
            status: Only generations with one of these statuses.
            type: Only generations of this origin.
            source: Only generations from one of these sources, such as `api`.
            generation_source: Only generations that were created with this product.
            current_user_only: Whether to count only generations of the owner of the API key. False by default.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The number of generations that match.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(
                _count_generations,
                status=status,
                type=type,
                source=source,
                generation_source=generation_source,
                current_user_only=current_user_only,
            ),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    async def estimate_cost_of_duration(
        self,
        *,
        model: Union[Model, str],
        duration: float,
        fps: Optional[float] = None,
        reasoning_enabled: Optional[bool] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> EstimatedGenerationCost:
        """Estimate the cost of a duration.

            estimate = await client.generations.estimate_cost_of_duration(model="lipsync-2", duration=12.5)

        Estimates the cost of an output of that length. Needs no media; nothing is created or billed.

        Args:
            model: The name of the model.
            duration: The length of the output, in seconds, above 0.
            fps: The frame rate, in frames per second, above 0; 30 by default.
            reasoning_enabled: Whether the model uses its reasoning, if it has any.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The estimate in US dollars, and in credits where the organization pays in credits.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            UnprocessableEntityError: There is no price for this model.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(
                _estimate_generation_cost, model=model, duration=duration, fps=fps, reasoning_enabled=reasoning_enabled
            ),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    async def estimate_cost(
        self,
        *,
        model: Union[Model, str],
        input: Sequence[Union[InputItem, UnknownObject, Mapping[str, object], os.PathLike[str]]],
        options: Union[GenerationOptions, Mapping[str, object], None] = None,
        segments: Optional[Sequence[Union[GenerationSegment, Mapping[str, object]]]] = None,
        webhook_url: Optional[str] = None,
        output_file_name: Optional[str] = None,
        project_id: Union[str, HasId, None] = None,
        dub_params: Union[DubParams, Mapping[str, object], None] = None,
        dialogue_edit: Union[DialogueEditReference, Mapping[str, object], None] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> List[EstimatedGenerationCost]:
        """Estimate the cost of a generation.

            estimates = await client.generations.estimate_cost(
                model="lipsync-2", input=[Video(url=...), Audio(url=...)])

        Takes the same arguments as creating a generation. Nothing is created or billed.

        Args:
            model: The name of the model.
            input: One video or image, and one audio or text. Several audio or text items need `segments`. With
                `dub_params` or `dialogue_edit`: one video and nothing else.
            options: How the model works. A model ignores options that it does not have.
            segments: Which parts of the video get which audio. Every audio and text item then needs a `ref_id`.
            webhook_url: An HTTPS URL to call when the generation has ended.
            output_file_name: The name of the output file, without its extension, at most 255 characters. Letters,
                digits, `_` and `-` are kept, spaces become `_`, and other characters are dropped.
            project_id: The id of the project that the generation belongs to, a UUID, or an object that has it.
            dub_params: Translate the speech of the video instead of giving it other audio.
            dialogue_edit: Put a dialogue edit into the video instead of giving it other audio.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The estimates, in US dollars. Usually there is one.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            PaymentRequiredError: The plan does not include this, the quota is used up, or an invoice is unpaid.
            UnprocessableEntityError: The media can't be fetched or used, or the plan does not allow it; the error code
                says why.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(
                _analyze_cost,
                model=model,
                input=input,
                options=options,
                segments=segments,
                webhook_url=webhook_url,
                output_file_name=output_file_name,
                project_id=identity(project_id),
                dub_params=dub_params,
                dialogue_edit=dialogue_edit,
            ),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
            files=["input"],
        )

    async def get_by_id(
        self,
        id: Union[str, HasId],
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Generation:
        """Get any generation of the organization.

            generation = await client.generations.get_by_id("...")

        Also finds generations that another API key of the organization created. The API does not document this
        operation: use the documented one unless it does not find the generation.

        Args:
            id: The id of the generation, a UUID, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The generation as it is now.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            NotFoundError: There is no generation with this id.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_get_generation_by_id, id=identity(id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    async def delete(
        self,
        id: Union[str, HasId],
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Generation:
        """Delete a generation that has ended.

            await client.generations.delete("...")

        Any API key of the organization may delete it. A generation that is still PENDING or PROCESSING can be neither
        deleted nor cancelled.

        Args:
            id: The id of the generation, a UUID, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The generation that was deleted. Where the response has no body, only its id is known.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            NotFoundError: There is no generation with this id.
            ConflictError: The generation is still PENDING or PROCESSING.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_delete_generation, id=identity(id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )


class GenerationsWithRawResponse:
    """`client.generations` with whole responses."""

    def __init__(self, generations: Generations) -> None:
        self.create: Final = raw(generations.create)
        self.create_with_files: Final = raw(generations.create_with_files)
        self.get: Final = raw(generations.get)
        self.costs: Final = raw(generations.costs)
        self.list: Final = raw(generations.list)
        self.count: Final = raw(generations.count)
        self.estimate_cost_of_duration: Final = raw(generations.estimate_cost_of_duration)
        self.estimate_cost: Final = raw(generations.estimate_cost)
        self.get_by_id: Final = raw(generations.get_by_id)
        self.delete: Final = raw(generations.delete)


class AsyncGenerationsWithRawResponse:
    """`client.generations` with whole responses, to be awaited."""

    def __init__(self, generations: AsyncGenerations) -> None:
        self.create: Final = async_raw(generations.create)
        self.create_with_files: Final = async_raw(generations.create_with_files)
        self.get: Final = async_raw(generations.get)
        self.costs: Final = async_raw(generations.costs)
        self.list: Final = async_raw(generations.list)
        self.count: Final = async_raw(generations.count)
        self.estimate_cost_of_duration: Final = async_raw(generations.estimate_cost_of_duration)
        self.estimate_cost: Final = async_raw(generations.estimate_cost)
        self.get_by_id: Final = async_raw(generations.get_by_id)
        self.delete: Final = async_raw(generations.delete)
