# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Literal

GenerationNotificationStatus = Literal["COMPLETED", "FAILED"]
"""How a generation has ended. There is no webhook for REJECTED."""
