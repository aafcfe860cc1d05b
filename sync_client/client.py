# Generated from openapi.yaml by `make generate`: do not edit.
"""The smallest clients: every resource, without retries. `sync.Sync` and `sync.AsyncSync` are built on the same parts."""

from __future__ import annotations

from typing import Any, Dict, Generator, Mapping, Optional, TypeVar

import httpx

from . import settings
from .async_caller import AsyncSimpleCaller, async_send
from .caller import SimpleCaller, send
from .exchange import result_of
from .resources import AsyncResources, Resources
from .secret import Secret
from .types import Operation

T = TypeVar("T")
C = TypeVar("C", bound="Client")
A = TypeVar("A", bound="AsyncClient")

BASE_URL = "https://api.sync.so"
KEY_HEADER = "x-api-key"


class _KeyAuth(httpx.Auth):
    """Puts the key into each request when it is sent: nothing else holds it."""

    def __init__(self, key: Secret) -> None:
        self._key = key

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        self._key.put(request.headers, KEY_HEADER)
        request.extensions["secret"] = self._key
        yield request


def _http_settings(key: Secret, base_url: str, timeout: object, headers: Optional[Mapping[str, str]]) -> Dict[str, Any]:
    """What an HTTP client is told. Raises ArgumentError."""
    return {
        "base_url": settings.base_url_from(base_url, like=BASE_URL),
        "timeout": settings.timeout_from(timeout),
        "headers": settings.headers_from(headers),
        "auth": _KeyAuth(settings.api_key_from(key)),
    }


class Client(Resources):
    """Calls the API over one `httpx.Client`.

        with Client(api_key="...") as client:
            voices = client.voices.list()

    Args:
        api_key: The API key.
        base_url: Root of the API.
        timeout: Seconds for each of connect, read, write and pool; None waits for ever.
        headers: Additional headers of every request.

    Raises:
        ArgumentError: An argument can't be used; the message names it.
    """

    def __init__(
        self,
        *,
        api_key: str,
        base_url: str = BASE_URL,
        timeout: Optional[float] = 60.0,
        headers: Optional[Mapping[str, str]] = None,
    ) -> None:
        # Out of this frame first: whatever is raised from here on comes through it.
        key = Secret(api_key)
        del api_key
        self._http = httpx.Client(**_http_settings(key, base_url, timeout, headers))
        self._caller = SimpleCaller(self._http)

    def send(self, operation: Operation[T]) -> T:
        """Send one operation. Raises RequestFailed, UnexpectedStatus or DecodeError."""
        return result_of(operation, send(self._http, operation))

    def close(self) -> None:
        self._http.close()

    def __enter__(self: C) -> C:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()


class AsyncClient(AsyncResources):
    """The same over one `httpx.AsyncClient`: `await client.voices.list()`."""

    def __init__(
        self,
        *,
        api_key: str,
        base_url: str = BASE_URL,
        timeout: Optional[float] = 60.0,
        headers: Optional[Mapping[str, str]] = None,
    ) -> None:
        # Out of this frame first: whatever is raised from here on comes through it.
        key = Secret(api_key)
        del api_key
        self._http = httpx.AsyncClient(**_http_settings(key, base_url, timeout, headers))
        self._caller = AsyncSimpleCaller(self._http)

    async def send(self, operation: Operation[T]) -> T:
        """Send one operation. Raises RequestFailed, UnexpectedStatus or DecodeError."""
        return result_of(operation, await async_send(self._http, operation))

    async def aclose(self) -> None:
        await self._http.aclose()

    async def __aenter__(self: A) -> A:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self.aclose()
