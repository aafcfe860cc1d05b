# Derived from sync/_async/perform.py by `make generate`. Do not edit: change that file.
"""Performs the steps of flows: it sends, receives and waits. What to do is decided in `sync.core`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, List

from sync_client.secret import clear_frames

from ..core.call.deadline import trace, watch
from ..core.call.http import find_errors, iter_raw
from ..core.call.response import Response
from ..core.call.steps import Notify, Send, Sleep, call_back, check_encoding
from ..core.call.transport import Transport

if TYPE_CHECKING:
    from ..core.files.transfer import Close, Open, OpenResponse, Receive
    from ..core.files.work import Work


class Performer:
    """Performs steps with the HTTP client of a transport. Each step names the method that performs it."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def send(self, step: Send) -> Response:
        before = sys.exc_info()[1]
        try:
            return (self._send(step)).without_quotes()
        except BaseException as error:
            clear_frames(error, before)
            raise

    def _send(self, step: Send) -> Response:
        request = step.request.authorize(self._transport.clock)
        watch(request, trace)
        opened = self._transport.open()
        response = opened.http.send(request, stream=True, follow_redirects=False)
        chunks: List[bytes] = []
        size = 0
        problem = check_encoding(response)
        try:
            if problem is None:
                for chunk in response.iter_bytes():
                    size += len(chunk)
                    step.check(size, self._transport.clock)
                    chunks.append(chunk)
        except find_errors("DecodingError") as error:
            chunks, problem = [], str(error)
        finally:
            response.close()
        return Response(response.status_code, response.headers, b"".join(chunks), step.request.secrets, problem)

    def sleep(self, step: Sleep) -> None:
        self._transport.clock.sleep(step.seconds)

    def notify(self, step: Notify) -> None:
        call_back(step.callback, step.value)

    def work(self, step: Work) -> Any:
        from ..core.files.work import run

        return run(step.function)

    def open(self, step: Open) -> OpenResponse:
        from ..core.files.transfer import OpenResponse

        opened = self._transport.open()
        step.watch(step.peer.trace)
        response = opened.http.send(step.request, stream=True, follow_redirects=False, auth=None)
        return OpenResponse(opened, response, iter_raw(response))

    def receive(self, step: Receive) -> List[bytes]:
        step.raise_kept()
        try:
            for part in step.stream.parts:
                if step.is_enough(part):
                    break
        except Exception as error:
            step.keep(error)
        return step.parts

    def close(self, step: Close) -> None:
        step.stream.response.close()
