# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Literal

SyncMode = Literal["bounce", "cut_off", "loop", "remap", "silence"]
"""What to do when audio and video differ in length: `bounce` plays a short video backwards, `loop` repeats it,
`cut_off` trims longer audio, `silence` pads shorter audio, and `remap` changes the speed of the video."""
