# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Literal

CostAvailability = Literal["complete", "partial", "pending", "unavailable"]
"""How much of a cost is known: `complete` is final, `pending` is not known yet, `partial` lacks some parts, and
`unavailable` will never be known."""
