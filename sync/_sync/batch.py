# Derived from sync/_async/batch.py by `make generate`. Do not edit: change that file.
"""Batches: what the contract can't say of them."""

from __future__ import annotations

from typing import (
    TYPE_CHECKING,
    Dict,
    Final,
    Iterable,
    Iterator,
    Literal,
    Mapping,
    Optional,
    Union,
    overload,
)

from sync_client.callers import raw
from sync_client.models import Batch, BatchValidation
from sync_client.options import UNCHANGED, CallOptions, RequestOptions, Timeout
from sync_client.resources import batch as resources
from sync_client.wire import identity

from ..core.jobs.batch import create_batch
from ..core.jobs.results import iterate_results
from .caller import Caller

if TYPE_CHECKING:
    from typing_extensions import TypedDict, Unpack

    from sync_client.types import FileInput, HasId

    from ..core.jobs.batch import Row

    class CreateArguments(TypedDict, total=False):
        """What `create` takes besides `dry_run`."""

        rows: Optional[Iterable[Row]]
        input: Optional[FileInput]
        webhook_url: Optional[str]
        extra_headers: Optional[Mapping[str, str]]
        extra_query: Optional[Mapping[str, object]]
        extra_body: Optional[Mapping[str, object]]
        timeout: Timeout
        request_options: Optional[RequestOptions]


class Batches(resources.Batches):
    """Many generations in one request: `client.batch`. Needs a Scale or Enterprise plan."""

    def __init__(self, caller: Caller) -> None:
        super().__init__(caller)
        self._flows = caller

    @property
    def with_raw_response(self) -> BatchesWithRawResponse:
        """The same methods, but each returns a `RawResponse`: status, headers, body, and the result as `data`."""
        return BatchesWithRawResponse(Batches(self._flows.raw()))

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
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Union[Batch, BatchValidation]:
        """Create a batch: 20 to 500 generations, 5 MB, from inputs of at most 30 seconds.

            rows = [{"model": "lipsync-2", "input": [video, audio]} for audio in audios]
            batch = client.batch.create(rows=rows)

        It has no idempotency key, so it is retried only if the server can't have carried it out. After an
        `ApiConnectionError`, look at `client.batch.list()` before you create it again.

        Args:
            rows: The generations. Each is what `generations.create` takes, as a dict or a `CreateGenerationRequest`,
                and gets `row-0`, `row-1` and so on for its id; or a dict with `request_id` and `payload`; or a
                `BatchRow`.
            input: In place of `rows`, a JSONL file: its path, its bytes, or the file, open for reading as bytes. A line
                is `{"request_id": ..., "endpoint": "/v2/generate", "payload": {...}}`.
            webhook_url: HTTPS URL to call when the batch has ended.
            dry_run: Only check it: nothing is created.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The batch; for a dry run, a `BatchValidation`.

        Raises:
            InvalidRequestError: A row or the file is invalid; nothing was sent. The message says which.
            PaymentRequiredError: The plan has no batches.
            ConcurrencyLimitError: As many batches are running as the plan allows.
            ApiError: Anything else.
        """
        options = CallOptions(extra_headers, extra_query, extra_body, timeout, request_options)
        return self._flows.run(create_batch(self._flows.context, rows, input, webhook_url, dry_run, options))

    def results(self, id: Union[str, HasId]) -> Iterator[Dict[str, object]]:
        """Iterate over the results of a batch that has ended, one generation at a time.

            for result in client.batch.results(batch.id):
                print(result["request_id"])

        The results are one file, which is read while you iterate. A dropped connection is resumed.

        Args:
            id: Id of the batch, or the batch.

        Returns:
            An iterator over the lines of the file, as dicts. The API does not document their fields.

        Raises:
            NotFoundError: There is no such batch, or it has no results yet.
            ApiError: Anything else.
        """
        return self._flows.iterate(iterate_results(self._flows.context, identity(id)))


class BatchesWithRawResponse(resources.BatchesWithRawResponse):
    """`client.batch` with whole responses."""

    def __init__(self, batch: Batches) -> None:
        super().__init__(batch)
        self.create: Final = raw(batch.create)
