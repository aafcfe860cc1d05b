# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Literal

SpeechJobStatus = Literal["FAILED", "PENDING", "PROCESSING", "SUCCESS"]
"""PENDING is queued and PROCESSING is running. SUCCESS and FAILED are terminal."""
