"""The objects that the stages of a run share: uploads, prices, creates, polls and downloads."""

from __future__ import annotations

from typing import NamedTuple

from ..core.call.clock import Clock
from ..errors import ApiError
from .access import Access
from .schedule import Schedule, Throttle
from .tracker import Tracker
from .workers import Workers


class RunContext(NamedTuple):
    """The objects that the stages of a run share.

    Attributes:
        tracker: Keeps the states of the jobs.
        workers: Runs the tasks.
        schedule: Decides when requests can start.
        clock: The client's clock.
        access: Gives each task its client.
    """

    tracker: Tracker
    workers: Workers
    schedule: Schedule
    clock: Clock
    access: Access

    def back_off(self, throttle: Throttle, error: ApiError) -> None:
        """Pause one kind of request after a temporary failure, or stop the run if patience has run out."""
        if not throttle.fail(error, self.clock.monotonic(), self.schedule.random):
            self.tracker.stop(error)
