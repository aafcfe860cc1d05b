# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Literal

AssetSort = Literal[
    "dateAsc",
    "dateDesc",
    "durationAsc",
    "durationDesc",
    "kindAsc",
    "kindDesc",
    "nameAsc",
    "nameDesc",
    "sizeAsc",
    "sizeDesc",
]
"""The order of a list of assets."""
