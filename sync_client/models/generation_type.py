# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Literal

GenerationType = Literal["api", "playground"]
"""Where generations come from: the playground or the API."""
