# Generated from openapi.yaml by `make generate`: do not edit.
"""The catalogue of error codes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, List, Mapping, Optional

from .. import api
from ..callers import AsyncCaller, Caller, async_raw, raw
from ..options import UNCHANGED, CallOptions, RequestOptions, Timeout
from ..types import Operation

if TYPE_CHECKING:
    from ..models import ErrorInfo

__all__ = ("AsyncErrors", "AsyncErrorsWithRawResponse", "Errors", "ErrorsWithRawResponse")


def _list_errors() -> Operation[List[ErrorInfo]]:
    return api.list_errors()


class Errors:
    """The catalogue of error codes: `client.errors`."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> ErrorsWithRawResponse:
        """The same methods, but each returns a `RawResponse`: status, headers, body, and the result as `data`."""
        return ErrorsWithRawResponse(type(self)(self._caller.raw()))

    def list(
        self,
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> List[ErrorInfo]:
        """List the error codes.

            codes = [info.code for info in client.errors.list()]

        Needs no API key, and sends none.

        Args:
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The error codes, each with a `message` and a `suggestion` of what to do.

        Raises:
            ApiError: The call failed.
        """
        return self._caller.call(
            partial(_list_errors), CallOptions(extra_headers, extra_query, extra_body, timeout, request_options)
        )


class AsyncErrors:
    """The catalogue of error codes: `client.errors`, to be awaited."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> AsyncErrorsWithRawResponse:
        """The same methods, but each returns a `RawResponse`: status, headers, body, and the result as `data`."""
        return AsyncErrorsWithRawResponse(type(self)(self._caller.raw()))

    async def list(
        self,
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> List[ErrorInfo]:
        """List the error codes.

            codes = [info.code for info in await client.errors.list()]

        Needs no API key, and sends none.

        Args:
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The error codes, each with a `message` and a `suggestion` of what to do.

        Raises:
            ApiError: The call failed.
        """
        return await self._caller.call(
            partial(_list_errors), CallOptions(extra_headers, extra_query, extra_body, timeout, request_options)
        )


class ErrorsWithRawResponse:
    """`client.errors` with whole responses."""

    def __init__(self, errors: Errors) -> None:
        self.list: Final = raw(errors.list)


class AsyncErrorsWithRawResponse:
    """`client.errors` with whole responses, to be awaited."""

    def __init__(self, errors: AsyncErrors) -> None:
        self.list: Final = async_raw(errors.list)
