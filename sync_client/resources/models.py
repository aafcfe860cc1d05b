# Generated from openapi.yaml by `make generate`: do not edit.
"""The models that generations can be created with."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, List, Mapping, Optional

from .. import api
from ..callers import AsyncCaller, Caller, async_raw, raw
from ..options import UNCHANGED, CallOptions, RequestOptions, Timeout
from ..types import Operation

if TYPE_CHECKING:
    from ..models import ModelInfo

__all__ = ("AsyncModels", "AsyncModelsWithRawResponse", "Models", "ModelsWithRawResponse")


def _list_models() -> Operation[List[ModelInfo]]:
    return api.list_models()


class Models:
    """The models that generations can be created with: `client.models`."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> ModelsWithRawResponse:
        """The same methods, but each returns a `RawResponse`: status, headers, body, and the result as `data`."""
        return ModelsWithRawResponse(type(self)(self._caller.raw()))

    def list(
        self,
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> List[ModelInfo]:
        """List the models.

            names = [model.id for model in client.models.list()]

        Leaves out deprecated models and includes those that the organization has early access to. A listed model may
        still be refused, since some need a paid plan.

        Args:
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The models, newest first. `id` is the name to create a generation with.

        Raises:
            ApiError: The call failed.
        """
        return self._caller.call(
            partial(_list_models), CallOptions(extra_headers, extra_query, extra_body, timeout, request_options)
        )


class AsyncModels:
    """The models that generations can be created with: `client.models`, to be awaited."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> AsyncModelsWithRawResponse:
        """The same methods, but each returns a `RawResponse`: status, headers, body, and the result as `data`."""
        return AsyncModelsWithRawResponse(type(self)(self._caller.raw()))

    async def list(
        self,
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> List[ModelInfo]:
        """List the models.

            names = [model.id for model in await client.models.list()]

        Leaves out deprecated models and includes those that the organization has early access to. A listed model may
        still be refused, since some need a paid plan.

        Args:
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The models, newest first. `id` is the name to create a generation with.

        Raises:
            ApiError: The call failed.
        """
        return await self._caller.call(
            partial(_list_models), CallOptions(extra_headers, extra_query, extra_body, timeout, request_options)
        )


class ModelsWithRawResponse:
    """`client.models` with whole responses."""

    def __init__(self, models: Models) -> None:
        self.list: Final = raw(models.list)


class AsyncModelsWithRawResponse:
    """`client.models` with whole responses, to be awaited."""

    def __init__(self, models: AsyncModels) -> None:
        self.list: Final = async_raw(models.list)
