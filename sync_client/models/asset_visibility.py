# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Literal

AssetVisibility = Literal["ORGANIZATION", "USER"]
"""Who sees an asset: its owner (USER) or the whole organization (ORGANIZATION)."""
