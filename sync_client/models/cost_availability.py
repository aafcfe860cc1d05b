# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Literal

CostAvailability = Literal["complete", "partial", "pending", "unavailable"]
"""`complete` is final, `pending` comes later, `partial` lacks some parts, `unavailable` will not be known."""
