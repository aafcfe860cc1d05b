# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Literal

ModelMode = Literal["face", "head", "lips"]
"""How much of the head `react-1` moves."""
