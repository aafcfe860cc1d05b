"""The catalogue of error codes: what each means, and what to do."""

from sync_client.resources.errors import AsyncErrorsWithRawResponse, ErrorsWithRawResponse

from ._async.errors import AsyncErrors
from ._sync.errors import Errors

__all__ = ["AsyncErrors", "AsyncErrorsWithRawResponse", "Errors", "ErrorsWithRawResponse"]
