# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Literal

GenerationExtra = Literal["progress",]
"""What a generation can include on request: `progress` is its `progress_percent`."""
