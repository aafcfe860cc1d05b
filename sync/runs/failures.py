"""Converts errors to JSON and back, so that the reason for a failed job outlasts the process."""

from __future__ import annotations

import json
from typing import Any, Dict

from sync_client.models import Generation

from .. import errors
from ..errors import ApiError, GenerationFailedError

_KEPT = ("message", "status_code", "code", "suggestion", "field", "request_id", "idempotency_key")


def write_error(error: ApiError) -> str:
    """An error as JSON, without the body and headers of its response."""
    kept: Dict[str, Any] = {"type": type(error).__name__}
    kept.update({name: getattr(error, name) for name in _KEPT if getattr(error, name) is not None})
    if isinstance(error, GenerationFailedError):
        kept["generation"] = error.generation.to_dict()
    return json.dumps(kept, ensure_ascii=False)


def read_error(text: str) -> ApiError:
    """The error from its JSON."""
    kept: Dict[str, Any] = json.loads(text)
    cls: Any = getattr(errors, kept.pop("type"), ApiError)
    if "generation" in kept:
        return GenerationFailedError(Generation.from_dict(kept["generation"]))
    if not issubclass(cls, ApiError) or cls.__init__ is not ApiError.__init__:
        cls = ApiError
    found: ApiError = cls(**kept)
    return found
