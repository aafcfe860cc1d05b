# Generated from openapi.yaml by `make generate`: do not edit.
"""Many generations in one request. Needs a Scale or Enterprise plan."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, AsyncIterator, Callable, Final, Iterator, List, Mapping, Optional, Union

from .. import api
from ..callers import AsyncCaller, Caller, Job, Pages, WaitOptions, async_raw, raw
from ..options import UNCHANGED, CallOptions, RequestOptions, Timeout
from ..types import HasId, Operation
from ..wire import identity

if TYPE_CHECKING:
    from ..models import Batch, BatchStatus

__all__ = ("AsyncBatches", "AsyncBatchesWithRawResponse", "Batches", "BatchesWithRawResponse")


def _list_batches(
    *,
    status: Union[BatchStatus, str, None] = None,
    created_after: Optional[datetime] = None,
    created_before: Optional[datetime] = None,
) -> Operation[List[Batch]]:
    return api.list_batches(status=status, created_after=created_after, created_before=created_before)


def _get_batch(id: str) -> Operation[Batch]:
    return api.get_batch(id=id)


BATCH_JOB: Job[Batch] = Job(
    _get_batch,
    interval=30.0,
    succeeded=("COMPLETED",),
    failed=("FAILED",),
    running=("JOBS_CREATED", "PENDING", "PROCESSING"),
)


class Batches:
    """Many generations in one request. Needs a Scale or Enterprise plan: `client.batch`."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> BatchesWithRawResponse:
        """The same methods, but each returns a `RawResponse`: status, headers, body, and the result as `data`."""
        return BatchesWithRawResponse(type(self)(self._caller.raw()))

    def list(
        self,
        *,
        status: Union[BatchStatus, str, None] = None,
        created_after: Optional[datetime] = None,
        created_before: Optional[datetime] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> List[Batch]:
        """List batches.

            running = client.batch.list(status="PROCESSING")

        Only batches that match every filter are listed.

        Args:
            status: Only batches with this status.
            created_after: Only batches created after this time.
            created_before: Only batches created before this time.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            All batches that match, newest first: this list has no pages.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_list_batches, status=status, created_after=created_after, created_before=created_before),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def iter(
        self,
        *,
        status: Union[BatchStatus, str, None] = None,
        created_after: Optional[datetime] = None,
        created_before: Optional[datetime] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Iterator[Batch]:
        """Iterate over all batches.

            for batch in client.batch.iter():
                print(batch.id, batch.status)

        Args:
            status: Only batches with this status.
            created_after: Only batches created after this time.
            created_before: Only batches created before this time.
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
            partial(_list_batches, status=status, created_after=created_after, created_before=created_before),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
            Pages("single"),
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
    ) -> Batch:
        """Get a batch.

            batch = client.batch.get("...")

        `metrics` counts its generations by status.

        Args:
            id: The id of the batch, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The batch as it is now.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            NotFoundError: There is no batch with this id.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_get_batch, id=identity(id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def wait(
        self,
        id: Union[str, HasId],
        *,
        timeout: Optional[float] = None,
        poll_interval: float = 30.0,
        on_update: Optional[Callable[[Batch], object]] = None,
    ) -> Batch:
        """Wait until a batch has ended. Waiting again for the same id resumes.

            batch = client.batch.wait("...", on_update=lambda batch: print(batch.metrics.pending_count))

        Args:
            id: The id of the batch, or an object that has it.
            timeout: Seconds to wait; None waits for as long as it takes.
            poll_interval: Seconds between polls, by default 30. The server may ask for more.
            on_update: Called with the job whenever it has changed.

        Returns:
            The batch with its result.

        Raises:
            JobFailedError: It ended as FAILED; `error.job` says why.
            WaitTimeoutError: The timeout expired. The job is still running: wait for its id again.
            ApiError: Anything else. `error.id` and `error.job` say what is known of the job.
        """
        return self._caller.wait(
            BATCH_JOB, identity(id), WaitOptions(timeout=timeout, poll_interval=poll_interval, on_update=on_update)
        )


class AsyncBatches:
    """Many generations in one request. Needs a Scale or Enterprise plan: `client.batch`, to be awaited."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> AsyncBatchesWithRawResponse:
        """The same methods, but each returns a `RawResponse`: status, headers, body, and the result as `data`."""
        return AsyncBatchesWithRawResponse(type(self)(self._caller.raw()))

    async def list(
        self,
        *,
        status: Union[BatchStatus, str, None] = None,
        created_after: Optional[datetime] = None,
        created_before: Optional[datetime] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> List[Batch]:
        """List batches.

            running = await client.batch.list(status="PROCESSING")

        Only batches that match every filter are listed.

        Args:
            status: Only batches with this status.
            created_after: Only batches created after this time.
            created_before: Only batches created before this time.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            All batches that match, newest first: this list has no pages.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_list_batches, status=status, created_after=created_after, created_before=created_before),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def iter(
        self,
        *,
        status: Union[BatchStatus, str, None] = None,
        created_after: Optional[datetime] = None,
        created_before: Optional[datetime] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> AsyncIterator[Batch]:
        """Iterate over all batches.

            async for batch in client.batch.iter():
                print(batch.id, batch.status)

        Args:
            status: Only batches with this status.
            created_after: Only batches created after this time.
            created_before: Only batches created before this time.
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
            partial(_list_batches, status=status, created_after=created_after, created_before=created_before),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
            Pages("single"),
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
    ) -> Batch:
        """Get a batch.

            batch = await client.batch.get("...")

        `metrics` counts its generations by status.

        Args:
            id: The id of the batch, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The batch as it is now.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            NotFoundError: There is no batch with this id.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_get_batch, id=identity(id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    async def wait(
        self,
        id: Union[str, HasId],
        *,
        timeout: Optional[float] = None,
        poll_interval: float = 30.0,
        on_update: Optional[Callable[[Batch], object]] = None,
    ) -> Batch:
        """Wait until a batch has ended. Waiting again for the same id resumes.

            batch = await client.batch.wait("...", on_update=lambda batch: print(batch.metrics.pending_count))

        Args:
            id: The id of the batch, or an object that has it.
            timeout: Seconds to wait; None waits for as long as it takes.
            poll_interval: Seconds between polls, by default 30. The server may ask for more.
            on_update: Called with the job whenever it has changed.

        Returns:
            The batch with its result.

        Raises:
            JobFailedError: It ended as FAILED; `error.job` says why.
            WaitTimeoutError: The timeout expired. The job is still running: wait for its id again.
            ApiError: Anything else. `error.id` and `error.job` say what is known of the job.
        """
        return await self._caller.wait(
            BATCH_JOB, identity(id), WaitOptions(timeout=timeout, poll_interval=poll_interval, on_update=on_update)
        )


class BatchesWithRawResponse:
    """`client.batch` with whole responses."""

    def __init__(self, batch: Batches) -> None:
        self.list: Final = raw(batch.list)
        self.get: Final = raw(batch.get)


class AsyncBatchesWithRawResponse:
    """`client.batch` with whole responses, to be awaited."""

    def __init__(self, batch: AsyncBatches) -> None:
        self.list: Final = async_raw(batch.list)
        self.get: Final = async_raw(batch.get)
