"""The catalogue of error codes: what each means, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Dict, Final, List, Optional, Union

from sync_client import api
from sync_client.models import ErrorInfo

from .core.call.resource import AsyncResource, Resource, async_raw, documented_by, raw
from .errors import ApiError

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .core.call.options import CallOptions


class Errors(Resource):
    """The catalogue of error codes: `client.errors`."""

    _catalogue: Optional[Dict[str, ErrorInfo]] = None

    @property
    def with_raw_response(self) -> ErrorsWithRawResponse:
        """The same methods, which give the whole answer: `client.errors.with_raw_response.list().headers`."""
        return ErrorsWithRawResponse(Errors(self._transport, self._context._replace(raw=True)))

    def list(self, **call_options: Unpack[CallOptions]) -> List[ErrorInfo]:
        """List the error codes. Needs no API key, and sends none.

            codes = [info.code for info in client.errors.list()]

        Args:
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            Each `code`, its `message`, and a `suggestion` what to do.

        Raises:
            ApiError: The call failed.
        """
        return self._call(api.list_errors(), call_options)

    def explain(self, error: Union[str, ApiError], **call_options: Unpack[CallOptions]) -> Optional[ErrorInfo]:
        """Look up what an error means. The catalogue is fetched once and then kept.

            info = client.errors.explain("generation_input_video_inaccessible")

        Args:
            error: A code, or an exception that has one.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            Its `message` and `suggestion`; None where the error has no code, or the catalogue does not know it.

        Raises:
            ApiError: The catalogue could not be fetched.
        """
        code = _code_of(error)
        if code is None:
            return None
        if self._catalogue is None:
            self._catalogue = _by_code(self.list(**call_options))
        return self._catalogue.get(code)


class AsyncErrors(AsyncResource):
    """The catalogue of error codes: `await client.errors.list()`."""

    _catalogue: Optional[Dict[str, ErrorInfo]] = None

    @property
    def with_raw_response(self) -> AsyncErrorsWithRawResponse:
        """The same methods, which give the whole answer: `(await client.errors.with_raw_response.list()).headers`."""
        return AsyncErrorsWithRawResponse(AsyncErrors(self._transport, self._context._replace(raw=True)))

    @documented_by(Errors.list)
    async def list(self, **call_options: Unpack[CallOptions]) -> List[ErrorInfo]:
        return await self._call(api.list_errors(), call_options)

    @documented_by(Errors.explain)
    async def explain(self, error: Union[str, ApiError], **call_options: Unpack[CallOptions]) -> Optional[ErrorInfo]:
        code = _code_of(error)
        if code is None:
            return None
        if self._catalogue is None:
            self._catalogue = _by_code(await self.list(**call_options))
        return self._catalogue.get(code)


class ErrorsWithRawResponse:
    """`client.errors` with whole answers."""

    def __init__(self, errors: Errors) -> None:
        self.list: Final = raw(errors.list)


class AsyncErrorsWithRawResponse:
    """`client.errors` with whole answers, to be awaited."""

    def __init__(self, errors: AsyncErrors) -> None:
        self.list: Final = async_raw(errors.list)


def _code_of(error: Union[str, ApiError]) -> Optional[str]:
    return error.code if isinstance(error, ApiError) else error


def _by_code(infos: List[ErrorInfo]) -> Dict[str, ErrorInfo]:
    return {info.code: info for info in infos}
