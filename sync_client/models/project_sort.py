# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Literal

ProjectSort = Literal["name", "updatedAt"]
"""The order of a list of projects."""
