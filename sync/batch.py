"""Batches: many generations in one request, done within a day."""

from __future__ import annotations

from datetime import datetime
from typing import (
    TYPE_CHECKING,
    AsyncIterator,
    Awaitable,
    Callable,
    Dict,
    Final,
    Iterable,
    Iterator,
    List,
    Literal,
    Optional,
    Union,
    overload,
)

from sync_client import api
from sync_client.models import Batch, BatchValidation
from sync_client.types import Operation

from .core import validation
from .core.arguments import check_moment, omit_ellipsis
from .core.call.flow import Context, call
from .core.call.iteration import ItemFlow, Items, aiterate, iterate
from .core.call.resource import AsyncResource, Resource, async_raw, documented_by, raw
from .core.files.media import FileInput
from .core.jobs import batch
from .core.jobs.wait import wait_until_ended

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from sync_client.models import BatchStatus

    from .core.call.options import CallOptions
    from .core.jobs.batch import Row

    class CreateArguments(CallOptions, total=False):
        rows: Optional[Iterable[Row]]
        input: Optional[FileInput]
        webhook_url: Optional[str]

    OnUpdate = Optional[Callable[[Batch], object]]
    AsyncOnUpdate = Optional[Callable[[Batch], Union[Awaitable[object], object]]]


class Batches(Resource):
    """Many generations in one request: `client.batch`. Needs a Scale or Enterprise plan."""

    @property
    def with_raw_response(self) -> BatchesWithRawResponse:
        """The same methods, which give the whole answer: `client.batch.with_raw_response.get(id).headers`."""
        return BatchesWithRawResponse(Batches(self._transport, self._context._replace(raw=True)))

    @overload
    def create(self, *, dry_run: Optional[Literal[False]] = None, **arguments: Unpack[CreateArguments]) -> Batch: ...

    @overload
    def create(self, *, dry_run: Literal[True], **arguments: Unpack[CreateArguments]) -> BatchValidation: ...

    @overload
    def create(
        self, *, dry_run: Optional[bool], **arguments: Unpack[CreateArguments]
    ) -> Union[Batch, BatchValidation]: ...

    def create(
        self,
        *,
        rows: Optional[Iterable[Row]] = None,
        input: Optional[FileInput] = None,
        webhook_url: Optional[str] = None,
        dry_run: Optional[bool] = None,
        **call_options: Unpack[CallOptions],
    ) -> Union[Batch, BatchValidation]:
        """Create a batch: 20 to 500 generations, 5 MB, from inputs of at most 30 seconds.

            batch = client.batch.create(rows=[{"model": "lipsync-2", "input": [video, audio]} for audio in audios])

        It has no idempotency key, so it is sent again only where the server can't have carried it out. After an
        `ApiConnectionError`, look at `client.batch.list()` before you create it again.

        Args:
            rows: The generations. Each is what `generations.create` takes, as a dict or a `CreateGenerationRequest`,
                and gets `row-0`, `row-1` and so on for its id; or a dict with `request_id` and `payload`; or a
                `BatchRow`.
            input: In place of `rows`, a JSONL file: its path, its bytes, or the file, open for reading as bytes. A line
                is `{"request_id": ..., "endpoint": "/v2/generate", "payload": {...}}`.
            webhook_url: HTTPS address that is told when the batch has ended.
            dry_run: Only check it: nothing is created.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The batch; for a dry run, a `BatchValidation`.

        Raises:
            InvalidRequestError: A row or the file is not right; nothing was sent. The message says which.
            PaymentRequiredError: The plan has no batches.
            ConcurrencyLimitError: As many batches are running as the plan allows.
            ApiError: Anything else.
        """
        operation = batch.build_create(rows, input, webhook_url, dry_run)
        return self._call(operation, call_options, idempotent=omit_ellipsis(dry_run))

    def get(self, id: str, **call_options: Unpack[CallOptions]) -> Batch:
        """Get a batch.

            batch = client.batch.get("...")

        Args:
            id: Id of the batch.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The batch; `metrics` count its generations.

        Raises:
            NotFoundError: There is none with this id.
            ApiError: Anything else.
        """
        return self._call(api.get_batch(id=validation.check_id(id)), call_options)

    def list(
        self,
        *,
        status: Union[BatchStatus, str, None] = None,
        created_after: Optional[datetime] = None,
        created_before: Optional[datetime] = None,
        **call_options: Unpack[CallOptions],
    ) -> List[Batch]:
        """List the batches, newest first.

            running = client.batch.list(status="PROCESSING")

        Args:
            status: Only those in a state: PENDING, JOBS_CREATED, PROCESSING, COMPLETED or FAILED.
            created_after: Only those created after that. Local time, where it has no time zone.
            created_before: Only those created before that.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            All of them: the API has no pages here.

        Raises:
            ApiError: The call failed.
        """
        return self._call(_list(status, created_after, created_before), call_options)

    def iter(
        self,
        *,
        status: Union[BatchStatus, str, None] = None,
        created_after: Optional[datetime] = None,
        created_before: Optional[datetime] = None,
        **call_options: Unpack[CallOptions],
    ) -> Iterator[Batch]:
        """Go through the batches, newest first.

            for batch in client.batch.iter():
                print(batch.id, batch.status)

        Args:
            status: Only those in a state: PENDING, JOBS_CREATED, PROCESSING, COMPLETED or FAILED.
            created_after: Only those created after that. Local time, where it has no time zone.
            created_before: Only those created before that.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            An iterator over the batches. The request is sent when it begins.

        Raises:
            ApiError: The call failed.
        """
        operation = _list(status, created_after, created_before)
        return iterate(self._transport, _items(self._context, operation, call_options))

    def wait(
        self, id: str, *, timeout: Optional[float] = None, poll_interval: float = 30.0, on_update: OnUpdate = None
    ) -> Batch:
        """Wait until a batch has ended. The API aims at 24 hours.

            batch = client.batch.wait(batch.id, on_update=lambda batch: print(batch.metrics.pending_count))

        Args:
            id: Id of the batch.
            timeout: Seconds to wait; None for as long as it takes.
            poll_interval: Seconds between polls; the server may ask for more.
            on_update: Called with the batch whenever it has changed.

        Returns:
            The batch. Some of its generations may have failed: see `metrics.failed_count`.

        Raises:
            JobFailedError: The batch as a whole ended as FAILED; `error.job` is the batch.
            WaitTimeoutError: The time is over. The batch goes on; wait for it again.
            ApiError: Its state could not be asked for.
        """
        return self._run(
            wait_until_ended(
                self._context, id, api.get_batch, timeout=timeout, poll_interval=poll_interval, on_update=on_update
            )
        )

    def results(self, id: str) -> Iterator[Dict[str, object]]:
        """Go through the results of a batch that has ended, one generation at a time.

            for result in client.batch.results(batch.id):
                print(result["request_id"])

        They come as a file that is read while you go through it. Where the connection drops, it goes on from there.

        Args:
            id: Id of the batch.

        Returns:
            An iterator over the lines of the file, as dicts. What the API puts into a line is not documented.

        Raises:
            NotFoundError: There is no such batch, or it has no results yet.
            ApiError: Anything else.
        """
        return iterate(self._transport, batch.iterate_results(self._context, validation.check_id(id)))


class AsyncBatches(AsyncResource):
    """Many generations in one request: `await client.batch.get(...)`. Needs a Scale or Enterprise plan."""

    @property
    def with_raw_response(self) -> AsyncBatchesWithRawResponse:
        """The same methods, which give the whole answer: `(await client.batch.with_raw_response.get(id)).headers`."""
        return AsyncBatchesWithRawResponse(AsyncBatches(self._transport, self._context._replace(raw=True)))

    @overload
    async def create(
        self, *, dry_run: Optional[Literal[False]] = None, **arguments: Unpack[CreateArguments]
    ) -> Batch: ...

    @overload
    async def create(self, *, dry_run: Literal[True], **arguments: Unpack[CreateArguments]) -> BatchValidation: ...

    @overload
    async def create(
        self, *, dry_run: Optional[bool], **arguments: Unpack[CreateArguments]
    ) -> Union[Batch, BatchValidation]: ...

    @documented_by(Batches.create)
    async def create(
        self,
        *,
        rows: Optional[Iterable[Row]] = None,
        input: Optional[FileInput] = None,
        webhook_url: Optional[str] = None,
        dry_run: Optional[bool] = None,
        **call_options: Unpack[CallOptions],
    ) -> Union[Batch, BatchValidation]:
        operation = batch.build_create(rows, input, webhook_url, dry_run)
        return await self._call(operation, call_options, idempotent=omit_ellipsis(dry_run))

    @documented_by(Batches.get)
    async def get(self, id: str, **call_options: Unpack[CallOptions]) -> Batch:
        return await self._call(api.get_batch(id=validation.check_id(id)), call_options)

    @documented_by(Batches.list)
    async def list(
        self,
        *,
        status: Union[BatchStatus, str, None] = None,
        created_after: Optional[datetime] = None,
        created_before: Optional[datetime] = None,
        **call_options: Unpack[CallOptions],
    ) -> List[Batch]:
        return await self._call(_list(status, created_after, created_before), call_options)

    @documented_by(Batches.iter)
    def iter(
        self,
        *,
        status: Union[BatchStatus, str, None] = None,
        created_after: Optional[datetime] = None,
        created_before: Optional[datetime] = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncIterator[Batch]:
        operation = _list(status, created_after, created_before)
        return aiterate(self._transport, _items(self._context, operation, call_options))

    @documented_by(Batches.wait)
    async def wait(
        self, id: str, *, timeout: Optional[float] = None, poll_interval: float = 30.0, on_update: AsyncOnUpdate = None
    ) -> Batch:
        return await self._run(
            wait_until_ended(
                self._context, id, api.get_batch, timeout=timeout, poll_interval=poll_interval, on_update=on_update
            )
        )

    @documented_by(Batches.results)
    def results(self, id: str) -> AsyncIterator[Dict[str, object]]:
        return aiterate(self._transport, batch.iterate_results(self._context, validation.check_id(id)))


class BatchesWithRawResponse:
    """`client.batch` with whole answers."""

    def __init__(self, batches: Batches) -> None:
        self.create: Final = raw(batches.create)
        self.get: Final = raw(batches.get)
        self.list: Final = raw(batches.list)


class AsyncBatchesWithRawResponse:
    """`client.batch` with whole answers, to be awaited."""

    def __init__(self, batches: AsyncBatches) -> None:
        self.create: Final = async_raw(batches.create)
        self.get: Final = async_raw(batches.get)
        self.list: Final = async_raw(batches.list)


def _list(
    status: Optional[str], created_after: Optional[datetime], created_before: Optional[datetime]
) -> Operation[List[Batch]]:
    return api.list_batches(
        status=status,
        created_after=None if created_after is None else check_moment(created_after, "created_after"),
        created_before=None if created_before is None else check_moment(created_before, "created_before"),
    )


def _items(context: Context, operation: Operation[List[Batch]], call_options: CallOptions) -> ItemFlow[Batch]:
    batches = yield from call(context, operation, call_options)
    yield Items(batches)
