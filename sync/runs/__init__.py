"""Many jobs, done once, whatever happens in between: a run.

from pathlib import Path
from sync import Sync

with Sync() as client, client.runs.open("campaign.sqlite", to="results/") as run:
    run.add({"model": "lipsync-2", "input": [Path("a.mp4"), Path("a.wav")]}, name="a")
    for outcome in run:
        print(outcome.name, outcome.path or outcome.error)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .open import AsyncRuns as AsyncRuns
    from .open import Runs as Runs
    from .reconcile import Reconciliation as Reconciliation
    from .records import Cost as Cost
    from .records import Estimate as Estimate
    from .records import Job as Job
    from .records import Outcome as Outcome
    from .records import State as State
    from .report import Report as Report
    from .run import Run as Run
    from .schedule import Limits as Limits
else:
    from sync_client.lazy import lazy

    _LAZY = {
        "AsyncRuns": ".open",
        "Cost": ".records",
        "Estimate": ".records",
        "Job": ".records",
        "Limits": ".schedule",
        "Outcome": ".records",
        "Reconciliation": ".reconcile",
        "Report": ".report",
        "Run": ".run",
        "Runs": ".open",
        "State": ".records",
    }
    __getattr__, __dir__ = lazy(__name__, _LAZY)
    __all__ = sorted(_LAZY)
