# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Literal

AssetVisibility = Literal["ORGANIZATION", "USER"]
"""Who sees an asset: its owner (USER) or the whole organization (ORGANIZATION)."""
