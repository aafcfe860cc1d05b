"""How far a long operation is, as its callback receives it."""

from __future__ import annotations

from typing import Optional

from sync_client.callers import Progress


def measure_transfer(
    phase: str, elapsed: float, done: int, total: Optional[int], file: Optional[str] = None
) -> Progress:
    """Progress by bytes."""
    return Progress(phase, elapsed, 100.0 * done / total if total else None, done, total, file)
