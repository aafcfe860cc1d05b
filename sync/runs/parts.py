"""What the parts of a run share."""

from __future__ import annotations

from typing import NamedTuple

from ..core.call.clock import Clock
from .access import Access
from .book import Book
from .schedule import Schedule
from .workers import Workers


class Parts(NamedTuple):
    """What the parts of a run share.

    Attributes:
        book: Keeps the states of the jobs.
        workers: Run the tasks.
        schedule: Decides when requests can start.
        clock: The client's time.
        access: Gives each task its client.
    """

    book: Book
    workers: Workers
    schedule: Schedule
    clock: Clock
    access: Access
