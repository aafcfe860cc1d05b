"""uvicorn in a thread of its own, on 127.0.0.1."""

from __future__ import annotations

import asyncio
import socket
import threading
from concurrent.futures import Future
from typing import Any, Callable, Coroutine, List, Optional, TypeVar

import uvicorn
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from .connection import Connection

T = TypeVar("T")

#: How long a request may take to end after its connection has been broken.
FAREWELL_SECONDS = 2.0


class _Protocol(H11Protocol):
    """Shows each request its connection."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._connection = Connection(transport)
        self.app_state = {"connection": self._connection}

    def connection_lost(self, exc: Optional[Exception]) -> None:
        super().connection_lost(exc)
        self._connection.set_lost()


class _Uvicorn(uvicorn.Server):
    """Stops at once, without uvicorn's grace for open connections: whoever closes a sandbox is done with it."""

    def __init__(self, config: uvicorn.Config, ready: Future[asyncio.AbstractEventLoop]) -> None:
        super().__init__(config)
        self._ready = ready
        self._stop: Optional[asyncio.Event] = None

    def stop(self) -> None:
        assert self._stop is not None
        self._stop.set()

    async def main_loop(self) -> None:
        self._stop = asyncio.Event()
        self._ready.set_result(asyncio.get_running_loop())
        await self._stop.wait()

    async def shutdown(self, sockets: Optional[List[socket.socket]] = None) -> None:
        for listener in self.servers:
            listener.close()
        await self.break_connections()

    async def break_connections(self) -> None:
        """End every connection and every request. What does not see that its connection is lost is cancelled."""
        for connection in self.server_state.connections:
            if connection.transport is not None:
                connection.transport.abort()
        if self.server_state.tasks:
            _, unfinished = await asyncio.wait(self.server_state.tasks, timeout=FAREWELL_SECONDS)
            for task in unfinished:
                task.cancel()


_nothing = PlainTextResponse("Nothing is served here at the moment.", 503)


def listen(port: int) -> socket.socket:
    """A socket on 127.0.0.1; port 0 takes a free one."""
    return socket.create_server(("127.0.0.1", port), backlog=1024)


class ServerThread:
    """Serves `app` on 127.0.0.1 from `start` until `stop`: one after the other, when told to."""

    def __init__(self, port: int = 0) -> None:
        self._listener = listen(port)
        self.url: str = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.app: ASGIApp = _nothing
        config = uvicorn.Config(
            self._serve,
            interface="asgi3",
            http=_Protocol,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_keep_alive=75,
        )
        self._ready: Future[asyncio.AbstractEventLoop] = Future()
        self._uvicorn = _Uvicorn(config, self._ready)
        self._thread = threading.Thread(target=self._live, name="sync-sandbox", daemon=True)

    def start(self) -> None:
        self._thread.start()
        self._ready.result()

    def stop(self) -> None:
        self.call(self._uvicorn.stop)
        self._thread.join()

    def release(self) -> None:
        """Give the port back. For a server that was never started."""
        self._listener.close()

    def clear(self) -> None:
        """Break what is still connected, and serve nothing until there is another `app`."""
        self.app = _nothing
        self._run(self._uvicorn.break_connections())

    def call(self, function: Callable[[], T]) -> T:
        """Run `function` where the endpoints run, so that nothing happens meanwhile, and return its result."""
        if threading.current_thread() is self._thread or not self._thread.is_alive():
            return function()

        async def run() -> T:
            return function()

        return self._run(run())

    def _run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(coroutine, self._ready.result()).result()

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)

    def _live(self) -> None:
        try:
            asyncio.run(self._uvicorn.serve(sockets=[self._listener]))
        except BaseException as error:
            if self._ready.done():
                raise
            self._ready.set_exception(error)
