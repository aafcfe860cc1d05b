"""What each plan of the API allows."""

from __future__ import annotations

from typing import Dict, NamedTuple, Optional


class Limits(NamedTuple):
    """None is no limit, or one that is agreed on."""

    concurrency_limit: Optional[int]
    duration_limit: Optional[float]
    batches_in_plan: bool = False
    generation_limit: Optional[int] = None


PLANS: Dict[str, Limits] = {
    "free": Limits(1, 20.0, generation_limit=3),
    "hobbyist": Limits(1, 60.0),
    "creator": Limits(3, 300.0),
    "growth": Limits(6, 300.0),
    "scale": Limits(15, 1800.0, batches_in_plan=True),
    "enterprise": Limits(None, None, batches_in_plan=True),
}

#: What holds where no plan is named.
NO_PLAN = Limits(None, None, batches_in_plan=True)
