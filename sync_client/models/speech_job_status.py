# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Literal

SpeechJobStatus = Literal["FAILED", "PENDING", "PROCESSING", "SUCCESS"]
"""PENDING is queued and PROCESSING is running. SUCCESS and FAILED are terminal."""
