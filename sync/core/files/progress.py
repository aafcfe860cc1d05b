"""How far a long operation is, as its callback is told."""

from __future__ import annotations

from typing import Any, Awaitable, Callable, NamedTuple, Optional, Union

from ..call.transport import Flow, Notify


class Progress(NamedTuple):
    """One report of an upload, a wait or a download.

    Attributes:
        phase: `upload`, `wait` or `download`.
        elapsed: Seconds since it began.
        percent: 0 to 100; None where it is not known.
        bytes_done: Bytes that were moved so far, fewer again after a new start; None in a wait.
        bytes_total: Bytes that there are; None in a wait, or where the server does not say.
    """

    phase: str
    elapsed: float
    percent: Optional[float] = None
    bytes_done: Optional[int] = None
    bytes_total: Optional[int] = None


OnProgress = Optional[Callable[[Progress], object]]
AsyncOnProgress = Optional[Callable[[Progress], Union[Awaitable[object], object]]]


def measure_transfer(phase: str, elapsed: float, done: int, total: Optional[int]) -> Progress:
    """Progress by bytes."""
    return Progress(phase, elapsed, 100.0 * done / total if total else None, done, total)


def report(callback: Optional[Callable[[Progress], Any]], progress: Progress) -> Flow[None]:
    """Tell the callback, where there is one."""
    if callback is not None:
        yield Notify(callback, progress)
