"""What every resource is: a client, and the two ways to run a flow on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Awaitable, Callable, Mapping, Optional, TypeVar, cast

from sync_client.types import Operation

from .flow import Context, call
from .response import RawResponse
from .transport import AsyncTransport, Flow, Transport

if TYPE_CHECKING:
    from typing_extensions import ParamSpec

    P = ParamSpec("P")

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])


class Resource:
    """One noun of the API, on a synchronous client."""

    def __init__(self, transport: Transport, context: Context) -> None:
        self._transport = transport
        self._context = context

    def _run(self, flow: Flow[T]) -> T:
        return self._transport.run(flow)

    def _call(self, operation: Operation[T], options: Mapping[str, Any], idempotent: Optional[bool] = None) -> T:
        return self._transport.run(call(self._context, operation, options, idempotent=idempotent))


class AsyncResource:
    """One noun of the API, on an asynchronous client."""

    def __init__(self, transport: AsyncTransport, context: Context) -> None:
        self._transport = transport
        self._context = context

    async def _run(self, flow: Flow[T]) -> T:
        return await self._transport.run(flow)

    async def _call(self, operation: Operation[T], options: Mapping[str, Any], idempotent: Optional[bool] = None) -> T:
        return await self._transport.run(call(self._context, operation, options, idempotent=idempotent))


def raw(method: Callable[P, T]) -> Callable[P, RawResponse[T]]:
    """A method of a resource whose context is raw, typed as what it then gives."""
    return cast("Callable[P, RawResponse[T]]", method)


def async_raw(method: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[RawResponse[T]]]:
    return cast("Callable[P, Awaitable[RawResponse[T]]]", method)


def documented_by(other: Callable[..., Any]) -> Callable[[F], F]:
    """Give the asynchronous twin the docstring of the synchronous method."""

    def decorate(method: F) -> F:
        method.__doc__ = other.__doc__
        return method

    return decorate
