# Derived from sync/_async/errors.py by `make generate`. Do not edit: change that file.
"""The catalogue of error codes."""

from __future__ import annotations

from typing import Dict, Mapping, Optional, Union

from sync_client.errors import show
from sync_client.models import ErrorInfo
from sync_client.options import UNCHANGED, RequestOptions, Timeout
from sync_client.resources import errors as resources

from ..errors import ApiError, InvalidRequestError


class Errors(resources.Errors):
    """The catalogue of error codes: `client.errors`."""

    _catalogue: Optional[Dict[str, ErrorInfo]] = None

    def explain(
        self,
        error: Union[str, ApiError],
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Optional[ErrorInfo]:
        """Look up what an error means. The catalogue is fetched once and then kept.

            info = client.errors.explain("generation_input_video_inaccessible")

        Args:
            error: A code, or an exception that has one.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            Its `message` and `suggestion`; None if the error has no code, or the catalogue does not have it.

        Raises:
            InvalidRequestError: The argument is neither of these.
            ApiError: The catalogue could not be fetched.
        """
        code = error.code if isinstance(error, ApiError) else error
        if isinstance(error, ApiError) and code is None:
            return None
        if not isinstance(code, str):
            raise InvalidRequestError(f"error must be a code or an ApiError, not {show(error)}.", field="error")
        if self._catalogue is None:
            catalogue = self.list(
                extra_headers=extra_headers, extra_query=extra_query, timeout=timeout, request_options=request_options
            )
            self._catalogue = {info.code: info for info in catalogue}
        return self._catalogue.get(code)
