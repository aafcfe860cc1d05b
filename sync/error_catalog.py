"""The catalogue of error codes: what each means, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sync_client.resources.errors import AsyncErrorsWithRawResponse as AsyncErrorsWithRawResponse
    from sync_client.resources.errors import ErrorsWithRawResponse as ErrorsWithRawResponse

    from ._async.errors import AsyncErrors as AsyncErrors
    from ._sync.errors import Errors as Errors
else:
    from sync_client.lazy import lazy

    _LAZY = {
        "AsyncErrors": "sync._async.errors",
        "AsyncErrorsWithRawResponse": "sync_client.resources.errors",
        "Errors": "sync._sync.errors",
        "ErrorsWithRawResponse": "sync_client.resources.errors",
    }
    __getattr__, __dir__ = lazy(__name__, _LAZY)
    __all__ = sorted(_LAZY)
