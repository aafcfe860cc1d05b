# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Literal

ModelMode = Literal["face", "head", "lips"]
"""How much of the head `react-1` moves."""
