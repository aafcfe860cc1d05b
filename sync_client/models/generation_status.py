# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Literal

GenerationStatus = Literal["COMPLETED", "FAILED", "PENDING", "PROCESSING", "REJECTED"]
"""PENDING is queued, PROCESSING is running. COMPLETED, FAILED and REJECTED are final; REJECTED never ran and
FAILED is not charged."""
