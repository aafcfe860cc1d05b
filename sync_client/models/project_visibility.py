# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Literal

ProjectVisibility = Literal["ORGANIZATION", "USER"]
"""Who sees a project: its owner (USER) or the whole organization (ORGANIZATION)."""
