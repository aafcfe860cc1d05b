# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Literal

AssetInputType = Literal["EXTRACT", "PLATFORM_IMPORT", "RECORD", "TTS", "UPLOAD", "URL"]
"""How an asset came into the media library. New ways appear over time."""
