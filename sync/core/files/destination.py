"""Where files may be sent to or fetched from: checks URLs by their text, and connections by the address they have
reached, since a name that looks public may resolve to this machine or its network.

A connection is checked once it is open, before a byte is sent. Resolving the name beforehand would be a separate
lookup, with perhaps another result, and would need a name server where a proxy needs none.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import Any, Mapping, Union

from ...errors import InvalidResponseError
from ..call import deadline
from ..call.http import httpx

# Suffixes that no public server has (RFC 6761, RFC 6762, RFC 8375, and one that ICANN reserves for private use).
PRIVATE_NAMES = (".localhost", ".local", ".internal", ".home.arpa")
# IPv6 networks whose addresses embed an IPv4 address that a gateway or the system connects to, and the bits after it.
EMBEDDED = (
    (ipaddress.IPv6Network("::ffff:0:0/96"), 0),  # mapped (RFC 4291)
    (ipaddress.IPv6Network("::/96"), 0),  # compatible (RFC 4291)
    (ipaddress.IPv6Network("::ffff:0:0:0/96"), 0),  # translated (RFC 2765)
    (ipaddress.IPv6Network("64:ff9b::/96"), 0),  # NAT64 (RFC 6052)
    (ipaddress.IPv6Network("2002::/16"), 80),  # 6to4 (RFC 3056)
)
GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")

_Address = Union[ipaddress.IPv4Address, ipaddress.IPv6Address]


def check_url(url: str, base_url: str) -> None:
    """Refuse a URL that a server must not send us to: another scheme, credentials, an insecure or an internal address.

    A client whose base_url is http, or internal, may use such addresses.
    """
    base = httpx.URL(base_url)
    try:
        target = httpx.URL(url)
    except (httpx.InvalidURL, TypeError):
        raise InvalidResponseError("The URL of the file can't be read.") from None
    host = target.raw_host.decode("ascii")
    if target.scheme not in ("https", base.scheme):
        problem = f"{target.scheme or 'no scheme'} instead of https"
    elif not host:
        problem = "no host in it"
    elif target.userinfo:
        problem = "a user name in it"
    elif is_internal(host) and not is_internal(base.raw_host.decode("ascii")):
        problem = "an address that is not public"
    else:
        return
    raise make_url_error(target, problem)


def make_url_error(target: httpx.URL, problem: str) -> InvalidResponseError:
    """The error for a URL that is not followed."""
    host = target.raw_host.decode("ascii")
    return InvalidResponseError(f"The URL of the file ({target.scheme}://{host}) was not followed: {problem}.")


def is_internal(host: str) -> bool:
    """Whether a host is this machine or in a private network, judging by its name.

    `Peer` checks the address that the name resolves to.
    """
    host = host.rstrip(".").lower()
    address = _read_address(host)
    if address is not None:
        return not is_public(address)
    # A name without a dot is resolved in the local network only.
    return "." not in host or host.endswith(PRIVATE_NAMES)


def is_public(address: _Address) -> bool:
    """Whether an address is public, in whatever form it is written."""
    if isinstance(address, ipaddress.IPv6Address):
        for network, bits in EMBEDDED:
            if address in network:
                return is_public(ipaddress.IPv4Address(int(address) >> bits & 0xFFFFFFFF))
        return address in GLOBAL_UNICAST and address.is_global
    return address.is_global and not address.is_multicast


def leads_inside(host: str) -> bool:
    """Whether a host is internal by its name or by its current address. Resolves the name, which may block."""
    if is_internal(host):
        return True
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False
    return any(is_internal(str(entry[4][0])) for entry in found)


def _read_address(host: str) -> Union[_Address, None]:
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        pass
    try:
        # Also the short, octal and hexadecimal forms that connect(2) accepts.
        return ipaddress.IPv4Address(socket.inet_aton(host))
    except (OSError, ValueError):
        return None


class NotPublic(Exception):
    """A connection to an address that is not public. It is closed."""


class Peer:
    """Checks the connection that is opened for one request of a file.

    A proxy resolves the name itself. Its own address shows nothing, and is not checked.

    Args:
        url: The URL of the request.
        base_url: The URL of the API. If it is internal itself, it may lead to other internal addresses.
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
