"""Date-times on the wire and in Python."""

from __future__ import annotations

import sys
from datetime import datetime, timezone
from typing import Any, cast

if sys.version_info >= (3, 11):
    _fromisoformat = datetime.fromisoformat
else:

    def _fromisoformat(value: str) -> datetime:
        return datetime.fromisoformat(value[:-1] + "+00:00" if value[-1:] == "Z" else value)


def decode_datetime(value: Any) -> datetime:
    """Read an RFC 3339 date-time; one without an offset is taken as UTC. Anything else is left as it came."""
    try:
        parsed = _fromisoformat(value)
    except (TypeError, ValueError):
        other = _isoparse(value) if isinstance(value, str) else value
        if not isinstance(other, datetime):
            return cast(datetime, other)
        parsed = other
    return parsed if parsed.tzinfo is not None else parsed.replace(tzinfo=timezone.utc)


def _isoparse(value: str) -> object:
    from dateutil.parser import isoparse

    try:
        return isoparse(value)
    except (ValueError, OverflowError):
        return value


def encode_datetime(value: datetime) -> str:
    """RFC 3339, with Z for UTC."""
    text = value.isoformat()
    return text[:-6] + "Z" if text.endswith("+00:00") else text
