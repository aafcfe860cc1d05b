# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Literal

AssetType = Literal["AUDIO", "IMAGE", "VIDEO"]
"""The type of an asset."""
