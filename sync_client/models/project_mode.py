# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Literal

ProjectMode = Literal["CREATOR", "DEVELOPER"]
"""The kind of user that a project is laid out for."""
