"""The machine room. Only the names in `__all__`, and the modules that they come from, are meant to be imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import api_error as api_error
    from . import file as file
    from . import http_response as http_response
    from . import request_options as request_options
    from .api_error import ApiError as ApiError
    from .file import File as File
    from .http_response import AsyncHttpResponse as AsyncHttpResponse
    from .http_response import HttpResponse as HttpResponse
    from .request_options import RequestOptions as RequestOptions
else:
    from sync_client.lazy import lazy

    _LAZY = {
        "ApiError": "sync.core.api_error",
        "AsyncHttpResponse": "sync.core.http_response",
        "File": "sync.core.file",
        "HttpResponse": "sync.core.http_response",
        "RequestOptions": "sync.core.request_options",
        "api_error": "sync.core.api_error:",
        "file": "sync.core.file:",
        "http_response": "sync.core.http_response:",
        "request_options": "sync.core.request_options:",
    }
    __getattr__, __dir__ = lazy(__name__, _LAZY)
    __all__ = sorted(_LAZY)
