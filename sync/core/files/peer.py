"""Whom a connection has reached: a name that looks public may lead to this machine or its network.

It is looked at when the connection is there and before a byte is sent. Looking the name up first would be another
look-up than that of the connection, and would need a name server where a proxy needs none.
"""

from __future__ import annotations

from typing import Any, Mapping

from ..call import deadline
from ..call.http import httpx
from .url import is_internal, leads_inside


class NotPublic(Exception):
    """A connection that a server must not have us make. It is closed."""


class Peer:
    """Watches the connection that is opened for one request of a file.

    Through a proxy, the proxy looks the name up: its own address tells nothing, and is not looked at.

    Args:
        url: Where the request goes.
        base_url: Where the API is. One that is internal itself may lead to others that are.
    """

    def __init__(self, url: httpx.URL, base_url: str) -> None:
        self._host = url.raw_host.decode("ascii")
        self._port = url.port or {"http": 80, "https": 443}.get(url.scheme)
        self._base = httpx.URL(base_url).raw_host.decode("ascii")
        self._direct = False

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """For the request extension `trace`. Raises NotPublic."""
        if self._is_inside(event, info) and not leads_inside(self._base):
            info["return_value"].close()
            raise NotPublic
        deadline.trace(event, info)

    async def atrace(self, event: str, info: Mapping[str, Any]) -> None:
        if self._is_inside(event, info):
            import asyncio

            allowed = False
            try:
                allowed = await asyncio.get_running_loop().run_in_executor(None, leads_inside, self._base)
            finally:
                if not allowed:
                    await info["return_value"].aclose()
            if not allowed:
                raise NotPublic
        deadline.trace(event, info)

    def _is_inside(self, event: str, info: Mapping[str, Any]) -> bool:
        if event.endswith(".connect_tcp.started"):
            self._direct = (info["host"], info["port"]) == (self._host, self._port)
        elif event.endswith(".connect_tcp.complete") and self._direct:
            address = info["return_value"].get_extra_info("server_addr")
            return address is not None and is_internal(str(address[0]))
        return False
