# Generated from openapi.yaml by `make generate`: do not edit.
"""What generations have cost."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, AsyncIterator, Final, Iterator, Mapping, Optional

from .. import api
from ..callers import AsyncCaller, Caller, Pages, async_raw, raw
from ..options import UNCHANGED, CallOptions, RequestOptions, Timeout
from ..types import Operation

if TYPE_CHECKING:
    from ..models import GenerationCosts, GenerationUsagePage

__all__ = ("AsyncUsage", "AsyncUsageWithRawResponse", "Usage", "UsageWithRawResponse")


def _list_generation_usage(
    start_time: datetime, end_time: datetime, *, limit: Optional[int] = None, cursor: Optional[str] = None
) -> Operation[GenerationUsagePage]:
    return api.list_generation_usage(start_time=start_time, end_time=end_time, limit=limit, cursor=cursor)


class Usage:
    """What generations have cost: `client.usage`."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> UsageWithRawResponse:
        """The same methods, but each returns a `RawResponse`: status, headers, body, and the result as `data`."""
        return UsageWithRawResponse(type(self)(self._caller.raw()))

    def list(
        self,
        start_time: datetime,
        end_time: datetime,
        *,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> GenerationUsagePage:
        """List the costs of generations.

            page = client.usage.list(start, end, limit=100)

        Covers the generations of the organization that ended in the period, oldest first. The start belongs to the
        period, the end does not.

        Args:
            start_time: Start of the period, inclusive.
            end_time: End of the period, exclusive.
            limit: The number of generations per page, 1 to 500. 100 by default.
            cursor: The `next_cursor` of the previous page. Leave it out for the first page.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            One page: `items`, each with its costs in US dollars, and `next_cursor`, which is None on the last page.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_list_generation_usage, start_time=start_time, end_time=end_time, limit=limit, cursor=cursor),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def iter(
        self,
        start_time: datetime,
        end_time: datetime,
        *,
        limit: Optional[int] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Iterator[GenerationCosts]:
        """Iterate over all costs of generations.

            total = sum(Decimal(cost.total_cost_usd or 0) for cost in client.usage.iter(start, end))

        One page is held at a time; the next is fetched when it is needed.

        Args:
            start_time: Start of the period, inclusive.
            end_time: End of the period, exclusive.
            limit: How many a page holds, 1 to 500; 500 by default.
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
                _list_generation_usage, start_time=start_time, end_time=end_time, limit=500 if limit is None else limit
            ),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
            Pages("next-cursor", 500),
        )


class AsyncUsage:
    """What generations have cost: `client.usage`, to be awaited."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> AsyncUsageWithRawResponse:
        """The same methods, but each returns a `RawResponse`: status, headers, body, and the result as `data`."""
        return AsyncUsageWithRawResponse(type(self)(self._caller.raw()))

    async def list(
        self,
        start_time: datetime,
        end_time: datetime,
        *,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> GenerationUsagePage:
        """List the costs of generations.

            page = await client.usage.list(start, end, limit=100)

        Covers the generations of the organization that ended in the period, oldest first. The start belongs to the
        period, the end does not.

        Args:
            start_time: Start of the period, inclusive.
            end_time: End of the period, exclusive.
            limit: The number of generations per page, 1 to 500. 100 by default.
            cursor: The `next_cursor` of the previous page. Leave it out for the first page.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            One page: `items`, each with its costs in US dollars, and `next_cursor`, which is None on the last page.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_list_generation_usage, start_time=start_time, end_time=end_time, limit=limit, cursor=cursor),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def iter(
        self,
        start_time: datetime,
        end_time: datetime,
        *,
        limit: Optional[int] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> AsyncIterator[GenerationCosts]:
        """Iterate over all costs of generations.

            total = sum(Decimal(cost.total_cost_usd or 0) for cost in await client.usage.iter(start, end))

        One page is held at a time; the next is fetched when it is needed.

        Args:
            start_time: Start of the period, inclusive.
            end_time: End of the period, exclusive.
            limit: How many a page holds, 1 to 500; 500 by default.
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
                _list_generation_usage, start_time=start_time, end_time=end_time, limit=500 if limit is None else limit
            ),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
            Pages("next-cursor", 500),
        )


class UsageWithRawResponse:
    """`client.usage` with whole responses."""

    def __init__(self, usage: Usage) -> None:
        self.list: Final = raw(usage.list)


class AsyncUsageWithRawResponse:
    """`client.usage` with whole responses, to be awaited."""

    def __init__(self, usage: AsyncUsage) -> None:
        self.list: Final = async_raw(usage.list)
