"""Usage: what generations have cost."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, AsyncIterator, Final, Iterator, Optional

from sync_client import api
from sync_client.models import GenerationCosts, GenerationUsagePage
from sync_client.types import Operation

from .core import validation
from .core.arguments import check_moment
from .core.call.flow import Context, call
from .core.call.iteration import ItemFlow, aiterate, iterate
from .core.call.resource import AsyncResource, Resource, async_raw, documented_by, raw
from .core.jobs import pages

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .core.call.options import CallOptions

LARGEST_PAGE = 500


class Usage(Resource):
    """What generations have cost: `client.usage`."""

    @property
    def with_raw_response(self) -> UsageWithRawResponse:
        """The same methods, which give the whole answer."""
        return UsageWithRawResponse(Usage(self._transport, self._context._replace(raw=True)))

    def list(
        self,
        start_time: datetime,
        end_time: datetime,
        *,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
        **call_options: Unpack[CallOptions],
    ) -> GenerationUsagePage:
        """List one page of the costs of a period.

            page = client.usage.list(datetime(2026, 1, 1, tzinfo=utc), datetime(2026, 2, 1, tzinfo=utc))

        Args:
            start_time: Generations that finished then or later. Local time, where it has no time zone.
            end_time: Generations that finished before that.
            limit: 1 to 500: how many at most; 100 by default.
            cursor: `next_cursor` of the page before.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The page: `items`, oldest first, and `next_cursor` (None on the last). Amounts are in US dollars, as text.

        Raises:
            InvalidRequestError: An argument is not right; nothing was sent.
            ApiError: The call failed.
        """
        return self._call(_list(start_time, end_time, limit, cursor), call_options)

    def iter(
        self,
        start_time: datetime,
        end_time: datetime,
        *,
        limit: Optional[int] = None,
        **call_options: Unpack[CallOptions],
    ) -> Iterator[GenerationCosts]:
        """Go through the costs of a period, page by page.

            total = sum(Decimal(cost.total_cost_usd or 0) for cost in client.usage.iter(start, end))

        Args:
            start_time: Generations that finished then or later. Local time, where it has no time zone.
            end_time: Generations that finished before that.
            limit: 1 to 500: how many a page holds; 500 by default.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`, for each page.

        Returns:
            An iterator over the costs of each generation, oldest first.

        Raises:
            InvalidRequestError: An argument is not right; nothing was sent.
            ApiError: A page could not be fetched.
        """
        return iterate(self._transport, _all(self._context, start_time, end_time, limit, call_options))


class AsyncUsage(AsyncResource):
    """What generations have cost: `await client.usage.list(...)`."""

    @property
    def with_raw_response(self) -> AsyncUsageWithRawResponse:
        """The same methods, which give the whole answer."""
        return AsyncUsageWithRawResponse(AsyncUsage(self._transport, self._context._replace(raw=True)))

    @documented_by(Usage.list)
    async def list(
        self,
        start_time: datetime,
        end_time: datetime,
        *,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
        **call_options: Unpack[CallOptions],
    ) -> GenerationUsagePage:
        return await self._call(_list(start_time, end_time, limit, cursor), call_options)

    @documented_by(Usage.iter)
    def iter(
        self,
        start_time: datetime,
        end_time: datetime,
        *,
        limit: Optional[int] = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncIterator[GenerationCosts]:
        return aiterate(self._transport, _all(self._context, start_time, end_time, limit, call_options))


class UsageWithRawResponse:
    """`client.usage` with whole answers."""

    def __init__(self, usage: Usage) -> None:
        self.list: Final = raw(usage.list)


class AsyncUsageWithRawResponse:
    """`client.usage` with whole answers, to be awaited."""

    def __init__(self, usage: AsyncUsage) -> None:
        self.list: Final = async_raw(usage.list)


def _list(
    start_time: datetime, end_time: datetime, limit: Optional[int], cursor: Optional[str]
) -> Operation[GenerationUsagePage]:
    validation.check_limit(limit, most=LARGEST_PAGE)
    return api.list_generation_usage(
        start_time=check_moment(start_time, "start_time"),
        end_time=check_moment(end_time, "end_time"),
        limit=limit,
        cursor=cursor,
    )


def _all(
    context: Context, start_time: datetime, end_time: datetime, limit: Optional[int], call_options: CallOptions
) -> ItemFlow[GenerationCosts]:
    start, end = check_moment(start_time, "start_time"), check_moment(end_time, "end_time")
    validation.check_limit(limit, most=LARGEST_PAGE)
    page = limit or LARGEST_PAGE
    return pages.iterate_items(lambda cursor: call(context, _list(start, end, page, cursor), call_options))
