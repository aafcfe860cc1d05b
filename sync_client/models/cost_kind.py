# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Literal

CostKind = Literal["dubbing", "lipsync", "speech_synthesis"]
"""What a part of a cost is for. New kinds appear over time."""
