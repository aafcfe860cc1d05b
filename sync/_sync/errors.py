# Derived from sync/_async/errors.py by `make generate`. Do not edit: change that file.
"""The catalogue of error codes."""

from __future__ import annotations

from typing import Dict, Optional, Union

from sync_client.models import ErrorInfo
from sync_client.resources import errors as resources

from ..errors import ApiError


class Errors(resources.Errors):
    """The catalogue of error codes: `client.errors`."""

    _catalogue: Optional[Dict[str, ErrorInfo]] = None

    def explain(self, error: Union[str, ApiError]) -> Optional[ErrorInfo]:
        """Look up what an error means. The catalogue is fetched once and then kept.

            info = client.errors.explain("generation_input_video_inaccessible")

        Args:
            error: A code, or an exception that has one.

        Returns:
            Its `message` and `suggestion`; None where the error has no code, or the catalogue does not know it.

        Raises:
            ApiError: The catalogue could not be fetched.
        """
        code = error.code if isinstance(error, ApiError) else error
        if code is None:
            return None
        if self._catalogue is None:
            self._catalogue = {info.code: info for info in self.list()}
        return self._catalogue.get(code)
