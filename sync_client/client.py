# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
"""The smallest client for the operations: it sends one and decodes its success. No retries, no waiting."""

from __future__ import annotations

import json
from typing import Any, Dict, List, Mapping, Optional, Tuple, TypeVar, Union

import httpx

from .errors import DecodeError, UnexpectedStatus
from .types import File, Operation

T = TypeVar("T")
C = TypeVar("C", bound="Client")
A = TypeVar("A", bound="AsyncClient")


def request_arguments(operation: Operation[Any]) -> Dict[str, Any]:
    """The operation as keyword arguments of `httpx.Client.build_request`."""
    arguments: Dict[str, Any] = {
        "method": operation.method,
        "url": operation.path,
        "params": operation.query,
        "headers": operation.headers,
    }
    if operation.json is not None:
        arguments["json"] = operation.json
    if operation.form is not None:
        arguments["files"] = multipart(operation.form)
    return arguments


def multipart(form: List[Tuple[str, Union[str, File]]]) -> List[Tuple[str, Any]]:
    """The form as httpx takes it, every field in the order given."""
    return [
        (name, (value.name, value.content, value.content_type) if isinstance(value, File) else (None, value))
        for name, value in form
    ]


def parse(operation: Operation[T], content: bytes) -> T:
    """Read the body of a success. Raises DecodeError."""
    if operation.accept != "application/json":
        return operation.decode(content.decode("utf-8", "replace") if operation.accept else None)
    try:
        value = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise DecodeError(f"the body of {operation.id} is not JSON: {error}") from error
    return operation.decode(value)


def _result(operation: Operation[T], response: httpx.Response) -> T:
    if not 200 <= response.status_code < 300:
        raise UnexpectedStatus(response.status_code, response.content)
    return parse(operation, response.content)


def _settings(
    api_key: str, base_url: str, timeout: Optional[float], headers: Optional[Mapping[str, str]]
) -> Dict[str, Any]:
    return {"base_url": base_url, "timeout": timeout, "headers": {**(headers or {}), "x-api-key": api_key}}


class Client:
    """Sends operations over one `httpx.Client`.

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
        base_url: str = "https://api.sync.so",
        timeout: Optional[float] = 60.0,
        headers: Optional[Mapping[str, str]] = None,
    ) -> None:
        self._http = httpx.Client(**_settings(api_key, base_url, timeout, headers))

    def send(self, operation: Operation[T]) -> T:
        """Send one operation. Raises UnexpectedStatus, DecodeError, or what httpx raises."""
        return _result(operation, self._http.request(**request_arguments(operation)))

    def close(self) -> None:
        self._http.close()

    def __enter__(self: C) -> C:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()


class AsyncClient:
    """The same over one `httpx.AsyncClient`."""

    def __init__(
        self,
        *,
        api_key: str,
        base_url: str = "https://api.sync.so",
        timeout: Optional[float] = 60.0,
        headers: Optional[Mapping[str, str]] = None,
    ) -> None:
        self._http = httpx.AsyncClient(**_settings(api_key, base_url, timeout, headers))

    async def send(self, operation: Operation[T]) -> T:
        """Send one operation. Raises UnexpectedStatus, DecodeError, or what httpx raises."""
        return _result(operation, await self._http.request(**request_arguments(operation)))

    async def aclose(self) -> None:
        await self._http.aclose()

    async def __aenter__(self: A) -> A:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self.aclose()
