# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Literal

ProjectSort = Literal["name", "updatedAt"]
"""What a list of projects is ordered by."""
