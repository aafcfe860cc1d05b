# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Literal

GenerationStatus = Literal["COMPLETED", "FAILED", "PENDING", "PROCESSING", "REJECTED"]
"""PENDING is queued and PROCESSING is running. COMPLETED, FAILED and REJECTED are terminal: a REJECTED generation
never ran, and a FAILED one is not billed."""
