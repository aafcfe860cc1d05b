"""Which URLs of files may be followed, whoever names them."""

from __future__ import annotations

import ipaddress
import socket

from ...errors import InvalidResponseError
from ..call.http import httpx


def check_url(url: str, base_url: str) -> None:
    """Refuse a URL that a server must not send us to: files, user names, an insecure or an internal address.

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
    raise InvalidResponseError(f"The URL of the file ({target.scheme}://{host}) was not followed: {problem}.")


def is_internal(host: str) -> bool:
    """Whether a host is this machine or one of its own network, as far as its name tells."""
    host = host.rstrip(".").lower()
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        try:
            # The short and octal forms that connect(2) takes, too.
            address = ipaddress.IPv4Address(socket.inet_aton(host))
        except (OSError, ValueError):
            return False
    return not (getattr(address, "ipv4_mapped", None) or address).is_global
