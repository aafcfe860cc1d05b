"""What the parts of a run share."""

from __future__ import annotations

from typing import NamedTuple

from ..core.call.clock import Clock
from .access import Access
from .schedule import Schedule
from .tracker import Tracker
from .workers import Workers


class RunContext(NamedTuple):
    """What the parts of a run share.

    Attributes:
        tracker: Keeps the states of the jobs.
        workers: Run the tasks.
        schedule: Decides when requests can start.
        clock: The client's time.
        access: Gives each task its client.
    """

    tracker: Tracker
    workers: Workers
    schedule: Schedule
    clock: Clock
    access: Access
