# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Literal

GenerationType = Literal["api", "playground"]
"""Where generations come from: the playground or the API."""
