# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Literal

GenerationNotificationStatus = Literal["COMPLETED", "FAILED"]
"""How a generation has ended. There is no webhook for REJECTED."""
