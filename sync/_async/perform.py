"""Performs the steps of flows: it sends, receives and waits. What to do is decided in `sync.core`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, List

from sync_client.secret import clear_frames

from ..core.call.deadline import atrace, watch
from ..core.call.http import aiter_raw, find_errors
from ..core.call.response import Response
from ..core.call.steps import Notify, Send, Sleep, acall_back, check_encoding
from ..core.call.transport import AsyncTransport

if TYPE_CHECKING:
    from ..core.files.transfer import Close, Open, OpenResponse, Receive
    from ..core.files.work import Work


class AsyncPerformer:
    """Performs steps with the HTTP client of a transport. Each step names the method that performs it."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def send(self, step: Send) -> Response:
        before = sys.exc_info()[1]
        try:
            return (await self._send(step)).without_quotes()
        except BaseException as error:
            clear_frames(error, before)
            raise

    async def _send(self, step: Send) -> Response:
        request = step.request.authorize(self._transport.clock)
        watch(request, atrace)
        opened = await self._transport.open()
        response = await opened.http.send(request, stream=True, follow_redirects=False)
        chunks: List[bytes] = []
        size = 0
        problem = check_encoding(response)
        try:
            if problem is None:
                async for chunk in response.aiter_bytes():
                    size += len(chunk)
                    step.check(size, self._transport.clock)
                    chunks.append(chunk)
        except find_errors("DecodingError") as error:
            chunks, problem = [], str(error)
        finally:
            await response.aclose()
        return Response(response.status_code, response.headers, b"".join(chunks), step.request.secrets, problem)

    async def sleep(self, step: Sleep) -> None:
        await self._transport.clock.asleep(step.seconds)

    async def notify(self, step: Notify) -> None:
        await acall_back(step.callback, step.value)

    async def work(self, step: Work) -> Any:
        from ..core.files.work import arun

        return await arun(step.function)

    async def open(self, step: Open) -> OpenResponse:
        from ..core.files.transfer import OpenResponse

        opened = await self._transport.open()
        step.watch(step.peer.atrace)
        response = await opened.http.send(step.request, stream=True, follow_redirects=False, auth=None)
        return OpenResponse(opened, response, aiter_raw(response))

    async def receive(self, step: Receive) -> List[bytes]:
        step.raise_kept()
        try:
            async for part in step.stream.parts:
                if step.is_enough(part):
                    break
        except Exception as error:
            step.keep(error)
        return step.parts

    async def close(self, step: Close) -> None:
        await step.stream.response.aclose()
