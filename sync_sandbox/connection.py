"""The connection that a request came on."""

from __future__ import annotations

import asyncio
import socket
import struct
from typing import Any, Coroutine, Optional, Set, TypeVar, cast

from starlette.types import Scope

T = TypeVar("T")


class Connection:
    """A TCP connection of the server, which may be lost or broken."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._lost: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        # asyncio does this only for sockets whose protocol number was given; without it an answer can take 40 ms.
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def set_lost(self) -> None:
        """Tell that the client is gone."""
        self._lost.set_result(None)

    async def until_lost(self) -> None:
        """Until the client is gone, or the sandbox is closed."""
        await asyncio.wait({self._lost})

    async def unless_lost(self, work: Coroutine[Any, Any, T]) -> Optional[T]:
        """What the work returns, or None as soon as the client is gone: nobody waits for it any more."""
        task = asyncio.ensure_future(work)
        waited_for: Set[asyncio.Future[Any]] = {task, self._lost}
        try:
            await asyncio.wait(waited_for, return_when=asyncio.FIRST_COMPLETED)
            return task.result() if task.done() else None
        finally:
            task.cancel()

    def close(self) -> None:
        """End the connection after what was already sent."""
        self._transport.close()

    def reset(self) -> None:
        """End the connection with a TCP reset."""
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._transport.abort()

    @property
    def _socket(self) -> socket.socket:
        return cast(socket.socket, self._transport.get_extra_info("socket"))


def connection_of(scope: Scope) -> Connection:
    """The connection of a request."""
    return cast(Connection, scope["state"]["connection"])
