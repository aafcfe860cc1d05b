"""Idempotency keys: one result per key, for the whole organization."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any, Generic, Optional, Tuple, TypeVar

from starlette.requests import Request

from .problems import Problem
from .records import Records

T = TypeVar("T")


#: Which characters the key of a generation, and of a speech job, may have.
GENERATION_KEY = r"[A-Za-z0-9._~-]"
SPEECH_KEY = r"[ -~]"


def key_of(request: Request, characters: str) -> Optional[str]:
    """The request's Idempotency-Key; 400 when it is malformed or sent twice."""
    keys = request.headers.getlist("idempotency-key")
    if not keys:
        return None
    if len(keys) > 1 or not re.fullmatch(characters + "{1,128}", keys[0].strip()):
        raise Problem(400, "INVALID_IDEMPOTENCY_KEY")
    return keys[0].strip()


def fingerprint(payload: Any) -> str:
    """Equal for equal payloads, however they were formatted."""
    return hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()


class IdempotencyKeys(Generic[T]):
    """Remembers what each key has made."""

    def __init__(self) -> None:
        self.records: Records[Tuple[str, T]] = Records()

    def find(self, key: Optional[str], payload: Any) -> Optional[T]:
        """What was made with this key, None when nothing was; 409 when it was made from another payload."""
        if key is None or key not in self.records:
            return None
        digest, result = self.records[key]
        if digest != fingerprint(payload):
            # The API documents a conflict, but not the name of its code.
            raise Problem(
                409, "IDEMPOTENCY_KEY_CONFLICT", "The Idempotency-Key was used with a different payload before."
            )
        return result

    def remember(self, key: Optional[str], payload: Any, result: T) -> None:
        if key is not None:
            self.records[key] = (fingerprint(payload), result)
