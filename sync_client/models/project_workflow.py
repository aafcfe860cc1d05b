# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Literal

ProjectWorkflow = Literal["change_appearance", "edit_dialogue", "image_to_video", "lipsync", "translate_and_dub"]
"""What a project is mainly used for. New workflows appear over time."""
