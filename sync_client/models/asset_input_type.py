# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Literal

AssetInputType = Literal["EXTRACT", "PLATFORM_IMPORT", "RECORD", "TTS", "UPLOAD", "URL"]
"""How an asset came into the media library. New ways appear over time."""
