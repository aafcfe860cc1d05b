# Generated from openapi.yaml by `make generate`: do not edit.
"""The smallest caller: it sends an operation once, and polls a job at its interval."""

from __future__ import annotations

import asyncio
import sys
import time
from functools import partial
from typing import Any, AsyncIterator, Optional, Sequence, TypeVar

import httpx

from .callers import J, Job, OnProgress, Pages, WaitOptions, items_of
from .exchange import NO_OPTIONS, end_of, failure_of, request_arguments, result_of, with_files
from .options import CallOptions
from .secret import clear_frames
from .types import Operation

T = TypeVar("T")


class AsyncSimpleCaller:
    """Calls over one HTTP client.

    Args:
        raw: Whether a call gives a RawResponse.
    """

    def __init__(self, http: httpx.AsyncClient, raw: bool = False) -> None:
        self._http = http
        self._raw = raw

    async def call(
        self,
        make: partial[Operation[T]],
        options: CallOptions,
        *,
        files: Sequence[str] = (),
        split: str = "",
        on_progress: OnProgress = None,  # Files are small here: they are read whole, and sent in one go.
    ) -> T:
        operation = with_files(make, files)
        return result_of(operation, await async_send(self._http, operation, options.merge()), self._raw)

    async def pages(
        self, make: partial[Operation[Any]], options: CallOptions, pages: Pages, *, split: str = ""
    ) -> AsyncIterator[Any]:
        cursor: Optional[str] = None
        while True:
            page = await self.call(make if cursor is None else partial(make, cursor=cursor), options)
            for item in items_of(page):
                yield item
            cursor = pages.next_cursor(page, make.keywords.get("limit", 0))
            if cursor is None:
                return

    async def wait(self, job: Job[J], id: str, options: WaitOptions) -> J:
        deadline = None if options.timeout is None else time.monotonic() + options.timeout
        last: Optional[J] = None
        while True:
            operation = job.poll(id, progress=options.progress)
            state = result_of(operation, await async_send(self._http, operation))
            if state != last and options.on_update is not None:
                options.on_update(state)
            last = state
            if end_of(job, state):
                return state
            if deadline is not None and time.monotonic() + options.poll_interval > deadline:
                raise TimeoutError(f"Job {id} is still {state.status} after {options.timeout} s.")
            await asyncio.sleep(options.poll_interval)

    async def create_and_wait(
        self,
        make: partial[Operation[J]],
        options: CallOptions,
        job: Job[J],
        wait_options: WaitOptions,
        *,
        files: Sequence[str] = (),
    ) -> J:
        created = await self.call(make, options, files=files)
        return await self.wait(job, created.id, wait_options)

    def raw(self) -> AsyncSimpleCaller:
        return AsyncSimpleCaller(self._http, raw=True)


async def async_send(
    http: httpx.AsyncClient, operation: Operation[Any], options: CallOptions = NO_OPTIONS
) -> httpx.Response:
    """Send an operation. Raises RequestFailed. No error holds the request, which has the key, and no frame of one."""
    before = sys.exc_info()[1]
    try:
        return await http.request(**request_arguments(operation, options))
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
        problem = failure_of(operation, http.base_url, error)
    except BaseException as error:
        clear_frames(error, before)
        raise
    raise problem
