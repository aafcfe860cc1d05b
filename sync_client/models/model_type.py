# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Literal

ModelType = Literal["lipsync", "react"]
"""What a model does. New types appear over time."""
