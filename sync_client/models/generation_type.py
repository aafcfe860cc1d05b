# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Literal

GenerationType = Literal["api", "playground"]
"""The kind of origin of a generation."""
