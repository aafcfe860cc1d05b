"""Refusals, in the shape of the API's error body."""

from __future__ import annotations

import uuid
from http import HTTPStatus
from typing import Any, Dict, List, Optional, Union

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from .error_catalog import CATALOG

#: Newer Pythons have other words for these than the API.
_REASONS = {413: "Payload Too Large", 422: "Unprocessable Entity"}


def _reason(status: int) -> str:
    """The reason phrase; faults may have a status that has none."""
    if status in _REASONS:
        return _REASONS[status]
    return HTTPStatus(status).phrase if status in set(HTTPStatus) else "Unknown Status"


class Problem(Exception):
    """Raised by an endpoint to respond with an error.

    A code from the catalog brings its own message and suggestion. `extra` holds further fields of the body, or None
    for a usual one that is to be left out.
    """

    def __init__(
        self,
        status: int,
        code: Optional[str] = None,
        message: Union[str, List[str], None] = None,
        *,
        field: Optional[str] = None,
        **extra: Any,
    ) -> None:
        super().__init__(status, code, message)
        self.status = status
        self.code = code
        entry = CATALOG.get(code or "")
        self.message: Union[str, List[str]] = message or (entry.message if entry else _reason(status))
        self.suggestion: Optional[str] = entry.suggestion if entry else None
        self.field = field
        self.extra = extra

    def body(self) -> Dict[str, Any]:
        known = {
            "message": self.message,
            "error": _reason(self.status),
            "statusCode": self.status,
            "errorCode": self.code,
            "suggestion": self.suggestion,
            "field": self.field,
            "requestId": str(uuid.uuid4()) if self.status >= 500 else None,
        }
        return {name: value for name, value in {**known, **self.extra}.items() if value is not None}


def respond(request: Request, problem: Exception) -> Response:
    """The exception handler for Problem."""
    assert isinstance(problem, Problem)
    return JSONResponse(problem.body(), problem.status)
