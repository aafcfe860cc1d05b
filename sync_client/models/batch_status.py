# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Literal

BatchStatus = Literal["COMPLETED", "FAILED", "JOBS_CREATED", "PENDING", "PROCESSING"]
"""PENDING is queued, JOBS_CREATED has its generations made, PROCESSING is running. COMPLETED and FAILED are final."""
