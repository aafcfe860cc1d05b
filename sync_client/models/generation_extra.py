# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Literal

GenerationExtra = Literal["progress",]
"""What a generation can include on request: `progress` is its `progress_percent`."""
