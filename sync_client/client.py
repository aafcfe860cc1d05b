# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
"""The smallest clients: every resource, without retries. `sync.Sync` and `sync.AsyncSync` are built on the same parts."""

from __future__ import annotations

from typing import Any, Dict, Mapping, Optional, TypeVar

import httpx

from .async_caller import AsyncSimpleCaller
from .caller import SimpleCaller
from .resources import AsyncResources, Resources
from .sending import request_arguments, result_of
from .types import Operation

T = TypeVar("T")
C = TypeVar("C", bound="Client")
A = TypeVar("A", bound="AsyncClient")

BASE_URL = "https://api.sync.so"
KEY_HEADER = "x-api-key"


def _settings(
    api_key: str, base_url: str, timeout: Optional[float], headers: Optional[Mapping[str, str]]
) -> Dict[str, Any]:
    return {"base_url": base_url, "timeout": timeout, "headers": {**(headers or {}), KEY_HEADER: api_key}}


class Client(Resources):
    """Calls the API over one `httpx.Client`.

        with Client(api_key="...") as client:
            voices = client.voices.list()

    Args:
        api_key: The API key.
        base_url: Root of the API.
        timeout: Seconds for each of connect, read, write and pool; None waits for ever.
        headers: Further header fields of every request.
    """

    def __init__(
        self,
        *,
        api_key: str,
        base_url: str = BASE_URL,
        timeout: Optional[float] = 60.0,
        headers: Optional[Mapping[str, str]] = None,
    ) -> None:
        self._http = httpx.Client(**_settings(api_key, base_url, timeout, headers))
        self._caller = SimpleCaller(self._http)

    def send(self, operation: Operation[T]) -> T:
        """Send one operation. Raises UnexpectedStatus, DecodeError, or what httpx raises."""
        return result_of(operation, self._http.request(**request_arguments(operation)))

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
        self._http = httpx.AsyncClient(**_settings(api_key, base_url, timeout, headers))
        self._caller = AsyncSimpleCaller(self._http)

    async def send(self, operation: Operation[T]) -> T:
        """Send one operation. Raises UnexpectedStatus, DecodeError, or what httpx raises."""
        return result_of(operation, await self._http.request(**request_arguments(operation)))

    async def aclose(self) -> None:
        await self._http.aclose()

    async def __aenter__(self: A) -> A:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self.aclose()
