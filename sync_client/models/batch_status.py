# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Literal

BatchStatus = Literal["COMPLETED", "FAILED", "JOBS_CREATED", "PENDING", "PROCESSING"]
"""PENDING is queued, JOBS_CREATED has created its generations, and PROCESSING is running them. COMPLETED and
FAILED are terminal."""
