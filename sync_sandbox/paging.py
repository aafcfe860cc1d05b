"""Filters, pages and times, as the list endpoints need them."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Callable, List, Optional, Sequence, Tuple, TypeVar

from .problems import Problem

T = TypeVar("T")


def page(
    items: Sequence[T], limit: int, cursor: Optional[str], id_of: Callable[[T], str]
) -> Tuple[List[T], Optional[str]]:
    """The `limit` items after the one whose id is `cursor`, and the cursor of the next page if there is one."""
    start = 0
    if cursor is not None:
        positions = [position for position, item in enumerate(items) if id_of(item) == cursor]
        if not positions:
            raise Problem(400, message="cursor does not name an item of this list", field="cursor")
        start = positions[0] + 1
    found = list(items[start : start + limit])
    return found, id_of(found[-1]) if start + limit < len(items) else None


def allows(wanted: Optional[Sequence[str]], value: Optional[str]) -> bool:
    """Whether a list filter lets `value` through; no filter lets everything through."""
    return wanted is None or value in wanted


def timestamp(moment: float) -> str:
    """Unix seconds as the API writes a date-time."""
    text = datetime.fromtimestamp(moment, timezone.utc).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")
