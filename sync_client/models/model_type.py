# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Literal

ModelType = Literal["lipsync", "react"]
"""What a model does. New types appear over time."""
