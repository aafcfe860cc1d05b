"""Generations: a video and a voice go in, a lip-synced video comes out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import (
    TYPE_CHECKING,
    AsyncGenerator,
    AsyncIterator,
    Awaitable,
    Callable,
    Final,
    Generator,
    Iterable,
    Iterator,
    List,
    Mapping,
    Optional,
    Sequence,
    Union,
)

from sync_client import api

from .core import validation
from .core.call.iteration import aiterate, iterate
from .core.call.resource import AsyncResource, Resource, async_raw, documented_by, raw
from .core.jobs import generations, many

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from sync_client.models import (
        DialogueEditReference,
        DubParams,
        EstimatedGenerationCost,
        Generation,
        GenerationCosts,
        GenerationOptions,
        GenerationSegment,
        GenerationStatus,
        Model,
    )
    from sync_client.types import InputItem, UnknownObject

    from .core.call.options import CallOptions
    from .core.files.media import FileInput
    from .core.files.progress import AsyncOnProgress, OnProgress
    from .core.jobs.many import Outcome, Request

    # A list of several classes is to mypy one of what they have in common.
    InputItems = Sequence[Union[InputItem, UnknownObject, Mapping[str, object]]]
    InputItemsOrPaths = Sequence[Union[InputItem, UnknownObject, Mapping[str, object], os.PathLike[str]]]
    Options = Union[GenerationOptions, Mapping[str, object], None]
    Segments = Optional[Sequence[Union[GenerationSegment, Mapping[str, object]]]]
    OnUpdate = Optional[Callable[[Generation], object]]
    AsyncOnUpdate = Optional[Callable[[Generation], Union[Awaitable[object], object]]]


class Generations(Resource):
    """Create, watch and fetch generations: `client.generations`."""

    @property
    def with_raw_response(self) -> GenerationsWithRawResponse:
        """The same methods, which give the whole answer: `client.generations.with_raw_response.get(id).headers`."""
        return GenerationsWithRawResponse(Generations(self._transport, self._context._replace(raw=True)))

    def create(
        self,
        *,
        model: Union[Model, str],
        input: InputItemsOrPaths,
        options: Options = None,
        segments: Segments = None,
        webhook_url: Optional[str] = None,
        output_file_name: Optional[str] = None,
        project_id: Optional[str] = None,
        dub_params: Union[DubParams, Mapping[str, object], None] = None,
        dialogue_edit: Union[DialogueEditReference, Mapping[str, object], None] = None,
        idempotency_key: Optional[str] = None,
        **call_options: Unpack[CallOptions],
    ) -> Generation:
        """Create a generation. It is billed when it completes, once, however often the call is repeated.

            generation = client.generations.create(model="lipsync-2", input=[Video(url=...), Audio(url=...)])

        Args:
            model: Name of the model, such as `lipsync-2`; `client.models.list()` has them all.
            input: One `Video` or `Image`, and one `Audio` or `TTS`; more of those only with `segments`. A
                `pathlib.Path` in place of a video, image or audio is uploaded first, as `assets.upload` does.
            options: How lips and media are matched.
            segments: Which stretch of the video, in seconds, gets which audio. Their items need a `ref_id`.
            webhook_url: HTTPS address that is told when the generation has ended.
            output_file_name: Name of the result, without `.mp4`; at most 255 characters.
            project_id: Project to put it in.
            dub_params: Translate the video's own speech instead of giving an audio.
            dialogue_edit: An edit of the video's own speech instead of an audio.
            idempotency_key: 1 to 128 letters, digits, `.`, `_`, `~`, `-`. Two creates with the same key are one
                generation. By default each call has one of its own, which its retries share. A repeated call with a
                `pathlib.Path` uploads it again, which makes it another create: upload by itself what shall be repeated.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The generation, PENDING as a rule.

        Raises:
            InvalidRequestError: An argument is not right; nothing was sent.
            ConcurrencyLimitError: As many jobs are running as the plan allows.
            ApiError: Anything else. Where it is not known whether the generation was created,
                `error.idempotency_key` is the key to repeat the call with.
        """
        preparing = generations.prepare_create(
            self._context,
            idempotency_key,
            model=model,
            input=input,
            options=options,
            segments=segments,
            webhook_url=webhook_url,
            output_file_name=output_file_name,
            project_id=project_id,
            dub_params=dub_params,
            dialogue_edit=dialogue_edit,
        )
        return self._run(generations.create_prepared(self._context, preparing, call_options))

    def create_with_files(
        self,
        *,
        model: Union[Model, str],
        video: Optional[FileInput] = None,
        audio: Optional[FileInput] = None,
        image: Optional[FileInput] = None,
        input: Optional[InputItems] = None,
        options: Options = None,
        segments: Segments = None,
        webhook_url: Optional[str] = None,
        output_file_name: Optional[str] = None,
        project_id: Optional[str] = None,
        dub_params: Union[DubParams, Mapping[str, object], None] = None,
        dialogue_edit: Union[DialogueEditReference, Mapping[str, object], None] = None,
        idempotency_key: Optional[str] = None,
        **call_options: Unpack[CallOptions],
    ) -> Generation:
        """Create a generation from local files, which are streamed from disk.

            generation = client.generations.create_with_files(model="lipsync-2", video="video.mp4", audio="audio.wav")

        Args:
            model: Name of the model, such as `lipsync-2`.
            video: A path, bytes, a file opened with "rb", or `(name, content)` or `(name, content, content type)`.
                A file is sent whole, from its start. The API takes 20 MB at least and 5 GiB at most; for more than
                20 MB a URL is the safer way.
            audio: The same.
            image: The same, in place of a video; needs `sync-3`.
            input: Items for what does not come as a file: `TTS(...)`, or a URL.
            options: How lips and media are matched.
            segments: Which stretch of the video, in seconds, gets which audio.
            webhook_url: HTTPS address that is told when the generation has ended.
            output_file_name: Name of the result, without `.mp4`; at most 255 characters.
            project_id: Project to put it in.
            dub_params: Translate the video's own speech instead of giving an audio.
            dialogue_edit: An edit of the video's own speech instead of an audio.
            idempotency_key: As for `create`.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The generation, PENDING as a rule.

        Raises:
            InvalidRequestError: A file is missing, empty or open as text, or an argument is not right.
            ContentTooLargeError: A file is larger than the server takes.
            ApiError: As for `create`. A file that can't be rewound is never sent twice.
        """
        files = {"video": video, "audio": audio, "image": image}
        flow = generations.create_with_files(
            self._context,
            files,
            idempotency_key,
            call_options,
            model=model,
            input=input,
            options=options,
            segments=segments,
            webhook_url=webhook_url,
            output_file_name=output_file_name,
            project_id=project_id,
            dub_params=dub_params,
            dialogue_edit=dialogue_edit,
        )
        return self._run(flow)

    def create_and_wait(
        self,
        *,
        model: Union[Model, str],
        input: InputItemsOrPaths,
        options: Options = None,
        segments: Segments = None,
        webhook_url: Optional[str] = None,
        output_file_name: Optional[str] = None,
        project_id: Optional[str] = None,
        dub_params: Union[DubParams, Mapping[str, object], None] = None,
        dialogue_edit: Union[DialogueEditReference, Mapping[str, object], None] = None,
        idempotency_key: Optional[str] = None,
        timeout: Optional[float] = None,
        poll_interval: float = 10.0,
        on_update: OnUpdate = None,
        progress: bool = False,
        on_progress: OnProgress = None,
        **call_options: Unpack[CallOptions],
    ) -> Generation:
        """Create a generation and wait until it has ended.

            generation = client.generations.create_and_wait(model="lipsync-2", input=[...], on_update=print)

        Args:
            model: Name of the model, such as `lipsync-2`; `client.models.list()` has them all.
            input: One `Video` or `Image`, and one `Audio` or `TTS`; more of those only with `segments`. A
                `pathlib.Path` in place of a video, image or audio is uploaded first, as `assets.upload` does.
            options: How lips and media are matched.
            segments: Which stretch of the video, in seconds, gets which audio. Their items need a `ref_id`.
            webhook_url: HTTPS address that is told when the generation has ended.
            output_file_name: Name of the result, without `.mp4`; at most 255 characters.
            project_id: Project to put it in.
            dub_params: Translate the video's own speech instead of giving an audio.
            dialogue_edit: An edit of the video's own speech instead of an audio.
            idempotency_key: As for `create`.
            timeout: Seconds to wait after the create; None for no end.
            poll_interval: Seconds between polls, where the server does not hold them.
            on_update: Called with the generation when it was created and whenever it has changed.
            progress: Ask for `progress_percent` at each poll. The server then holds no poll: it costs `poll_interval`.
            on_progress: Called with a `Progress` (`elapsed` in seconds, `percent` where `progress` asks for it) at each
                poll.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`, for the create.

        Returns:
            The completed generation, with its `output_url`.

        Raises:
            GenerationFailedError: It ended as FAILED or REJECTED; `error.generation` tells why.
            WaitTimeoutError: The time is over; `error.id` can be waited for again.
            ApiError: As for `create` and `wait`.
        """
        preparing = generations.prepare_create(
            self._context,
            idempotency_key,
            model=model,
            input=input,
            options=options,
            segments=segments,
            webhook_url=webhook_url,
            output_file_name=output_file_name,
            project_id=project_id,
            dub_params=dub_params,
            dialogue_edit=dialogue_edit,
        )
        return self._run(
            generations.create_and_wait(
                self._context, preparing, call_options, timeout, poll_interval, on_update, progress, on_progress
            )
        )

    def wait(
        self,
        id: str,
        *,
        timeout: Optional[float] = None,
        poll_interval: float = 10.0,
        on_update: OnUpdate = None,
        progress: bool = False,
        on_progress: OnProgress = None,
    ) -> Generation:
        """Wait until a generation has ended. Waiting again for the same id resumes.

            generation = client.generations.wait("...", timeout=600)

        Args:
            id: Id of the generation.
            timeout: Seconds to wait; None for no end.
            poll_interval: Seconds between polls, where the server does not hold them (a long poll, up to 10 s each).
            on_update: Called with the generation whenever it has changed.
            progress: Ask for `progress_percent` at each poll. The server then holds no poll: it costs `poll_interval`.
            on_progress: Called with a `Progress` (`elapsed` in seconds, `percent` where `progress` asks for it) at each
                poll.

        Returns:
            The completed generation, with its `output_url`.

        Raises:
            GenerationFailedError: It ended as FAILED or REJECTED; `error.generation` tells why.
            WaitTimeoutError: The time is over; the generation goes on.
            ApiError: Five polls in a row failed, or one did for good, such as with 404. `error.id` and
                `error.generation` say what is known.
        """
        return self._run(
            generations.wait_until_ended(self._context, id, timeout, poll_interval, on_update, progress, on_progress)
        )

    def get(self, id: str, *, include_progress: bool = False, **call_options: Unpack[CallOptions]) -> Generation:
        """Get a generation as it is now.

            generation = client.generations.get("...")

        Args:
            id: Id of the generation.
            include_progress: Ask for `progress_percent`, too.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The generation.

        Raises:
            NotFoundError: There is none with this id.
            ApiError: Anything else.
        """
        return self._call(generations.build_get(id, include_progress), call_options)

    def list(
        self,
        *,
        status: Union[GenerationStatus, str, Sequence[str], None] = None,
        ids: Union[str, Sequence[str], None] = None,
        source: Union[str, Sequence[str], None] = None,
        project_id: Optional[str] = None,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
        **call_options: Unpack[CallOptions],
    ) -> List[Generation]:
        """List generations: all that match, or one page of them where `limit` is given.

            done = client.generations.list(status="COMPLETED", limit=100)

        Args:
            status: One status, or several.
            ids: Only these ids; more than a URL holds are split over several requests. None of them gives nothing.
            source: Only generations that came from there, such as `api`.
            project_id: Only those of a project.
            limit: 1 to 100: that many at most, newest first. Without it all come at once, in no order.
            cursor: The id of the last generation of the page before; needs `limit`.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The generations. A page with fewer than `limit` is the last.

        Raises:
            ApiError: The call failed.
        """
        return self._run(
            generations.fetch_list(self._context, status, ids, source, project_id, limit, cursor, call_options)
        )

    def iter(
        self,
        *,
        status: Union[GenerationStatus, str, Sequence[str], None] = None,
        ids: Union[str, Sequence[str], None] = None,
        source: Union[str, Sequence[str], None] = None,
        project_id: Optional[str] = None,
        limit: Optional[int] = None,
        **call_options: Unpack[CallOptions],
    ) -> Iterator[Generation]:
        """Go through all generations, newest first, page by page while they are asked for.

            for generation in client.generations.iter(status="COMPLETED"):
                print(generation.output_url)

        Args:
            status: One status, or several.
            ids: Only these ids; those that make one request are newest first.
            source: Only generations that came from there, such as `api`.
            project_id: Only those of a project.
            limit: 1 to 100: how many a page holds; 100 by default.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`, for each request.

        Returns:
            The generations, each once; one page of them is in memory.

        Raises:
            ApiError: A request failed.
        """
        return iterate(
            self._transport,
            generations.iterate_list(self._context, status, ids, source, project_id, limit, call_options),
        )

    def download(
        self,
        id_or_generation: Union[str, Generation],
        to: Union[str, os.PathLike[str]],
        *,
        on_progress: OnProgress = None,
        overwrite: bool = False,
    ) -> Path:
        """Download the result. The file is there whole, or not at all.

            path = client.generations.download("...", "results/")

        Args:
            id_or_generation: Id of a completed generation, or the generation.
            to: A file; or a folder, one that exists or a path that ends with a slash. In a folder the name is the
                generation's `output_file_name`, else its id, and `.mp4`.
            on_progress: Called with a `Progress` (`bytes_done`, `bytes_total`, `percent`, `elapsed`) as bytes come in.
                `bytes_done` starts again where the download must.
            overwrite: Whether it may take the place of a file.

        Returns:
            The path of the file.

        Raises:
            InvalidRequestError: The file exists, can't be written, or the generation is not completed yet.
            GenerationFailedError: The generation ended as FAILED or REJECTED.
            ApiError: Anything else, a full disk included. A dropped connection is resumed, and a URL that has expired
                renewed. `max_retries` failures in a row without a new byte end it, and less than 32 KiB a second, the
                first seconds of the client's `timeout` aside.
        """
        from .core.files.download import download

        return self._run(download(self._context, id_or_generation, to, on_progress, overwrite))

    def stream(self, id_or_generation: Union[str, Generation]) -> Generator[bytes, None, None]:
        """Get the bytes of the result, part by part, without a file.

            for part in client.generations.stream("..."):
                sink.write(part)

        Args:
            id_or_generation: Id of a completed generation, or the generation.

        Returns:
            The parts, of no fixed size. `close()` ends it early.

        Raises:
            InvalidRequestError: The generation is not completed yet.
            GenerationFailedError: It ended as FAILED or REJECTED.
            ApiError: As for `download`. What came before an error is the beginning of the file.
        """
        from .core.files.download import stream

        return iterate(self._transport, stream(self._context, id_or_generation))

    def estimate_cost(
        self,
        *,
        model: Union[Model, str],
        input: InputItems,
        options: Options = None,
        segments: Segments = None,
        webhook_url: Optional[str] = None,
        output_file_name: Optional[str] = None,
        project_id: Optional[str] = None,
        dub_params: Union[DubParams, Mapping[str, object], None] = None,
        dialogue_edit: Union[DialogueEditReference, Mapping[str, object], None] = None,
        **call_options: Unpack[CallOptions],
    ) -> List[EstimatedGenerationCost]:
        """Estimate what a generation would cost. Nothing is created.

            costs = client.generations.estimate_cost(model="lipsync-2", input=[Video(url=...), Audio(url=...)])

        Args:
            model: Name of the model, such as `lipsync-2`; `client.models.list()` has them all.
            input: One `Video` or `Image`, and one `Audio` or `TTS`; more of those only with `segments`.
            options: How lips and media are matched.
            segments: Which stretch of the video, in seconds, gets which audio. Their items need a `ref_id`.
            webhook_url: HTTPS address that is told when the generation has ended.
            output_file_name: Name of the result, without `.mp4`; at most 255 characters.
            project_id: Project to put it in.
            dub_params: Translate the video's own speech instead of giving an audio.
            dialogue_edit: An edit of the video's own speech instead of an audio.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            A list of estimates, in US dollars; one as a rule.

        Raises:
            InvalidRequestError: An argument is not right; nothing was sent.
            ApiError: Anything else.
        """
        operation = generations.build_estimate(
            model=model,
            input=input,
            options=options,
            segments=segments,
            webhook_url=webhook_url,
            output_file_name=output_file_name,
            project_id=project_id,
            dub_params=dub_params,
            dialogue_edit=dialogue_edit,
        )
        return self._call(operation, call_options, idempotent=True)

    def wait_all(
        self,
        ids: Iterable[str],
        *,
        timeout: Optional[float] = None,
        poll_interval: float = 10.0,
        on_update: OnUpdate = None,
    ) -> List[Outcome]:
        """Wait until all of many generations have ended: one request for each 100 of them a round.

            outcomes = client.generations.wait_all(ids, timeout=3600)

        Args:
            ids: Their ids.
            timeout: Seconds for all of them; None for no end.
            poll_interval: Seconds between rounds.
            on_update: Called with each generation that has changed.

        Returns:
            An `Outcome` for each id, in their order. A job that failed, was not found or did not end in time has its
            error there; the others are not touched by it. `outcome.result()` gives the generation or raises.

        Raises:
            InvalidRequestError: An argument is not right.
        """
        return self._run(many.wait_all(many.Watch(self._context, ids, timeout, poll_interval, on_update)))

    def as_completed(
        self,
        ids: Iterable[str],
        *,
        timeout: Optional[float] = None,
        poll_interval: float = 10.0,
        on_update: OnUpdate = None,
    ) -> Iterator[Outcome]:
        """Give the outcome of each of many generations as soon as it is known.

            for outcome in client.generations.as_completed(ids):
                print(outcome.id, outcome.error)

        Args:
            ids: Their ids.
            timeout: Seconds for all of them; None for no end.
            poll_interval: Seconds between rounds of requests.
            on_update: Called with each generation that has changed.

        Returns:
            An iterator over an `Outcome` for each id, as for `wait_all`.

        Raises:
            InvalidRequestError: An argument is not right.
        """
        watch = many.Watch(self._context, ids, timeout, poll_interval, on_update)
        while watch.pending:
            yield from self._run(watch.tick())

    def create_all(
        self,
        requests: Iterable[Request],
        *,
        concurrency: Optional[int] = None,
        run_id: Optional[str] = None,
        poll_interval: float = 10.0,
        on_update: OnUpdate = None,
    ) -> List[Outcome]:
        """Create many generations, as many at once as the plan allows.

            outcomes = client.generations.create_all([{"model": "lipsync-2", "input": [...]}, ...], run_id="monday")

        Args:
            requests: The arguments of each `create` as a dict, or a `CreateGenerationRequest`. All are checked first.
            concurrency: How many may run at once; by default as many as the server lets in.
            run_id: Name of this run. The same requests under the same name are never submitted twice, even by a
                process that was restarted: each has an idempotency key made of the name, its position and its content.
            poll_interval: Seconds between looks at the running ones, while there is no place for the next.
            on_update: Called with each generation that was created or has changed.

        Returns:
            An `Outcome` for each request, in their order, once the last was created: wait for those that run with
            `wait_all`. A create that failed has its error there.

        Raises:
            InvalidRequestError: A request is not right; nothing was sent.
        """
        flow = many.create_all(
            self._context,
            requests,
            concurrency=concurrency,
            run_id=run_id,
            poll_interval=poll_interval,
            on_update=on_update,
        )
        return self._run(flow)

    def get_by_id(self, id: str, **call_options: Unpack[CallOptions]) -> Generation:
        """Get any generation of the organization, also one that another of its keys has made.

            generation = client.generations.get_by_id("...")

        Args:
            id: Id of the generation.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The generation. The API does not document this path; use `get` where it will do.

        Raises:
            NotFoundError: There is none with this id.
            ApiError: Anything else.
        """
        return self._call(api.get_generation_by_id(id=validation.check_id(id)), call_options)

    def delete(self, id: str, **call_options: Unpack[CallOptions]) -> Generation:
        """Delete a generation that has ended.

            client.generations.delete("...")

        Args:
            id: Id of the generation.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The generation as it was.

        Raises:
            ConflictError: It has not ended; there is no way to cancel it.
            NotFoundError: There is none with this id.
            ApiError: Anything else.
        """
        return self._call(api.delete_generation(id=validation.check_id(id)), call_options)

    def count(
        self,
        *,
        status: Union[GenerationStatus, str, Sequence[str], None] = None,
        type: Optional[str] = None,
        source: Union[str, Sequence[str], None] = None,
        generation_source: Optional[str] = None,
        current_user_only: Optional[bool] = None,
        **call_options: Unpack[CallOptions],
    ) -> int:
        """Count generations.

            running = client.generations.count(status=["PENDING", "PROCESSING"])

        Args:
            status: One status, or several.
            type: `playground` or `api`.
            source: Only generations that came from there.
            generation_source: Only those of one product, such as `api` or `premiere-plugin`.
            current_user_only: Only those of the key's owner.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            How many match.

        Raises:
            ApiError: The call failed.
        """
        operation = generations.build_count(status, type, source, generation_source, current_user_only)
        return self._call(operation, call_options)

    def costs(self, id: str, **call_options: Unpack[CallOptions]) -> GenerationCosts:
        """Get what a generation has cost.

            print(client.generations.costs("...").total_cost_usd)

        Args:
            id: Id of the generation.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The costs in US dollars, as decimal strings; `availability` says whether they are complete.

        Raises:
            NotFoundError: There is none with this id.
            ApiError: Anything else.
        """
        return self._call(api.get_generation_costs(id=validation.check_id(id)), call_options)

    def estimate_cost_of_duration(
        self,
        *,
        model: Union[Model, str],
        duration: float,
        fps: Optional[float] = None,
        reasoning_enabled: Optional[bool] = None,
        **call_options: Unpack[CallOptions],
    ) -> EstimatedGenerationCost:
        """Estimate what a result of some length would cost, without any media.

            print(client.generations.estimate_cost_of_duration(model="lipsync-2", duration=12.5))

        Args:
            model: Name of the model.
            duration: Seconds of video, above 0.
            fps: Frames a second, above 0; the API takes 30 by default.
            reasoning_enabled: Whether the model's reasoning is on.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The estimate in US dollars, and in credits where the plan has them.

        Raises:
            InvalidRequestError: duration or fps is not above 0.
            UnprocessableEntityError: There is no price for this.
            ApiError: Anything else.
        """
        operation = generations.build_estimate_of_duration(model, duration, fps, reasoning_enabled)
        return self._call(operation, call_options, idempotent=True)


class AsyncGenerations(AsyncResource):
    """Create, watch and fetch generations: `await client.generations.get(...)`."""

    @property
    def with_raw_response(self) -> AsyncGenerationsWithRawResponse:
        """The same methods, which give the whole answer."""
        return AsyncGenerationsWithRawResponse(AsyncGenerations(self._transport, self._context._replace(raw=True)))

    @documented_by(Generations.create)
    async def create(
        self,
        *,
        model: Union[Model, str],
        input: InputItemsOrPaths,
        options: Options = None,
        segments: Segments = None,
        webhook_url: Optional[str] = None,
        output_file_name: Optional[str] = None,
        project_id: Optional[str] = None,
        dub_params: Union[DubParams, Mapping[str, object], None] = None,
        dialogue_edit: Union[DialogueEditReference, Mapping[str, object], None] = None,
        idempotency_key: Optional[str] = None,
        **call_options: Unpack[CallOptions],
    ) -> Generation:
        preparing = generations.prepare_create(
            self._context,
            idempotency_key,
            model=model,
            input=input,
            options=options,
            segments=segments,
            webhook_url=webhook_url,
            output_file_name=output_file_name,
            project_id=project_id,
            dub_params=dub_params,
            dialogue_edit=dialogue_edit,
        )
        return await self._run(generations.create_prepared(self._context, preparing, call_options))

    @documented_by(Generations.create_with_files)
    async def create_with_files(
        self,
        *,
        model: Union[Model, str],
        video: Optional[FileInput] = None,
        audio: Optional[FileInput] = None,
        image: Optional[FileInput] = None,
        input: Optional[InputItems] = None,
        options: Options = None,
        segments: Segments = None,
        webhook_url: Optional[str] = None,
        output_file_name: Optional[str] = None,
        project_id: Optional[str] = None,
        dub_params: Union[DubParams, Mapping[str, object], None] = None,
        dialogue_edit: Union[DialogueEditReference, Mapping[str, object], None] = None,
        idempotency_key: Optional[str] = None,
        **call_options: Unpack[CallOptions],
    ) -> Generation:
        files = {"video": video, "audio": audio, "image": image}
        flow = generations.create_with_files(
            self._context,
            files,
            idempotency_key,
            call_options,
            model=model,
            input=input,
            options=options,
            segments=segments,
            webhook_url=webhook_url,
            output_file_name=output_file_name,
            project_id=project_id,
            dub_params=dub_params,
            dialogue_edit=dialogue_edit,
        )
        return await self._run(flow)

    @documented_by(Generations.create_and_wait)
    async def create_and_wait(
        self,
        *,
        model: Union[Model, str],
        input: InputItemsOrPaths,
        options: Options = None,
        segments: Segments = None,
        webhook_url: Optional[str] = None,
        output_file_name: Optional[str] = None,
        project_id: Optional[str] = None,
        dub_params: Union[DubParams, Mapping[str, object], None] = None,
        dialogue_edit: Union[DialogueEditReference, Mapping[str, object], None] = None,
        idempotency_key: Optional[str] = None,
        timeout: Optional[float] = None,
        poll_interval: float = 10.0,
        on_update: AsyncOnUpdate = None,
        progress: bool = False,
        on_progress: AsyncOnProgress = None,
        **call_options: Unpack[CallOptions],
    ) -> Generation:
        preparing = generations.prepare_create(
            self._context,
            idempotency_key,
            model=model,
            input=input,
            options=options,
            segments=segments,
            webhook_url=webhook_url,
            output_file_name=output_file_name,
            project_id=project_id,
            dub_params=dub_params,
            dialogue_edit=dialogue_edit,
        )
        return await self._run(
            generations.create_and_wait(
                self._context, preparing, call_options, timeout, poll_interval, on_update, progress, on_progress
            )
        )

    @documented_by(Generations.wait)
    async def wait(
        self,
        id: str,
        *,
        timeout: Optional[float] = None,
        poll_interval: float = 10.0,
        on_update: AsyncOnUpdate = None,
        progress: bool = False,
        on_progress: AsyncOnProgress = None,
    ) -> Generation:
        return await self._run(
            generations.wait_until_ended(self._context, id, timeout, poll_interval, on_update, progress, on_progress)
        )

    @documented_by(Generations.get)
    async def get(self, id: str, *, include_progress: bool = False, **call_options: Unpack[CallOptions]) -> Generation:
        return await self._call(generations.build_get(id, include_progress), call_options)

    @documented_by(Generations.list)
    async def list(
        self,
        *,
        status: Union[GenerationStatus, str, Sequence[str], None] = None,
        ids: Union[str, Sequence[str], None] = None,
        source: Union[str, Sequence[str], None] = None,
        project_id: Optional[str] = None,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
        **call_options: Unpack[CallOptions],
    ) -> List[Generation]:
        return await self._run(
            generations.fetch_list(self._context, status, ids, source, project_id, limit, cursor, call_options)
        )

    @documented_by(Generations.iter)
    def iter(
        self,
        *,
        status: Union[GenerationStatus, str, Sequence[str], None] = None,
        ids: Union[str, Sequence[str], None] = None,
        source: Union[str, Sequence[str], None] = None,
        project_id: Optional[str] = None,
        limit: Optional[int] = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncIterator[Generation]:
        return aiterate(
            self._transport,
            generations.iterate_list(self._context, status, ids, source, project_id, limit, call_options),
        )

    @documented_by(Generations.download)
    async def download(
        self,
        id_or_generation: Union[str, Generation],
        to: Union[str, os.PathLike[str]],
        *,
        on_progress: AsyncOnProgress = None,
        overwrite: bool = False,
    ) -> Path:
        from .core.files.download import download

        return await self._run(download(self._context, id_or_generation, to, on_progress, overwrite))

    @documented_by(Generations.stream)
    def stream(self, id_or_generation: Union[str, Generation]) -> AsyncGenerator[bytes, None]:
        from .core.files.download import stream

        return aiterate(self._transport, stream(self._context, id_or_generation))

    @documented_by(Generations.estimate_cost)
    async def estimate_cost(
        self,
        *,
        model: Union[Model, str],
        input: InputItems,
        options: Options = None,
        segments: Segments = None,
        webhook_url: Optional[str] = None,
        output_file_name: Optional[str] = None,
        project_id: Optional[str] = None,
        dub_params: Union[DubParams, Mapping[str, object], None] = None,
        dialogue_edit: Union[DialogueEditReference, Mapping[str, object], None] = None,
        **call_options: Unpack[CallOptions],
    ) -> List[EstimatedGenerationCost]:
        operation = generations.build_estimate(
            model=model,
            input=input,
            options=options,
            segments=segments,
            webhook_url=webhook_url,
            output_file_name=output_file_name,
            project_id=project_id,
            dub_params=dub_params,
            dialogue_edit=dialogue_edit,
        )
        return await self._call(operation, call_options, idempotent=True)

    @documented_by(Generations.wait_all)
    async def wait_all(
        self,
        ids: Iterable[str],
        *,
        timeout: Optional[float] = None,
        poll_interval: float = 10.0,
        on_update: AsyncOnUpdate = None,
    ) -> List[Outcome]:
        return await self._run(many.wait_all(many.Watch(self._context, ids, timeout, poll_interval, on_update)))

    @documented_by(Generations.as_completed)
    async def as_completed(
        self,
        ids: Iterable[str],
        *,
        timeout: Optional[float] = None,
        poll_interval: float = 10.0,
        on_update: AsyncOnUpdate = None,
    ) -> AsyncIterator[Outcome]:
        watch = many.Watch(self._context, ids, timeout, poll_interval, on_update)
        while watch.pending:
            for outcome in await self._run(watch.tick()):
                yield outcome

    @documented_by(Generations.create_all)
    async def create_all(
        self,
        requests: Iterable[Request],
        *,
        concurrency: Optional[int] = None,
        run_id: Optional[str] = None,
        poll_interval: float = 10.0,
        on_update: AsyncOnUpdate = None,
    ) -> List[Outcome]:
        flow = many.create_all(
            self._context,
            requests,
            concurrency=concurrency,
            run_id=run_id,
            poll_interval=poll_interval,
            on_update=on_update,
        )
        return await self._run(flow)

    @documented_by(Generations.get_by_id)
    async def get_by_id(self, id: str, **call_options: Unpack[CallOptions]) -> Generation:
        return await self._call(api.get_generation_by_id(id=validation.check_id(id)), call_options)

    @documented_by(Generations.delete)
    async def delete(self, id: str, **call_options: Unpack[CallOptions]) -> Generation:
        return await self._call(api.delete_generation(id=validation.check_id(id)), call_options)

    @documented_by(Generations.count)
    async def count(
        self,
        *,
        status: Union[GenerationStatus, str, Sequence[str], None] = None,
        type: Optional[str] = None,
        source: Union[str, Sequence[str], None] = None,
        generation_source: Optional[str] = None,
        current_user_only: Optional[bool] = None,
        **call_options: Unpack[CallOptions],
    ) -> int:
        operation = generations.build_count(status, type, source, generation_source, current_user_only)
        return await self._call(operation, call_options)

    @documented_by(Generations.costs)
    async def costs(self, id: str, **call_options: Unpack[CallOptions]) -> GenerationCosts:
        return await self._call(api.get_generation_costs(id=validation.check_id(id)), call_options)

    @documented_by(Generations.estimate_cost_of_duration)
    async def estimate_cost_of_duration(
        self,
        *,
        model: Union[Model, str],
        duration: float,
        fps: Optional[float] = None,
        reasoning_enabled: Optional[bool] = None,
        **call_options: Unpack[CallOptions],
    ) -> EstimatedGenerationCost:
        operation = generations.build_estimate_of_duration(model, duration, fps, reasoning_enabled)
        return await self._call(operation, call_options, idempotent=True)


class GenerationsWithRawResponse:
    """`client.generations` with whole answers: each method gives a RawResponse with the result in `data`."""

    def __init__(self, generations: Generations) -> None:
        self.create: Final = raw(generations.create)
        self.create_with_files: Final = raw(generations.create_with_files)
        self.get: Final = raw(generations.get)
        self.list: Final = raw(generations.list)
        self.estimate_cost: Final = raw(generations.estimate_cost)
        self.get_by_id: Final = raw(generations.get_by_id)
        self.delete: Final = raw(generations.delete)
        self.count: Final = raw(generations.count)
        self.costs: Final = raw(generations.costs)
        self.estimate_cost_of_duration: Final = raw(generations.estimate_cost_of_duration)


class AsyncGenerationsWithRawResponse:
    """`client.generations` with whole answers, to be awaited."""

    def __init__(self, generations: AsyncGenerations) -> None:
        self.create: Final = async_raw(generations.create)
        self.create_with_files: Final = async_raw(generations.create_with_files)
        self.get: Final = async_raw(generations.get)
        self.list: Final = async_raw(generations.list)
        self.estimate_cost: Final = async_raw(generations.estimate_cost)
        self.get_by_id: Final = async_raw(generations.get_by_id)
        self.delete: Final = async_raw(generations.delete)
        self.count: Final = async_raw(generations.count)
        self.costs: Final = async_raw(generations.costs)
        self.estimate_cost_of_duration: Final = async_raw(generations.estimate_cost_of_duration)
