"""Ids."""

from __future__ import annotations

import re
import uuid

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def new_id() -> str:
    return str(uuid.uuid4())


def is_uuid(text: str) -> bool:
    """Whether `text` is a UUID as the API writes them."""
    return _UUID.fullmatch(text) is not None
