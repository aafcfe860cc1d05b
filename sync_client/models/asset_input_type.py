# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Literal

AssetInputType = Literal["EXTRACT", "PLATFORM_IMPORT", "RECORD", "TTS", "UPLOAD", "URL"]
"""How the asset came into the library. New names appear over time."""
