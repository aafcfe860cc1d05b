# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Literal

AssetType = Literal["AUDIO", "IMAGE", "VIDEO"]
"""The type of an asset."""
