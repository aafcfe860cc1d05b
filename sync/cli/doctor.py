"""doctor: finds what keeps this machine from using the API, and says what to do."""

from __future__ import annotations

import os
import time
from typing import Any, Dict, Iterator, List, Mapping, Optional, Tuple

import click

from sync.errors import ApiError, InvalidRequestError, UnauthorizedError
from sync.version import __version__

from .command import Command
from .errors import FAILED, NO_KEY
from .records import Finding, as_record
from .session import Session

COLUMNS = {"check": "check", "ok": "ok", "found": "found", "what to do": "advice"}
# Seconds. Webhooks are accepted up to 300 seconds off.
CLOCK_TOLERANCE = 60
CONNECT_SECONDS = 5.0


@click.command(
    cls=Command,
    short_help="Find what keeps this machine from using the API.",
    prints=[Finding],
    examples=["doctor", "doctor --json"],
)
@click.pass_obj
def doctor(session: Session) -> int:
    """Check the versions, the proxy, the certificates, the network, the clock and the key."""
    findings: List[Finding] = []

    def examine() -> Iterator[Dict[str, Any]]:
        for finding in examine_all(session):
            findings.append(finding)
            yield as_record(finding)

    session.output.many(examine(), COLUMNS)
    bad = {finding.check for finding in findings if not finding.ok}
    return 0 if not bad else NO_KEY if bad == {"key"} else FAILED


def examine_all(session: Session) -> Iterator[Finding]:
    """Yield each finding as soon as it is available."""
    from .keys import server

    yield examine_versions()
    url = server()
    yield examine_proxy(url)
    yield examine_certificates(url, os.environ)
    network, headers = examine_network(session, url)
    yield network
    if headers is not None:
        yield examine_clock(headers, time.time())
    yield examine_key(session)


# Slow imports are local, since the program's help loads every command.


def examine_versions() -> Finding:
    import platform
    from importlib.metadata import version

    found = ", ".join([f"syncsdk {__version__}", *(f"{name} {version(name)}" for name in ("httpx", "click", "rich"))])
    python = f"Python {platform.python_version()} on {platform.system()}"
    return Finding("versions", True, f"{found}, {python}")


def examine_proxy(url: str) -> Finding:
    """Whether the proxy in the environment, if any, accepts connections."""
    import socket
    from urllib.parse import urlsplit
    from urllib.request import getproxies, proxy_bypass

    parts = urlsplit(url)
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if proxy is None or proxy_bypass(parts.hostname or ""):
        return Finding("proxy", True, "none")
    place = urlsplit(proxy if "//" in proxy else f"//{proxy}")
    # Without `user:password@`.
    address = (place.hostname or "", place.port or 80)
    name = "{}:{}".format(*address)
    try:
        socket.create_connection(address, CONNECT_SECONDS).close()
    except OSError as error:
        advice = f"Correct {parts.scheme.upper()}_PROXY, or list {parts.hostname} in NO_PROXY."
        return Finding("proxy", False, f"{name}: {error}", advice)
    return Finding("proxy", True, name)


def examine_certificates(url: str, environment: Mapping[str, str]) -> Finding:
    """Whether the connection is encrypted, and the trusted certificates exist."""
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    if parts.scheme == "http":
        local = parts.hostname in ("localhost", "127.0.0.1", "::1")
        advice = None if local else "The key is sent unencrypted: use https in SYNC_BASE_URL."
        return Finding("certificates", local, "plain HTTP", advice)
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        path = environment.get(name)
        if path and not os.path.exists(path):
            return Finding("certificates", False, f"{name}: {path} does not exist", f"Correct {name}, or unset it.")
        if path:
            return Finding("certificates", True, f"{name}={path}")
    return Finding("certificates", True, "from certifi")


def examine_network(session: Session, url: str) -> Tuple[Finding, Optional[Mapping[str, str]]]:
    """Whether the API responds, and the headers of its response."""
    started = time.monotonic()
    try:
        response = session.public.with_options(timeout=20, max_retries=0).errors.with_raw_response.list()
    except ApiError as error:
        advice = (
            f"Check that {url} is the right address and reachable from here. See SYNC_BASE_URL and the proxy settings."
        )
        if "CERTIFICATE_VERIFY_FAILED" in str(error):
            advice = "Set SSL_CERT_FILE to a file with your company's certificates and those of the public authorities."
        return Finding("network", False, error.message or str(error), advice), error.headers or None
    took = 1000 * (time.monotonic() - started)
    return Finding("network", True, f"{url} responds in {took:.0f} ms"), response.headers


def examine_clock(headers: Mapping[str, str], now: float) -> Finding:
    """The difference between this machine's clock and the server's."""
    from email.utils import parsedate_to_datetime

    try:
        off = now - parsedate_to_datetime(headers.get("date", "")).timestamp()
    except (TypeError, ValueError):
        return Finding("clock", True, "unknown: the response has no Date header")
    ok = abs(off) <= CLOCK_TOLERANCE
    advice = None if ok else "Set the clock: otherwise webhooks are refused as too old or too new."
    return Finding("clock", ok, f"{off:+.0f} s from the server's", advice)


def examine_key(session: Session) -> Finding:
    """Whether there is a key that the server accepts. The key is not shown."""
    from sync.core.settings import KEY_VARIABLE

    from .keys import advise_on_refusal, key_source

    source = key_source()
    try:
        session.client.with_options(timeout=20, max_retries=0).models.list()
    except InvalidRequestError as error:
        return Finding("key", False, error.message or "none", f"Run `syncsdk login`, or set {KEY_VARIABLE}.")
    except UnauthorizedError as error:
        return Finding("key", False, error.message or "refused", advise_on_refusal(source))
    except ApiError as error:
        return Finding(
            "key",
            False,
            f"from {source}, not tried: {error.message or error}",
            "Fix the problems above, and run this again.",
        )
    return Finding("key", True, f"from {source}, accepted by the server")
