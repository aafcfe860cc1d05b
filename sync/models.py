"""Models: what a generation can be made with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, List

from sync_client import api
from sync_client.models import ModelInfo

from .core.call.resource import AsyncResource, Resource, async_raw, documented_by, raw

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .core.call.options import CallOptions


class Models(Resource):
    """The models of the API: `client.models`."""

    @property
    def with_raw_response(self) -> ModelsWithRawResponse:
        """The same methods, which give the whole answer: `client.models.with_raw_response.list().headers`."""
        return ModelsWithRawResponse(Models(self._transport, self._context._replace(raw=True)))

    def list(self, **call_options: Unpack[CallOptions]) -> List[ModelInfo]:
        """List the models.

            names = [model.id for model in client.models.list()]

        Args:
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            All that are not deprecated, newest first; `id` is the name to create with. The plan may not cover each.

        Raises:
            ApiError: The call failed.
        """
        return self._call(api.list_models(), call_options)


class AsyncModels(AsyncResource):
    """The models of the API: `await client.models.list()`."""

    @property
    def with_raw_response(self) -> AsyncModelsWithRawResponse:
        """The same methods, which give the whole answer: `(await client.models.with_raw_response.list()).headers`."""
        return AsyncModelsWithRawResponse(AsyncModels(self._transport, self._context._replace(raw=True)))

    @documented_by(Models.list)
    async def list(self, **call_options: Unpack[CallOptions]) -> List[ModelInfo]:
        return await self._call(api.list_models(), call_options)


class ModelsWithRawResponse:
    """`client.models` with whole answers."""

    def __init__(self, models: Models) -> None:
        self.list: Final = raw(models.list)


class AsyncModelsWithRawResponse:
    """`client.models` with whole answers, to be awaited."""

    def __init__(self, models: AsyncModels) -> None:
        self.list: Final = async_raw(models.list)
